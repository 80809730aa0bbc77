import type { CaseStatus, Instant, Level, NextStep, Subject } from '#model';

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

/** Where a page of the worklist ended. */
export type WorklistCursor = Pick<WorklistLine, 'level' | 'weight' | 'assessedAt' | 'dossierId'>;

/** The part of the store that knows who needs a human. */
export type WorklistStore = {
  /** A page of people by level, weight and time of their latest assessment, the most urgent first. @param limit 1 to 1,000 */
  readonly worklist: (filter: WorklistFilter, after: WorklistCursor | undefined, limit: number) => Promise<readonly WorklistLine[]>;
  /** Another word after anybody was assessed or a case changed. It costs the same however many people there are. */
  readonly worklistVersion: () => Promise<string>;
};
