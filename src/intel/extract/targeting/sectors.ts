import type { IndustrySector, ReportSector } from '#model';
import { industrySectorSchema } from '#model';
import table from '../../../../data/intel/sectors.json' with { type: 'json' };
import { type Block, quote, type ReportText, type Sentence } from '../../text.ts';
import { lexiconOf, phraseAt } from './lexicon.ts';

type Entry = { readonly sector: IndustrySector; readonly alone: boolean };

function entries(words: Readonly<Record<string, readonly string[]>>, alone: boolean): readonly (readonly [string, Entry])[] {
  return Object.entries(words).flatMap(([name, phrases]) => phrases.map((phrase): readonly [string, Entry] => [phrase, { sector: industrySectorSchema.parse(name), alone }]));
}

const LEXICON = lexiconOf([...entries(table.alone, true), ...entries(table.within, false)]);
/** Longest ending that is cut from a word to find its stem, as “universit” in “universities”. Unit: letters. @source house */
const LONGEST_ENDING = 4;

/** Furthest that a phrase stands behind the words which make its sector a target. Unit: characters. @source house: a list of eight sectors */
const REACH = 220;
/** Furthest that a phrase stands before “were hit”. Unit: characters. @source house: name and trade of a company */
const PASSIVE_REACH = 150;
/** Furthest that what follows or leads a phrase is read. Unit: characters. @source house: two words */
const BY_REACH = 48;
const LISTED_REACH = 14;
/** Most of a sentence that is read. Unit: characters. @source house: the longest sentences of court releases */
const LONGEST_SENTENCE = 1_500;

/** Words behind which those who are attacked stand. */
const TARGETED =
  /\b(?:target(?:s|ed|ing)?|against|attack(?:s|ed|ing)? (?:on|against|the)|attacks?|victims|victim (?:compan\w{1,3}|organi[sz]ations?|entit\w{1,3}|sectors?)|sectors (?:including|such as|like)|victimi[sz]\w{1,4}|compromis(?:e[sd]?|ing)|breach(?:ed|es|ing)?|hit|infect(?:ed|ing|s)?|focus(?:ed|es|ing)?(?: primarily| mainly)? on|impact(?:ed|ing|s)?|affect(?:ed|ing|s)?|intrusions? (?:into|at|against)|intrusions?|defraud\w{0,3}|scrap(?:e[sd]?|ing)|disrupt(?:ed|ing|s)?|hack(?:ed|ing)?|st(?:ole|eal|ealing|olen)(?: \w{1,15}){0,3} from|hired? (?:by|at)|get hired|employ(?:ed|ment) (?:by|at|with)|jobs? (?:at|with|in)|work(?:ed|ing)? (?:for|at)|spear-? ?phish\w{0,3}|interest in|threaten(?:ed|s|ing)?|extort\w{0,3}|ransomware|identit\w{1,3} to (?:access|gain)|access(?:ed|ing)?|on the)\b/gi;
/** Plain words of {@link TARGETED} that need a sector to be named as such. */
const WEAK = /^(?:on the|access|impact|affect|ransomware|attacks?$|interest in)/i;
const NAMED_SECTOR = /\b(?:sectors?|industr(?:y|ies)|verticals?)\b|\b(?:and|or) (?:other )?(?:\w{1,20} )?(?:organi[sz]ations|entities|institutions|targets)\b/i;
const HIT =
  /\b(?:ha(?:s|ve|d)|was|were|been|being)(?: also| recently| reportedly)?(?: been)? (?:hit|targeted|attacked|compromised|breached|hacked|impacted|affected|victimi[sz]ed|defrauded|infected|disrupted|extorted|(?:spear-? ?)?phished)\b|\bsuffered\b/i;
/** Somebody of the sector did it or told it. */
const BY = /(?<!\b(?:hired|employed)) by (?:\w{1,20} ){0,2}$/i;
/** Behind a word that means a sector only in a list of them. */
const LISTED = /^(?:[,/;):&.]| and\b| or\b| &| sectors?\b| industr\w{1,3}\b| verticals?\b|\s*$)/i;
const DESIGNATED = /\b(?:designated for|sanction(?:ed|s)|front compan(?:y|ies)|knowingly)\b/i;
/** Institutions that write, warn or are to be told. */
const AUTHORITY =
  /\b(?:please contact|report (?:to|it)|recommend|should|must|encourage|assistance|grateful|advis(?:ed|es)|posing as|impersonat\w{1,4}|pretend\w{0,3}|purport\w{0,4}|masquerad\w{1,4}|banking trojan|financial losses)\b/i;
/** The trade in people who are hired under false names: whoever hires them buys technology work. */
const WORKER_SCHEME =
  /\b(?:(?:IT|tech|information technology|software) (?:workers?|freelancers?|contractors?|personnel|specialists)|freelance (?:IT|software|developer|platform|work)\w{0,3}|(?:Rust|Solidity|blockchain|web3|software|remote|freelance) (?:developers?|engineers?))\b/i;
const SCHEME_HIRES = /\b(?:hir(?:e|ed|es|ing)|employ\w{0,4}|freelanc\w{1,5}|contracts?|jobs?|platforms?|compan(?:y|ies)|firms?)\b/i;
const STATE_WORKERS = /\b(?:DPRK|North Korean?s?|fake|fraudulent|Pyongyang)\b/i;

const isQuiet = ({ section }: Block) => section === 'furniture' || section === 'references';

type Hit = { readonly sector: IndustrySector; readonly alone: boolean; readonly start: number; readonly end: number };

/** Phrases of the table in a sentence. */
function phrasesIn(view: string, start: number, end: number): readonly Hit[] {
  const words = view.slice(start, end).toLowerCase();
  // A few letters grow when they are made small; such a sentence would shift.
  if (words.length !== end - start) return [];
  const hits: Hit[] = [];
  let behind = 0;
  for (const { 0: word, index } of words.matchAll(/[a-z\d][a-z\d/]{0,30}/g)) {
    if (index < behind) continue;
    const found = stemAt(words, word, index);
    if (found === undefined) continue;
    const [phrase, { sector, alone }] = found;
    const ending = /^[a-z]{0,4}/.exec(words.slice(index + phrase.length, index + phrase.length + LONGEST_ENDING))?.[0] ?? '';
    const before = words.slice(Math.max(0, index - BY_REACH), index);
    const maker = sector === 'manufacturing' && hits.at(-1)?.end === start + index - 1;
    behind = index + phrase.length + ending.length;
    const office = !alone && /\b(?:ministry|department|secretary|bureau|office) of (?:the )?$/.test(before);
    // Social media are no press, and who makes drugs is told by “drug”.
    if (!maker && !office && !/\b(?:social|removable|storage) $/.test(before)) hits.push({ sector, alone, start: start + index, end: start + behind });
  }
  return hits;
}

/** The longest phrase at an offset; its first word may be a stem. A phrase ends with a word, or with a stem that an ending completes. */
function stemAt(words: string, word: string, at: number): readonly [string, Entry] | undefined {
  const same = (phrase: string) =>
    words.startsWith(phrase, at) && /^(?:s|es|ies|y|y's|ity|ing|er|ers|ing|ical|al|ation|ations|e|ed)?(?![a-z\d])/.test(words.slice(at + phrase.length, at + phrase.length + 7));
  const exact = phraseAt(LEXICON, word, same) ?? (word.includes('/') ? undefined : phraseAt(LEXICON, /^[^-]+/.exec(word)?.[0] ?? word, same));
  if (exact !== undefined) return exact;
  for (let cut = 1; cut <= LONGEST_ENDING && word.length - cut >= 3; cut++) {
    const found = phraseAt(LEXICON, word.slice(0, -cut), same);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the words stand behind which targets are named, in offsets of the sentence. */
function openings(words: string, named: boolean): readonly number[] {
  return [...words.matchAll(TARGETED)].filter(([cue]) => named || !WEAK.test(cue)).map(({ 0: cue, index }) => index + cue.length);
}

/** Sectors that a sentence says are targeted. */
function targetsIn({ view }: ReportText, { start, end, block }: Sentence): readonly Hit[] {
  const stop = Math.min(end, start + LONGEST_SENTENCE);
  const words = view.slice(start, stop);
  const named = NAMED_SECTOR.test(words);
  const listed = block.section === 'targeting' || /^\W{0,4}(?:sectors?|industries|targeted sectors?)\b/i.test(words);
  const cues = openings(words, named);
  const hit = HIT.exec(words);
  if ((cues.length === 0 && hit === null && !listed) || AUTHORITY.test(words)) return [];
  const designated = DESIGNATED.test(words);
  // What stands before the first cue is no target, unless it “was hit”.
  const hits = phrasesIn(view, listed || hit !== null ? start : start + (cues[0] ?? 0), stop);
  const list = named || listed || hits.filter(({ alone }) => alone).length > 1;
  return hits.filter(({ alone, start: at, end: behind }) => {
    const offset = at - start;
    if (designated || (!alone && !(list && LISTED.test(view.slice(behind, Math.min(stop, behind + LISTED_REACH)))))) return false;
    if (listed) return true;
    if (BY.test(view.slice(Math.max(start, at - BY_REACH), at))) return false;
    if (cues.some((cue) => offset >= cue && offset - cue <= REACH)) return true;
    return hit !== null && offset < hit.index && hit.index - offset <= PASSIVE_REACH;
  });
}

/** Technology work that a scheme of false workers is paid for: the sector of those who hire. */
function hiringIn({ view }: ReportText, { start, end }: Sentence, sure: boolean): Hit | undefined {
  const words = view.slice(start, Math.min(end, start + LONGEST_SENTENCE));
  const found = WORKER_SCHEME.exec(words);
  return found === null || (sure && !SCHEME_HIRES.test(words.replace(found[0], '')))
    ? undefined
    : { sector: 'technology', alone: true, start: start + found.index, end: start + found.index + found[0].length };
}

/**
 * Sectors that a report says are targeted, each once, the first words that say it: {@link ReportSector}. Cost grows with the length of the text.
 * @source OASIS STIX 2.1, industry-sector-ov, and data/intel/sectors.json
 */
export function extractSectors(report: ReportText): readonly ReportSector[] {
  const found = new Map<IndustrySector, Hit>();
  const keep = (hit: Hit | undefined) => {
    if (hit !== undefined && !found.has(hit.sector)) found.set(hit.sector, hit);
  };
  for (const sentence of report.sentences) {
    const { section } = sentence.block;
    if (isQuiet(sentence.block) || section === 'mitigations' || section === 'red-flags') continue;
    for (const hit of targetsIn(report, sentence)) keep(hit);
  }
  // Where they are hired is said best; that there are such workers says it too.
  if (STATE_WORKERS.test(report.view))
    for (const sure of [true, false]) for (const sentence of report.sentences) if (!found.has('technology') && !isQuiet(sentence.block)) keep(hiringIn(report, sentence, sure));
  return [...found.values()].sort((a, b) => a.start - b.start).map(({ sector, start, end }) => ({ sector, ...quote(report, start, end) }));
}
