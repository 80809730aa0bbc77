/** How a text bounds a number: the words before it decide, and a plus sign behind it. */
type Bound = 'exact' | 'about' | 'at-least' | 'at-most';

/** Furthest that words which bound a number stand before it. Unit: characters. @source house: “with a maximum possible fine of up to” has 39 */
const REACH = 42;

const AT_MOST =
  /(?:\bup to|\bat (?:the )?most|\bas (?:much|many) as|\bmaximum(?: \w{1,12}){0,2} of|\bno more than|\bnot more than|\bless than|\bfewer than|\bunder|\bbelow|\bnot (?:to )?exceed(?:ing)?)(?: an?| the| about| approximately)?\s{0,2}$/i;
const AT_LEAST =
  /(?:\bat least|\bmore than|\bover|\bexceed(?:s|ed|ing)?|\bin excess of|\bupwards? of|\bminimum of|\b(?:no|not) (?:less|fewer) than|\bgreater than|\bwell over|\babove|\bsurpass(?:es|ed|ing)?|[>≥])(?: an?| the)?(?: (?:reported|estimated|combined|total of))?\s{0,2}$/i;
const ABOUT =
  /(?:\babout|\bapproximately|\bapprox\.?|\baround|\broughly|\bnearly|\balmost|\bsome|\bclose to|\ban? estimated|\bestimated(?: at)?|\bin the region of|\bcirca|\bca\.|~)(?: an?| the)?\s{0,2}$/i;

/** @param view text of the report @param start where the number begins @param plus whether a plus sign follows it */
export function boundAt(view: string, start: number, plus: boolean): Bound {
  if (plus) return 'at-least';
  const before = view.slice(Math.max(0, start - REACH), start);
  if (AT_MOST.test(before)) return 'at-most';
  if (AT_LEAST.test(before)) return 'at-least';
  return ABOUT.test(before) ? 'about' : 'exact';
}

const UNITS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const VALUES: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, at): [string, number] => [word, at]),
  ...TENS.map((word, at): [string, number] => [word, (at + 2) * 10]),
  ['a', 1],
  ['an', 1],
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['k', 1e3],
  ['lakh', 1e5],
  ['m', 1e6],
  ['mm', 1e6],
  ['mn', 1e6],
  ['mil', 1e6],
  ['mln', 1e6],
  ['million', 1e6],
  ['crore', 1e7],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['tn', 1e12],
  ['trillion', 1e12],
]);

/** Spelled numbers below a hundred, with “hundred” behind them, as a source of a pattern. */
export const NUMBER_WORDS: string = `(?:(?:${TENS.join('|')})(?:[- ](?:${UNITS.slice(1, 10).join('|')}))?|${UNITS.slice(1).reverse().join('|')})(?: hundred)?`;
/** Numbers in digits: grouped by commas, by dots (where two groups follow) or not at all, with decimals. */
export const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,8})?|\d{1,3}(?:\.\d{3}){2,5}|\d{1,15}(?:\.\d{1,8})?)`;
/** Words and letters that multiply. Letters stand directly behind the number. */
export const MAGNITUDE = String.raw`(?:\s?-?(?:thousand|million|billion|trillion|mln|mn|bn|mil|crore|lakh)\b|(?:[kKmMbB]|MM|tn)(?![A-Za-z\d]))`;

/** How much a magnitude multiplies; 1 where there is none. */
export function scaleOf(words: string | undefined): number {
  return SCALES.get((words ?? '').toLowerCase().replace(/[^a-z]/g, '')) ?? 1;
}

/** A number in digits or words. @returns NaN where the words are none */
export function readNumber(words: string): number {
  if (/^\d/.test(words)) return Number(/^\d{1,3}(?:\.\d{3}){2,}$/.test(words) ? words.replaceAll('.', '') : words.replaceAll(',', ''));
  let total = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const value = VALUES.get(word);
    const scale = SCALES.get(word);
    if (value !== undefined) total += value;
    else if (scale !== undefined) total *= scale;
    else return Number.NaN;
  }
  return total;
}

/** Money and counts are rounded so that 1.1 million is 1100000. */
export function multiply(value: number, scale: number): number {
  return Number((value * scale).toFixed(8));
}
