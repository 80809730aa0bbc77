import type { Quoted } from '#model';
import type { SectionKind } from '../../sections.ts';
import { quote, type ReportText, type Sentence } from '../../text.ts';
import { begin } from './items.ts';

/** Most facts of a summary. Unit: sentences. @source the goal of the report analysis, row 14: a summary of at most 12 sentences */
const MOST = 12;
/** Shortest fact. Unit: characters. @source house: shorter sentences are captions */
const SHORTEST = 45;
/** Longest sentence that is still read at a glance. Unit: characters. @source house: three printed lines and a half */
const LONGEST = 480;
/** What each fact already taken from the same paragraph costs the next. Unit: points. @source house: a paragraph rarely has more than two key facts */
const CROWDED = 0.4;
/** Points that a sentence needs more than. @source house: an action, or somebody who acts, and a place early in the text */
const LEAST = 1;
/** Longest part of a sentence that is weighed. Unit: characters. @source house: the point of a sentence stands in its first lines */
const READ = 600;

/** What makes a sentence a key fact, in points. @source house: the questions of a summary: who, what, to whom, since when, how many, how, what the law did */
const CUES: readonly (readonly [number, RegExp])[] = [
  [
    2,
    /\b(?:charg(?:ed|ing)|indict(?:ed|ment)|pleaded guilty|sentenced|convicted|arrested|extradited|designated|seized|seizure|unsealed|forfeit\w{0,4}|grand jury|previously charged|warrants?)\b/i,
  ],
  [
    1.5,
    /(?:[$€£]\s?\d|\b\d[\d,.]*\s?(?:k\b|million|billion|thousand|bitcoins?|btc|companies|firms|entities|victims|organi[sz]ations|people|individuals|countries|computers|accounts|identities|workers|cards|businesses|ip addresses)|\b(?:at least|more than|over|approximately|nearly|up to|hundreds of|thousands of|dozens of)\b (?:\S+ ){0,2}(?:\d|million|companies|workers|victims))/i,
  ],
  [
    1,
    /\b(?:since (?:at least |approximately |about |late |early |mid-)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6} )?(?:19|20)\d\d|as of|between|first (?:observed|seen|reported)|beginning in|until|by (?:19|20)\d\d|from (?:\w+ )?(?:19|20)\d\d)\b/i,
  ],
  [0.7, /\b(?:19|20)\d\d\b/],
  [
    1.5,
    /\b(?:compromis(?:e|es|ed)|target(?:s|ed|ing)|stole|steals?|stolen|exfiltrat\w{1,4}|encrypts?|encrypted|deploy\w{0,3}|gain(?:s|ed|ing)?|inject\w{1,3}|establish(?:es|ed)?|posed|posing|dispatched|launder\w{1,3}|threaten(?:s|ed|ing)?|defraud\w{0,3}|extort\w{0,3}|hack-and-leak|spear-?phish\w{1,3}|phishing|operat(?:e|es|ed|ing)|executed|evad(?:e|es|ed)|disrupted|destroy\w{0,3}|defacement|caused|obtained|attack(?:s|ed)?|infect\w{0,3}|exploit(?:s|ed)|download(?:s|ed)|dropp?(?:s|ed)|moves? laterally|impersonat\w{1,3}|created|recruit(?:s|ed)?|generat(?:e|es|ed|ing)|fraudulent(?:ly)?|hit with|carried out|conducted|initiated|managed to|build|built|claim(?:s|ed) to be|scrap(?:es|ed)|disabl(?:es|ed)|us(?:es|e|ed) (?:\w+ ){0,3}(?:for|to)|posts?|asks?|lures?|terminates?|deletes?|hires?|hired|applied|applying|refused|evolved)\b/i,
  ],
  [1, /\b(?:actors?|group|gang|hackers?|attackers?|adversar(?:y|ies)|workers|defendants?|criminals|operatives|conspirators|ransomware|malware|scheme|campaigns?|facilitators?)\b/i],
  [0.6, /\b(?:by \w+ing|via|through|using|including|such as|in order to|to generate|under the guise|in the names? of|front compan\w{1,3})\b/i],
  [
    0.8,
    /\b(?:linked to|attributed to|affiliated with|on behalf of|associated with|behalf of the|subordinate to|managed and controlled|unlikely|cannot confirm|not (?:able|possible) to)\b/i,
  ],
  [
    0.8,
    /\b(?:ransoms?|extortion|payments?|deadline|phone calls?|telephone|bitcoin|monero|cryptocurrenc\w{1,3}|virtual currenc\w{1,3}|initial access|lure|job offer|freelance|remote (?:work|jobs?))\b/i,
  ],
  [
    1.2,
    /\b(?:laptop farms?|remote access (?:software|tools?)|(?:stolen|false|forged|fake|borrowed) (?:identit\w{1,3}|documents?|passports?)|bank accounts?|shell compan\w{1,3}|wages|payroll|search(?:ed|es) (?:of )?the (?:home|house|residence)|raid(?:ed|s)?)\b/i,
  ],
  [0.5, /\b(?:typically|often|most(?:ly)? commonly|common(?:ly)?|leverag\w{1,3}|uses? (?:a|an|the|open)|unique)\b/i],
];

/** What a summary leaves out. */
const AGAINST: readonly (readonly [number, RegExp])[] = [
  [
    3,
    /^[\s"'*_]{0,4}(?:note|figure|table|see|source|for (?:more|additional|further)|click|read)\b|\b(?:(?:provided|this|the) (?:article|text)|this (?:flash|advisory|report|product|document|pin|alert|csa|blog)|is providing information|are releasing|is releasing|was published|please|contact|https?:\/\/\S+ ?$|download)\b/i,
  ],
  [
    1.5,
    /\b(?:should|recommend\w{0,5}|may seek|penalt(?:y|ies)|prohibits?|presumed|presumption|pursuant to|u\.s\.c\.|c\.f\.r\.|commended|thank\w{0,3}|appreciat\w{1,5}|said (?:assistant|u\.s\.|special|fbi|deputy|attorney)|said [^,.]{3,40}, (?:the )?(?:assistant|special|deputy|acting|director|attorney)|(?:is|are) prosecuting|investigat(?:ed|ing) (?:the|this) (?:case|matter)|resolutions?)\b/i,
  ],
  [0.8, /["][^"]{20,}["]\s*(?:,|he|she|said|$)|^\s*"/],
];

const SECTIONS: Partial<Record<SectionKind, number>> = {
  activity: 1.2,
  attribution: 0.6,
  targeting: 0.3,
  techniques: 0.3,
  body: 0.3,
  infrastructure: -0.3,
  implications: -0.3,
  indicators: -0.3,
  'red-flags': -1,
  mitigations: -3,
};

type Weighed = { readonly sentence: Sentence; readonly points: number };

function weigh(view: string, sentence: Sentence): number {
  const { start, end, block } = sentence;
  const length = end - start;
  const words = view.slice(start, Math.min(end, start + READ));
  const cues = CUES.reduce((sum, [points, cue]) => (cue.test(words) ? sum + points : sum), 0);
  const against = AGAINST.reduce((sum, [points, cue]) => (cue.test(words) ? sum + points : sum), 0);
  const first = start - block.start < 4 ? 0.6 : 0;
  const early = 1 - start / Math.max(1, view.length);
  return cues - against + first + early + (SECTIONS[block.section] ?? 0) - (length > LONGEST ? 0.5 : 0) - (/[:;]$/.test(words) ? 0.5 : 0);
}

/** The best that is left, by points less what its paragraph has given; the earlier where they are equal. */
function nextOf(left: readonly Weighed[], taken: ReadonlyMap<number, number>): number {
  let [best, most] = [-1, LEAST];
  for (const [index, { sentence, points }] of left.entries()) {
    const worth = points - CROWDED * (taken.get(sentence.block.start) ?? 0);
    if (worth > most) [best, most] = [index, worth];
  }
  return best;
}

/**
 * Key facts of the activity as sentences, at most {@link MOST}, in the order of the text: what an analyst would put in a summary. Cost grows
 * with the length of the text.
 */
export function extractFacts(report: ReportText): readonly Quoted[] {
  const left = report.sentences
    .filter(
      ({ start, end, block }) =>
        end - start >= SHORTEST && block.kind !== 'heading' && block.kind !== 'quote' && block.kind !== 'row' && block.section !== 'furniture' && block.section !== 'references',
    )
    .map((sentence) => ({ sentence, points: weigh(report.view, sentence) }));
  const taken = new Map<number, number>();
  const facts: Sentence[] = [];
  while (facts.length < MOST) {
    const best = nextOf(left, taken);
    const [one] = best < 0 ? [] : left.splice(best, 1);
    if (one === undefined) break;
    facts.push(one.sentence);
    taken.set(one.sentence.block.start, (taken.get(one.sentence.block.start) ?? 0) + 1);
  }
  return facts.sort((a, b) => a.start - b.start).map((one) => quote(report, begin(report.view, one), one.end));
}
