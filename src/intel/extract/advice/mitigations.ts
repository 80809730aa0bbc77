import type { ReportAdvice } from '#model';
import { supportOf } from '../../support/support.ts';
import { quote, type ReportText } from '../../text.ts';
import { isAboutHiring } from './domain.ts';
import { type Item, itemsOf } from './items.ts';
import { ABOUT_PAPER, ADVISES, CLEAR_IMPERATIVE, IMPERATIVE, INSTRUCTS_AMONG_FLAGS, POINTER, RECOMMENDS, TELLS } from './sayings.ts';

/** Shortest recommendation. Unit: characters. @source house: “Limit logins” has twelve; shorter points are headings */
const SHORTEST = 12;

/** How people who hunted such workers made sure of one: what they did is what others can do. */
const CONFIRMED =
  /\b(?:confirmation (?:was|is|came)\b.{0,40}\b(?:through|via|by)|(?:was|were) (?:able to be )?(?:confirmed|verified|exposed|unmasked) (?:only )?(?:through|via|by|during|when)|(?:was|were) asked to (?:\w+ ){0,6}(?:show|hold|turn|take|go|present|stand|provide|share|join|wave)|we (?:scanned|cross-referenced|cross-checked|compared|traced|checked|searched) (?:\w+ ){0,3}(?:contributors|repositor|commits?|profiles?|accounts?|histor|photos?|documents?))/i;

const inList = ({ section, lead }: Item) => lead === 'mitigation' || (section === 'mitigations' && lead !== 'red-flag' && lead !== 'request');

/** Whether a point of a list of recommendations is one. */
function isPoint(item: Item): boolean {
  const { words, sentences } = item;
  if (words.length < SHORTEST || POINTER.test(words)) return false;
  const advises = IMPERATIVE.test(words) || ADVISES.test(words) || sentences.some(({ start, end }) => IMPERATIVE.test(words.slice(start - item.start, end - item.start)));
  return advises || !TELLS.test(words);
}

type Span = { readonly start: number; readonly end: number };

/** Longest paragraph that is one point. Unit: characters. @source house: a point of a list that lost its signs; longer paragraphs tell as well */
const LONGEST_POINT = 600;

/** Sentences of a paragraph that recommend; in a list that lost its signs the paragraph. */
function inParagraph(item: Item, view: string, hiring: boolean): readonly Span[] {
  const listed = inList(item);
  if (listed && !item.announces && item.words.length <= LONGEST_POINT && IMPERATIVE.test(item.words) && !ABOUT_PAPER.test(item.words)) return isPoint(item) ? [item] : [];
  return item.sentences.filter(({ start, end }) => {
    const words = view.slice(start, end);
    if (words.length < SHORTEST || words.endsWith(':') || ABOUT_PAPER.test(words) || POINTER.test(words) || /\bfollowing\b.{0,60}[.:]?$/.test(words)) return false;
    if (listed && (IMPERATIVE.test(words) || ADVISES.test(words))) return true;
    if (RECOMMENDS.test(words)) return true;
    if (hiring && CONFIRMED.test(words)) return true;
    return CLEAR_IMPERATIVE.test(words) && item.section !== 'techniques' && item.section !== 'indicators' && item.section !== 'infrastructure';
  });
}

function spansOf(item: Item, view: string, hiring: boolean): readonly Span[] {
  if (item.section === 'furniture' || item.section === 'references' || item.kind === 'quote' || item.lead === 'request') return [];
  if (item.kind === 'row') return item.lead === 'mitigation' && isPoint(item) ? [item] : [];
  if (item.kind === 'bullet') {
    if (inList(item)) return isPoint(item) ? [item] : [];
    const imperative = item.lead !== 'other' && CLEAR_IMPERATIVE.test(item.words) && !ABOUT_PAPER.test(item.words);
    if (item.section === 'red-flags' || item.lead === 'red-flag') return INSTRUCTS_AMONG_FLAGS.test(item.words) ? [item] : [];
    return imperative && item.section !== 'techniques' ? [item] : inParagraph(item, view, hiring);
  }
  return inParagraph(item, view, hiring);
}

/**
 * Recommendations to defenders, employers and platforms: points of lists of recommendations whole, elsewhere the sentence. Requests to
 * report, to send documents or to read another paper are none, nor what a ransom note orders. Each with what of Bonafide implements it.
 */
export function extractMitigations(report: ReportText): readonly ReportAdvice[] {
  const hiring = isAboutHiring(report.view);
  return itemsOf(report, hiring)
    .flatMap((item) => spansOf(item, report.view, hiring))
    .map(({ start, end }) => ({ ...supportOf(report.view.slice(start, end)), ...quote(report, start, end) }));
}
