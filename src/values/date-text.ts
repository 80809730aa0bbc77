import { isPartialDate } from './date.ts';

/** Which of two numbers comes first in a date such as 03/04/2026, where the source says so. */
export type DateOrder = 'day-first' | 'month-first';

export type ReadDate = { readonly date: string; readonly problem?: undefined } | { readonly problem: string; readonly date?: undefined };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** A time of day behind a date, with or without a zone. */
const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2})${TIME})?$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const DAY_MONTH_NAME = new RegExp(String.raw`^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([A-Za-z]{3,9})\.?,?[ -](\d{4})${TIME}$`);
const MONTH_NAME_DAY = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${TIME}$`);

const EXPECTED = 'Expected a date that exists, such as 2026-01-31 or 31 Jan 2026';

function dateOf(year: string, month: string | number, day: string | undefined): ReadDate {
  const text = [year, String(month).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  return isPartialDate(text) ? { date: text } : { problem: EXPECTED };
}

function monthOf(name: string): number {
  const folded = name.toLowerCase();
  const short = folded === 'sept' ? 'sep' : folded;
  return (MONTHS.indexOf(short) >= 0 ? MONTHS.indexOf(short) : FULL_MONTHS.indexOf(folded)) + 1;
}

function yearLast(first: string, separator: string, second: string, year: string, order: DateOrder | undefined): ReadDate {
  const [a, b] = [Number(first), Number(second)];
  const dayFirst = () => dateOf(year, second, first);
  const monthFirst = () => dateOf(year, first, second);
  // Every CLDR locale that separates the numbers by dots puts the day first; and a number above 12 is no month.
  if (separator === '.' || a > 12) return dayFirst();
  if (b > 12) return monthFirst();
  if (a === b || order === 'day-first') return dayFirst();
  if (order === 'month-first') return monthFirst();
  return { problem: 'Which number is the day and which the month cannot be told; write 2026-01-31, or say "dates": "day-first" or "month-first" in the mapping' };
}

/**
 * Reads the common spellings of a date that can mean one day, month or year only; a time of day is left off.
 * @param order for 03/04/2026, where the source says which number is the day @returns `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function readDate(text: string, order?: DateOrder): ReadDate {
  const trimmed = text.trim();
  if (isPartialDate(trimmed)) return { date: trimmed };
  const yearFirst = YEAR_FIRST.exec(trimmed);
  if (yearFirst !== null) return dateOf(yearFirst[1] ?? '', yearFirst[3] ?? '', yearFirst[4]);
  const last = YEAR_LAST.exec(trimmed);
  if (last !== null) return yearLast(last[1] ?? '', last[2] ?? '', last[3] ?? '', last[4] ?? '', order);
  const named = DAY_MONTH_NAME.exec(trimmed);
  if (named !== null) return dateOf(named[3] ?? '', monthOf(named[2] ?? ''), named[1]);
  const american = MONTH_NAME_DAY.exec(trimmed);
  if (american !== null) return dateOf(american[3] ?? '', monthOf(american[1] ?? ''), american[2]);
  return { problem: EXPECTED };
}

/** Reads a date or, where the text names its zone, the instant in UTC. */
export function readMoment(text: string, order?: DateOrder): ReadDate {
  const zoned = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})$/.exec(text.trim());
  const [, day = '', time = '', zone = ''] = zoned ?? [];
  if (zoned === null || !isPartialDate(day)) return readDate(text, order);
  const instant = new Date(`${day}T${time}${zone === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(instant.getTime()) ? { problem: EXPECTED } : { date: instant.toISOString().replace('.000Z', 'Z') };
}
