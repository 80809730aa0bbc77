import type { Assessment, Issue, Level } from '#model';

/** What was read of the logs so far. */
export type WatchCounts = {
  records: number;
  events: number;
  /** People concerned. */
  people: number;
  /** Records that say nothing about people, by their kind. */
  readonly ignored: Map<string, number>;
  /** Issues by code and source. */
  readonly issues: Map<string, number>;
  /** Fields that no reader knows, by log and name. */
  readonly unmapped: Map<string, number>;
  /** Events by log. */
  readonly sources: Map<string, number>;
};

/** Somebody whose level or findings changed because of events. */
export type WatchChange = {
  readonly dossierId: string;
  readonly caption: string;
  readonly before: Level | undefined;
  readonly after: Level;
  /** Titles of compound patterns that are complete now and were not before. */
  readonly patterns: readonly string[];
  /** Titles of findings that are new, then of those known before that rest on events. */
  readonly because: readonly string[];
};

/** What watching tells as it goes. */
export type WatchNews =
  | { readonly kind: 'progress'; readonly counts: WatchCounts }
  | { readonly kind: 'change'; readonly change: WatchChange; readonly assessment: Assessment }
  | { readonly kind: 'idle' }
  | { readonly kind: 'done'; readonly counts: WatchCounts; readonly issues: readonly Issue[]; readonly people: number; readonly unknownAccounts: readonly string[] };

/** How to watch. */
export type WatchOptions = {
  /** Which log it is; found out from its records where left out. */
  readonly source?: string;
  /** Stops following. Without it logs are read once. */
  readonly follow?: AbortSignal;
  /** Events after which what is at hand is shelved. Changes memory and speed only. */
  readonly eventsAtHand?: number;
};
