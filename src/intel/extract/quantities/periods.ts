import type { DateMention } from './date-mentions.ts';

/** A date or a period, and where it stands. */
export type Spell = { readonly value: string; readonly start: number; readonly end: number };

/** Longest words between the two ends of a period. Unit: characters. @source house: “and continuing until at least in or around” has 43 */
const LONGEST_JOINT = 60;
/** Furthest that the word which opens a period stands before it. Unit: characters. @source house: “beginning in or around approximately” */
const OPENING_REACH = 45;

/** Length of `YYYY-MM`. */
const MONTH_LENGTH = 7;

const AROUND = `(?:(?:at least|in|on|or|about|around|approximately|early|mid|late|the end of)[ -]){0,6}`;
/** Words that join two dates to a period whatever stands before. */
const THROUGH = new RegExp(
  `^,? ?(?:through|thru|until|till|up to|up until|and (?:continuing|continued|continues|lasting)(?: \\w{1,12}){0,2}? (?:until|through|to)|(?:continuing|lasting) (?:until|through|to)) ${AROUND}$`,
  'i',
);
/** Words that join them where “from” or the like opens, or where both are written alike. */
const TO = new RegExp(`^(?: ?- ?| to ${AROUND})$`, 'i');
const AND = new RegExp(`^ and ${AROUND}$`, 'i');
const FROM = /\b(?:from|between|beginning|starting|began|period of|since)(?: (?:as early as|in|on|or|about|around|approximately|at least|early|mid|late)){0,6}\s?$/i;
const BETWEEN = /\bbetween(?: (?:about|around|approximately|early|mid|late)){0,3}\s?$/i;

/** How two mentions join: `period`, `both` for “April and May 2017”, or not. */
function joins(view: string, first: DateMention, second: DateMention): boolean {
  const gap = second.start - first.end;
  if (gap > LONGEST_JOINT || gap < 1 || first.value.includes('/') || second.value.includes('/')) return false;
  const joint = view.slice(first.end, second.start);
  if (THROUGH.test(joint)) return true;
  const before = view.slice(Math.max(0, first.start - OPENING_REACH), first.start);
  // “April and May 2017”: the first month has its year from the second.
  if (AND.test(joint)) return BETWEEN.test(before) || (first.yearless && !second.yearless && first.value.length === MONTH_LENGTH && second.value.length === MONTH_LENGTH);
  return TO.test(joint) && (FROM.test(before) || (joint.includes('-') && first.value.length === second.value.length) || /to\b/.test(joint));
}

/** First end of a period in the year of the second, where it is told without one: “May to July 2022”, “from 3 May to 9 June 2022”. */
function inYearOf(first: DateMention, second: DateMention): string {
  if (!first.yearless || second.yearless) return first.value;
  const year = second.value.slice(0, 4);
  const value = `${year}${first.value.slice(4)}`;
  return value <= second.value ? value : `${Number(year) - 1}${first.value.slice(4)}`;
}

/** A month that the scan could not take for a date before “to June 2022”, and days before “-9 June 2022”, are left to their second end. */
export function intervals(view: string, mentions: readonly DateMention[]): readonly Spell[] {
  const spells: Spell[] = [];
  for (let at = 0; at < mentions.length; at++) {
    const first = mentions[at];
    const second = mentions[at + 1];
    if (first === undefined) break;
    if (second !== undefined && joins(view, first, second)) {
      const from = inYearOf(first, second);
      if (from < second.value) {
        spells.push({ value: `${from}/${second.value}`, start: openingOf(view, first.start), end: second.end });
        at += 1;
        continue;
      }
    }
    // “in 2019 and 2020”: the second year stands on the cue of the first.
    const listed =
      at > 0 &&
      mentions[at - 1]?.cued === true &&
      /^(?:,| and|, and| or)(?: in)? $/.test(view.slice(mentions[at - 1]?.end ?? 0, first.start)) &&
      first.value.length === mentions[at - 1]?.value.length;
    if (first.cued || listed) spells.push({ value: first.value, start: first.start, end: first.end });
  }
  return spells;
}

/** Where the words that open a period begin, so that the quote reads whole. */
function openingOf(view: string, start: number): number {
  const before = view.slice(Math.max(0, start - OPENING_REACH), start);
  const found = FROM.exec(before);
  return found === null ? start : start - before.length + found.index;
}
