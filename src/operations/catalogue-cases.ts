import { z } from 'zod';
import { mayDo } from '#cases';
import {
  auditRowSchema,
  BonafideError,
  caseEventSchema,
  caseFunctionSchema,
  caseFunctions,
  caseSchema,
  caseStatuses,
  caseStatusSchema,
  clockSchema,
  dispositionSchema,
  guardedKinds,
  guardedSchema,
  instantSchema,
  levelSchema,
  noticeKinds,
  stopSchema,
  textSchema,
  verdictSchema,
  weighedFindingSchema,
  workInstantSchema,
} from '#model';
import type { Doing } from './case-change.ts';
import type { CaseCursor, CaseFilter } from './case-ports.ts';
import { calibration, listCases, openCaseByHand, openFromLevel, readAttachment, showCase, trailOfCase, writeNotice } from './cases.ts';
import { pageQuery, personParams } from './catalogue-people.ts';
import { type BytesAnswer, caseActorOf, defineOperation, type OperationContext, type TextAnswer } from './define-operation.ts';
import { findPerson } from './record.ts';
import type { Role } from './roles.ts';
import { caseFileFor, caseFor, onlyManager } from './withhold-case.ts';

/** Who works on cases, and auditors. */
const READERS: readonly Role[] = [...caseFunctions, 'auditor'];

const id = z.string().min(1).max(100);
export const caseParams = z.strictObject({ case: id.meta({ description: 'Id of the case' }) });

/** Version of the case that was looked at. */
export const versionField = z
  .int()
  .positive()
  .meta({ description: 'Version of the case that you looked at. Where others changed it since, nothing is done, and the problem (409, case.changed) names what they did' });

/** What of guarded data stands in the words of a request. */
export const holdsField = z.array(guardedSchema).max(guardedKinds.length).optional().meta({
  description: 'Guarded data in your words; [] shows them to everybody who works on the case. Left out, only those read them who may see whatever your functions may see',
});

/** Who asks, as cases know people. */
export function doingOf({ actor, policy }: OperationContext, given: Pick<Doing, 'version' | 'holds'> = {}): Doing {
  return { actor: caseActorOf(actor), policy, ...given };
}

/** Where a page of cases ended: when its last case is due, and its id. */
const cursorOf = ({ dueAt, id: own }: CaseCursor): string => `${dueAt ?? 'never'} ${own}`;

function readCursor(text: string): CaseCursor | undefined {
  const [, due, own] = /^(\S+) (\S{1,100})$/.exec(text) ?? [];
  if (due === undefined || own === undefined) return undefined;
  if (due === 'never') return { dueAt: undefined, id: own };
  return workInstantSchema.safeParse(due).success ? { dueAt: due, id: own } : undefined;
}

const cursor = z.string().refine((text) => readCursor(text) !== undefined, { error: 'Expected `next` of the page before' });

const caseLine = z
  .strictObject({
    id: z.string(),
    dossierId: z.string(),
    caption: z.string(),
    roleClass: z.string(),
    status: caseStatusSchema,
    level: levelSchema,
    version: z.int(),
    dueAt: instantSchema.optional(),
    assignee: z.strictObject({ id: z.string(), name: z.string() }).optional(),
    waitsFor: z.partialRecord(caseFunctionSchema, z.int()).meta({ description: 'Open items of the checklist by the function that owns them' }),
    proposal: dispositionSchema.optional().meta({ description: 'A decision that waits for a second person' }),
  })
  .meta({ id: 'CaseLine', description: 'A case in a line' });

function lineOf(one: z.output<typeof caseSchema>): z.output<typeof caseLine> {
  const { dossierId, caption, roleClass, status, version, dueAt, assignee, proposal, checklist, assessment } = one;
  const open = checklist.filter(({ state }) => state === 'open');
  const waitsFor = Object.fromEntries(caseFunctions.map((owner) => [owner, open.filter((item) => item.owner === owner).length]).filter(([, count]) => count !== 0));
  return {
    ...{ id: one.id, dossierId, caption, roleClass, status, level: assessment.level, version, waitsFor },
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(assignee === undefined ? {} : { assignee: { id: assignee.id, name: assignee.name } }),
    ...(proposal === undefined ? {} : { proposal: proposal.disposition }),
  };
}

const cases = defineOperation({
  id: 'cases.list',
  title: 'Cases that people work on',
  description: 'Pages of cases, the earliest due first. Managers find those in which something is asked of managers, and their own.',
  method: 'get',
  path: '/cases',
  kind: 'read',
  roles: READERS,
  query: z.strictObject({
    after: cursor.optional().meta({ description: 'Where the page before ended: its `next`' }),
    limit: pageQuery.shape.limit,
    status: z
      .enum([...caseStatuses, 'open'])
      .optional()
      .meta({ description: 'Only these; `open` is every status but closed' }),
    waitsFor: caseFunctionSchema.optional().meta({ description: 'Only cases in which this function owns an open item' }),
    assignee: id.optional().meta({ description: 'Only cases of this account; `me` is your own' }),
    dueBefore: workInstantSchema.optional().meta({ description: 'Only cases due before it' }),
    proposed: z.enum(['true']).optional().meta({ description: 'Only cases in which a decision waits for a second person' }),
  }),
  output: z.strictObject({ cases: z.array(caseLine), next: z.string().optional().meta({ description: 'Cursor of the next page, where there is one' }) }),
  run: async ({ query: { after, limit, status, waitsFor, assignee, dueBefore, proposed } }, { store, actor }) => {
    const filter: CaseFilter = {
      status: status === undefined ? undefined : status === 'open' ? caseStatuses.filter((one) => one !== 'closed') : [status],
      // A manager looks for what managers are asked to do.
      waitsFor: onlyManager(actor.roles) && assignee !== 'me' ? 'manager' : waitsFor,
      assignee: assignee === 'me' ? actor.id : assignee,
      dueBefore,
      proposed: proposed === 'true',
    };
    const page = await listCases(filter, after === undefined ? undefined : readCursor(after), limit, store);
    const last = page.at(-1);
    return { cases: page.map(lineOf), ...(page.length < limit || last === undefined ? {} : { next: cursorOf({ dueAt: last.dueAt, id: last.id }) }) };
  },
  shows: ({ cases: all }) => all.map(({ dossierId }) => dossierId),
});

const casesOfPerson = defineOperation({
  id: 'cases.of',
  title: 'Cases of a person',
  description: 'All of them, the newest first.',
  method: 'get',
  path: '/people/{person}/cases',
  kind: 'read',
  roles: ['hr', 'security', 'finance', 'counsel', 'auditor'],
  params: personParams,
  output: z.strictObject({ dossierId: z.string(), cases: z.array(caseLine) }),
  run: async ({ params }, { store }) => {
    const { id: dossierId } = await findPerson(store, params.person);
    return { dossierId, cases: ((await store.casesOf([dossierId])).get(dossierId) ?? []).map(lineOf).reverse() };
  },
  shows: ({ dossierId }) => [dossierId],
});

const offer = z
  .strictObject({
    verb: z.enum(['propose', 'confirm', 'refuse', 'close', 'reopen', 'resolve-contest']),
    of: z.string().optional().meta({ description: 'Disposition, verdict or contest' }),
    stops: z.array(stopSchema).readonly().optional().meta({ description: 'What the hold stops, where that makes a difference' }),
    refused: z.string().optional().meta({ description: 'Why it would be refused; absent where it would be done' }),
    outcome: z.enum(['decided', 'waits', 'void']).optional().meta({
      description: 'What would come of a decision: it is made, it waits for a second person, or the proposal is void since the assessment changed',
    }),
    second: z.array(caseFunctionSchema).readonly().optional().meta({ description: 'Functions of which a second person could then confirm; none: nobody could' }),
  })
  .meta({ id: 'Offer', description: 'What its reader may decide about a case as it is now, or why not' });

const caseFile = z
  .strictObject({
    case: caseSchema,
    events: z.array(caseEventSchema).readonly().meta({ description: 'What happened, oldest first' }),
    deviations: z
      .array(z.strictObject({ item: z.string(), code: z.string(), reason: z.string() }))
      .readonly()
      .meta({ description: 'What differs from the plan of the role class, and why' }),
    clocks: z.array(z.strictObject({ id: clockSchema.shape.id, state: z.enum(['running', 'overdue', 'stopped']) })).readonly(),
    stale: z.boolean().meta({ description: 'The assessment changed since the case was last worked on' }),
    findings: z.array(weighedFindingSchema).readonly().meta({ description: 'Findings of the assessment as it is now' }),
    offers: z.array(offer).readonly().meta({ description: 'What you may decide as the case is now, and why not. What your functions do not let you do at all is left out' }),
    withheld: z.array(z.string()).readonly().meta({ description: 'Parts in which something is withheld from your roles' }),
  })
  .meta({ id: 'CaseFile', description: 'A case with its history' });

const showOne = defineOperation({
  id: 'cases.show',
  title: 'A case with its checklist, decisions and history',
  description: 'Beside it the findings of the assessment as it is now. Each role sees what it may see; `withheld` names the parts in which something is left out.',
  method: 'get',
  path: '/cases/{case}',
  kind: 'read',
  roles: READERS,
  params: caseParams,
  // Whether it is stale shows in a digest of the whole assessment.
  worksOut: true,
  output: caseFile,
  run: async ({ params }, { store, ports, actor }) => ({ ...(await showCase(params.case, caseActorOf(actor), store, ports, actor.roles)), withheld: [] }),
  view: (file, held) => caseFileFor(file, held),
});

const trail = defineOperation({
  id: 'cases.trail',
  title: 'Entries of the audit log about a case',
  description: 'One for each thing that happened to it, the oldest first, with its place, hash and seal. Readings of the case are in the whole log.',
  method: 'get',
  path: '/cases/{case}/audit',
  kind: 'read',
  roles: ['counsel', 'auditor'],
  params: caseParams,
  output: z.strictObject({ dossierId: z.string(), entries: z.array(auditRowSchema).readonly() }),
  run: ({ params }, { store }) => trailOfCase(params.case, store),
  shows: ({ dossierId }) => [dossierId],
});

const openOne = defineOperation({
  id: 'cases.open',
  title: 'Open a case on somebody',
  description: 'Refused where the person has an open one.',
  method: 'post',
  path: '/people/{person}/cases',
  kind: 'write',
  roles: mayDo.open,
  params: personParams,
  body: z.strictObject({ because: textSchema.meta({ description: 'Why' }), holds: holdsField }),
  output: caseSchema,
  run: ({ params, body: { because, holds } }, context) => openCaseByHand({ ...doingOf(context, { holds }), person: params.person, because }, context.store, context.ports),
  view: caseFor,
});

const openMany = defineOperation({
  id: 'cases.open-from',
  title: 'Open a case for everybody at or above a level',
  description: 'For whoever has no open case, and none that was closed on the very same assessment.',
  method: 'post',
  path: '/cases',
  kind: 'write',
  roles: ['hr', 'security', 'counsel'],
  body: z.strictObject({ level: levelSchema }),
  long: true,
  output: z.strictObject({ opened: z.array(caseLine) }),
  run: async ({ body }, { store, ports, policy, tell }) => {
    const opened: z.output<typeof caseLine>[] = [];
    for await (const page of openFromLevel(body.level, policy, store, ports)) {
      opened.push(...page.map(lineOf));
      tell({ step: 'opened', done: opened.length });
    }
    return { opened };
  },
  shows: ({ opened }) => opened.map(({ dossierId }) => dossierId),
});

const assignees = defineOperation({
  id: 'cases.assignees',
  title: 'Who may work on cases',
  description: 'Pages of accounts with a function, by id.',
  method: 'get',
  path: '/assignees',
  kind: 'read',
  roles: READERS,
  query: pageQuery,
  output: z.strictObject({ assignees: z.array(z.strictObject({ id: z.string(), name: z.string(), functions: z.array(caseFunctionSchema) })), next: z.string().optional() }),
  run: async ({ query }, { accounts }) => {
    const page = await accounts.list(query.after, query.limit);
    const last = page.at(-1)?.id;
    const able = page.map(({ id: own, name, roles, disabled }) => ({ id: own, name, functions: disabled ? [] : caseFunctions.filter((one) => roles.includes(one)) }));
    return { assignees: able.filter(({ functions }) => functions.length > 0), ...(page.length < query.limit || last === undefined ? {} : { next: last }) };
  },
});

const verdicts = defineOperation({
  id: 'cases.verdicts',
  title: 'How signals did, as people judged their findings',
  description: 'A share of the findings that people judged, with the range in which the truth may lie. It is no false positive rate.',
  method: 'get',
  path: '/verdicts',
  kind: 'read',
  roles: ['hr', 'security', 'finance', 'counsel', 'auditor', 'admin'],
  output: z.strictObject({
    signals: z.array(
      z.strictObject({
        checkId: z.string(),
        counts: z.record(verdictSchema, z.int()).readonly(),
        innocent: z.strictObject({ of: z.int(), share: z.number(), from: z.number(), to: z.number() }).optional(),
      }),
    ),
  }),
  run: async (_, { store }) => ({ signals: [...(await calibration(store))] }),
});

const notice = defineOperation({
  id: 'cases.notice',
  title: 'The text of a notice',
  description: 'For a person to read, complete and send. What only the firm knows stays blank unless it is given.',
  method: 'get',
  path: '/cases/{case}/notices/{notice}',
  kind: 'read',
  roles: [...mayDo['send-notice'], 'auditor'],
  params: caseParams.extend({ notice: z.enum(noticeKinds) }),
  query: z.strictObject({
    employer: z.string().min(1).max(500).optional(),
    contact: z.string().min(1).max(500).optional().meta({ description: 'Whom the person writes to' }),
    agency: z.string().min(1).max(500).optional().meta({ description: 'Consumer reporting agency: name, address, telephone' }),
  }),
  output: z.custom<TextAnswer>(),
  givesFile: ['text/plain'],
  run: async ({ params, query }, { store, ports, actor }) => ({
    media: 'text/plain',
    text: await writeNotice(params.case, params.notice, query, caseActorOf(actor), store, ports, actor.roles),
  }),
});

const attachment = defineOperation({
  id: 'cases.attachment',
  title: 'A file of a case',
  description: 'Its bytes, to be saved and never shown. For whoever may see what it holds.',
  method: 'get',
  path: '/cases/{case}/attachments/{attachment}',
  kind: 'read',
  roles: READERS,
  params: caseParams.extend({ attachment: id }),
  output: z.custom<BytesAnswer>(),
  givesFile: ['application/octet-stream'],
  run: async ({ params }, { store, ports, actor }) => ({
    media: 'application/octet-stream' as const,
    bytes: await readAttachment(params.case, params.attachment, caseActorOf(actor), store, ports, actor.roles),
  }),
});

/** An account as somebody who works on cases. @throws BonafideError `account.unknown` */
export async function assigneeOf(account: string, { accounts, actor }: OperationContext) {
  if (account === 'me') return caseActorOf(actor);
  const found = await accounts.get(account);
  if (!found.disabled) return caseActorOf(found);
  throw new BonafideError('account.unknown', `The account of ${found.name} is closed.`, 'GET /v1/assignees lists who may work on cases.');
}

export const caseOperations = { casesOfPerson, cases, showCase: showOne, caseTrail: trail, openCase: openOne, openCases: openMany, assignees, verdicts, notice, attachment };
