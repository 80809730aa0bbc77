import { createHash } from 'node:crypto';
import { CompiledQuery, type Kysely } from 'kysely';
import type PgBoss from 'pg-boss';
import { invariant } from '#model';
import type { Job, JobHandler, JobProgress, JobState, Jobs } from '#operations';
import type { Schema } from './schema.ts';

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
  cancelled: 'failed',
  failed: 'failed',
};

/** A sign of life, which holds as long as nobody else began the job since. It also keeps how far the job is. */
const SIGN_OF_LIFE = `update pgboss.job set started_on = now(), output = coalesce($4::text::jsonb, output)
  where name = $1 and id = $2::text::uuid and state = 'active' and retry_count = $3 returning id`;

/** One id for one kind and key. @source RFC 9562, version 8: a UUID of one’s own making, here of SHA-256 */
function idOf(kind: string, key: string): string {
  const hex = createHash('sha256').update(`${kind}\u0000${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
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

  const stopping = new AbortController();
  const loops = new Set<Promise<void>>();
  const sleepers = new Set<() => void>();
  const wake = () => {
    for (const one of sleepers) one();
  };
  /** Waits for the next look, or until something is added here. */
  const pause = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        sleepers.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, POLL);
      sleepers.add(end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });

  /** Runs one job and says what came of it. Where the server is away, its time runs out and it is begun again. */
  const run = async ({ id, name, data, retryCount }: Taken, handler: JobHandler, stop: AbortSignal): Promise<void> => {
    const lost = new AbortController();
    let progress: JobProgress | undefined;
    const sign = async () => {
      const { rows } = await executeSql(SIGN_OF_LIFE, [name, id, retryCount, progress === undefined ? null : JSON.stringify(progress)]);
      if (rows.length === 0) lost.abort(new Error('The job became another worker’s.'));
    };
    const beat = setInterval(() => sign().catch(() => undefined), (lease * 1_000) / 4);
    const report = async (now: JobProgress) => {
      progress = now;
      await guarded('keep how far a job is', sign);
      lost.signal.throwIfAborted();
    };
    try {
      await handler({ id, kind: name, data, triedBefore: retryCount }, report, AbortSignal.any([stop, lost.signal]));
      await sign();
      if (!lost.signal.aborted) await boss.complete(name, id, progress ?? {});
    } catch (error) {
      if (!lost.signal.aborted) await boss.fail(name, id, { failure: error instanceof Error ? error.message : String(error) }).catch(() => undefined);
    } finally {
      clearInterval(beat);
    }
  };

  const loop = async (kind: string, handler: JobHandler, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      // pg-boss gives none where the server is away.
      const [job] = await boss.fetch<Job['data']>(kind, { batchSize: 1, includeMetadata: true });
      if (job === undefined) await pause(signal);
      else await run(job, handler, signal);
    }
  };

  return {
    enqueue: (kind, data, key) =>
      guarded('add a job', async () => {
        await queue(kind);
        const id = idOf(kind, key);
        const made = await boss.send(kind, data, { id, expireInSeconds: lease, ...RETRY });
        wake();
        return { id, isNew: made !== null };
      }),
    work: (kind, handler) =>
      guarded('work', async () => {
        await queue(kind);
        const stop = new AbortController();
        const running = loop(kind, handler, AbortSignal.any([stop.signal, stopping.signal]));
        loops.add(running);
        running.finally(() => loops.delete(running)).catch(() => undefined);
        return {
          stop: async () => {
            stop.abort(new Error('The worker stops.'));
            await running;
          },
        };
      }),
    job: (kind, id) =>
      guarded('look at a job', async () => {
        await queue(kind);
        const job = await boss.getJobById(kind, id, { includeArchive: true });
        if (job === null) return undefined;
        const { failure, ...progress } = (job.output ?? {}) as { failure?: string; value?: { message?: string } } & Partial<JobProgress>;
        const died = failure ?? progress.value?.message;
        return {
          id,
          kind,
          state: STATES[job.state],
          ...(typeof progress.done === 'number' ? { progress: { ...progress, done: progress.done } } : {}),
          ...(died === undefined ? {} : { failure: died }),
        };
      }),
    stop: async () => {
      stopping.abort(new Error('The store closes.'));
      await Promise.all(loops);
      await boss.stop({ graceful: false, close: false });
    },
  };
}
