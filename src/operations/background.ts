import { invariant, type Policy, PROGRAM } from '#model';
import type { Actor, Operation, OperationContext, OperationInput } from './define-operation.ts';
import type { JobHandler, JobState, Jobs } from './job-ports.ts';
import type { PolicyKeeper } from './policy-in-force.ts';
import type { Ports, Store } from './ports.ts';

/*
 * Operations as jobs. A job is an operation that somebody asked for and that any worker carries out later, in the name of who asked:
 * so there is one table of what can be done in the background, and one of who may.
 */

/** Kind of the jobs that are operations. */
export const OPERATION_JOB = 'operation';

/** How often it is looked for what is due. Unit: seconds. @source house: lists and reports wait for nobody that long */
const ROUND = 300;

/** How long a list is left to whoever took it in, who screens it. Unit: milliseconds. @source house: several times what screening a million people takes */
const LEFT_ALONE = 30 * 60_000;

/** What was asked, as JSON. */
export type Asked = Pick<OperationInput, 'params' | 'query' | 'body'> & {
  readonly operation: string;
  readonly actor: Actor;
  /** Id of the kept file. */
  readonly file?: string;
};

export const askedOf = ({ data }: Pick<JobState, 'data'>): Asked => data as unknown as Asked;

/** Adds an operation as a job. @param key the same key is the same job */
export async function askInBackground(jobs: Jobs, asked: Asked, key: string): Promise<JobState> {
  const { id } = await jobs.enqueue(OPERATION_JOB, asked, key);
  const job = await jobs.job(OPERATION_JOB, id);
  invariant(job !== undefined, 'a job that was added is there');
  return job;
}

/** The program itself, where what is due asks for an operation. */
const program: Actor = { id: PROGRAM.id, name: PROGRAM.name, roles: [] };

/** What is due by itself: once a day the sweep of records, and lists and reports that nobody held against the people since their process died. */
async function askForWhatIsDue(jobs: Jobs, store: Store, ports: Pick<Ports, 'now'>, { cases }: Policy): Promise<void> {
  const ask = (operation: string, key: string, more: Partial<Asked> = {}) =>
    jobs.enqueue(OPERATION_JOB, { operation, actor: program, params: {}, query: {}, body: undefined, ...more }, `due ${operation} ${key}`);
  const now = ports.now();
  // By the day and not by the hour: a server that is off at night sweeps in the morning.
  const { isNew } = await ask('records.sweep', now.slice(0, 10), { body: { apply: cases?.sweep === 'erase' } });
  for (const { list, version, importedAt } of await store.editions()) {
    const [last] = await store.listReleases(list, 1);
    if (last?.to !== version && Date.parse(now) - Date.parse(importedAt) > LEFT_ALONE) await ask('watchlists.rescreen', `${list} ${version}`);
  }
  // Reports are read whole, so once a day.
  if (isNew) for (const { id } of await store.listReports()) if ((await store.listHunts(id, 1)).length === 0) await ask('reports.hunt', id, { params: { report: id } });
}

/** What a worker tells of its work: names of operations and ids of jobs, never anything about people. */
export type WorkerNews = { readonly event: 'job-begun' | 'job-ended'; readonly operation: string; readonly job: string; readonly tries: number; readonly error?: unknown };

export type WorkerOptions = Pick<OperationContext, 'store' | 'ports' | 'version' | 'screening'> & {
  readonly policy: PolicyKeeper;
  readonly operations: readonly Operation[];
  /** Jobs done at once in this process. */
  readonly concurrency: number;
  readonly news: (news: WorkerNews) => void;
};

export type RunningWorker = {
  /** Takes no further job and lets those in hand end within `patience` milliseconds; what is broken off is begun again by another. */ readonly stop: (
    patience: number,
  ) => Promise<void>;
};

function unused(): never {
  throw new Error('Invariant broken: an operation in the background keeps no accounts');
}
const noAccounts: OperationContext['accounts'] = {
  list: unused,
  get: unused,
  invite: unused,
  newSetup: unused,
  change: unused,
  listKeys: unused,
  addKey: unused,
  removeKey: unused,
  listViews: unused,
  saveView: unused,
  removeView: unused,
};

/** Does jobs until it is stopped, and adds those that are due by themselves. Any number of processes may work on one database. */
export async function startWorker({ operations, store, ports, policy, version, screening, concurrency, news }: WorkerOptions): Promise<RunningWorker> {
  const jobs = await store.jobs();
  const handle: JobHandler = async (job, report, signal) => {
    const { operation: name, actor, file, params, query, body } = askedOf(job);
    const operation = operations.find(({ id }) => id === name);
    invariant(operation?.background === true, `the job ${name} is an operation in the background`);
    const about = { operation: name, job: job.id, tries: job.triedBefore + 1 };
    news({ event: 'job-begun', ...about });
    // One word at a time: progress that comes while another is being kept is passed over.
    let telling: Promise<void> | undefined;
    const tell: OperationContext['tell'] = (progress) => {
      signal.throwIfAborted();
      telling ??= report(progress)
        .catch(() => undefined)
        .finally(() => {
          telling = undefined;
        });
    };
    const bytes = file === undefined ? (async function* () {})() : jobs.readFile(file);
    try {
      const { policy: inForce, source } = await policy.inForce();
      const context: OperationContext = {
        store,
        ports,
        policy: inForce,
        policyFromFile: source === 'file',
        policyChanged: policy.changed,
        version,
        screening,
        actor,
        accounts: noAccounts,
        tell,
        signal,
        job,
      };
      const result = await operation.run({ params, query, body, file: bytes }, context);
      await telling;
      news({ event: 'job-ended', ...about });
      return result;
    } catch (error) {
      news({ event: 'job-ended', ...about, error });
      throw error;
    }
  };
  const working = await Promise.all(Array.from({ length: concurrency }, () => jobs.work(OPERATION_JOB, handle)));
  const rounds = jobs.every(ROUND, async () => askForWhatIsDue(jobs, store, ports, (await policy.inForce()).policy));
  return {
    stop: async (patience) => {
      await Promise.all([rounds.stop(), ...working.map((one) => one.stop(patience))]);
    },
  };
}
