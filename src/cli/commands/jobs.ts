import { BonafideError, jobStates } from '#model';
import { askedOf, type JobState, type Jobs, OPERATION_JOB } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { paint, printable, type Terminal } from '../terminal.ts';

type Common = { readonly db?: string; readonly json?: boolean };

/** What a state means to whoever reads it. */
const WORDS: Readonly<Record<JobState['state'], string>> = { waiting: 'waits', running: 'runs', done: 'done', failed: 'given up', cancelled: 'taken back' };

/** Does something with the jobs of the store, and closes it. */
async function withJobs(options: Common, { compose }: CliContext, work: (jobs: Jobs) => Promise<number>): Promise<number> {
  const store = await compose({ db: options.db, store: true }).store();
  try {
    return await work(await store.jobs());
  } finally {
    await store.close();
  }
}

/** @throws BonafideError `job.unknown` */
async function jobOf(id: string, jobs: Jobs): Promise<JobState> {
  const job = await jobs.job(OPERATION_JOB, id);
  if (job !== undefined) return job;
  throw new BonafideError('job.unknown', `There is no job “${id}”, or it ended more than two weeks ago.`, '“bonafide jobs list” lists them.');
}

function line(job: JobState, terminal: Terminal): string {
  const { operation, actor } = askedOf(job);
  const colours = paint(terminal);
  const { id, state, addedAt, nextTryAt, tries, progress, failure } = job;
  const far = progress === undefined ? '' : `  ${progress.step} ${progress.done}${progress.all === undefined ? '' : ` of ${progress.all}`}`;
  const again = nextTryAt === undefined ? '' : `, again at ${nextTryAt}`;
  const died = failure === undefined || state === 'done' ? '' : `\n  ${printable(failure.message)}${failure.hint === undefined ? '' : ` ${printable(failure.hint)}`}`;
  const words = (state === 'failed' ? colours.red : colours.bold)(WORDS[state].padEnd(10));
  return `${id}  ${words} ${operation.padEnd(20)} ${addedAt}  ${printable(actor.name)}${tries > 1 ? `  try ${tries}` : ''}${far}${again}${died}\n`;
}

function tell(job: JobState, options: Common, { terminal }: CliContext): number {
  terminal.out(options.json === true ? `${JSON.stringify(job)}\n` : line(job, terminal));
  return EXIT.done;
}

/** Jobs of the last two weeks, newest first. @throws BonafideError `usage.invalid` */
export function list(options: Common & { readonly state?: string; readonly limit: string }, context: CliContext): Promise<number> {
  const state = jobStates.find((one) => one === options.state);
  const limit = Math.min(1_000, Math.max(1, Math.trunc(Number(options.limit)) || 1));
  return withJobs(options, context, async (jobs) => {
    const all = await jobs.list(OPERATION_JOB, { state, limit });
    if (options.json === true) context.terminal.out(`${JSON.stringify(all)}\n`);
    else context.terminal.out(all.length === 0 ? 'No jobs.\n' : all.map((job) => line(job, context.terminal)).join(''));
    return EXIT.done;
  });
}

/** One job, with what came of it. @throws BonafideError `job.unknown` */
export function show(id: string, options: Common, context: CliContext): Promise<number> {
  return withJobs(options, context, async (jobs) => {
    const job = await jobOf(id, jobs);
    tell(job, options, context);
    if (options.json !== true && job.result !== undefined) context.terminal.out(`${JSON.stringify(job.result, null, 2)}\n`);
    return EXIT.done;
  });
}

/** Takes back a job that waits or runs. @throws BonafideError `job.unknown`, `usage.invalid` */
export function cancel(id: string, options: Common, context: CliContext): Promise<number> {
  return withJobs(options, context, async (jobs) => {
    const { state } = await jobOf(id, jobs);
    if (!(await jobs.cancel(OPERATION_JOB, id))) throw new BonafideError('usage.invalid', `The job ${id} ended: ${WORDS[state]}.`, 'Only one that waits or runs is taken back.');
    return tell(await jobOf(id, jobs), options, context);
  });
}

/** Begins a job again that was given up or taken back. @throws BonafideError `job.unknown`, `usage.invalid` */
export function retry(id: string, options: Common, context: CliContext): Promise<number> {
  return withJobs(options, context, async (jobs) => {
    const { state } = await jobOf(id, jobs);
    if (!(await jobs.retry(OPERATION_JOB, id)))
      throw new BonafideError('usage.invalid', `The job ${id} is not begun again: ${WORDS[state]}.`, 'Only one that was given up or taken back within a week is.');
    return tell(await jobOf(id, jobs), options, context);
  });
}
