import { z } from 'zod';
import { isPartialDate, PARTIAL_DATE } from '#values';

export { isPartialDate };

/** RFC 3339 instant in UTC, for example `2026-01-31T09:00:00Z` or with milliseconds. Real calendar dates only. */
export const instantSchema = z.iso
  .datetime({ error: 'Expected an RFC 3339 time in UTC such as 2026-01-31T09:00:00Z' })
  .meta({ id: 'Instant', description: 'RFC 3339 instant in UTC' });
export type Instant = z.infer<typeof instantSchema>;
/** Whether a text is such an instant. */
export const isInstant = (text: string): boolean => instantSchema.safeParse(text).success;

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
