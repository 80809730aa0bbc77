import { z } from 'zod';
import { type CaseVerb, mayDo } from '#cases';
import {
  attachmentSchema,
  BonafideError,
  type Case,
  caseSchema,
  deviationSchema,
  dispositionSchema,
  guardedKinds,
  guardedSchema,
  itemResultSchema,
  labelSchema,
  MOST_ATTACHMENT_BYTES,
  noticeSchema,
  requestToPersonSchema,
  stopSchema,
  textSchema,
  verdictSchema,
  verificationSchema,
  workDaySchema,
  workInstantSchema,
} from '#model';
import type { Doing } from './case-change.ts';
import { addItem, attachFile, confirmDecision, giveVerdict, recordItem, recordNotice, recordPersonsAnswer, removeAttachment, startClock, workOnCase } from './cases.ts';
import { assigneeOf, caseParams, doingOf, holdsField, versionField } from './catalogue-cases.ts';
import { bytesOf, defineOperation, type Fields, type OperationContext, type OperationInput } from './define-operation.ts';
import { caseFor } from './withhold-case.ts';

const id = z.string().min(1).max(200);
const at = { version: versionField };
/** A version that need not be named: what is added beside others’ is kept beside it. */
const atAny = { version: versionField.optional() };
const words = { holds: holdsField };

type Given<P extends Fields, B extends z.ZodType> = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly path: string;
  /** What it does to a case: `mayDo` says who may. */
  readonly verb: CaseVerb;
  readonly byPerson?: true;
  readonly params: P;
  readonly body: B;
  readonly run: (input: OperationInput<P, z.ZodObject, B>, doing: Doing, context: OperationContext) => Promise<Case>;
};

/** Something that is done to a case, in the name of who is signed in. The answer is the case as it is then. */
function work<P extends Fields, B extends z.ZodType>({ verb, run, ...given }: Given<P, B>) {
  return defineOperation({
    ...given,
    method: 'post',
    kind: 'write',
    roles: mayDo[verb],
    output: caseSchema,
    run: (input, context) => {
      const { version, holds } = input.body as Pick<Doing, 'version' | 'holds'>;
      return run(input, doingOf(context, { version, holds }), context);
    },
    view: caseFor,
  });
}

const assign = work({
  id: 'cases.assign',
  title: 'Say who works on a case',
  description: 'Somebody with an account and a function; `me` is yourself.',
  path: '/cases/{case}/assignee',
  verb: 'assign',
  params: caseParams,
  body: z.strictObject({ account: id.meta({ description: 'Account, or `me`' }), ...at }),
  run: async ({ params, body }, doing, context) =>
    workOnCase(params.case, { verb: 'assign', assignee: await assigneeOf(body.account, context) }, doing, context.store, context.ports),
});

const comment = work({
  id: 'cases.comment',
  title: 'Add a comment',
  description: 'Two at once are both kept.',
  path: '/cases/{case}/comments',
  verb: 'comment',
  params: caseParams,
  body: z.strictObject({ text: textSchema, ...words, ...atAny }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'comment', text: body.text }, doing, store, ports),
});

const attach = defineOperation({
  id: 'cases.attach',
  title: 'Keep a file with a case',
  description: 'A scan or a screenshot. Larger things stay where they are and are named in a comment. Two at once are both kept.',
  method: 'post',
  path: '/cases/{case}/attachments',
  kind: 'write',
  roles: mayDo.attach,
  params: caseParams,
  query: z.strictObject({
    name: attachmentSchema.shape.name,
    kind: attachmentSchema.shape.kind.default('document'),
    holds: z
      .string()
      .max(100)
      .transform((text) => (text === 'none' ? [] : text.split(',')))
      .pipe(z.array(guardedSchema).max(guardedKinds.length))
      .optional()
      .meta({ description: `Guarded data in it, by commas (${guardedKinds.join(', ')}), or none. Left out, only those get it who may see whatever your functions may see` }),
  }),
  takesFile: {
    media: ['application/octet-stream', 'application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'video/webm', 'audio/webm'],
    most: MOST_ATTACHMENT_BYTES,
    description: 'The file',
  },
  output: caseSchema,
  run: async ({ params, query: { name, kind, holds }, file }, context) => {
    const bytes = await bytesOf(file);
    if (bytes.length === 0) throw new BonafideError('usage.invalid', `${name} is empty.`, 'Send the file as the body of the request.');
    return attachFile(params.case, { name, kind, bytes }, doingOf(context, { holds }), context.store, context.ports);
  },
  view: caseFor,
});

const detach = work({
  id: 'cases.detach',
  title: 'Take the bytes of a file away',
  description: 'That it was there stays. Refused under a legal hold.',
  path: '/cases/{case}/attachments/{attachment}/removal',
  verb: 'remove-attachment',
  params: caseParams.extend({ attachment: id }),
  body: z.strictObject({ reason: textSchema, ...words, ...at }),
  run: ({ params, body }, doing, { store, ports }) => removeAttachment(params.case, params.attachment, body.reason, doing, store, ports),
});

const setDue = work({
  id: 'cases.due',
  title: 'Say until when the work is due',
  description: 'The last instant of it.',
  path: '/cases/{case}/due',
  verb: 'set-due',
  params: caseParams,
  body: z.strictObject({ dueAt: workInstantSchema, ...at }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'set-due', dueAt: body.dueAt }, doing, store, ports),
});

const item = caseParams.extend({ item: id.meta({ description: 'Verification on the checklist' }) });

const verifyItem = work({
  id: 'cases.verify',
  title: 'Record how a verification of the checklist went',
  description: 'By the function that owns it. The person is assessed with it in the same step.',
  path: '/cases/{case}/checklist/{item}/results',
  verb: 'record-item',
  params: item,
  body: z.strictObject({
    ...verificationSchema.pick({ result: true, reason: true, contactFoundBy: true, about: true, note: true }).shape,
    ...itemResultSchema.pick({ method: true, authority: true }).shape,
    evidence: itemResultSchema.shape.evidence.default([]),
    ...words,
    ...at,
  }),
  run: ({ params, body: { version: _, holds: __, ...done } }, doing, { store, ports }) => recordItem(params.case, params.item, done, doing, store, ports),
});

const why = deviationSchema.pick({ code: true, reason: true }).shape;

const waive = work({
  id: 'cases.waive',
  title: 'Leave a verification out, with a reason code',
  description: 'The reason is about the class or the law, and never about the person’s origin.',
  path: '/cases/{case}/checklist/{item}/waiver',
  verb: 'waive-item',
  params: item,
  body: z.strictObject({ ...why, ...words, ...at }),
  run: ({ params, body: { code, reason } }, doing, { store, ports }) => workOnCase(params.case, { verb: 'waive-item', item: params.item, code, reason }, doing, store, ports),
});

const add = work({
  id: 'cases.add',
  title: 'Put a verification on the checklist, with a reason code',
  description: 'One that nothing asked for.',
  path: '/cases/{case}/checklist',
  verb: 'add-item',
  params: caseParams,
  body: z.strictObject({ item: id.meta({ description: 'Verification' }), ...why, dueAt: workInstantSchema, ...words, ...at }),
  run: ({ params, body: { item: own, code, reason, dueAt } }, doing, { store, ports }) => addItem(params.case, own, { code, reason, dueAt }, doing, store, ports),
});

const ask = work({
  id: 'cases.ask',
  title: 'Record a question to the person',
  description: 'What the person is asked, and about which signals. Two at once are both kept.',
  path: '/cases/{case}/requests',
  verb: 'request',
  params: caseParams,
  body: z.strictObject({
    text: textSchema,
    signals: requestToPersonSchema.shape.signals.default([]).meta({ description: 'Signals it asks about' }),
    dueAt: workInstantSchema.optional(),
    ...words,
    ...atAny,
  }),
  run: ({ params, body: { text, signals, dueAt } }, doing, { store, ports }) => workOnCase(params.case, { verb: 'request', text, signals, dueAt }, doing, store, ports),
});

const answerOne = work({
  id: 'cases.answer',
  title: 'Record the person’s answer',
  description: 'With `accepted`, it answers the signals that were asked about, and the person is assessed with it in the same step.',
  path: '/cases/{case}/requests/{request}/answer',
  verb: 'answer',
  params: caseParams.extend({ request: id }),
  body: z.strictObject({
    text: textSchema.meta({ description: 'What the person says' }),
    accepted: z.boolean().optional().meta({ description: 'Left out while nobody judged it' }),
    reason: textSchema.optional(),
    ...words,
    ...at,
  }),
  run: ({ params, body: { text, accepted, reason } }, doing, { store, ports }) => recordPersonsAnswer(params.case, params.request, { text, accepted, reason }, doing, store, ports),
});

const judgeFinding = work({
  id: 'cases.judge',
  title: 'Say what a finding turned out to be',
  description: 'The last verdict on a finding counts. Verdicts calibrate the signals.',
  path: '/cases/{case}/verdicts',
  verb: 'give-verdict',
  params: caseParams,
  body: z.strictObject({ finding: id.meta({ description: 'Finding, or the signal where it has one finding' }), verdict: verdictSchema, reason: textSchema, ...words, ...at }),
  run: ({ params, body: { finding, verdict, reason } }, doing, { store, ports }) => giveVerdict(params.case, finding, { verdict, reason }, doing, store, ports),
});

const proposeOne = work({
  id: 'cases.propose',
  title: 'Propose a decision',
  description:
    'What is adverse, and what lets held pay or blocked property go, waits for a second person; anything else is decided with it. It rests on the assessment as it is now.',
  path: '/cases/{case}/proposals',
  verb: 'propose',
  byPerson: true,
  params: caseParams,
  body: z.strictObject({
    disposition: dispositionSchema,
    rationale: textSchema.meta({ description: 'The claim and the evidence it rests on' }),
    conditions: z.array(textSchema).max(50).optional().meta({ description: 'Conditions of proceeding' }),
    stops: z.array(stopSchema).max(stopSchema.options.length).optional().meta({ description: 'What a hold stops; the process alone where left out' }),
    consumerReport: z.boolean().optional().meta({ description: 'It rests in whole or part on a consumer report. Must be said where one is on record' }),
    ...words,
    ...at,
  }),
  run: ({ params, body: { version: _, holds: __, ...proposed } }, doing, { store, ports }) => workOnCase(params.case, { verb: 'propose', ...proposed }, doing, store, ports),
});

const confirmOne = work({
  id: 'cases.confirm',
  title: 'Confirm, as the second person, what another proposed',
  description: 'Never by who proposed it, and only by who may read why. Where the assessment changed since, the proposal is void instead.',
  path: '/cases/{case}/confirmation',
  verb: 'confirm',
  byPerson: true,
  params: caseParams,
  body: z.strictObject({ ...at }),
  run: ({ params }, doing, { store, ports, actor }) => confirmDecision(params.case, doing, store, ports, actor.roles),
});

const refuseOne = work({
  id: 'cases.refuse',
  title: 'Refuse what another proposed, or withdraw it',
  description: 'The proposal ends without a decision.',
  path: '/cases/{case}/refusal',
  verb: 'refuse',
  byPerson: true,
  params: caseParams,
  body: z.strictObject({ reason: textSchema, ...words, ...at }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'refuse', reason: body.reason }, doing, store, ports),
});

const block = work({
  id: 'cases.block',
  title: 'Record that property was blocked, and start the clock of its report',
  description: 'Counsel’s decision. A person files the report; the program does not. What was blocked is let go by counsel and finance together.',
  path: '/cases/{case}/blocking',
  verb: 'block',
  byPerson: true,
  params: caseParams,
  body: z.strictObject({ blockedOn: workDaySchema, ...at }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'block', blockedOn: body.blockedOn }, doing, store, ports),
});

const clock = work({
  id: 'cases.clock',
  title: 'Start the clocks of Form I-9, or of the next re-verification',
  description: 'Form I-9 is for employees.',
  path: '/cases/{case}/clocks',
  verb: 'start-clock',
  params: caseParams,
  body: z.strictObject({ clock: z.enum(['i9', 'recheck']), day: workDaySchema.meta({ description: 'First day of work for pay, or day of the last re-verification' }), ...at }),
  run: ({ params, body }, doing, { store, ports }) => startClock(params.case, body.clock, body.day, doing, store, ports),
});

const stopClock = work({
  id: 'cases.stop-clock',
  title: 'Say how a clock was kept',
  description: 'Such as the report that was filed; that of blocked property is counsel’s.',
  path: '/cases/{case}/clocks/{clock}/stop',
  verb: 'stop-clock',
  params: caseParams.extend({ clock: id }),
  body: z.strictObject({ how: textSchema, ...words, ...at }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'stop-clock', clock: params.clock, how: body.how }, doing, store, ports),
});

const sendNotice = work({
  id: 'cases.send-notice',
  title: 'Record that a notice went to the person',
  description: 'Of its text the digest is kept. A pre-adverse notice starts the wait.',
  path: '/cases/{case}/notices',
  verb: 'send-notice',
  params: caseParams,
  body: z.strictObject({ ...noticeSchema.pick({ kind: true, channel: true }).shape, text: z.string().min(1).max(100_000).meta({ description: 'As it was sent' }), ...at }),
  run: ({ params, body: { kind, channel, text } }, doing, { store, ports }) => recordNotice(params.case, kind, { channel, text }, doing, store, ports),
});

const contest = work({
  id: 'cases.contest',
  title: 'Record that the person contests',
  description: 'What was found or decided. Two at once are both kept.',
  path: '/cases/{case}/contests',
  verb: 'contest',
  params: caseParams,
  body: z.strictObject({ text: textSchema, ...words, ...atAny }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'contest', text: body.text }, doing, store, ports),
});

const resolveContest = work({
  id: 'cases.resolve',
  title: 'Answer a contest',
  description: 'By somebody who took no part in the decision.',
  path: '/cases/{case}/contests/{contest}/resolution',
  verb: 'resolve-contest',
  byPerson: true,
  params: caseParams.extend({ contest: id }),
  body: z.strictObject({ outcome: z.enum(['upheld', 'rejected', 'withdrawn']), reason: textSchema, ...words, ...at }),
  run: ({ params, body: { outcome, reason } }, doing, { store, ports }) =>
    workOnCase(params.case, { verb: 'resolve-contest', contest: params.contest, outcome, reason }, doing, store, ports),
});

const close = work({
  id: 'cases.close',
  title: 'Close a case',
  description: 'Refused while a hold stands, a proposal waits, or the person contests.',
  path: '/cases/{case}/closing',
  verb: 'close',
  byPerson: true,
  params: caseParams,
  body: z.strictObject({ verdict: caseSchema.shape.verdict.unwrap().meta({ description: 'What the whole came to' }), ...at }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'close', verdict: body.verdict }, doing, store, ports),
});

const reopen = work({
  id: 'cases.reopen',
  title: 'Open a case again',
  description: 'One that is resolved or closed.',
  path: '/cases/{case}/reopening',
  verb: 'reopen',
  params: caseParams,
  body: z.strictObject({ reason: labelSchema, ...words, ...at }),
  run: ({ params, body }, doing, { store, ports }) => workOnCase(params.case, { verb: 'reopen', reason: body.reason }, doing, store, ports),
});

export const caseWorkOperations = {
  ...{ assign, comment, attach, detach, setDue, verifyItem, waive, addToChecklist: add, ask, answerRequest: answerOne, judgeFinding },
  ...{ propose: proposeOne, confirm: confirmOne, refuse: refuseOne, block, clock, stopClock, sendNotice, contest, resolveContest, closeCase: close, reopenCase: reopen },
};
