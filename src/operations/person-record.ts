import type { Answer, Dismissal, Instant, Observation, Verification } from '#model';

/** What a named person recorded about someone whose dossier is stored. Immutable; a later record adds, it never replaces. */
export type PersonRecord = {
  /** `rec_` and a digest of its content: recording the same thing twice changes nothing. */
  readonly id: string;
  readonly dossierId: string;
  readonly recordedAt: Instant;
} & (
  | { readonly section: 'observations'; readonly value: Observation }
  | { readonly section: 'verifications'; readonly value: Verification }
  | { readonly section: 'answers'; readonly value: Answer }
  | { readonly section: 'dismissals'; readonly value: Dismissal }
);
