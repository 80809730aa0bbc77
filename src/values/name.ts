import { similarity, words } from './text.ts';

/**
 * How two written names relate:
 * - `same`: one person could write both (order, initials, middle names, particles, diacritics, transliteration spelling);
 * - `given-name-shared`: a full word agrees and the rest does not, as after marriage; the order of words does not tell which word it is;
 * - `different`: nothing aligns;
 * - `unknown`: a name is empty or in no letters, or the names stand in two scripts and their romanised spellings do not settle it.
 */
export type NameRelation = 'same' | 'given-name-shared' | 'different' | 'unknown';

/** Closest first. */
const RELATIONS: readonly NameRelation[] = ['same', 'given-name-shared', 'different', 'unknown'];

/** Words beside a name that are never part of it. @source house list, docs/decisions/0006 */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md']);

/** Words in names that one writer gives and another leaves out. Some are whole names too (Le, Van), so they go only where two words remain. @source house list, docs/decisions/0006 */
const PARTICLES = new Set(['van', 'von', 'der', 'den', 'de', 'da', 'di', 'del', 'della', 'dos', 'la', 'le', 'el', 'al', 'bin', 'ibn', 'bint', 'y', 'e']);

/** Letters that passports spell with two. @source ICAO Doc 9303 part 3, section 6, table A */
const PASSPORT_SPELLINGS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** Likeness from which two words are spellings of one name (Mohammed and Muhammad: 0.75). @source house, docs/decisions/0006: highest value that still joins common transliteration pairs of five letters and more */
const SPELLING_LIKENESS = 0.75;
/** Shorter words must be equal: at four letters one edit makes another name (Lina, Lena). @source house, docs/decisions/0006 */
const SPELLING_MIN_LENGTH = 5;
/** Likeness of two whole names in different scripts, written as one word, from which they are one name (Kim Minsu and its Hangul: 0.88; one syllable off: 0.75). @source house, docs/decisions/0006 */
const ACROSS_SCRIPTS_LIKENESS = 0.85;

/** `syllables`: scripts in which one sign is a syllable or a word, so that one letter off is another name. */
type Script = 'latin' | 'syllables' | 'other';
type Form = { readonly words: readonly string[]; readonly script: Script };

const BEYOND_ASCII = /[^\p{ASCII}]/u;
const LATIN = /\p{Script=Latin}/u;
const SYLLABLES = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function lettersOf(script: Script, character: string): boolean {
  if (!/\p{L}/u.test(character)) return true;
  return (LATIN.test(character) ? 'latin' : SYLLABLES.test(character) ? 'syllables' : 'other') === script;
}

/** The words of a name in one script: as folded, as passports spell them, and either without particles. */
function formsIn(script: Script, name: string): readonly Form[] {
  const plain = !BEYOND_ASCII.test(name);
  const own = plain ? name : [...name.normalize('NFKC')].map((character) => (lettersOf(script, character) ? character : ' ')).join('');
  const spelt = own.replace(/[äöüåø]/giu, (letter) => PASSPORT_SPELLINGS[letter.toLowerCase()] ?? letter);
  return (spelt === own ? [own] : [own, spelt]).flatMap((text) => {
    const all = words(text).filter((word) => /[a-z]/.test(word));
    const named = all.filter((word) => !TITLES.has(word));
    const whole = named.length > 0 ? named : all;
    const core = whole.filter((word) => !PARTICLES.has(word));
    const forms = core.length === whole.length || core.length < 2 ? [whole] : [whole, core];
    return forms.filter((form) => form.length > 0).map((form) => ({ words: form, script }));
  });
}

function formsOf(name: string): readonly Form[] {
  const scripts = BEYOND_ASCII.test(name) ? (['latin', 'syllables', 'other'] as const) : (['latin'] as const);
  return scripts.flatMap((script) => formsIn(script, name));
}

function wordsAgree(a: string, b: string, spelling: boolean): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return spelling && Math.min(a.length, b.length) >= SPELLING_MIN_LENGTH && similarity(a, b) >= SPELLING_LIKENESS;
}

/** Pairs each word of the shorter name with its own word of the longer one, full words before initials. @returns how many of the shorter name’s words found one, and how many of those were full words */
function align(shorter: readonly string[], longer: readonly string[], spelling: boolean): { readonly agreed: number; readonly full: number } {
  const left = [...longer];
  let agreed = 0;
  let full = 0;
  for (const word of [...shorter].sort((a, b) => b.length - a.length)) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((other) => wordsAgree(word, other, spelling));
    if (at < 0) continue;
    agreed += 1;
    if (word.length > 1 && (left[at] ?? '').length > 1) full += 1;
    left.splice(at, 1);
  }
  return { agreed, full };
}

function relateAligned(shorter: readonly string[], longer: readonly string[], spelling: boolean): NameRelation {
  const { agreed, full } = align(shorter, longer, spelling);
  if (agreed === shorter.length && full >= 1 && (shorter.length > 1 || longer.length === 1)) return 'same';
  return full >= 1 ? 'given-name-shared' : 'different';
}

function closest(relations: readonly NameRelation[]): NameRelation {
  return RELATIONS.find((relation) => relations.includes(relation)) ?? 'unknown';
}

/** The words as one, beginning with each of them in turn. */
function rotations(all: readonly string[]): readonly string[] {
  return all.map((_, at) => [...all.slice(at), ...all.slice(0, at)].join(''));
}

function relateForms(a: Form, b: Form): NameRelation {
  const [one, two] = [a.words, b.words];
  if (one.join('') === two.join('') || [...one].sort().join('') === [...two].sort().join('')) return 'same';
  const spelling = a.script !== 'syllables' && b.script !== 'syllables';
  const relations = [
    ...(one.length <= two.length ? [relateAligned(one, two, spelling)] : []),
    // Pairing takes the first word that fits, so that names of one length are paired both ways.
    ...(two.length <= one.length ? [relateAligned(two, one, spelling)] : []),
  ];
  const relation = closest(relations);
  if (a.script === b.script || relation === 'same') return relation;
  return rotations(one).some((x) => rotations(two).some((y) => similarity(x, y) >= ACROSS_SCRIPTS_LIKENESS)) ? 'same' : 'unknown';
}

/** Relation of two names, whatever the order of their words. Symmetric. A name written in two scripts is related by the closer one. */
export function relateNames(a: string, b: string): NameRelation {
  const others = formsOf(b);
  return closest(formsOf(a).flatMap((one) => others.map((two) => relateForms(one, two))));
}

/** The closest relation of a name to any of several. `unknown` where there are none. */
export function closestRelation(name: string, others: readonly string[]): NameRelation {
  return closest(others.map((other) => relateNames(name, other)));
}
