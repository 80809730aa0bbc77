import type { Quoted } from '#model';
import { type Block, quote, type ReportText } from '../../text.ts';
import { placesIn } from './places.ts';

/** Most victims of one report. Unit: wordings. @source house: longer lists are leak sites and no report */
const MOST_VICTIMS = 60;
/** Shortest wording that says who. Unit: characters. @source house */
const SHORTEST = 4;

const STOP = String.raw`(?:with|using|by|since|that|which|who|whose|to|for|after|before|between|while|through|via|as|because|from|resulting|during|and (?:has|have|is|are|was|were|then|\w{2,20}ed)|has|have|had|is|are|was|were|been|unless|where|when|but|without|against|on|into|began|attributed|linked|at several|under|may|could|will|would)\b`;
const WORD = String.raw`(?!${STOP})[\w'&/().-]{1,30}`;
/** Verbs and headings behind which victims stand, and up to twelve words of them. */
const VICTIM = new RegExp(
  `\\b(?:against|target(?:s|ed|ing)?|compromis(?:ed|ing)|attack(?:ed|ing)|(?:threatened to )?hit|breach(?:ed|es|ing)|defraud(?:ed|ing)|victimi[sz](?:ed|es|ing)|infiltrat(?:ed|es|ing)|infect(?:ed|ing)|victims(?: (?:include[sd]?|including|were|are|such as)|:)|(?:most )?(?:commonly |primarily |mainly )?focus(?:ed|es)? on|get hired by|hired by|worked (?:\\w{1,12} ){0,3}(?:at|for)|jobs? (?:at|with)|employment (?:at|with)|attack on|st(?:ole|olen|ealing)(?: [\\w-]{1,20}){1,4} from)\\*{0,2} (${WORD}(?:,? ${WORD}){0,11})`,
  'gi',
);
/** Who may be a victim. */
const HARMED =
  /\b(?:compan(?:y|ies)|firms?|banks?|business(?:es)?|organi[sz]ations?|entit(?:y|ies)|employers?|providers?|institutions?|hospitals?|universit(?:y|ies)|enterprises?|corporations?|citizens|persons|consumers|agenc(?:y|ies)|individuals|contractors?|retailers?|cent(?:er|re)s?|manufacturers?|operators?|exchanges?|officials|politicians|customers|start-?ups?|governments?|ministr(?:y|ies)|think tanks?|restaurants?|hotels?|casinos?|schools?|athletes|grid|facilities|project|journalists|employees?|business networks|school districts?|airports?|utilities)\b/i;
const NOT_HARMED =
  /^(?:the )?(?:actors?|attackers?|threat|attacks?|malware|cyber threats?|credentials|passwords?|ransomware|future|additional|other|this|these|it|them|him|her|me|us|phishing|data|accounts?|all|their|his|law|your|you|our|any|a company's systems?)\b/i;
const NAME = /^(?:the )?[A-Z][\w&.-]{2,}(?: [A-Z][\w&.-]+){0,4}$/;

/** The words of a victim without what follows it: the parts of a list go along while they name somebody too. */
function wordingOf(words: string): string {
  const [first = '', ...rest] = (words.split(/ -{1,2} /)[0] ?? '').split(/,(?= )/);
  const stop = rest.findIndex((part) => !HARMED.test(part) || /\bthe sender\b/.test(part));
  return [first, ...(stop < 0 ? rest : rest.slice(0, stop))]
    .join(',')
    .replace(/[\s,.()-]+$/, '')
    .replace(/ (?:and|or|in|at|of|the|a|an)$/i, '');
}

const isTold = ({ section, kind }: Block) => kind !== 'quote' && section !== 'furniture' && section !== 'references' && section !== 'mitigations' && section !== 'red-flags';

/** Victims of a report as its text words them, each wording once. Cost grows with the length of the text. */
export function extractVictims(report: ReportText): readonly Quoted[] {
  const seen = new Set<string>();
  const items: Quoted[] = [];
  for (const { start, end, block } of report.sentences) {
    if (!isTold(block) || items.length >= MOST_VICTIMS) continue;
    const sentence = report.view.slice(start, end);
    for (const found of sentence.matchAll(VICTIM)) {
      const words = wordingOf(found[1] ?? '');
      const key = words.toLowerCase();
      if (words.length < SHORTEST || seen.has(key) || NOT_HARMED.test(words) || !(HARMED.test(words) || (block.kind !== 'heading' && NAME.test(words)))) continue;

      const from = start + found.index + found[0].length - (found[1] ?? '').length;
      // A country alone is no victim by name.
      if (!HARMED.test(words) && placesIn(report, { start: from, end: from + words.length, block }).length > 0) continue;
      seen.add(key);
      items.push(quote(report, from, from + words.length));
    }
  }
  return items;
}
