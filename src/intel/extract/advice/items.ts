import type { SectionKind } from '../../sections.ts';
import type { BlockKind, ReportText, Sentence } from '../../text.ts';

/** What the words before a list announce. `request`: what an authority would like to be sent. `other`: anything else, such as what actors do. */
export type Lead = 'none' | 'mitigation' | 'red-flag' | 'request' | 'other';

/** A paragraph, bullet or row with what announces it. Offsets are UTF-16 code units, a bullet without its sign. */
export type Item = {
  readonly kind: BlockKind;
  readonly section: SectionKind;
  readonly lead: Lead;
  readonly start: number;
  readonly end: number;
  /** Its words in the view. */
  readonly words: string;
  /** It announces the list behind it. */
  readonly announces: boolean;
  readonly sentences: readonly Sentence[];
};

const MARKER = /^[\s>*_]{0,8}(?:[•●▪◦‣∙·o*+-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s{1,8}/;

/** Where the words of a sentence begin, behind the sign of a bullet if it begins one. */
export function begin(view: string, { start, end, block }: Sentence): number {
  return block.kind === 'bullet' && start === block.start ? Math.min(end - 1, start + (MARKER.exec(view.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0)) : start;
}

/** Longest line that counts as a point of a list that lost its signs. Unit: characters. @source house: longer paragraphs tell, they do not list */
const LONGEST_POINT = 260;
/** Part of an announcement that is read. Unit: characters. @source house: what a list is stands in its last words */
const LEAD_PART = 320;

const REQUEST =
  /\b(?:may (?:seek|request|ask for)|(?:is|are) (?:seeking|requesting|interested in)|information requested|would like to receive|reports? (?:should|must) include|(?:please )?(?:include|provide) the following|submit the following|following (?:information|details|artefacts|artifacts) (?:that you|when|to|about))\b/i;
const RED_FLAG =
  /\b(?:red[ -]?flags?|warning signs?|(?:indicators?|indications?|signs?|hallmarks?|tell-?tales?) (?:of (?!(?:compromise|attack|infection)\b)|that|or|include|are|may|can)|(?:suspicious|anomalous|unusual) (?:activit|behaviou?r|pattern|if|when|of)|(?:aware of|alert to|attention to) the following (?:activit|behaviou?r|sign|pattern|trait|characteristic|red)|following .{0,60}(?:indications?|indicative|red flags?|suspicious|warning)|(?:look|watch)(?:ing)?(?: out)? for|be (?:alert|wary|suspicious|cautious|on the lookout|vigilant) (?:to|of|if|for|about)|common (?:traits|patterns|characteristics)|raise suspicions?)/i;
const MITIGATION =
  /\b(?:recommend(?:s|ed|ations?|ing)?|mitigat(?:e|es|ion|ions|ing)|actions? (?:to|should)|(?:protective|preventive|preventative|defensive|security) (?:measures|controls|steps)|best practices?|advis(?:e|es|ed)|urges?|encourages?|should|rely on|relies on|tips|due diligence|steps (?:to|you|that)|how to (?:protect|defend|prevent|respond|avoid)|to (?:protect|defend|prevent|reduce|avoid|counter|detect|strengthen|safeguard|limit)\b|consider|need to|if you (?:suspect|think|believe|have (?:already )?hired|discover|find|identify|encounter)|ways to|(?:ensure|verify|use|implement|apply|take) (?:the|these|this)? ?following|(?:measures|controls|safeguards) (?:include|are))\b/i;
const ACTORS =
  /\b(?:actors?|attackers?|adversar(?:y|ies)|hackers?|threat group|operators|malware|ransomware|defendants?|conspirators?|it workers?|they|it)(?: \w+){0,3} (?:use|used|using|gain|gained|leverage|leveraged|employ|employed|conduct|perform|execute|include|have|were|are|attempt|may|can|will)\b|\bactors?:\s{0,3}$/i;

/** Headings whose points are what to do. */
const TO_DO =
  /\b(?:what (?:to|you can|we|should) do|how to (?:respond|react|handle|proceed|avoid|protect|vet|check|verify|hire|mitigate|prevent|stop)|respon(?:se|ding)|playbook|do'?s and don'?ts|if you (?:suspect|have|think|find|hired|discover)|verification (?:steps|process)|vetting|screening|hiring (?:process|practices|tips))\b/i;
/** First cells of tables that list what to look out for or what to do. */
const FLAG_COLUMN = /^\|?\s{0,9}\W{0,4}(?:red[ -]?flags?|warning signs?|indicators?|signs?|behaviou?rs?)\W{0,6}\|/i;
const ADVICE_COLUMN = /^\|?\s{0,9}\W{0,4}(?:mitigations?|recommend(?:ed|ations?)[^|]{0,20}|actions?|controls?|what to do|advice)\W{0,6}\|/i;

/** Headings in a text about hired people whose points are what to look out for. */
const TRAITS =
  /\b(?:traits?|patterns?|checklists?|characteristics|profiles?|behaviou?rs?|tell-?tales?|giveaways?|suspicions?|suspicious|flags?|identif(?:y|ying)|spot(?:ting)?|recogni[sz]\w{1,4}|detect\w{0,4})\b/i;

function leadOf(words: string): Lead {
  const last = words.slice(-LEAD_PART);
  if (REQUEST.test(last)) return 'request';
  if (RED_FLAG.test(last)) return 'red-flag';
  if (/\b(?:recommend|should|mitigat)/i.test(last) || !ACTORS.test(last)) return MITIGATION.test(last) ? 'mitigation' : 'other';
  return 'other';
}

function underOf(heading: string, section: SectionKind, hiring: boolean): Lead {
  if (section === 'mitigations' || section === 'furniture') return 'none';
  if (TO_DO.test(heading)) return 'mitigation';
  return hiring && TRAITS.test(heading) ? 'red-flag' : 'none';
}

/** What the first row of a table announces for the others, where nothing before it did. */
function columnOf(words: string, section: SectionKind): Lead {
  if (FLAG_COLUMN.test(words)) return 'red-flag';
  if (ADVICE_COLUMN.test(words)) return 'mitigation';
  return section === 'red-flags' ? 'red-flag' : section === 'mitigations' ? 'mitigation' : 'other';
}

/** Items of a report in order, headings left out. Cost grows with the length of the text. @param hiring whether it is about hired people */
export function itemsOf({ view, blocks, sentences }: ReportText, hiring: boolean): readonly Item[] {
  const items: Item[] = [];
  let [lead, under, at]: [Lead, Lead, number] = ['none', 'none', 0];
  for (const [index, block] of blocks.entries()) {
    const own: Sentence[] = [];
    for (let one = sentences[at]; one !== undefined && one.start < block.end; one = sentences[++at]) own.push(one);
    const whole = view.slice(block.start, block.end);
    if (block.kind === 'heading') {
      under = underOf(block.heading, block.section, hiring);
      lead = 'none';
      continue;
    }
    if (block.kind === 'row' && blocks[index - 1]?.kind !== 'row') {
      lead = columnOf(whole, block.section);
      continue;
    }
    const start = block.start + (MARKER.exec(whole)?.[0].length ?? 0);
    const words = view.slice(start, block.end);
    const colon = /:[*_\s]{0,4}$/.test(words);
    const announces = colon || (block.kind === 'paragraph' && blocks[index + 1]?.kind === 'bullet');
    const point = block.kind !== 'paragraph' || (lead !== 'none' && words.length <= LONGEST_POINT && !colon);
    if (!point) lead = 'none';
    const listed = block.kind === 'bullet' && lead === 'none' ? under : lead;
    items.push({ kind: block.kind, section: block.section, lead: listed, start, end: block.end, words, announces, sentences: own });
    // A bullet that announces others passes on what announced it.
    if (announces && (block.kind === 'paragraph' || lead === 'none')) lead = leadOf(view.slice(own.at(-1)?.start ?? start, block.end));
  }
  return items;
}
