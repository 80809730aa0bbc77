/*
 * Dates as precise as their source. Each stands for a span of days, and every question about a gap is answered with the
 * least and the most it can be, so that imprecision never turns into a false certainty.
 */

const DAY_MS = 86_400_000;

/** First and last day a date may mean, as days since 1970-01-01. */
export type DaySpan = { readonly first: number; readonly last: number };

/** The days that a partial date (`YYYY[-MM[-DD]]`) or an RFC 3339 instant may mean. */
export function daySpan(date: string): DaySpan {
  const [year = '1970', month, day] = date.slice(0, 10).split('-');
  const first = Date.UTC(Number(year), month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day)) / DAY_MS;
  if (day !== undefined) return { first, last: first };
  const end = month === undefined ? Date.UTC(Number(year) + 1, 0, 1) : Date.UTC(Number(year), Number(month), 1);
  return { first, last: end / DAY_MS - 1 };
}

/** Least and most days from `from` to `to`; negative where `to` comes first. Unit: days. */
export function daysBetween(from: string, to: string): { readonly least: number; readonly most: number } {
  const a = daySpan(from);
  const b = daySpan(to);
  return { least: b.first - a.last, most: b.last - a.first };
}

/** Mean month in days. @source Gregorian calendar: 146,097 days in 4,800 months */
export const DAYS_PER_MONTH = 146_097 / 4_800;

/** Least and most months from `from` to `to`, as fractions. Unit: months of 30.44 days. */
export function monthsBetween(from: string, to: string): { readonly least: number; readonly most: number } {
  const { least, most } = daysBetween(from, to);
  return { least: least / DAYS_PER_MONTH, most: most / DAYS_PER_MONTH };
}

/** Whether `a` is certainly before `b`. */
export function isCertainlyBefore(a: string, b: string): boolean {
  return daySpan(a).last < daySpan(b).first;
}

/** Order by earliest possible day, for sorting. */
export function compareDates(a: string, b: string): number {
  return daySpan(a).first - daySpan(b).first || a.localeCompare(b);
}

/** Whether a date names its day, so that gaps in days can be measured. */
export function hasDay(date: string): boolean {
  return date.length >= 10;
}

/** Pattern of a partial date; whether the date exists is another question. @source JSON Resume schema 1.0.0 */
export const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Days of a month in the Gregorian calendar. @param month 1 to 12 */
function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and names a date that exists. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = PARTIAL_DATE.exec(text) ?? [];
  if (year === undefined || Number(year) < 1) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysOfMonth(Number(year), Number(month)));
}
