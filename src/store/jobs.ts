import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely } from 'kysely';
import type PgBoss from 'pg-boss';
import { BonafideError, type ErrorCode, invariant } from '#model';
import type { Job, JobFailure, JobHandler, JobState, Jobs, Progress } from '#operations';
import { jobFiles } from './job-files.ts';
import { Pause } from './pause.ts';
import type { Schema } from './schema.ts';
import { storableJson } from './storable.ts';

/*
 * Jobs in pg-boss, which keeps them in a schema of its own, `pgboss`. It waits and works in one process for as long as a job may take at most;
 * we take jobs from it one by one and show signs of life instead, so that a job may take hours and that of a dead worker waits a minute.
 */

/** Seconds without a sign of life after which a worker is taken for dead. @source house: several times what a busy machine keeps a timer waiting */
const LEASE = 60;

/** How often it is looked for new jobs. Unit: milliseconds. A job added in the same process begins at once. */
const POLL = 1_000;

/** Tries after the first, seconds before the second, of which each further one waits twice as long. */
const RETRY = { retryLimit: 4, retryDelay: 2, retryBackoff: true };

/** How long an ended job keeps its key, and how long after that it can be looked at. */
const KEPT = { archiveCompletedAfterSeconds: 7 * 86_400, deleteAfterDays: 7 };

const STATES: Readonly<Record<PgBoss.JobWithMetadata['state'], JobState['state']>> = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  completed: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
};

const ENDED: ReadonlySet<JobState['state']> = new Set<JobState['state']>(['done', 'failed', 'cancelled']);

/** Errors of ours that time mends: the same asked again may do. Of any other the first try is the last. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'store.locked',
  'store.failed',
  'store.unavailable',
  'store.unreadable',
  'key.unreadable',
  'address.unreachable',
  'case.changed',
]);

/** A sign of life, which holds as long as nobody else began the job since. It also keeps how far the job is. */
const SIGN_OF_LIFE = `update pgboss.job set started_on = now(), output = coalesce($4::text::jsonb, output)
  where name = $1 and id = $2::text::uuid and state = 'active' and retry_count = $3 returning id`;

/** Jobs of a kind, ended ones included as long as they can be looked at. Times leave as text, so both drivers give the same. */
const JOBS = `with jobs as (
    select id, name, data, state::text, retry_count, start_after, started_on, created_on, completed_on, output from pgboss.job where name = $1
    union all select id, name, data, state::text, retry_count, start_after, started_on, created_on, completed_on, output from pgboss.archive where name = $1)
  select json_build_object('id', id, 'name', name, 'data', data, 'state', state, 'tries', case when started_on is null then 0 else retry_count + 1 end,
    'added', created_on, 'ended', completed_on, 'next', case when state = 'retry' then start_after end, 'output', output)::text as line from jobs`;
const ONE = `${JOBS} where id = $2::text::uuid`;
const PAGE = `${JOBS} where ($2::text is null or state = any(string_to_array($2::text, ',')))
  and ($3::text is null or (created_on, id) < (select created_on, id from jobs where id = $3::text::uuid)) order by created_on desc, id desc limit $4`;

/** A job that was given up or cancelled gets as many tries again; those it had still count, so that its worker of before knows it for another’s. */
const AGAIN = `update pgboss.job set state = 'retry', retry_limit = retry_count + $3, completed_on = null, start_after = now() - interval '1 second'
  where name = $1 and id = $2::text::uuid and state in ('failed', 'cancelled') returning id`;
const CANCEL = `update pgboss.job set state = 'cancelled', completed_on = now() where name = $1 and id = $2::text::uuid and state < 'completed' returning id`;
const LAST_TRY = `update pgboss.job set retry_limit = retry_count where name = $1 and id = $2::text::uuid and state = 'active' and retry_count = $3`;

/** One id for one kind and key. @source RFC 9562, version 8: a UUID of one’s own making, here of SHA-256 */
function idOf(kind: string, key: string): string {
  const hex = createHash('sha256').update(`${kind}\u0000${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** What is kept beside a job. pg-boss writes `value` where it took the worker for dead. */
type Output = { readonly progress?: Progress; readonly failure?: JobFailure; readonly result?: unknown; readonly value?: { readonly message?: string } };
type Line = {
  readonly id: string;
  readonly name: string;
  readonly data: Job['data'];
  readonly state: PgBoss.JobWithMetadata['state'];
  readonly tries: number;
  readonly added: string;
  readonly ended: string | null;
  readonly next: string | null;
  readonly output: Output | null;
};

function stateOf({ id, name, data, state, tries, added, ended, next, output }: Line): JobState {
  const {
    progress,
    result,
    value,
    failure = value === undefined ? undefined : { code: 'worker-died' as const, message: 'Its worker gave no sign of life any more.' },
  } = output ?? {};
  const instant = (text: string) => new Date(text).toISOString();
  return {
    id,
    kind: name,
    data,
    state: STATES[state],
    addedAt: instant(added),
    ...(ended === null ? {} : { endedAt: instant(ended) }),
    ...(next === null ? {} : { nextTryAt: instant(next) }),
    tries,
    ...(progress === undefined ? {} : { progress }),
    ...(failure === undefined ? {} : { failure }),
    ...(result === undefined ? {} : { result }),
  };
}

function failureOf(error: unknown): JobFailure {
  if (error instanceof BonafideError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
}

export type RunningJobs = Jobs & { readonly stop: () => Promise<void> };

type Taken = PgBoss.JobWithMetadata<Job['data']>;

/** Starts the queue in the store’s database, making its tables where they are missing. @param guarded turns what the database says against a call into an error of ours */
export async function startJobs(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>, lease: number = LEASE): Promise<RunningJobs> {
  const executeSql = (text: string, values: readonly unknown[] = []) =>
    db.connection().execute(async (connection) => {
      try {
        const { rows } = await connection.executeQuery<never>(CompiledQuery.raw(text, [...values]));
        return { rows };
      } catch (error) {
        // A script that fails in its middle leaves its transaction open, and others will use the connection.
        await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
        throw error;
      }
    });
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({ db: { executeSql }, schema: 'pgboss', schedule: false, supervise: true, maintenanceIntervalSeconds: Math.max(1, Math.floor(lease / 3)), ...KEPT });
  // Its rounds of upkeep may fail, as when the server is away: the next one makes up for it.
  boss.on('error', () => undefined);
  await boss.start();

  const queues = new Map<string, Promise<void>>();
  const queue = (kind: string): Promise<void> => {
    invariant(/^[a-z][a-z0-9-]{0,40}$/.test(kind), `the kind of job “${kind}”`);
    const known = queues.get(kind) ?? boss.createQueue(kind);
    queues.set(kind, known);
    known.catch(() => queues.delete(kind));
    return known;
  };
  /** Jobs of a query, by kind and more. */
  const look = async (text: string, kind: string, ...more: unknown[]): Promise<readonly JobState[]> => {
    const { rows } = await executeSql(text, [kind, ...more]);
    return rows.map(({ line }) => stateOf(JSON.parse(line)));
  };
  const job = (kind: string, id: string) =>
    guarded('look at a job', async () => {
      await queue(kind);
      return isId(id) ? (await look(ONE, kind, id))[0] : undefined;
    });
  /** Changes one job, where it is as the statement wants it. */
  const change = (what: string, text: string, kind: string, id: string, ...more: unknown[]) =>
    guarded(what, async () => {
      if (!isId(id)) return false;
      const { rows } = await executeSql(text, [kind, id, ...more]);
      return rows.length > 0;
    });

  const stopping = new AbortController();
  const loops = new Set<Promise<void>>();
  const pause = new Pause(POLL);
  const files = jobFiles(db, guarded);

  /** Runs one job and says what came of it. Where the server is away, its time runs out and it is begun again. */
  const run = async ({ id, name, data, retryCount }: Taken, handler: JobHandler, stop: AbortSignal): Promise<void> => {
    const lost = new AbortController();
    let progress: Progress | undefined;
    const sign = async () => {
      const { rows } = await executeSql(SIGN_OF_LIFE, [name, id, retryCount, progress === undefined ? null : JSON.stringify({ progress })]);
      if (rows.length === 0) lost.abort(new Error('The job was cancelled, or became another worker’s.'));
    };
    const beat = setInterval(() => sign().catch(() => undefined), (lease * 1_000) / 4);
    const report = async (now: Progress) => {
      progress = now;
      await guarded('keep how far a job is', sign);
      lost.signal.throwIfAborted();
    };
    try {
      const result = await handler({ id, kind: name, data, triedBefore: retryCount }, report, AbortSignal.any([stop, lost.signal]));
      await sign();
      const output = JSON.parse(storableJson({ ...(progress === undefined ? {} : { progress }), ...(result === undefined ? {} : { result }) }, 'The result of a job'));
      if (lost.signal.aborted) return;
      await boss.complete(name, id, output);
      if (typeof data['file'] === 'string') await files.forgetFile(data['file']).catch(() => undefined);
    } catch (error) {
      if (lost.signal.aborted) return;
      const failure = failureOf(error);
      if (error instanceof BonafideError && !PASSING.has(error.code)) await executeSql(LAST_TRY, [name, id, retryCount]).catch(() => undefined);
      await boss.fail(name, id, { ...(progress === undefined ? {} : { progress }), failure }).catch(() => undefined);
    } finally {
      clearInterval(beat);
      pause.end();
    }
  };

  /** @param enough no further job is taken @param stop the job in hand is told to stop */
  const loop = async (kind: string, handler: JobHandler, enough: AbortSignal, stop: AbortSignal): Promise<void> => {
    while (!enough.aborted) {
      // pg-boss gives none where the server is away.
      const [job] = await boss.fetch<Job['data']>(kind, { batchSize: 1, includeMetadata: true });
      if (job === undefined) await pause.wait(enough);
      else await run(job, handler, stop);
    }
  };

  return {
    enqueue: (kind, data, key) =>
      guarded('add a job', async () => {
        await queue(kind);
        const id = idOf(kind, key);
        const made = await boss.send(kind, data, { id, expireInSeconds: lease, ...RETRY });
        pause.end();
        return { id, isNew: made !== null };
      }),
    work: (kind, handler) =>
      guarded('work', async () => {
        await queue(kind);
        const [enough, stop] = [new AbortController(), new AbortController()];
        const running = loop(kind, handler, AbortSignal.any([enough.signal, stopping.signal]), AbortSignal.any([stop.signal, stopping.signal]));
        loops.add(running);
        running.finally(() => loops.delete(running)).catch(() => undefined);
        return {
          stop: async (patience = 0) => {
            enough.abort();
            const late = setTimeout(() => stop.abort(new Error('The worker stops.')), patience);
            await running.finally(() => clearTimeout(late));
          },
        };
      }),
    job,
    follow: async (kind, id, tell, given) => {
      const signal = AbortSignal.any([given, stopping.signal]);
      let told = '';
      for (;;) {
        const now = await job(kind, id);
        const words = JSON.stringify(now?.progress ?? null);
        if (now?.progress !== undefined && words !== told) tell(now.progress);
        told = words;
        if (now === undefined || ENDED.has(now.state) || signal.aborted) return now;
        await pause.wait(signal);
      }
    },
    every: (seconds, call) => {
      const enough = new AbortController();
      const signal = AbortSignal.any([enough.signal, stopping.signal]);
      const between = new Pause(seconds * 1_000);
      const again = async () => {
        while (!signal.aborted) {
          await call().catch(() => undefined);
          await between.wait(signal);
        }
      };
      const running = again();
      loops.add(running);
      running.finally(() => loops.delete(running)).catch(() => undefined);
      return {
        stop: async () => {
          enough.abort();
          await running;
        },
      };
    },
    list: (kind, { state, before, limit }) =>
      guarded('list jobs', async () => {
        await queue(kind);
        if (before !== undefined && !isId(before)) return [];
        const states = state === undefined ? null : Object.entries(STATES).flatMap(([theirs, ours]) => (ours === state ? [theirs] : []));
        return look(PAGE, kind, states?.join(',') ?? null, before ?? null, limit);
      }),
    cancel: (kind, id) => change('cancel a job', CANCEL, kind, id),
    retry: async (kind, id) => {
      const again = await change('begin a job again', AGAIN, kind, id, RETRY.retryLimit + 1);
      pause.end();
      return again;
    },
    ...files,
    stop: async () => {
      stopping.abort(new Error('The store closes.'));
      await Promise.all(loops);
      await boss.stop({ graceful: false, close: false });
    },
  };
}
