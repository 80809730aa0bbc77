import {
  type Actor,
  type Attachment,
  type Case,
  type CaseEvent,
  type CaseFunction,
  type ChecklistItem,
  type Contest,
  type Deviation,
  type FindingVerdict,
  type Guarded,
  type Instant,
  type ItemResult,
  type Notice,
  PROGRAM,
  type RequestToPerson,
} from '#model';
import type { Calendar } from './calendar.ts';
import { blockedPropertyClock, clockState, i9Clocks, preAdverseClock, recheckClock } from './clocks.ts';
import { confirm, type Proposed, propose, refuse } from './decide.ts';
import { type CaseVerb, permits } from './lifecycle.ts';
import { nextId, refused } from './refusal.ts';

/** What somebody wants to do. */
export type CaseCommand =
  | { readonly verb: 'assign'; readonly assignee: Actor }
  | { readonly verb: 'comment'; readonly text: string }
  | { readonly verb: 'attach'; readonly file: Pick<Attachment, 'name' | 'kind' | 'size' | 'digest'> }
  | { readonly verb: 'remove-attachment'; readonly id: string; readonly reason: string }
  | { readonly verb: 'set-due'; readonly dueAt: Instant }
  | { readonly verb: 'record-item'; readonly item: string; readonly result: Omit<ItemResult, 'by' | 'at'> }
  | { readonly verb: 'waive-item'; readonly item: string; readonly code: Deviation['code']; readonly reason: string }
  | { readonly verb: 'add-item'; readonly item: Omit<ChecklistItem, 'deviation' | 'state' | 'results' | 'planned'>; readonly code: Deviation['code']; readonly reason: string }
  | { readonly verb: 'request'; readonly text: string; readonly signals: readonly string[]; readonly dueAt?: Instant | undefined }
  | { readonly verb: 'answer'; readonly request: string; readonly text: string; readonly accepted?: boolean | undefined; readonly reason?: string | undefined }
  | { readonly verb: 'give-verdict'; readonly verdict: Pick<FindingVerdict, 'findingId' | 'checkId' | 'verdict' | 'reason'> }
  | ({ readonly verb: 'propose' } & Proposed)
  | { readonly verb: 'confirm' }
  | { readonly verb: 'refuse'; readonly reason: string }
  | { readonly verb: 'block'; readonly blockedOn: string }
  | { readonly verb: 'start-clock'; readonly clock: 'recheck'; readonly last: string; readonly months: number }
  | { readonly verb: 'start-clock'; readonly clock: 'i9'; readonly firstDay: string }
  | { readonly verb: 'stop-clock'; readonly clock: string; readonly how: string }
  | { readonly verb: 'send-notice'; readonly kind: Notice['kind']; readonly channel: string; readonly textDigest: string }
  | { readonly verb: 'contest'; readonly text: string }
  | { readonly verb: 'resolve-contest'; readonly contest: string; readonly outcome: 'upheld' | 'rejected' | 'withdrawn'; readonly reason: string }
  | { readonly verb: 'close'; readonly verdict: NonNullable<Case['verdict']> }
  | { readonly verb: 'reopen'; readonly reason: string };

/** Most attachments of a case. @source house, docs/decisions/0014 */
const MOST_ATTACHMENTS = 50;

/** What stands around a command: who, when, the assessment as it is now, how business days are counted, and the guarded data in its words. */
export type Circumstances = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly assessment: Case['assessment'];
  readonly calendar: Calendar;
  readonly holds?: readonly Guarded[] | undefined;
};

/** Who said it, when, and what it holds. */
function stampOf({ actor, now, holds }: Circumstances) {
  return { by: actor, at: now, ...(holds === undefined ? {} : { holds: [...holds] }) };
}

/** Verbs that a closed case still takes. */
const AFTER_CLOSING: readonly CaseVerb[] = ['reopen', 'comment', 'contest', 'remove-attachment', 'stop-clock'];

function openItem(one: Case, id: string): ChecklistItem {
  const item = one.checklist.find((other) => other.id === id);
  if (item !== undefined) return item;
  throw refused(`“${id}” is not on the checklist.`, `On it: ${one.checklist.map((other) => other.id).join(', ') || 'nothing'}.`);
}

function owns(actor: Actor, owner: CaseFunction, item: string): void {
  if (actor.functions.includes(owner)) return;
  throw refused(`“${item}” belongs to ${owner}, and ${actor.name} acts as ${actor.functions.join(', ')}.`, `Let somebody of ${owner} record it.`);
}

/** What has to be done before a case is closed. @source 15 U.S.C. 1681m for the adverse notice (section from general knowledge, not opened: wants counsel); law study 3 (S43) */
function close(one: Case, verdict: NonNullable<Case['verdict']>): Omit<Extract<CaseEvent, { type: 'closed' }>, 'by' | 'at'> {
  const decision = one.decisions.at(-1);
  if (one.proposal !== undefined) throw refused('A decision waits for a second person.', 'Confirm or refuse it first.');
  if (decision?.disposition === 'hold') throw refused('A hold stands.', 'Decide how it ends first: nobody is held for ever.');
  if (decision === undefined && verdict === 'true-positive') throw refused('Nothing was decided.', 'Propose a decision first.');
  if (decision?.disposition === 'decline' && decision.consumerReport && !one.notices.some(({ kind, at }) => kind === 'adverse' && at >= decision.at))
    throw refused('The adverse notice was not sent.', 'Send it: “bonafide case notice CASE adverse --sent …” (15 U.S.C. 1681m).');
  if (one.contests.some(({ resolved }) => resolved === undefined)) throw refused('The person contests, and nobody has answered.', 'Resolve the contest first.');
  return { type: 'closed', verdict };
}

function resolve(one: Case, command: Extract<CaseCommand, { verb: 'resolve-contest' }>, around: Circumstances) {
  const contest: Contest | undefined = one.contests.find(({ id }) => id === command.contest);
  if (contest === undefined || contest.resolved !== undefined)
    throw refused(
      `“${command.contest}” is no open contest.`,
      `Open: ${
        one.contests
          .filter(({ resolved }) => resolved === undefined)
          .map(({ id }) => id)
          .join(', ') || 'none'
      }.`,
    );
  // Whoever decided does not judge the complaint about it.
  if (one.decisions.at(-1)?.by.some(({ id }) => id === around.actor.id))
    throw refused(`${around.actor.name} took part in the decision that is contested.`, 'Let somebody else resolve it.');
  const { outcome, reason } = command;
  return { type: 'contest-resolved' as const, contest: contest.id, resolved: { outcome, reason, ...stampOf(around) } };
}

type Without<E> = E extends CaseEvent ? Omit<E, 'by' | 'at'> : never;

function eventsOf(one: Case, command: CaseCommand, around: Circumstances): readonly Without<CaseEvent>[] {
  const { actor, now } = around;
  const stamp = stampOf(around);
  // Clocks and notices have no words of their author.
  const signed = { by: actor, at: now };
  switch (command.verb) {
    case 'assign':
      if (command.assignee.id === PROGRAM.id || command.assignee.functions.length === 0)
        throw refused('A case is assigned to a person with a function.', 'Name the person, and the function.');
      return [{ type: 'assigned', assignee: command.assignee }];
    case 'comment':
      return [{ type: 'commented', id: nextId(one, 'com'), text: command.text }];
    case 'attach':
      if (one.attachments.length >= MOST_ATTACHMENTS) throw refused(`A case keeps at most ${MOST_ATTACHMENTS} attachments.`, 'Name the place of the file in a comment.');
      return [{ type: 'attached', attachment: { id: nextId(one, 'att'), ...command.file, ...stamp } }];
    case 'remove-attachment':
      if (!one.attachments.some(({ id, removed }) => id === command.id && removed === undefined))
        throw refused(`“${command.id}” is no attachment that is still kept.`, 'Look at “bonafide case show”.');
      return [{ type: 'attachment-removed', id: command.id, reason: command.reason }];
    case 'set-due':
      return [{ type: 'due-set', dueAt: command.dueAt }];
    case 'record-item':
      owns(actor, openItem(one, command.item).owner, command.item);
      return [{ type: 'item-recorded', item: command.item, result: { ...command.result, ...stamp } }];
    case 'waive-item': {
      if (openItem(one, command.item).state !== 'open') throw refused(`“${command.item}” is not open.`, 'Only an open item can be left out.');
      return [{ type: 'item-waived', item: command.item, deviation: { code: command.code, reason: command.reason, ...stamp } }];
    }
    case 'add-item':
      if (one.checklist.some(({ id }) => id === command.item.id)) throw refused(`“${command.item.id}” is on the checklist already.`, 'Record its result there.');
      return [{ type: 'item-added', item: { ...command.item, planned: false, state: 'open', results: [], deviation: { code: command.code, reason: command.reason, ...stamp } } }];
    case 'request': {
      const { text, signals, dueAt } = command;
      const request: RequestToPerson = { id: nextId(one, 'req'), text, signals: [...signals], ...(dueAt === undefined ? {} : { dueAt }), ...stamp };
      return [{ type: 'requested', request }];
    }
    case 'answer': {
      const { request, text, accepted, reason } = command;
      if (!one.requests.some(({ id }) => id === request))
        throw refused(`“${request}” is no request of this case.`, `Requests: ${one.requests.map(({ id }) => id).join(', ') || 'none'}.`);
      return [{ type: 'answered', request, answer: { text, ...(accepted === undefined ? {} : { accepted }), ...(reason === undefined ? {} : { reason }), ...stamp } }];
    }
    case 'give-verdict':
      return [{ type: 'verdict-given', verdict: { ...command.verdict, ...stamp } }];
    case 'propose':
      return [propose(one, command, around)];
    case 'confirm':
      return [confirm(one, around)];
    case 'refuse':
      return [refuse(one, command.reason, around)];
    case 'block':
      return [{ type: 'clock-started', clock: blockedPropertyClock(command.blockedOn, { id: nextId(one, 'clk'), ...signed }) }];
    case 'start-clock':
      if (command.clock === 'i9') return i9Clocks(command.firstDay, signed, (nth) => `${nextId(one, 'clk')}-${nth}`).map((clock) => ({ type: 'clock-started', clock }));
      return [{ type: 'clock-started', clock: recheckClock(command.last, command.months, { id: nextId(one, 'clk'), ...signed }) }];
    case 'stop-clock': {
      const clock = one.clocks.find(({ id }) => id === command.clock);
      if (clock === undefined || clockState(clock, now) === 'stopped')
        throw refused(`“${command.clock}” is no running clock.`, `Clocks: ${one.clocks.map(({ id }) => id).join(', ') || 'none'}.`);
      if (clock.kind === 'blocked-property-report' && !actor.functions.includes('counsel'))
        throw refused('The report of blocked property is counsel’s.', 'Let counsel say how it was filed.');
      if (clock.kind === 'pre-adverse-wait') throw refused('A waiting period is not stopped.', 'It ends by itself.');
      return [{ type: 'clock-stopped', clock: clock.id, how: command.how }];
    }
    case 'send-notice': {
      const { kind, channel, textDigest } = command;
      const notice: Notice = { id: nextId(one, 'ntc'), kind, channel, textDigest, ...signed };
      return [{ type: 'notice-sent', notice, ...(kind === 'pre-adverse' ? { clock: preAdverseClock(now.slice(0, 10), { id: nextId(one, 'clk'), ...signed }) } : {}) }];
    }
    case 'contest':
      return [{ type: 'contested', contest: { id: nextId(one, 'cst'), text: command.text, ...stamp } }];
    case 'resolve-contest':
      return [resolve(one, command, around)];
    case 'close':
      return [close(one, command.verdict)];
    case 'reopen':
      if (one.status !== 'closed' && one.status !== 'resolved') throw refused(`The case is ${one.status}.`, 'Only a resolved or closed case is reopened.');
      return [{ type: 'reopened', reason: command.reason }];
  }
}

/**
 * What a command comes to, or why it may not be: who may do it, in which state, and by the rules of decisions. Pure.
 * @throws BonafideError `case.refused`
 */
export function act(one: Case, command: CaseCommand, around: Circumstances): readonly CaseEvent[] {
  const { actor } = around;
  if (!permits(actor, command.verb))
    throw refused(
      actor.id === PROGRAM.id ? 'The program decides nothing about people.' : `${actor.name}, as ${actor.functions.join(', ') || 'nobody'}, may not ${command.verb}.`,
      'docs/how-to/work-a-case.md shows who may do what.',
    );
  if (one.status === 'closed' && !AFTER_CLOSING.includes(command.verb)) throw refused('The case is closed.', 'Reopen it with a reason first.');
  return eventsOf(one, command, around).map((event) => ({ ...event, ...stampOf(around) }) as CaseEvent);
}
