import { type Actor, assertNever, type Case, type CaseEvent, type CaseFunction, type CaseStatus, caseFunctions, type Decision, invariant, PROGRAM } from '#model';

/** Which status may follow which. Work and decisions move a case; nobody sets a status by hand. */
export const transitions: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  new: ['in-progress', 'on-hold', 'resolved', 'closed'],
  'in-progress': ['on-hold', 'resolved', 'closed'],
  'on-hold': ['in-progress', 'resolved'],
  resolved: ['in-progress', 'on-hold', 'closed'],
  closed: ['in-progress'],
};

/** What people do to a case. */
export type CaseVerb =
  | 'open'
  | 'reassess'
  | 'assign'
  | 'comment'
  | 'attach'
  | 'remove-attachment'
  | 'set-due'
  | 'record-item'
  | 'waive-item'
  | 'add-item'
  | 'request'
  | 'answer'
  | 'give-verdict'
  | 'propose'
  | 'confirm'
  | 'refuse'
  | 'block'
  | 'start-clock'
  | 'stop-clock'
  | 'send-notice'
  | 'contest'
  | 'resolve-contest'
  | 'close'
  | 'reopen';

const deciders: readonly CaseFunction[] = ['hr', 'security', 'finance', 'counsel'];

/**
 * Which functions may do what. A manager sees skill and continuity and runs no investigation of their own; HR owns process and
 * notices; blocking is counsel’s. An auditor may do nothing of this. @source due-diligence study 2026-11, section 6; law study, section 10
 */
export const mayDo: Readonly<Record<CaseVerb, readonly CaseFunction[]>> = {
  open: caseFunctions,
  reassess: caseFunctions,
  assign: caseFunctions,
  comment: caseFunctions,
  attach: caseFunctions,
  'remove-attachment': ['hr', 'counsel'],
  'set-due': caseFunctions,
  'record-item': caseFunctions,
  'waive-item': ['hr', 'counsel'],
  'add-item': ['hr', 'security', 'counsel'],
  request: ['hr', 'security', 'counsel'],
  answer: ['hr', 'security', 'counsel'],
  'give-verdict': deciders,
  propose: deciders,
  confirm: deciders,
  refuse: deciders,
  block: ['counsel'],
  'start-clock': ['hr', 'counsel'],
  'stop-clock': ['hr', 'counsel'],
  'send-notice': ['hr', 'counsel'],
  contest: ['hr', 'counsel'],
  'resolve-contest': ['hr', 'counsel'],
  close: ['hr', 'security', 'counsel'],
  reopen: ['hr', 'security', 'counsel'],
};

/** What the program itself may do: bring a case to people, and keep its assessment current. */
const PROGRAM_MAY: readonly CaseVerb[] = ['open', 'reassess'];

/** Whether somebody may do it, by function. */
export function permits(actor: Actor, verb: CaseVerb): boolean {
  if (actor.id === PROGRAM.id) return PROGRAM_MAY.includes(verb);
  return actor.functions.some((one) => one !== 'auditor' && mayDo[verb].includes(one));
}

/** The decision that stands. */
export function standing({ decisions }: Pick<Case, 'decisions'>): Decision | undefined {
  return decisions.at(-1);
}

/** Whether pay is held: by the last decision that stands. */
export function holdsPay(one: Pick<Case, 'decisions'>): boolean {
  return standing(one)?.stops.includes('pay') === true;
}

/** Whether counsel blocked property, and no two people decided since to go on. */
export function isBlocked({ clocks, decisions }: Pick<Case, 'clocks' | 'decisions'>): boolean {
  const since = clocks.filter(({ kind }) => kind === 'blocked-property-report').at(-1)?.at;
  return (
    since !== undefined && !decisions.some(({ at, by, disposition }) => at > since && by.length === 2 && (disposition === 'proceed' || disposition === 'proceed-with-conditions'))
  );
}

function to(one: Case, status: CaseStatus): Case {
  if (one.status === status) return one;
  invariant(transitions[one.status].includes(status), `a case from ${one.status} to ${status}`);
  return { ...one, status };
}

const working = (one: Case): Case => (one.status === 'new' ? to(one, 'in-progress') : one);
const replaced = <T extends { readonly id: string }>(all: readonly T[], id: string, change: (one: T) => T): T[] => all.map((one) => (one.id === id ? change(one) : one));
const without = ({ proposal: _, ...one }: Case): Case => one;

function decided(one: Case, decision: Decision): Case {
  const next = without({ ...one, decisions: [...one.decisions, decision] });
  return to(next, decision.disposition === 'hold' ? 'on-hold' : 'resolved');
}

/** Who said it, when, and what it holds. */
function saidIn({ by, at, holds }: CaseEvent) {
  return { by, at, ...(holds === undefined ? {} : { holds }) };
}

function after(one: Case, event: Exclude<CaseEvent, { type: 'opened' }>): Case {
  switch (event.type) {
    case 'assessed':
      return { ...one, assessment: event.assessment, checklist: event.checklist };
    case 'assigned':
      return working({ ...one, assignee: event.assignee });
    case 'commented':
      return { ...one, comments: [...one.comments, { id: event.id, text: event.text, ...saidIn(event) }] };
    case 'attached':
      return { ...one, attachments: [...one.attachments, event.attachment] };
    case 'attachment-removed':
      return { ...one, attachments: replaced(one.attachments, event.id, (file) => ({ ...file, removed: event.reason })) };
    case 'due-set':
      return { ...one, dueAt: event.dueAt };
    case 'item-recorded': {
      const state = event.result.result === 'satisfied' ? 'done' : 'open';
      return working({ ...one, checklist: replaced(one.checklist, event.item, (item) => ({ ...item, state, results: [...item.results, event.result] })) });
    }
    case 'item-waived':
      return working({ ...one, checklist: replaced(one.checklist, event.item, (item) => ({ ...item, state: 'waived', deviation: event.deviation })) });
    case 'item-added':
      return working({ ...one, checklist: [...one.checklist, event.item] });
    case 'requested':
      return working({ ...one, requests: [...one.requests, event.request] });
    case 'answered':
      return { ...one, requests: replaced(one.requests, event.request, (request) => ({ ...request, answer: event.answer })) };
    case 'verdict-given':
      return working({ ...one, verdicts: [...one.verdicts.filter(({ findingId }) => findingId !== event.verdict.findingId), event.verdict] });
    case 'proposed':
      return working({ ...one, proposal: event.proposal });
    case 'proposal-ended':
      return without(one);
    case 'decided':
      return decided(one, event.decision);
    case 'clock-started':
      return working({ ...one, clocks: [...one.clocks, event.clock] });
    case 'clock-stopped':
      return { ...one, clocks: replaced(one.clocks, event.clock, (clock) => ({ ...clock, stopped: { how: event.how, ...saidIn(event) } })) };
    case 'notice-sent':
      return { ...one, notices: [...one.notices, event.notice], clocks: event.clock === undefined ? one.clocks : [...one.clocks, event.clock] };
    case 'contested':
      return { ...one, contests: [...one.contests, event.contest] };
    case 'contest-resolved':
      return { ...one, contests: replaced(one.contests, event.contest, (contest) => ({ ...contest, resolved: event.resolved })) };
    case 'closed':
      return to({ ...one, verdict: event.verdict }, 'closed');
    case 'reopened':
      return to(one, 'in-progress');
    default:
      return assertNever(event);
  }
}

/** What a case comes to with one more event. @param one undefined before the first @param id of the case, for the first */
export function evolve(one: Case | undefined, event: CaseEvent, id: string): Case {
  if (event.type !== 'opened') {
    invariant(one !== undefined, 'an event before a case was opened');
    return { ...after(one, event), version: one.version + 1 };
  }
  invariant(one === undefined, 'a case opened twice');
  const { dossierId, caption, roleClass, because, assessment, checklist, clocks, dueAt, at, by, holds } = event;
  return {
    id,
    dossierId,
    caption,
    roleClass,
    openedBecause: because,
    openedAt: at,
    openedBy: by,
    ...(holds === undefined ? {} : { holds }),
    version: 1,
    status: 'new',
    ...(dueAt === undefined ? {} : { dueAt }),
    assessment,
    checklist,
    clocks,
    comments: [],
    attachments: [],
    requests: [],
    verdicts: [],
    decisions: [],
    notices: [],
    contests: [],
  };
}

/** What all events of a case come to. */
export function replay(events: readonly CaseEvent[], id: string): Case | undefined {
  return events.reduce<Case | undefined>((one, event) => evolve(one, event, id), undefined);
}
