import type { Answer, Assessment, Digest, Dossier, Instant, Issue, Observation, Verification } from '#model';

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
);

export type SaveResult = { readonly id: string; readonly change: 'added' | 'updated' | 'unchanged' };

/**
 * Where dossiers live. A promise that resolves is an acknowledgement: what it wrote survives the death of the process and a
 * loss of power (docs/decisions/0003 says what that rests on). Each call is one transaction. Two implementations pass one conformance suite (`store/conformance.ts`).
 */
export type Store = {
  /** Adds or updates by id. A dossier whose digest is stored already is left untouched. @param dossiers at most a few hundred a call @returns one result each, in order */
  readonly saveDossiers: (dossiers: readonly { readonly dossier: Dossier; readonly digest: string }[], now: Instant) => Promise<readonly SaveResult[]>;
  /** @returns undefined where there is none */
  readonly getDossier: (id: string) => Promise<Dossier | undefined>;
  /** Dossiers whose id equals, or whose caption equals regardless of case, the text. @returns ids and captions, at most 20, by id */
  readonly findDossiers: (text: string) => Promise<readonly { readonly id: string; readonly caption: string }[]>;
  /** A page of ids in rising order after a cursor. @param limit 1 to 1,000 */
  readonly listDossiers: (after: string | undefined, limit: number) => Promise<readonly { readonly id: string; readonly caption: string; readonly digest: string }[]>;
  readonly countDossiers: () => Promise<number>;
  /** @throws BonafideError `dossier.not-found` @returns false where the same record is there already */
  readonly addRecord: (record: PersonRecord) => Promise<boolean>;
  /** Records of the dossiers, by dossier id, oldest first. Ids without records are absent. */
  readonly recordsOf: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, readonly PersonRecord[]>>;
  /** Keeps assessments as history. An id is kept once; saved again after another one of the same person, it is the latest again. @throws BonafideError `dossier.not-found` */
  readonly saveAssessments: (assessments: readonly Assessment[]) => Promise<void>;
  readonly latestAssessment: (dossierId: string) => Promise<Assessment | undefined>;
  readonly close: () => Promise<void>;
};

/** One file that was read, or why it was not. */
export type Input = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly issue: Issue });

/** Everything effectful that operations may use; `compose.ts` provides it. */
export type Ports = {
  readonly now: () => Instant;
  readonly digest: Digest;
  /** Opens the store on first use. @throws BonafideError `store.locked`, naming who holds it */
  readonly store: () => Promise<Store>;
  /** Files behind paths (files, folders, `-` for standard input), one after another. @throws BonafideError `input.not-found` */
  readonly inputs: (paths: readonly string[]) => AsyncIterable<Input>;
  /** Text of a small file the user named. @throws BonafideError `input.not-found`, `input.unreadable` */
  readonly readText: (path: string) => Promise<string>;
};
