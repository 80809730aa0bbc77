import type { ReportRedFlag } from '#model';
import { supportOf } from '../../support/support.ts';
import { quote, type ReportText } from '../../text.ts';
import { isAboutHiring } from './domain.ts';
import { type Item, itemsOf } from './items.ts';
import { protectedIn } from './protected.ts';
import { ABOUT_PAPER, INSTRUCTS_AMONG_FLAGS, POINTER } from './sayings.ts';

/** Shortest flag. Unit: characters. @source house: shorter points are labels */
const SHORTEST = 12;

/** A sentence that calls something a sign. */
const SIGN =
  /\b(?:red[ -]?flags?\b.{0,40}\b(?:is|are|was|were|include|when|if|that|such as)|(?:is|are|was|were|as|considered) (?:a |an |another )?(?:common |major |strong |clear |key )?(?:red[ -]?flags?|warning signs?|tell-?tale signs?|giveaways?)|(?:warning signs?|tell-?tale signs?|indicators?|signs) (?:include|may include|are|can be)|(?:be|remain|particularly|especially|become|been) (?:suspicious|wary|cautious|alert|sceptical|skeptical) (?:if|when|of|to)|should be (?:wary|alert|suspicious|aware) (?:of|to|if|that)|(?:look|watch)(?: out)? for|beware of|raised? (?:suspicions?|concerns?|red flags?)|(?:contributed|contributing|led|leading) to (?:flagging|the (?:flagging|detection|discovery|suspicion))|(?:indicative|suggestive) of|may indicate|could indicate|(?:might|may|could) be (?:a sign|an indicator|indicative|a dprk))\b/i;

/** What gave somebody away in a case about hired people. Nothing that was said to be in order counts: see ORDER. */
const OBSERVED =
  /\b(?:reluctan(?:t|ce)|refus(?:e|es|ed|al|ing)\b|declin(?:es|ed|ing) (?:to|an?|any|all|video|calls?|invit)|unwilling|unable to (?:\w+ ){0,3}(?:video|camera|meet|receive|attend|answer|explain)|(?:avoid(?:s|ed|ing)?|evad(?:es?|ed|ing)) (?:\w+ ){0,2}(?:video|camera|calls?|meetings?|in-person|face-to-face|scrutin)|(?:kept|keeps?|turned|turns?|turning) (?:\w+ ){0,3}cameras? off|cameras? (?:\w+ ){0,2}off\b|no (?:event |commit |employment |social |online |digital |overly informative |public |profile |personal )?(?:readme\S*|avatar|histor(?:y|ies)\b(?! of)|presence|footprint|picture|photo|social media|commits|contributions)|(?:did not|does not|do not|never|not) (?:maintain|have|had) any (?:social|online|profile|public)|gaps? in (?:\w+ ){0,3}(?:activity|history|employment|work)|identity rotations?|(?:changes?|rotations?) (?:in|of) (?:legal |user)?names?|(?:go|goes|went|going|move|moves|moved|communicat\w{1,4}) ["']?off-?(?:site|platform)|(?:lower|weaker) levels? of (?:security|verification)|less rigorous|inconsisten(?:t|cy|cies)|discrepanc(?:y|ies)|mismatch(?:es|ed)?|did(?: not|n't) match|does(?: not|n't) (?:appear to )?match|excuses?\b|ai-generated|deepfakes?|face[- ]?swap|virtual cameras?|read(?:ing)? from a script|scripted (?:answers?|responses?)|(?:background|office|call[- ]cent(?:er|re)) noise|same (?:r[eé]sum[eé]|phone|address|photo|ip|bank|templates?)|newly created|recently created|blocking all accounts|deleted (?:his|her|their|all) (?:profiles?|accounts?|messages?))/i;

/** A question that asks after somebody, as checklists do. */
const QUESTION = /^[\s"'*_]{0,4}(?:is|are|was|do|does|did|has|have|had|can|could|will|would|why|how) [^?]{8,300}\?["')*_]{0,3}$/i;

/** What was in order, or is what people did against it. */
const ORDER =
  /\b(?:no (?:issues?|problems?|concerns?)|had no|without any (?:issues?|problems?)|we (?:managed|found|scanned|refuse)|the company (?:refused|declined)|court|indict\w{0,4}|plead\w{0,4}|prosecut\w{1,4}|sanction(?:s|ed))\b/i;
/** A sentence that stands against ORDER all the same: what was found is the flag. */
const FOUND = /\b(?:identity rotations?|(?:changes?|rotations?) (?:in|of) (?:legal |user)?names?)/i;

/** How a lure or a false caller talks. */
const LURE =
  /\b(?:e?-?mails?|messages?|callers?|letters?|lures?|texts?) (?:might|may|would|could|often|typically) (?:\w+ ){0,2}(?:refer|claim|ask|mention|contain|request|purport|complain|urge|invite|instruct)/i;

type Span = { readonly start: number; readonly end: number };

const inList = ({ section, lead }: Item) => lead === 'red-flag' || (section === 'red-flags' && (lead === 'none' || lead === 'other'));

/** A long point of several sentences, of which one judges people by what they are, is taken apart. */
function pointOf(item: Item, view: string): readonly Span[] {
  if (item.words.length < SHORTEST || !/\S\s+\S+\s+\S/.test(item.words) || POINTER.test(item.words)) return [];
  const split = item.kind !== 'row' && item.sentences.length > 1 && protectedIn(item.words) !== undefined;
  return split
    ? item.sentences.filter(({ start, end }) => view.slice(start, end).trim().length >= SHORTEST).map(({ start, end }) => ({ start: Math.max(start, item.start), end }))
    : [item];
}

function isSign(words: string, item: Item, hiring: boolean): boolean {
  if (words.length < SHORTEST || words.endsWith(':') || item.announces || ABOUT_PAPER.test(words) || POINTER.test(words)) return false;
  if (SIGN.test(words)) return hiring || item.section === 'red-flags' || /\b(?:red[ -]?flag|warning sign|suspicious if|wary of|alert to|look out for|watch for)/i.test(words);
  if (LURE.test(words)) return true;
  if ((hiring || item.section === 'red-flags') && item.section !== 'implications' && QUESTION.test(words)) return true;
  return hiring && item.section !== 'mitigations' && item.section !== 'indicators' && (FOUND.test(words) || (OBSERVED.test(words) && !ORDER.test(words)));
}

function spansOf(item: Item, view: string, hiring: boolean): readonly Span[] {
  if (item.section === 'furniture' || item.section === 'references' || item.kind === 'quote' || item.lead === 'request' || item.lead === 'mitigation') return [];
  if (inList(item) && item.kind === 'bullet' && !INSTRUCTS_AMONG_FLAGS.test(item.words)) return pointOf(item, view);
  if (item.kind === 'row') return item.lead === 'red-flag' ? pointOf(item, view) : [];
  if (hiring && item.kind === 'bullet' && item.section !== 'mitigations' && QUESTION.test(item.words)) return pointOf(item, view);
  if (item.lead === 'red-flag' && item.kind === 'paragraph' && !item.announces) return pointOf(item, view);
  return item.sentences.filter(({ start, end }) => isSign(view.slice(start, end), item, hiring)).map(({ start, end }) => ({ start: Math.max(start, item.start), end }));
}

/**
 * Behaviour to look out for: points of lists of red flags whole, elsewhere the sentence. A flag that judges people by what they are carries
 * its characteristic and no signal.
 */
export function extractRedFlags(report: ReportText): readonly ReportRedFlag[] {
  const { view } = report;
  const hiring = isAboutHiring(view);
  return itemsOf(report, hiring)
    .flatMap((item) => spansOf(item, view, hiring))
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => {
      const words = view.slice(start, end);
      const protectedCharacteristic = protectedIn(words);
      return protectedCharacteristic === undefined
        ? { ...supportOf(words), ...quote(report, start, end) }
        : { signals: [], verifications: [], protectedCharacteristic, ...quote(report, start, end) };
    });
}
