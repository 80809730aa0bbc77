import type { Assessment, AuditCheckpoint, AuditDraft, AuditHead, AuditRow, Case, CaseEvent, CaseFunction, CaseStatus, FindingVerdict, Instant, Verdict } from '#model';
import type { PersonRecord } from './person-record.ts';

/**
 * What goes into the audit log with a change. The store locks the end of the log, links the entries to it, and writes both in the
 * transaction of the change: what is recorded is in the log, and the log has no gaps however many write at once.
 */
export type Auditing = {
  readonly drafts: readonly AuditDraft[];
  /** Links entries to the end of the log. Pure. */
  readonly link: (head: AuditHead, drafts: readonly AuditDraft[]) => { readonly rows: readonly AuditRow[]; readonly head: AuditHead };
};

/** A case as it is after some events, and what belongs to them. There are as many entries for the log as events, in the same order. */
export type CaseChange = {
  readonly case: Case;
  /** Version that the events follow; 0 for a new case. */
  readonly before: number;
  readonly events: readonly CaseEvent[];
  /** Refused where the person has an open case. */
  readonly onlyOpen?: true;
  /** Bytes of an attachment that one of the events names. */
  readonly attachment?: { readonly id: string; readonly bytes: Uint8Array };
  /** Attachments whose bytes go. */
  readonly removed?: readonly string[];
  readonly verdicts?: readonly FindingVerdict[];
  /** What was recorded about the person with it, and what the person is assessed as since. */
  readonly records?: readonly PersonRecord[];
  readonly assessments?: readonly Assessment[];
};

export type CaseFilter = {
  readonly status?: readonly CaseStatus[] | undefined;
  /** Id of who works on it. */
  readonly assignee?: string | undefined;
  /** Function that owns an open item of its checklist. */
  readonly waitsFor?: CaseFunction | undefined;
  /** Due before it. */
  readonly dueBefore?: Instant | undefined;
  /** Only those in which a decision waits for a second person. */
  readonly proposed?: boolean | undefined;
};

/** Where a page of cases goes on. */
export type CaseCursor = { readonly dueAt: Instant | undefined; readonly id: string };

/** That somebody’s data must stay whatever any period says. */
export type LegalHold = {
  readonly id: string;
  readonly dossierId: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
  readonly released?: { readonly by: string; readonly at: Instant; readonly reason: string };
};

/** The part of the store that keeps cases. */
export type CaseStore = {
  /** @throws BonafideError `case.changed` where the case has another version, `case.refused` where it is not the only open one and has to be, `dossier.not-found` */
  readonly saveCase: (change: CaseChange, auditing: Auditing) => Promise<void>;
  readonly getCase: (id: string) => Promise<Case | undefined>;
  /** A page of cases by due day, the earliest first. @param limit 1 to 1,000 */
  readonly listCases: (filter: CaseFilter, after: CaseCursor | undefined, limit: number) => Promise<readonly Case[]>;
  /** Cases of people, by dossier, oldest first. Ids without cases are absent. */
  readonly casesOf: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, readonly Case[]>>;
  /** What happened to a case, oldest first. */
  readonly caseEvents: (id: string) => Promise<readonly CaseEvent[]>;
  /** Bytes of an attachment; undefined where there is none or its bytes are gone. */
  readonly attachmentBytes: (caseId: string, id: string) => Promise<Uint8Array | undefined>;
  /** How often each verdict was given, by signal. It outlives the people it was about. */
  readonly verdictCounts: () => Promise<readonly { readonly checkId: string; readonly verdict: Verdict; readonly count: number }[]>;
  /** Keeps a hold, or its release. @throws BonafideError `dossier.not-found` */
  readonly saveHold: (hold: LegalHold, auditing: Auditing) => Promise<void>;
  /** Holds that are not released, by dossier; of everybody where none is named. */
  readonly holds: (dossierIds?: readonly string[]) => Promise<readonly LegalHold[]>;
  /** When dossiers last changed. */
  readonly changedAt: (dossierIds: readonly string[]) => Promise<ReadonlyMap<string, Instant>>;
  /**
   * Takes away everything that is stored about a person, attachments and telemetry of their accounts among it.
   * @throws BonafideError `dossier.not-found`, `case.refused` under a legal hold
   */
  readonly erasePerson: (dossierId: string, auditing: Auditing) => Promise<void>;
};

/** The part of the store that keeps the audit log. Nothing in it is ever changed or taken away. */
export type AuditStore = {
  readonly appendAudit: (auditing: Auditing) => Promise<readonly AuditRow[]>;
  readonly auditHead: () => Promise<AuditHead>;
  /** A page of rows by place. @param limit 1 to 5,000 */
  readonly auditRows: (from: number, limit: number) => Promise<readonly AuditRow[]>;
  /** Events of cases by the place of their entry, from a place on and before another. */
  readonly eventsLogged: (from: number, before: number) => Promise<ReadonlyMap<number, CaseEvent>>;
  /** Entries that what happened to a case left in the log, oldest first. */
  readonly loggedOf: (caseId: string) => Promise<readonly AuditRow[]>;
  readonly saveCheckpoint: (checkpoint: AuditCheckpoint) => Promise<void>;
  /** Oldest first. */
  readonly checkpoints: () => Promise<readonly AuditCheckpoint[]>;
};
