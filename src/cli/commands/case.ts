import { basename } from 'node:path';
import {
  type Attachment,
  BonafideError,
  type Case,
  type Deviation,
  type Disposition,
  type Guarded,
  type Notice,
  noticeKinds,
  type Stop,
  type Verdict,
  workDaySchema,
} from '#model';
import {
  addItem,
  attachFile,
  confirmDecision,
  type Doing,
  giveVerdict,
  openCaseByHand,
  type PlainCommand,
  type Ports,
  recordItem,
  recordNotice,
  recordPersonsAnswer,
  type Store,
  showCase,
  startClock,
  workOnCase,
  writeNotice,
} from '#operations';
import { actorOf } from '../actor.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { renderCase, renderState } from '../render/case.ts';
import { within } from './acting.ts';

type By = { readonly db?: string; readonly policy?: string; readonly json?: boolean; readonly by: string; readonly as: string; readonly holds?: readonly (Guarded | 'none')[] };

/** Does something to a case and tells where it stands then. */
async function change(options: By, context: CliContext, work: (doing: Doing, store: Store, ports: Ports) => Promise<Case>): Promise<number> {
  const one = await within(options, context, work);
  context.terminal.out(options.json === true ? `${JSON.stringify(one)}\n` : renderState(one, context.terminal));
  return EXIT.done;
}

const plain = (id: string, command: PlainCommand, options: By, context: CliContext) =>
  change(options, context, (doing, store, ports) => workOnCase(id, command, doing, store, ports));

/** One of the words, or an error that lists them. @throws BonafideError `usage.invalid` */
function oneOf<T extends string>(text: string, all: readonly T[], what: string): T {
  const found = all.find((one) => one === text);
  if (found !== undefined) return found;
  throw new BonafideError('usage.invalid', `“${text}” is no ${what}.`, `Use one of ${all.join(', ')}.`);
}

/** A day, `YYYY-MM-DD`. @throws BonafideError `usage.invalid` */
function dayOf(text: string): string {
  if (workDaySchema.safeParse(text).success) return text;
  throw new BonafideError('usage.invalid', `“${text}” is no day.`, 'Use YYYY-MM-DD, from 1970 to 2199.');
}
const endOf = (day: string) => `${dayOf(day)}T23:59:59Z`;

async function bytesOf(path: string, ports: Ports): Promise<Uint8Array> {
  for await (const input of ports.listFiles([path])) if ('bytes' in input) return input.bytes;
  throw new BonafideError('input.unreadable', `${path} cannot be read.`, 'Name a file that exists and may be read.');
}

export function open(person: string, options: By & { readonly because: string }, context: CliContext): Promise<number> {
  return change(options, context, (doing, store, ports) => openCaseByHand({ ...doing, person, because: options.because }, store, ports));
}

/** Prints a case; that it was read is in the log. */
export async function show(id: string, options: By, context: CliContext): Promise<number> {
  const file = await within(options, context, ({ actor }, store, ports) => showCase(id, actor, store, ports));
  context.terminal.out(options.json === true ? `${JSON.stringify(file)}\n` : renderCase(file, context.terminal));
  return EXIT.done;
}

export function assign(id: string, name: string, functions: string, options: By, context: CliContext): Promise<number> {
  return plain(id, { verb: 'assign', assignee: actorOf(name, functions) }, options, context);
}

export function comment(id: string, text: string, options: By, context: CliContext): Promise<number> {
  return plain(id, { verb: 'comment', text }, options, context);
}

export function attach(id: string, path: string, options: By & { readonly kind: Attachment['kind'] }, context: CliContext): Promise<number> {
  return change(options, context, async (doing, store, ports) =>
    attachFile(id, { name: basename(path), kind: options.kind, bytes: await bytesOf(path, ports) }, doing, store, ports),
  );
}

export function due(id: string, day: string, options: By, context: CliContext): Promise<number> {
  return plain(id, { verb: 'set-due', dueAt: endOf(day) }, options, context);
}

type VerifyOptions = By & Parameters<typeof recordItem>[2];

export function verify(id: string, item: string, options: VerifyOptions, context: CliContext): Promise<number> {
  const { result, method, authority, evidence = [], reason, note } = options;
  const done = { result, method, authority, evidence, ...(reason === undefined ? {} : { reason }), ...(note === undefined ? {} : { note }) };
  return change(options, context, (doing, store, ports) => recordItem(id, item, done, doing, store, ports));
}

export function waive(id: string, item: string, code: Deviation['code'], options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  return plain(id, { verb: 'waive-item', item, code, reason: options.reason }, options, context);
}

export function add(id: string, item: string, code: Deviation['code'], options: By & { readonly reason: string; readonly due: string }, context: CliContext): Promise<number> {
  const why = { code, reason: options.reason, dueAt: endOf(options.due) };
  return change(options, context, (doing, store, ports) => addItem(id, item, why, doing, store, ports));
}

export function ask(id: string, text: string, options: By & { readonly signal?: readonly string[]; readonly due?: string }, context: CliContext): Promise<number> {
  return plain(id, { verb: 'request', text, signals: options.signal ?? [], ...(options.due === undefined ? {} : { dueAt: endOf(options.due) }) }, options, context);
}

export function answer(
  id: string,
  request: string,
  text: string,
  options: By & { readonly accepted?: 'yes' | 'no'; readonly reason?: string },
  context: CliContext,
): Promise<number> {
  const { accepted, reason } = options;
  const said = { text, ...(accepted === undefined ? {} : { accepted: accepted === 'yes' }), ...(reason === undefined ? {} : { reason }) };
  return change(options, context, (doing, store, ports) => recordPersonsAnswer(id, request, said, doing, store, ports));
}

export function verdict(id: string, finding: string, said: Verdict, options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  return change(options, context, (doing, store, ports) => giveVerdict(id, finding, { verdict: said, reason: options.reason }, doing, store, ports));
}

type ProposeOptions = By & { readonly rationale: string; readonly condition?: readonly string[]; readonly stop?: readonly Stop[]; readonly consumerReport?: boolean };

export function propose(id: string, disposition: Disposition, options: ProposeOptions, context: CliContext): Promise<number> {
  const { rationale, condition: conditions, stop: stops, consumerReport } = options;
  return plain(id, { verb: 'propose', disposition, rationale, conditions, stops, consumerReport }, options, context);
}

export function confirm(id: string, options: By, context: CliContext): Promise<number> {
  return change(options, context, (doing, store, ports) => confirmDecision(id, doing, store, ports));
}

export function refuse(id: string, options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  return plain(id, { verb: 'refuse', reason: options.reason }, options, context);
}

export function clock(id: string, kind: string, day: string, options: By, context: CliContext): Promise<number> {
  const which = oneOf(kind, ['blocked', 'i9', 'recheck'] as const, 'clock');
  const from = dayOf(day);
  if (which === 'blocked') return plain(id, { verb: 'block', blockedOn: from }, options, context);
  return change(options, context, (doing, store, ports) => startClock(id, which, from, doing, store, ports));
}

export function stop(id: string, running: string, options: By & { readonly how: string }, context: CliContext): Promise<number> {
  return plain(id, { verb: 'stop-clock', clock: running, how: options.how }, options, context);
}

type NoticeOptions = By & { readonly employer?: string; readonly contact?: string; readonly agency?: string; readonly sent?: string; readonly file?: string };

/** Prints the text of a notice, or records that one was sent. @throws BonafideError `usage.invalid` */
export async function notice(id: string, kind: Notice['kind'], options: NoticeOptions, context: CliContext): Promise<number> {
  const which = oneOf(kind, noticeKinds, 'notice');
  const { sent: channel, file } = options;
  if (channel === undefined) {
    context.terminal.out(await within(options, context, ({ actor }, store, ports) => writeNotice(id, which, options, actor, store, ports)));
    return EXIT.done;
  }
  if (file === undefined) throw new BonafideError('usage.invalid', 'The text that was sent is missing.', 'Name it with --file: its digest goes into the record.');
  return change(options, context, async (doing, store, ports) => recordNotice(id, which, { channel, text: await ports.readText(file) }, doing, store, ports));
}

export function contest(id: string, text: string, options: By, context: CliContext): Promise<number> {
  return plain(id, { verb: 'contest', text }, options, context);
}

export function resolve(id: string, which: string, outcome: string, options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  return plain(
    id,
    { verb: 'resolve-contest', contest: which, outcome: oneOf(outcome, ['upheld', 'rejected', 'withdrawn'] as const, 'outcome'), reason: options.reason },
    options,
    context,
  );
}

export function close(id: string, said: NonNullable<Case['verdict']>, options: By, context: CliContext): Promise<number> {
  return plain(id, { verb: 'close', verdict: said }, options, context);
}

export function reopen(id: string, options: By & { readonly reason: string }, context: CliContext): Promise<number> {
  return plain(id, { verb: 'reopen', reason: options.reason }, options, context);
}
