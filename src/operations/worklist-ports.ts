import type { CaseStatus, Disposition, Instant, Level, NextStep, Standing, Subject } from '#model';

export type WorklistFilter = {
  readonly level?: Level | undefined;
  readonly relation?: Subject['relation'] | undefined;
  /** Where the latest case of the person stands; `none` where there is no case. */
  readonly caseStatus?: CaseStatus | 'none' | undefined;
  /** Part of the caption, in any case. */
  readonly text?: string | undefined;
};

/** What is known of somebody, in a line. */
export type WorklistLine = {
  readonly dossierId: string;
  readonly caption: string;
  readonly relation: Subject['relation'];
  readonly level: Level;
  readonly weight: number;
  readonly provisional: boolean;
  readonly headline: string;
  readonly assessedAt: Instant;
  /** Signals whose findings count, in the order of the assessment. */
  readonly signals: readonly string[];
  /** Next steps by the function that owns them. */
  readonly steps: Readonly<Partial<Record<NextStep['owner'], number>>>;
  /** The latest case. */
  readonly case?: {
    readonly id: string;
    readonly status: CaseStatus;
    /** Name of who works on it. */
    readonly assignee?: string;
  };
};

/** How many people there are, by where they stand. */
export type PeopleCount = { readonly relation: Subject['relation']; readonly level: Level; readonly people: number };
/** In how many people’s latest assessments a signal was noticed, by standing. */
export type SignalCount = { readonly checkId: string; readonly standing: Standing; readonly counted: boolean; readonly people: number };
/** Cases by status and by the decision that stands. */
export type CaseCount = {
  readonly status: CaseStatus;
  readonly disposition: Disposition | 'none';
  readonly cases: number;
};
/** How long it took from the opening of a case to its first decision, by the month of the decision. Unit: hours. */
export type DecisionTime = { readonly month: string; readonly decisions: number; readonly median: number; readonly slowest: number };
export type Counts = {
  readonly people: readonly PeopleCount[];
  readonly signals: readonly SignalCount[];
  readonly cases: readonly CaseCount[];
  readonly decisions: readonly DecisionTime[];
};

/** Where a page of the worklist ended. */
export type WorklistCursor = Pick<WorklistLine, 'level' | 'weight' | 'assessedAt' | 'dossierId'>;

/** The part of the store that knows who needs a human. */
export type WorklistStore = {
  /** A page of people by level, weight and time of their latest assessment, the most urgent first. @param limit 1 to 1,000 */
  readonly worklist: (filter: WorklistFilter, after: WorklistCursor | undefined, limit: number) => Promise<readonly WorklistLine[]>;
  /** Counts of people, findings and cases; nobody is named. It reads every line, and no assessment. */
  readonly counts: () => Promise<Counts>;
  /** Another word after anybody was assessed or a case changed. It costs the same however many people there are. */
  readonly worklistVersion: () => Promise<string>;
};
