import type { Kysely } from 'kysely';
import type { KnownRing, LinkWeights } from '#links';
import type {
  ActorProfile,
  Assessment,
  CheckpointSigner,
  DatabaseDescription,
  Digest,
  Dossier,
  EventKind,
  FeedFolder,
  Indicator,
  Instant,
  IntelligenceFacet,
  Issue,
  Level,
  LinkJudgement,
  NetworkLookup,
  Parsed,
  ReportSource,
  Screening,
  WatchlistEdition,
  WatchlistEntity,
  WeighedFinding,
} from '#model';
import type { SubjectQuery } from '#watchlists';
import type { AuditStore, CaseStore } from './case-ports.ts';
import type { HookStore, PostText } from './hook-ports.ts';
import type { IntakeStore, Vault } from './intake-ports.ts';
import type { Jobs } from './job-ports.ts';
import type { PersonRecord } from './person-record.ts';
import type { PolicyStore } from './policy-ports.ts';
import type { Role } from './roles.ts';
import type { ScimStore } from './scim-ports.ts';
import type { Tracing } from './trace-ports.ts';
import type { WorklistStore } from './worklist-ports.ts';

export type { PersonRecord };

/** What changed on a list from one edition to the next: ids of entries. */
export type EditionChange = { readonly added: readonly string[]; readonly changed: readonly string[]; readonly removed: readonly string[] };

/** What a person puts to the lists, kept beside the dossier so that a new entry finds its people without reading every dossier. */
export type SubjectRow = {
  readonly dossierId: string;
  /** Digest of the dossier it was made from. */
  readonly digest: string;
  /** Words and identifiers, one a line. */
  readonly words: string;
  /** The questions themselves. */
  readonly queries: readonly SubjectQuery[];
  /** Keys of what indicators of reports are compared with. */
  readonly artefacts: readonly string[];
  /** Names under which the person’s accounts may stand in logs, in small letters. */
  readonly accounts: readonly string[];
};

/** What is kept of an account or device: packed by `packTrace`, and the things by which others can be tied to it. */
export type TraceRow = {
  /** `account:…` or `device:…`. */
  readonly id: string;
  readonly body: string;
  /** `ip:…`, `mfa:…`, `serial:…`, `hostname:…`. Ties are never taken away: whoever follows one looks whether it still holds. */
  readonly ties: readonly string[];
};

/** What linking knows of a person, packed, and the keys by which others find it, each of at most 300 characters. */
export type LinkRow = { readonly dossierId: string; readonly body: string; readonly keys: readonly { readonly key: string; readonly joins: boolean }[] };

/** People who have a key. `people` is empty where more have it than were asked for. */
export type KeyHolders = { readonly count: number; readonly people: readonly { readonly id: string; readonly joins: boolean }[] };

/** How far a log was read that still grows. */
export type LogPosition = {
  /** Path as given. */
  readonly log: string;
  /** Identity of the file, so that a rotated one is read from its beginning. */
  readonly file: string;
  /** Bytes that were read and whose events are kept. */
  readonly offset: number;
};

/** A report that is kept: its profile, and the text that quotations point into. */
export type StoredReport = { readonly id: string; readonly addedAt: Instant; readonly profile: ActorProfile; readonly text: string };

/** That a report was held against everybody stored, and what came of it. Never changed. */
export type HuntRecord = {
  readonly id: string;
  readonly reportId: string;
  readonly huntedAt: Instant;
  /** Stored people at that time. */
  readonly people: number;
  /** People who have something that the report names. */
  readonly affected: readonly string[];
};

/** That a release of a list was screened against everybody, and what came of it. Never changed: it shows later what was known when. */
export type ReleaseRecord = EditionChange & {
  readonly id: string;
  readonly list: string;
  readonly from?: string;
  readonly to: string;
  readonly screenedAt: Instant;
  /** Stored people at that time. */
  readonly people: number;
  /** People assessed anew because of it. */
  readonly affected: readonly string[];
};

/** Somebody whose latest screening has matches that nobody dismissed. */
export type OpenMatches = { readonly dossierId: string; readonly caption: string; readonly level: Level | undefined; readonly screening: Screening };

/** Where a page of {@link OpenMatches} ended: score of the likeliest match, and person. */
export type OpenMatchesCursor = { readonly score: number; readonly dossierId: string };

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
  /** Dossiers by id, by rising id; unknown ids are left out. @param ids at most a few hundred */
  readonly getDossiers: (ids: readonly string[]) => Promise<readonly Dossier[]>;
  /** Dossiers whose id equals, or whose caption equals regardless of case, the text. @returns ids and captions, at most 20, by id */
  readonly findDossiers: (text: string) => Promise<readonly { readonly id: string; readonly caption: string }[]>;
  /** A page of ids in rising order after a cursor. @param limit 1 to 1,000 */
  readonly listDossiers: (after: string | undefined, limit: number) => Promise<readonly { readonly id: string; readonly caption: string; readonly digest: string }[]>;
  /** People stored: as they were counted within the last minute where there are more than 1,000, since it is read for its order of magnitude. */
  readonly countDossiers: () => Promise<number>;
  /** @throws BonafideError `dossier.not-found` @returns false where the same record is there already */
  readonly addRecord: (record: PersonRecord) => Promise<boolean>;
  /** Records of the dossiers, by dossier id, oldest first. Ids without records are absent. */
  readonly recordsOf: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, readonly PersonRecord[]>>;
  /** Keeps assessments as history. An id is kept once; saved again after another one of the same person, it is the latest again. @throws BonafideError `dossier.not-found` */
  readonly saveAssessments: (assessments: readonly Assessment[]) => Promise<void>;
  readonly latestAssessment: (dossierId: string) => Promise<Assessment | undefined>;
  /** What was said of somebody when, newest first. @param before only those assessed before it @param limit 1 to 1,001 */
  readonly assessmentHistory: (dossierId: string, before: Instant | undefined, limit: number) => Promise<readonly AssessmentLine[]>;
  /** Takes an edition into force in place of the list’s former one, whose entries stay readable. @returns what changed */
  readonly saveEdition: (edition: WatchlistEdition, entries: readonly { readonly entity: WatchlistEntity; readonly revision: string }[]) => Promise<EditionChange>;
  /** What the edition in force changed against the one before it, from the history of its entries. Empty where the list has no edition. */
  readonly changeOf: (list: string) => Promise<EditionChange>;
  /** Editions in force, by list. */
  readonly editions: () => Promise<readonly WatchlistEdition[]>;
  /** A page of entries in force, by id. @param limit 1 to 5,000 */
  readonly listEntries: (after: string | undefined, limit: number) => Promise<readonly WatchlistEntity[]>;
  /** Entries by id, in force or, where they are not any more, as they last were. */
  readonly getEntries: (ids: readonly string[]) => Promise<readonly WatchlistEntity[]>;
  /** Keeps what people put to the lists. @throws BonafideError `dossier.not-found` */
  readonly saveSubjects: (subjects: readonly SubjectRow[]) => Promise<void>;
  /** Dossiers whose subject is missing or older than the dossier. @param limit 1 to 1,000 */
  readonly withoutSubject: (limit: number) => Promise<readonly { readonly id: string; readonly digest: string }[]>;
  /** A page of subjects, by dossier. @param limit 1 to 50,000 */
  readonly listSubjects: (after: string | undefined, limit: number) => Promise<readonly Pick<SubjectRow, 'dossierId' | 'words'>[]>;
  /** Questions by dossier; ids without a subject are absent. */
  readonly subjectQueries: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, readonly SubjectQuery[]>>;
  /** Keeps screenings as history; the last saved of a person is the latest. @throws BonafideError `dossier.not-found` */
  readonly saveScreenings: (screenings: readonly Screening[]) => Promise<void>;
  /** Latest screening by dossier. */
  readonly latestScreenings: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, Screening>>;
  /** Dossiers whose latest screening matched any of the entries. */
  readonly matchedWith: (entityIds: readonly string[]) => Promise<readonly string[]>;
  /** People whose latest screening has matches that nobody dismissed, by the likeliest match of each, the likeliest first. @param limit 1 to 1,000 */
  readonly openMatches: (after: OpenMatchesCursor | undefined, limit: number) => Promise<readonly OpenMatches[]>;
  /** Keeps a report with its indicators. Kept again, its new profile takes the place of the old one. @returns whether it is new */
  readonly saveReport: (report: StoredReport, indicators: readonly Indicator[]) => Promise<boolean>;
  /** @returns whether it was there */
  readonly removeReport: (id: string) => Promise<boolean>;
  readonly getReport: (id: string) => Promise<StoredReport | undefined>;
  /** Reports without their text, newest first. */
  readonly listReports: () => Promise<readonly Omit<StoredReport, 'text'>[]>;
  /** Indicators of a report. */
  readonly indicatorsOf: (reportId: string) => Promise<readonly Indicator[]>;
  /** Indicators of all reports with any of the keys. */
  readonly indicatorsBy: (keys: readonly string[]) => Promise<readonly Indicator[]>;
  /** How much is known: reports, indicators still valid, and the newest list of exits by label. */
  readonly intelligence: (now: Instant) => Promise<Pick<IntelligenceFacet, 'reports' | 'indicators' | 'feeds'>>;
  /** Dossiers that hold any of the keys. */
  readonly peopleWith: (keys: readonly string[]) => Promise<readonly string[]>;
  /** Dossiers that hold any of the keys, by key. */
  readonly holdersOf: (keys: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Keeps a hunt, once by its id. */
  readonly saveHunt: (hunt: HuntRecord) => Promise<void>;
  /** Newest first. @param limit 1 to 100 */
  readonly listHunts: (reportId: string | undefined, limit: number) => Promise<readonly HuntRecord[]>;
  /** Packed traces by id; unknown ids are absent. */
  readonly tracesOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Keeps traces, what kinds of events were seen at all, and how far logs were read, all or nothing. */
  readonly saveTraces: (traces: readonly TraceRow[], delivered: readonly EventKind[], positions: readonly LogPosition[]) => Promise<void>;
  /** Traces with any of the things, by thing. */
  readonly tracesTiedTo: (things: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Kinds of events that were ever seen. */
  readonly delivered: () => Promise<readonly EventKind[]>;
  readonly positionOf: (log: string) => Promise<LogPosition | undefined>;
  /** Says whose an account is, in place of what was said of it before. @throws BonafideError `dossier.not-found` */
  readonly assignAccounts: (accounts: readonly { readonly account: string; readonly dossierId: string }[]) => Promise<void>;
  /** People whose an account may be, by account. */
  readonly peopleOfAccounts: (accounts: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Accounts that were assigned to people, by dossier. */
  readonly assignedAccounts: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Digest of what telemetry last said of people, by dossier. */
  readonly telemetryDigests: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly saveTelemetryDigests: (digests: readonly { readonly dossierId: string; readonly digest: string }[]) => Promise<void>;
  /** Medians over everybody, by name. */
  readonly baselines: () => Promise<Readonly<Record<string, number>>>;
  readonly saveBaselines: (baselines: Readonly<Record<string, number>>) => Promise<void>;
  /** Keeps what linking knows of people, in place of what it knew. @throws BonafideError `dossier.not-found` */
  readonly saveLinkRecords: (rows: readonly LinkRow[]) => Promise<void>;
  /** What linking knows of people, by dossier; ids without are absent. */
  readonly linkRecords: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** A page of what linking knows, by dossier. @param limit 1 to 5,000 */
  readonly listLinkRecords: (after: string | undefined, limit: number) => Promise<readonly { readonly dossierId: string; readonly body: string }[]>;
  /** Dossiers without it, or whose dossier changed since. @param limit 1 to 1,000 */
  readonly withoutLinkRecord: (limit: number) => Promise<readonly string[]>;
  /** How many people have each key (10,000 stand for all above), and who, where at most `most` have it. Keys that nobody has are absent. */
  readonly keyHolders: (keys: readonly string[], most: number) => Promise<ReadonlyMap<string, KeyHolders>>;
  /** Adds what a person said of a pair. @throws BonafideError `dossier.not-found` */
  readonly addJudgement: (judgement: LinkJudgement) => Promise<void>;
  /** Everything that was said of pairs, oldest first. */
  readonly judgements: () => Promise<readonly LinkJudgement[]>;
  /** Keeps rings under their ids. @param all these are all there are: others are forgotten */
  readonly saveRings: (rings: readonly KnownRing[], all: boolean) => Promise<void>;
  readonly knownRings: () => Promise<readonly KnownRing[]>;
  /** Weights learned last; undefined before anything was learned. */
  readonly linkWeights: () => Promise<LinkWeights | undefined>;
  readonly saveLinkWeights: (weights: LinkWeights) => Promise<void>;
  /** Keeps a release, unless the list’s last one brought the same version into force: two that screened it at once found the same. */
  readonly saveRelease: (release: ReleaseRecord) => Promise<void>;
  /** Newest first. @param limit 1 to 100 */
  readonly listReleases: (list: string | undefined, limit: number) => Promise<readonly ReleaseRecord[]>;
  /** Fingerprint of the key under which numbers are kept. @param fingerprint from now on, where none is said yet @returns the one in force; undefined where there is none */
  readonly keyInUse: (fingerprint?: string) => Promise<string | undefined>;
  /**
   * Keeps all that the work keeps through the store it is given, or nothing, with one sync of the disk. The work is done again where another
   * got in its way, so it does nothing else that may not be done twice.
   * @param what for the message where it fails
   */
  readonly together: <T>(what: string, work: (store: Store) => Promise<T>) => Promise<T>;
  /** Everything that is kept, as lines of text, as it was at one moment. The same from every engine. Throws as it is read. @param now when, for whoever looks at the backup */
  readonly dump: (now: Instant) => AsyncIterable<string>;
  /**
   * Puts what `dump` gave in place of what is kept, all of it or nothing; lines of an older version are brought to the newest form.
   * @param replace whether something that is kept may go
   * @throws BonafideError `usage.invalid` where something is kept, `input.unreadable`
   */
  readonly load: (lines: AsyncIterable<string>, replace: boolean) => Promise<{ readonly madeAt: Instant }>;
  /**
   * The store as somebody with these functions may use it, by rules of the database itself: what they may not see is not there, what they
   * may not write is `permission.denied`. Only cases are written in somebody’s name; what is worked out is kept by the program, from whole data.
   * @returns why not, where the database cannot tell functions apart
   */
  readonly as: (functions: readonly Role[]) => Promise<{ readonly store: Store } | { readonly why: string }>;
  /** Work in the background, in the same database. It ends with the store. @param lease seconds without a sign of life after which a job’s worker is taken for dead, 60 where left out */
  readonly jobs: (lease?: number) => Promise<Jobs>;
  readonly close: () => Promise<void>;
} & CaseStore &
  AuditStore &
  HookStore &
  IntakeStore &
  ScimStore &
  WorklistStore &
  PolicyStore;

/** An earlier assessment in a line: what it said, of which signals, and what it was made from. */
export type AssessmentLine = Pick<Assessment, 'id' | 'level' | 'headline' | 'assessedAt' | 'inputsDigest' | 'catalogueVersion' | 'policyDigest'> & {
  readonly findings: readonly Pick<WeighedFinding, 'checkId' | 'standing' | 'counted'>[];
};

/** Files of backups. */
export type Backups = {
  /** Writes lines to a new file, which gets its name when it is whole and on the disk. @returns its length in bytes @throws BonafideError `usage.invalid` where the file is there already, `input.unreadable` */
  readonly write: (path: string, lines: AsyncIterable<string>) => Promise<number>;
  /** Its lines. Whether it is whole and unchanged is known at its end only, and thrown there. @throws BonafideError `input.not-found`, `input.unreadable` */
  readonly read: (path: string) => AsyncIterable<string>;
};

/** One file that was read, or why it was not. */
export type Input = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly issue: Issue });

/** One record of a log, the text it was parsed from, and where it stands. */
export type LogRecord = { readonly record: { readonly [key: string]: unknown }; readonly text: string; readonly place: string };

/** Records of a log that were read together. */
export type RecordChunk = {
  readonly log: string;
  readonly records: readonly LogRecord[];
  readonly issues: readonly Issue[];
  /** How far a log that is followed was read with this chunk. */
  readonly position?: LogPosition;
};

/** What is known about addresses, and how old it is. */
export type Networks = {
  readonly lookup: NetworkLookup;
  /** Date of each feed, by id. */
  readonly feeds: Readonly<Record<string, string>>;
};

/** What came of fetching an address. */
export type Downloaded =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'fetched'; readonly url: string; readonly bytes: Uint8Array; readonly etag?: string; readonly lastModified?: string; readonly contentType?: string };

/** Texts put aside by part, to be taken down part by part. What lies on it is lost with the process. Texts hold no line break. */
export type Shelf = {
  /** Bytes that it holds. */
  readonly size: () => number;
  readonly put: (part: number, texts: readonly string[]) => Promise<void>;
  /** Takes down everything of a part. */
  readonly take: (part: number) => Promise<readonly string[]>;
};

/** Everything effectful that operations may use; `compose.ts` provides it. */
export type Ports = {
  readonly now: () => Instant;
  readonly digest: Digest;
  /** Signs checkpoints of the audit log with the key of the installation. @throws BonafideError `key.unreadable` */
  readonly signer: () => CheckpointSigner;
  /** Opens the store on first use. @throws BonafideError `store.locked`, naming who holds it */
  readonly store: () => Promise<Store>;
  /** The store’s own database, for what the server keeps beside the port: accounts, sessions, answered requests. */
  readonly database: () => Promise<Kysely<unknown>>;
  /** A secret of this installation for one purpose, 32 bytes in hexadecimal. */
  readonly secret: (purpose: string) => string;
  /** Files behind paths (files, folders, `-` for standard input), one after another. @throws BonafideError `input.not-found` */
  readonly inputs: (paths: readonly string[]) => AsyncIterable<Input>;
  /** Files of lists behind paths; a folder gives all its files. @throws BonafideError `input.not-found` */
  readonly listFiles: (paths: readonly string[]) => AsyncIterable<Input>;
  /** Records of logs behind paths (files, folders, `-`). What cannot be read is an issue. @throws BonafideError `input.not-found` */
  readonly records: (paths: readonly string[]) => AsyncIterable<RecordChunk>;
  /** Records of a log that comes as bytes. What cannot be read is an issue. */
  readonly recordsIn: (log: string, bytes: AsyncIterable<Uint8Array>) => AsyncIterable<RecordChunk>;
  /** Records of a log that grows, until it is stopped. */
  readonly follow: (path: string, known: LogPosition | undefined, stop: AbortSignal) => AsyncIterable<RecordChunk>;
  /** A new shelf. */
  readonly shelf: () => Shelf;
  /** Facts about addresses, from what comes with the program, the user’s own databases and stored feeds. @param egress addresses and ranges of the firm itself */
  readonly networks: (egress: readonly string[]) => Promise<Networks>;
  /** Stored feeds of networks. */
  readonly feeds: () => Promise<FeedFolder>;
  /** Databases of addresses, for people. @throws BonafideError `input.unreadable` for one of the user’s that cannot be read */
  readonly ipDatabases: () => Promise<readonly DatabaseDescription[]>;
  /** Text of a small file the user named. @throws BonafideError `input.not-found`, `input.unreadable` */
  readonly readText: (path: string) => Promise<string>;
  /** Files in what may be an archive. Never throws; a broken one is an issue. */
  readonly unpack: (name: string, bytes: Uint8Array) => Promise<Parsed<readonly { readonly name: string; readonly bytes: Uint8Array }[]>>;
  /** Fetches an address, unless it is unchanged. @throws BonafideError `address.unreachable` */
  readonly download: (url: string, known?: { readonly etag?: string | undefined; readonly lastModified?: string | undefined }) => Promise<Downloaded>;
  /** Text of a report in any form. Never throws; what cannot be read is an issue. */
  readonly reportText: (file: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly contentType?: string;
    readonly url?: string;
  }) => Promise<Parsed<{ readonly text: string; readonly source: ReportSource } | undefined>>;
  /** The language model that the user named. @throws BonafideError `usage.invalid` where none is named; asking throws `address.unreachable` */
  readonly languageModel: () => { readonly name: string; readonly ask: (prompt: { readonly system: string; readonly user: string }) => Promise<string> };
  /** Where cities are: the table that ships. */
  readonly cities: () => Promise<string>;
  /** The trained technique classifier as it ships. */
  readonly techniqueModel: () => Promise<Uint8Array>;
  /** Files of the web application as built, by path; none where it was not built. */
  readonly web: () => Promise<ReadonlyMap<string, Uint8Array>>;
  /** Files of the example workforce by name. */
  readonly exampleWorkforce: () => Promise<ReadonlyMap<string, Uint8Array>>;
  readonly post: PostText;
  /** Traces, opened on first use. A server asks for them; what runs once and ends does without. */
  readonly tracing: () => Promise<Tracing>;
  readonly vault: Vault;
  readonly backups: Backups;
  /** What can be computed again and need not be: lost without harm. */
  readonly cache: { readonly read: (name: string) => Promise<Uint8Array | undefined>; readonly write: (name: string, bytes: Uint8Array) => Promise<void> };
};
