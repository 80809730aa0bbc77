import type { Quoted } from '#model';
import { quote, type ReportText } from '../../text.ts';
import { begin } from './items.ts';

/** Most implications. Unit: sentences. @source house: a section that is read, not searched */
const MOST = 8;
/** Shortest implication. Unit: characters. @source house: shorter sentences are captions */
const SHORTEST = 35;

/** What follows for those concerned, or is expected. */
const STRONG =
  /\b(?:implications?\b|embolden\w{0,3}|(?:poses?|posing|represents?|remains?|causing|constitutes?) (?:an? |the )?(?:\w+ ){0,3}(?:threats?|risks?|challenges?|danger)|(?:at|an?) (?:an )?(?:elevated|increased|heightened|higher|greater|high) risk|threat to (?:the |public|national|\w+ security)|undermin(?:e|es|ed|ing) (?:the |public |confidence|trust)|creat(?:es|ing) (?:\w+ ){0,2}challenges|(?:highlights?|underscores?|demonstrates?|illustrates?|reflects?) (?:the|how|that|an?|continued|growing)|(?:face|faces|facing) (?:up to|civil|criminal|fines|penalt|legal|sanction|the risk)|lose the ability|subject(?:ed)? to (?:\w+ )?(?:penalties|sanctions|fines|prosecution|detention|seizure)|criminal(?:ly)? prosecut\w{1,4}|(?:civil|criminal|monetary) (?:\w+ )?penalties|reputational|(?:unintentionally|unwittingly|inadvertently) (?:facilitat|fund|support|violat|provid|enabl)\w{1,4}|(?:enormous|significant|substantial|financial|massive) (?:\w+ )?(?:losses|damages?|harm)|damage and disruption|risk of\b|putting (?:\w+ ){1,4}at risk|loss of (?:data|intellectual|revenue|trust)|reduce the likelihood and impact|consequences? (?:of|for|include|are|is))/i;
/** What might happen next. */
const OUTLOOK =
  /\b(?:(?:could|may|might|would|will|can|likely to|expected to) (?:then |also |likely |be able to |continue to |further |result in |lead to )?(?:enable|allow|use|sell|publish|release|leak|result|lead|cause|expose|face|fund|finance|increase|continue|target|evolve|expand|deploy|steal|become|harm|damage|compromise|threaten|make unauthorized)\w{0,3}|threaten(?:s|ed|ing)? to (?:\w+ )?(?:publish|release|sell|leak|expose|publicly)|(?:indicating|suggesting|showing|meaning) (?:that |the |they |it |an? )|resulting in|leading to|in order to pressure|scare tactic|capitali[sz]e on|trying to (?:pressure|exploit|capitali[sz]e))/i;

const AGAINST =
  /\b(?:should|recommend\w{0,5}|please|field office|this (?:flash|product|document)|may (?:seek|contain|appear)|could make you eligible|for (?:more|additional|further)|click|said yes|figure \d)\b|^\W{0,4}(?:if|note|actions?)\b/i;

/** What befalls readers who do nothing, even beside a recommendation. */
const FOR_READERS = /\b(?:unintentionally|unwittingly|inadvertently)\b/i;

/** Consequences for those concerned and the outlook, a sentence each. A selection: what a text only hints at is not told apart from what it says by the way. */
export function extractImplications(report: ReportText): readonly Quoted[] {
  const { view } = report;
  const weighed = report.sentences.flatMap((sentence) => {
    const { end, block } = sentence;
    const start = begin(view, sentence);
    const words = view.slice(start, end);
    if (block.kind === 'heading' || block.kind === 'quote' || block.kind === 'row' || block.section === 'references' || end - start < SHORTEST || words.endsWith(':')) return [];
    const strong = STRONG.test(words);
    // Notices at the end of a bulletin also say what paying brings about.
    if (block.section === 'furniture') return /\bembolden/i.test(words) ? [{ start, end, points: 2 }] : [];
    if ((AGAINST.test(words) && !FOR_READERS.test(words)) || block.section === 'red-flags' || (block.section === 'mitigations' && !strong)) return [];
    const points = (strong ? 2 : 0) + (OUTLOOK.test(words) ? 1 : 0) + (block.section === 'implications' ? 1 : 0);
    return points >= 1 ? [{ start, end, points }] : [];
  });
  const seen = new Set<string>();
  return weighed
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => b.points - a.points || a.index - b.index)
    .filter(({ start, end }) => !seen.has(view.slice(start, end)) && seen.add(view.slice(start, end)))
    .slice(0, MOST)
    .sort((a, b) => a.index - b.index)
    .map(({ start, end }) => quote(report, start, end));
}
