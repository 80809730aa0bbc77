import {
  type Actor,
  type AssessmentRef,
  type Case,
  type CaseEvent,
  type CaseFunction,
  type Decision,
  type Disposition,
  type Guarded,
  type Instant,
  PROGRAM,
  type Proposal,
  type Stop,
} from '#model';
import { clockState } from './clocks.ts';
import { holdsPay, isBlocked } from './lifecycle.ts';
import { nextId, refused } from './refusal.ts';

/** What somebody proposes. */
export type Proposed = {
  readonly disposition: Disposition;
  readonly rationale: string;
  readonly conditions?: readonly string[] | undefined;
  /** What a hold stops; the process alone where nothing is said. */
  readonly stops?: readonly Stop[] | undefined;
  /** It rests in whole or part on a consumer report. Must be said where one is on record. */
  readonly consumerReport?: boolean | undefined;
};

type Around = { readonly actor: Actor; readonly now: Instant; readonly assessment: AssessmentRef; readonly holds?: readonly Guarded[] | undefined };
type Unstamped<T extends CaseEvent['type']> = Omit<Extract<CaseEvent, { type: T }>, 'by' | 'at'>;

/** The verification that a consumer report is. */
const CONSUMER_REPORT = 'background-report';

/** Whether a disposition is adverse to the person. */
export function isAdverse(disposition: Disposition): boolean {
  return disposition === 'hold' || disposition === 'decline';
}

/** Whether a decision needs a second person: every adverse one, and one that lets held pay or blocked property go. */
export function needsTwo(one: Pick<Case, 'decisions' | 'clocks'>, { disposition }: Pick<Proposal, 'disposition'>): boolean {
  return isAdverse(disposition) || holdsPay(one) || isBlocked(one);
}

/** Whether counsel and finance have to make it together: it stops pay, or lets pay or blocked property go. */
function forCounselAndFinance(one: Case, { stops, disposition }: Proposal): boolean {
  return stops.includes('pay') || holdsPay(one) || (isBlocked(one) && !isAdverse(disposition));
}

/** Whether one of two acts for the one function and the other for the other. */
function cover([first, second]: readonly [Actor, Actor], [a, b]: readonly [CaseFunction, CaseFunction]): boolean {
  return (first.functions.includes(a) && second.functions.includes(b)) || (first.functions.includes(b) && second.functions.includes(a));
}

const said = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cf}]+/gu, ' ')
    .trim();

/** Two ids or two spellings of one name are one person. */
function samePerson(a: Actor, b: Actor): boolean {
  return a.id === b.id || said(a.name) === said(b.name);
}

/** @throws BonafideError `case.refused` where the two may not decide this */
function checkPair(one: Case, proposal: Proposal, second: Actor): void {
  if (samePerson(proposal.by, second)) throw refused(`${second.name} proposed it.`, 'A second, different person confirms.');
  const pair = [proposal.by, second] as const;
  // Pay is stopped, and let go again, by counsel and finance together: finance alone can do neither.
  if (forCounselAndFinance(one, proposal) && !cover(pair, ['counsel', 'finance']))
    throw refused('A decision on held pay or blocked property is made by counsel and finance together.', 'One of the two acts as counsel, the other as finance.');
  if (proposal.disposition === 'decline' && !pair.some(({ functions }) => functions.includes('counsel')))
    throw refused('Counsel signs off when somebody is declined.', 'One of the two acts as counsel.');
}

/** What the Fair Credit Reporting Act asks for before somebody is declined on a consumer report. @source law study 3 (S43); 15 U.S.C. 1681b(b)(3) (section from general knowledge, not opened: wants counsel) */
function checkConsumerReport(one: Case, proposal: Proposal, now: Instant): void {
  if (proposal.disposition !== 'decline' || !proposal.consumerReport) return;
  const waits = one.clocks.filter(({ kind }) => kind === 'pre-adverse-wait');
  const last = waits.at(-1);
  if (last === undefined)
    throw refused('The pre-adverse notice was not sent.', 'Send it with a copy of the report and the summary of rights: “bonafide case notice CASE pre-adverse”.');
  if (clockState(last, now) === 'running') throw refused(`The person may answer the pre-adverse notice until the end of ${last.dueOn}.`, 'Confirm after that day.');
  if (one.contests.some(({ resolved }) => resolved === undefined)) throw refused('The person contests, and nobody has answered.', 'Resolve the contest first.');
}

/** @throws BonafideError `case.refused` where the form of the proposal does not fit */
function check(one: Case, proposed: Proposed): void {
  const { disposition, conditions = [], stops = [] } = proposed;
  if (disposition === 'proceed-with-conditions' && conditions.length === 0) throw refused('No condition is named.', 'Name each with --condition.');
  if (disposition !== 'proceed-with-conditions' && conditions.length > 0) throw refused(`“${disposition}” has no conditions.`, 'Propose proceed-with-conditions.');
  if (disposition !== 'hold' && stops.length > 0) throw refused(`“${disposition}” stops nothing.`, 'Propose hold.');
  const reported = one.checklist.some(({ id, results }) => id === CONSUMER_REPORT && results.length > 0);
  if (disposition === 'decline' && reported && proposed.consumerReport === undefined)
    throw refused('A consumer report is on record.', 'Say whether the decision rests on it in whole or part: --consumer-report or --no-consumer-report.');
  const open = one.checklist.filter(({ planned, state }) => planned && state === 'open');
  if (disposition === 'proceed' && open.length > 0)
    throw refused(
      `${open.length} verification${open.length === 1 ? '' : 's'} that everybody of “${one.roleClass}” has ${open.length === 1 ? 'is' : 'are'} open: ${open.map(({ id }) => id).join(', ')}.`,
      'Finish them, leave them out with a reason code, or propose proceed-with-conditions.',
    );
}

/** One person proposes. What needs no second person is decided with it. @throws BonafideError `case.refused` */
export function propose(one: Case, proposed: Proposed, { actor, now, assessment, holds }: Around): Unstamped<'proposed'> | Unstamped<'decided'> {
  if (actor.id === PROGRAM.id) throw refused('The program decides nothing about people.', 'A named person proposes.');
  if (one.proposal !== undefined) throw refused(`${one.proposal.by.name} proposed “${one.proposal.disposition}” already.`, 'Confirm or refuse that first.');
  check(one, proposed);
  const { disposition, rationale, conditions = [], stops = [], consumerReport = false } = proposed;
  const proposal: Proposal = {
    id: nextId(one, 'prp'),
    disposition,
    rationale,
    conditions: [...conditions],
    stops: disposition === 'hold' && stops.length === 0 ? ['process'] : [...new Set(stops)],
    consumerReport,
    assessment,
    by: actor,
    at: now,
    ...(holds === undefined ? {} : { holds: [...holds] }),
  };
  return needsTwo(one, proposal) ? { type: 'proposed', proposal } : { type: 'decided', decision: decisionOf(one, proposal, [actor], now) };
}

function decisionOf(one: Case, { by: _, id: __, ...proposal }: Proposal, by: readonly Actor[], at: Instant): Decision {
  return { ...proposal, id: nextId(one, 'dec'), by: [...by], at };
}

function proposalOf({ proposal }: Case): Proposal {
  if (proposal === undefined) throw refused('No decision waits for a second person.', 'Propose one: “bonafide case propose CASE hold …”.');
  return proposal;
}

/**
 * A second person confirms. Where the assessment changed since, the proposal is void instead: what it rested on is no longer so.
 * @throws BonafideError `case.refused`
 */
export function confirm(one: Case, { actor, now, assessment }: Around): Unstamped<'decided'> | Unstamped<'proposal-ended'> {
  const proposal = proposalOf(one);
  if (actor.id === PROGRAM.id) throw refused('The program decides nothing about people.', 'A named person confirms.');
  checkPair(one, proposal, actor);
  if (proposal.assessment.digest !== assessment.digest)
    return {
      type: 'proposal-ended',
      proposal: proposal.id,
      how: 'void',
      reason: `It rests on ${proposal.assessment.id} (${proposal.assessment.level}); the assessment is now ${assessment.id} (${assessment.level}).`,
    };
  checkConsumerReport(one, proposal, now);
  return { type: 'decided', decision: decisionOf(one, proposal, [proposal.by, actor], now) };
}

/** Ends a proposal without a decision: its author withdraws it, anybody else refuses it. @throws BonafideError `case.refused` */
export function refuse(one: Case, reason: string, { actor }: Pick<Around, 'actor'>): Unstamped<'proposal-ended'> {
  const proposal = proposalOf(one);
  return { type: 'proposal-ended', proposal: proposal.id, how: proposal.by.id === actor.id ? 'withdrawn' : 'refused', reason };
}
