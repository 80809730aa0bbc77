import { z } from 'zod';
import { mayDo } from '#cases';
import { BonafideError, caseStatuses, caseStatusSchema, instantSchema, levelSchema, ownerSchema, relationSchema, textSchema } from '#model';
import { openCaseByHand, workOnCase } from './cases.ts';
import { assigneeOf, doingOf } from './catalogue-cases.ts';
import { pageQuery } from './catalogue-people.ts';
import { defineOperation, type OperationContext } from './define-operation.ts';
import { titleOfSignal } from './describe-checks.ts';
import { findPerson } from './record.ts';
import type { Role } from './roles.ts';
import type { WorklistCursor } from './worklist-ports.ts';

/** Where a page ended: level, weight, time and id of its last line. */
const cursorOf = ({ level, weight, assessedAt, dossierId }: WorklistCursor): string => [level, weight, assessedAt, dossierId].join(' ');

function readCursor(text: string): WorklistCursor | undefined {
  const [, level, weight, assessedAt, dossierId] = /^(\S+) (\S+) (\S+) (.+)$/s.exec(text) ?? [];
  const read = z.object({ level: levelSchema, weight: z.coerce.number().finite(), assessedAt: instantSchema, dossierId: z.string() });
  return read.safeParse({ level, weight, assessedAt, dossierId }).data;
}

const line = z
  .strictObject({
    dossierId: z.string(),
    caption: z.string(),
    relation: relationSchema,
    level: levelSchema,
    weight: z.number().meta({ description: 'Orders people within a level, is no probability' }),
    provisional: z.boolean().meta({ description: 'True while an honest explanation of a counted finding has not been asked' }),
    headline: z.string().meta({ description: 'The level and what it rests on, in one sentence' }),
    assessedAt: instantSchema,
    reasons: z.array(z.string()).meta({ description: 'What was noticed and counts, in the words of the catalogue; the person’s file has the evidence' }),
    steps: z.partialRecord(ownerSchema, z.int()).meta({ description: 'Next steps by the function that owns them' }),
    case: z
      .strictObject({ id: z.string(), status: caseStatusSchema, assignee: z.string().optional().meta({ description: 'Name of who works on it' }) })
      .optional()
      .meta({ description: 'The latest case' }),
  })
  .meta({ id: 'WorklistLine', description: 'What is known of somebody, in a line' });

/** What the worklist is narrowed to. */
const filters = {
  level: levelSchema.optional(),
  relation: relationSchema.optional(),
  caseStatus: z
    .enum([...caseStatuses, 'none'])
    .optional()
    .meta({ description: 'Where the latest case stands; none: there is no case' }),
  text: z.string().min(1).max(200).optional().meta({ description: 'Part of the name, in any case' }),
};

/** Whose the worklist is. */
const READERS: readonly Role[] = ['hr', 'security', 'finance', 'counsel', 'auditor'];

const worklist = defineOperation({
  id: 'people.worklist',
  title: 'Who needs a human now',
  description: 'People by the level and weight of their latest assessment, the most urgent first; of two alike the one assessed last.',
  method: 'get',
  path: '/worklist',
  kind: 'read',
  roles: READERS,
  query: pageQuery.extend({
    after: z
      .string()
      .max(700)
      .refine((text) => readCursor(text) !== undefined, { error: 'Expected `next` of the page before' })
      .optional()
      .meta({ description: 'Where the page before ended: its `next`' }),
    ...filters,
  }),
  output: z.strictObject({ people: z.array(line), next: z.string().optional().meta({ description: 'Cursor of the next page, where there is one' }) }),
  run: async ({ query: { after, limit, ...filter } }, { store }) => {
    const page = await store.worklist(filter, after === undefined ? undefined : readCursor(after), limit);
    const last = page.at(-1);
    return {
      people: page.map(({ signals, ...one }) => ({ ...one, reasons: signals.map(titleOfSignal), steps: { ...one.steps } })),
      ...(page.length < limit || last === undefined ? {} : { next: cursorOf(last) }),
    };
  },
  shows: ({ people }) => people.map(({ dossierId }) => dossierId),
});

const version = defineOperation({
  id: 'people.worklist-version',
  title: 'Whether the worklist changed',
  description: 'Another word after anybody was assessed or a case changed. Cheap enough to be asked every few seconds.',
  method: 'get',
  path: '/worklist/version',
  kind: 'read',
  roles: READERS,
  worksOut: true,
  output: z.strictObject({ version: z.string() }),
  run: async (_, { store }) => ({ version: await store.worklistVersion() }),
});

/** People assigned at once. @source house: more than anybody picks by hand */
const MOST_ASSIGNED = 200;

const assigned = z.strictObject({
  dossierId: z.string(),
  case: z.string().optional().meta({ description: 'The case that somebody works on now' }),
  opened: z.boolean().meta({ description: 'Whether it was opened for that' }),
  problem: z.string().optional().meta({ description: 'Why this one was left as it is' }),
});

const assign = defineOperation({
  id: 'cases.assign-people',
  title: 'Say who works on these people',
  description: 'Assigns the open case of each, and opens one where there is none. What is refused for one is said of that one, and the rest is done.',
  method: 'post',
  path: '/worklist/assignments',
  kind: 'write',
  roles: mayDo.open.filter((role) => mayDo.assign.includes(role) && role !== 'manager'),
  body: z.strictObject({
    people: z.array(z.string().min(1).max(500)).min(1).max(MOST_ASSIGNED),
    account: z.string().min(1).max(200).meta({ description: 'Account, or `me`' }),
    because: textSchema.meta({ description: 'Why a case is opened where there is none' }),
  }),
  output: z.strictObject({ people: z.array(assigned) }),
  run: async ({ body }, context) => {
    const { store, ports } = context;
    const assignee = await assigneeOf(body.account, context);
    const done: z.output<typeof assigned>[] = [];
    for (const person of new Set(body.people)) {
      let opened = false;
      try {
        const { id: dossierId } = await findPerson(store, person);
        const open = (await store.casesOf([dossierId])).get(dossierId)?.find(({ status }) => status !== 'closed');
        const one = open ?? (await openCaseByHand({ ...doingOf(context), person: dossierId, because: body.because }, store, ports));
        opened = open === undefined;
        if (one.assignee?.id !== assignee.id) await workOnCase(one.id, { verb: 'assign', assignee }, doingOf(context), store, ports);
        done.push({ dossierId, case: one.id, opened });
      } catch (error) {
        if (!(error instanceof BonafideError)) throw error;
        done.push({ dossierId: person, opened, problem: error.message });
      }
    }
    return { people: done };
  },
});

/** Views of one account. @source house: a list that can be looked over */
const MOST_VIEWS = 50;

const view = z
  .strictObject({ name: z.string().trim().min(1).max(60), filters: z.strictObject(filters) })
  .meta({ id: 'SavedView', description: 'Filters of the worklist under a name' });
const viewsSchema = z.strictObject({ views: z.array(view) });
const viewsOf = async ({ accounts, actor }: OperationContext) => ({ views: (await accounts.listViews(actor.id)).map((one) => view.parse(one)) });

const views = defineOperation({
  id: 'views.list',
  title: 'Your saved views of the worklist',
  description: 'By name. Nobody else sees them.',
  method: 'get',
  path: '/views',
  kind: 'read',
  roles: READERS,
  output: viewsSchema,
  run: (_, context) => viewsOf(context),
});

const saveView = defineOperation({
  id: 'views.save',
  title: 'Save filters of the worklist under a name',
  description: 'One of the same name is replaced.',
  method: 'post',
  path: '/views',
  kind: 'write',
  roles: READERS.filter((role) => role !== 'auditor'),
  body: view,
  output: viewsSchema,
  run: async ({ body }, context) => {
    const given = Object.entries(body.filters).filter((one): one is [string, string] => one[1] !== undefined);
    await context.accounts.saveView(context.actor.id, { name: body.name, filters: Object.fromEntries(given) }, MOST_VIEWS);
    return viewsOf(context);
  },
});

const removeView = defineOperation({
  id: 'views.remove',
  title: 'Take a saved view away',
  description: 'Nothing else changes.',
  method: 'delete',
  path: '/views/{view}',
  kind: 'write',
  roles: READERS.filter((role) => role !== 'auditor'),
  params: z.strictObject({ view: z.string().min(1).max(60) }),
  output: viewsSchema,
  run: async ({ params }, context) => {
    await context.accounts.removeView(context.actor.id, params.view);
    return viewsOf(context);
  },
});

export const worklistOperations = { views, saveView, removeView, worklist, worklistVersion: version, assignPeople: assign };
