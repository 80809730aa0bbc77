import table from '../../../../data/intel/places.json' with { type: 'json' };
import type { ReportText, Sentence } from '../../text.ts';
import { lexiconOf, phraseAt } from './lexicon.ts';

/** A country in a text: by its name, by an adjective or people, by a word that is both (`US`, `DPRK`), or by a place in it. */
export type PlaceMention = { readonly code: string; readonly kind: 'name' | 'adjective' | 'both' | 'place'; readonly start: number; readonly end: number };

type Entry = { readonly code: string; readonly kind: PlaceMention['kind']; readonly exact: boolean };

/** Short names in capitals, which in small letters are words. Unit: letters. @source house: PRC, ROK, UAE, DPRK */
const LONGEST_ABBREVIATION = 5;

function entries(words: Readonly<Record<string, readonly string[]>>, kind: Entry['kind']): readonly (readonly [string, Entry])[] {
  return Object.entries(words).flatMap(([code, names]) =>
    names.map((name): readonly [string, Entry] => [name.toLowerCase(), { code, kind, exact: name.length <= LONGEST_ABBREVIATION && name === name.toUpperCase() }]),
  );
}

const LEXICON = lexiconOf([...entries(table.names, 'name'), ...entries(table.adjectives, 'adjective'), ...entries(table.places, 'place')]);
/** Words that are both: “DPRK workers”, “the DPRK”. */
const BOTH = new Set(
  Object.values(table.adjectives)
    .flat()
    .filter((word) => Object.values(table.names).flat().includes(word)),
);

const TOKEN = /(?<![\w@/\\=]|\w\.)(?:(?:[A-Z]\.){1,4}[A-Z]?(?![a-z])|[A-ZÀ-Þ][A-Za-zÀ-ÿ]{1,25})/g;
/** Places that are given names or surnames too, or parts of other names. */
const NAME_LIKE =
  /^(?:Chad|Jordan|Israel|Georgia|India|China|Kenya|Paris|Houston|Phoenix|Washington|Virginia|Sydney|Milan|Perth|Sofia|Colombo|Lincoln|Cuba|Mali|Rome|Holland|Ireland|England|Scotland|Wales|Brooklyn|Montana|Dakota|Carolina|Florence|Turk|Finn|Dane|Pole|French|German|Swede|Male)$/;
const GENERIC_NEXT =
  /^ (?:Government|Ministry|Department|Parliament|State|Police|Bank|Central|National|Cyber|Republic|Intelligence|Army|Military|Embassy|IT|IP|APT|Elections?|President|Group|Threat|Supreme|Security|Post|University|Company|Companies|Hackers?|Red|Interior|Foreign|Defen[cs]e|Critical|Financial|Energy|Healthcare)\b/;
const PART_OF_NAME = /(?:\b(?:New|North|South|West|East|Latin|Native|Central|Equatorial|Papua|Michael|Air|Bank of|Guinea|anti|pro|non)[ -])$/i;
const LANGUAGE = /^(?:[- ](?:language|speak\w{0,4}|translat\w{0,5}|Airlines|Express|Airways)|(?=[.,;)]))/;
const SPOKEN = /\b(?:in|speaks?|spoke|speaking|fluent|into|from|good|poor|broken)(?: in)? $/;

/** Whether a word that names a country does not do so here. */
function isOther(view: string, start: number, end: number, entry: Entry): boolean {
  const before = view.slice(Math.max(0, start - 12), start);
  const after = view.slice(end, end + 16);
  // “US $5,000” is money.
  if (/^[\w@\\]|^\.\w|^ ?\\?\$/.test(after)) return true;
  const word = view.slice(start, end);
  if (PART_OF_NAME.test(before) && !/^(?:North|South|New|West|East)/.test(word)) return !/\b(?:North|South|West|East)ern? $/.test(before);
  if (
    entry.kind === 'adjective' &&
    !BOTH.has(word) &&
    (/^[- ](?:language|speak|translat|Airlines|Express|Airways)/.test(after) || (LANGUAGE.test(after) && SPOKEN.test(before) && !word.endsWith('s')))
  )
    return true;
  if (!NAME_LIKE.test(word)) return false;
  const surname = /^ [A-Z][a-z]+/.test(after) && !GENERIC_NEXT.test(after) && entry.kind !== 'adjective';
  return surname || (/\b[A-Z][a-z]{2,12} $/.test(before) && !/\b(?:Western|Eastern|Northern|Southern|In|And|From|The|Republic|Both|While|Since|Chinese|Russian)\s$/.test(before));
}

/** The state of Georgia goes by districts and cities. */
function codeOf(view: string, start: number, code: string): string {
  return code === 'GE' && /\b(?:Districts? of|State of|Atlanta,|Savannah,|Augusta,|Alpharetta,|Marietta,) $/.test(view.slice(Math.max(0, start - 14), start)) ? 'US' : code;
}

/** Places of one sentence in order. Cost grows with its length. */
export function placesIn({ view }: ReportText, { start, end }: Sentence): readonly PlaceMention[] {
  const mentions: PlaceMention[] = [];
  let behind = start;
  const sentence = view.slice(start, end);
  for (const found of sentence.matchAll(TOKEN)) {
    const at = start + found.index;
    if (at < behind) continue;
    const dotted = found[0].includes('.');
    const word = dotted ? `${found[0].toLowerCase().replace(/\.$/, '')}.` : found[0].toLowerCase();
    const same = (phrase: string) => (dotted ? phrase === word : view.slice(at, at + phrase.length).toLowerCase() === phrase);
    const hit = phraseAt(LEXICON, word, same) ?? phraseAt(LEXICON, word.replace(/s$/, ''), same);
    if (hit === undefined) continue;
    const [phrase, entry] = hit;
    const length = dotted ? found[0].length : phrase.length;
    const plural = entry.kind === 'adjective' && /^s\b/.test(view.slice(at + length, at + length + 2)) ? 1 : 0;
    const stop = at + length + plural;
    // “us” is a word where the text does not shout.
    if ((entry.exact && !dotted && view.slice(at, at + length) !== phrase.toUpperCase()) || isOther(view, at, stop, entry)) continue;
    mentions.push({ code: codeOf(view, at, entry.code), kind: BOTH.has(view.slice(at, at + length)) ? 'both' : entry.kind, start: at, end: stop });
    behind = stop;
  }
  return mentions;
}
