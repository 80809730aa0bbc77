import type { ScimRecord } from '#model';

/** The part of the store that keeps users of the firm’s directory. */
export type ScimStore = {
  /** Keeps a user under its name, which no other has whatever its case, unless it has another version by now. @returns whether it was kept */
  readonly saveScim: (record: ScimRecord, before: number) => Promise<'kept' | 'changed' | 'taken'>;
  readonly getScim: (id: string) => Promise<ScimRecord | undefined>;
  /** @param by folded user name, or external id */
  readonly findScim: (by: { readonly userName: string } | { readonly externalId: string }) => Promise<ScimRecord | undefined>;
  /** Users that were not taken away, by id. @param skip from the first @param limit 0 to 1,000 */
  readonly listScim: (skip: number, limit: number) => Promise<{ readonly total: number; readonly records: readonly ScimRecord[] }>;
};
