import { z } from 'zod';
import { BonafideError, instantSchema, jobStates, levelSchema } from '#model';
import { askedOf, OPERATION_JOB } from './background.ts';
import { releaseSchema } from './catalogue-lists.ts';
import { defineOperation, type Operation, type OperationContext } from './define-operation.ts';
import type { JobState } from './job-ports.ts';
import { reassess } from './reassess.ts';
import { catchUp } from './rescreen.ts';
import { type Role, roles } from './roles.ts';

const rescreenLists = defineOperation({
  id: 'watchlists.rescreen',
  title: 'Screen lists that were never held against everybody stored',
  description: 'Does so for every list whose edition in force was taken in by a process that died before it had screened it. Does nothing where there is none.',
  method: 'post',
  path: '/watchlists/rescreens',
  kind: 'write',
  roles: ['counsel', 'admin'],
  long: true,
  background: true,
  output: z.strictObject({ releases: z.array(releaseSchema) }),
  run: async (_, { store, ports, policy, tell }) => ({ releases: (await catchUp(policy, store, ports, tell)).map(({ release }) => release) }),
});

const reassessPeople = defineOperation({
  id: 'people.reassess',
  title: 'Assess everybody stored anew',
  description: 'With the policy and signals of now, and what lists, reports, logs and ties say. For after a change of policy or a new version.',
  method: 'post',
  path: '/assessments',
  kind: 'write',
  roles: ['hr', 'security', 'counsel'],
  long: true,
  background: true,
  output: z.strictObject({ people: z.int(), levels: z.partialRecord(levelSchema, z.int()).meta({ description: 'People at each level now' }) }),
  run: (_, { store, ports, policy, tell }) => reassess(policy, store, ports, tell),
});

/** What can be asked beside the catalogue of people, lists and reports, and is mostly done in the background. */
export const upkeepInBackground = { rescreenLists, reassessPeople };

const jobSchema = z
  .strictObject({
    id: z.string(),
    operation: z.string().meta({ description: 'The operation that is done' }),
    state: z.enum(jobStates).meta({ description: 'failed: given up, and begun again only when asked (jobs.retry)' }),
    askedBy: z.string().meta({ description: 'Name of who asked; Bonafide where it was due by itself' }),
    askedAt: instantSchema,
    endedAt: instantSchema.optional(),
    tries: z.int().meta({ description: 'How often it was begun' }),
    nextTryAt: instantSchema.optional().meta({ description: 'When it is begun again, where a try failed' }),
    progress: z.strictObject({ step: z.string(), done: z.number(), all: z.number().optional() }).optional(),
    failure: z.strictObject({ code: z.string(), message: z.string(), hint: z.string().optional() }).optional().meta({ description: 'What the last try died of' }),
    result: z.unknown().optional().meta({ description: 'What the operation answered, for whoever may ask for it' }),
  })
  .meta({ id: 'Job', description: 'An operation that is done in the background' });
type JobView = z.output<typeof jobSchema>;

const may = (operation: Operation | undefined, held: readonly Role[]): boolean => operation?.roles.some((role) => held.includes(role)) === true;

/** Verbs about jobs. @param table the operations that jobs can be */
export function jobOperations(table: readonly Operation[]) {
  const operationOf = (job: JobState) => table.find(({ id }) => id === askedOf(job).operation);

  /** A job as somebody may see it: its owner, and who may ask for the same, with what came of it; admins and auditors without. */
  const viewOf = (job: JobState, { actor }: Pick<OperationContext, 'actor'>, full: boolean): JobView | undefined => {
    const { operation: name, actor: asker } = askedOf(job);
    const operation = operationOf(job);
    const knows = asker.id === actor.id || may(operation, actor.roles);
    if (!knows && !actor.roles.some((role) => role === 'admin' || role === 'auditor')) return undefined;
    const { id, state, addedAt, endedAt, tries, nextTryAt, progress, failure, result } = job;
    const { code, message, hint } = failure ?? {};
    const shown = operation?.view === undefined || result === undefined ? result : operation.view(result, actor.roles);
    return {
      id,
      operation: name,
      state,
      askedBy: asker.name,
      askedAt: addedAt,
      tries,
      ...(endedAt === undefined ? {} : { endedAt }),
      ...(nextTryAt === undefined ? {} : { nextTryAt }),
      ...(progress === undefined ? {} : { progress }),
      // What an error of ours says can name somebody; that of a bug is for the log alone.
      ...(code === undefined ? {} : { failure: { code, message: knows && code !== 'bug' ? (message ?? '') : 'It broke.', ...(knows && hint !== undefined ? { hint } : {}) } }),
      ...(full && knows && may(operation, actor.roles) && shown !== undefined ? { result: shown } : {}),
    };
  };
  const unknown = () => new BonafideError('job.unknown', 'There is no such job, or it ended more than a week ago.', '“bonafide jobs”, or GET /v1/jobs, lists them.');
  const seen = async (id: string, context: OperationContext): Promise<{ readonly job: JobState; readonly view: JobView }> => {
    const job = await (await context.store.jobs()).job(OPERATION_JOB, id);
    const view = job === undefined ? undefined : viewOf(job, context, true);
    if (job === undefined || view === undefined) throw unknown();
    return { job, view };
  };
  /** @throws BonafideError `permission.denied` where somebody sees a job and may not touch it */
  const own = async (id: string, context: OperationContext): Promise<void> => {
    const { job } = await seen(id, context);
    const { actor } = context;
    if (askedOf(job).actor.id === actor.id || may(operationOf(job), actor.roles) || actor.roles.includes('admin')) return;
    throw new BonafideError('permission.denied', 'This job is for who asked for it, and for who may ask for the same.', 'Ask one of them.');
  };
  /** People whose files the answer of a job shows, as the operation itself says it. */
  const shows = ({ operation, result }: JobView): readonly string[] => (result === undefined ? [] : (table.find(({ id }) => id === operation)?.shows?.(result) ?? []));
  const params = z.strictObject({ job: z.string().min(1).max(100).meta({ description: 'Id of a job' }) });
  const changing = roles.filter((role) => role !== 'auditor');

  const list = defineOperation({
    id: 'jobs.list',
    title: 'Work in the background',
    description: 'Newest first, those of two weeks: your own, those that you might have asked for, and all for admins and auditors.',
    method: 'get',
    path: '/jobs',
    kind: 'read',
    roles,
    query: z.strictObject({
      state: z.enum(jobStates).optional(),
      after: z.string().min(1).max(100).optional().meta({ description: 'Where the page before ended: its `next`' }),
      limit: z.coerce.number().int().min(1).max(1_000).default(100).meta({ description: 'Longest page, 1 to 1,000' }),
    }),
    output: z.strictObject({ jobs: z.array(jobSchema), next: z.string().optional() }),
    run: async ({ query: { state, after, limit } }, context) => {
      const jobs = await context.store.jobs();
      const shown: JobView[] = [];
      for (let before = after; ; ) {
        const page = await jobs.list(OPERATION_JOB, { state, before, limit });
        for (const job of page) {
          before = job.id;
          const view = viewOf(job, context, false);
          if (view !== undefined) shown.push(view);
          if (shown.length === limit) return { jobs: shown, next: job.id };
        }
        if (page.length < limit) return { jobs: shown };
      }
    },
  });

  const get = defineOperation({
    id: 'jobs.get',
    title: 'How a job stands',
    description: 'State, progress, tries, what the last one died of, and what came of it.',
    method: 'get',
    path: '/jobs/{job}',
    kind: 'read',
    roles,
    params,
    output: jobSchema,
    shows,
    run: async ({ params: { job } }, context) => (await seen(job, context)).view,
  });

  const follow = defineOperation({
    id: 'jobs.follow',
    title: 'Wait until a job ends',
    description: 'Answers when it does, with its progress until then as server-sent events where these are asked for.',
    method: 'get',
    path: '/jobs/{job}/progress',
    kind: 'read',
    roles,
    params,
    long: true,
    output: jobSchema,
    shows,
    run: async ({ params: { job } }, context) => {
      await seen(job, context);
      await (await context.store.jobs()).follow(OPERATION_JOB, job, context.tell, context.signal);
      return (await seen(job, context)).view;
    },
  });

  const cancel = defineOperation({
    id: 'jobs.cancel',
    title: 'Take back a job',
    description: 'One that waits is not begun; one that runs stops at its next step. What it did until then stays.',
    method: 'delete',
    path: '/jobs/{job}',
    kind: 'write',
    roles: changing,
    params,
    output: jobSchema,
    shows,
    run: async ({ params: { job } }, context) => {
      await own(job, context);
      await (await context.store.jobs()).cancel(OPERATION_JOB, job);
      return (await seen(job, context)).view;
    },
  });

  const retry = defineOperation({
    id: 'jobs.retry',
    title: 'Begin a job again',
    description: 'One that was given up or taken back. One that waits, runs or is done stays as it is.',
    method: 'post',
    path: '/jobs/{job}/tries',
    kind: 'write',
    roles: changing,
    params,
    output: jobSchema,
    shows,
    run: async ({ params: { job } }, context) => {
      await own(job, context);
      await (await context.store.jobs()).retry(OPERATION_JOB, job);
      return (await seen(job, context)).view;
    },
  });

  return { listJobs: list, getJob: get, followJob: follow, cancelJob: cancel, retryJob: retry };
}
