import { z } from 'zod';

/** RFC 3339 instant in UTC, for example `2026-01-31T09:00:00Z` or with milliseconds. Real calendar dates only. */
export const instantSchema = z.iso
  .datetime({ error: 'Expected an RFC 3339 time in UTC such as 2026-01-31T09:00:00Z' })
  .meta({ id: 'Instant', description: 'RFC 3339 instant in UTC' });
export type Instant = z.infer<typeof instantSchema>;

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

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

/** A date as precise as the source gave it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (JSON Resume's own pattern). */
export const partialDateSchema = z
  .string()
  .refine(isPartialDate, { error: 'Expected a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD' })
  .meta({ id: 'PartialDate', description: 'YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source', pattern: PARTIAL_DATE.source });
export type PartialDate = z.infer<typeof partialDateSchema>;

/** ISO 3166-1 alpha-2 code in capitals. */
export const countryCodeSchema = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'Expected an ISO 3166-1 alpha-2 country code such as US' })
  .meta({ id: 'CountryCode', description: 'ISO 3166-1 alpha-2 country code' });
export type CountryCode = z.infer<typeof countryCodeSchema>;

/** A text a person wrote. Bounded, since a dossier is made of statements and not of files. */
export const textSchema = z.string().min(1).max(10_000);

/** A short label or name. */
export const labelSchema = z.string().min(1).max(500);
