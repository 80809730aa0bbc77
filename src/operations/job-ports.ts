import type { ErrorCode, Instant, jobStates } from '#model';

/** How far long work is: `done` of `all`, in the unit that its step names. */
export type Progress = { readonly step: string; readonly done: number; readonly all?: number };

/** Something to be done in the background. `data` is JSON and names people by id only. */
export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** How often it was begun before. */
  readonly triedBefore: number;
};

/** What a try died of: the error’s own words, or `bug`. */
export type JobFailure = { readonly code: ErrorCode | 'bug' | 'worker-died'; readonly message: string; readonly hint?: string };

export type JobState = {
  readonly id: string;
  readonly kind: string;
  readonly data: Job['data'];
  readonly state: (typeof jobStates)[number];
  readonly addedAt: Instant;
  readonly endedAt?: Instant;
  /** When one that failed is begun again. */
  readonly nextTryAt?: Instant;
  /** How often it was begun. */
  readonly tries: number;
  readonly progress?: Progress;
  /** What the last try died of. */
  readonly failure?: JobFailure;
  /** What the handler gave. */
  readonly result?: unknown;
};

/**
 * @param report tells how far it is @param signal aborts when the worker is to stop, the job was cancelled, or it became another’s: then nothing more may be done
 * @returns JSON that is kept as its result
 */
export type JobHandler = (job: Job, report: (progress: Progress) => Promise<void>, signal: AbortSignal) => Promise<unknown>;

/**
 * Work in the background, in the database of the store. Several processes may add and work on one server. A job whose promise
 * resolved is done in the end, also when its worker is killed: then another one begins it again. So a handler does the same when it runs twice.
 */
export type Jobs = {
  /** Adds a job. The same kind and key are the same job, until a week after its end. @param kind small letters, digits and hyphens @returns its id, and whether it is new */
  readonly enqueue: (kind: string, data: Job['data'], key: string) => Promise<{ readonly id: string; readonly isNew: boolean }>;
  /**
   * Does jobs of a kind, one after another, until it is stopped. What a handler throws is tried again four times, each time later, unless
   * it is an error of ours that no time mends.
   */
  readonly work: (
    kind: string,
    handler: JobHandler,
  ) => Promise<{ /** Waits for the job in hand, and tells it to stop where `patience` milliseconds are not enough. */ readonly stop: (patience?: number) => Promise<void> }>;
  /** @returns undefined where there is none, or it ended two weeks ago */
  readonly job: (kind: string, id: string) => Promise<JobState | undefined>;
  /** Waits until a job ends, and tells how far it is as that changes. @returns what {@link Jobs.job} does; where the signal aborts, as it then stands */
  readonly follow: (kind: string, id: string, tell: (progress: Progress) => void, signal: AbortSignal) => Promise<JobState | undefined>;
  /** Calls again and again, first at once; what it throws is left to the next call. */
  readonly every: (seconds: number, call: () => Promise<void>) => { readonly stop: () => Promise<void> };
  /** Newest first. @param before only those added before this one @param limit 1 to 1,000 */
  readonly list: (
    kind: string,
    asked: { readonly state?: JobState['state'] | undefined; readonly before?: string | undefined; readonly limit: number },
  ) => Promise<readonly JobState[]>;
  /** Takes back a job that waits, or tells the worker of one that runs to stop. @returns false where it ended, or is none */
  readonly cancel: (kind: string, id: string) => Promise<boolean>;
  /** Begins a failed or cancelled job again, with as many tries as a new one. @returns false where it is neither, or ended more than a week ago */
  readonly retry: (kind: string, id: string) => Promise<boolean>;
  /** Keeps a file that a job will read. It goes when a job is done whose data name it as `file`, and in any case after 15 days. */
  readonly keepFile: (id: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly readFile: (id: string) => AsyncIterable<Uint8Array>;
  readonly forgetFile: (id: string) => Promise<void>;
};
