import { act, type CaseCommand, checklistOf, evolve } from '#cases';
import { type Actor, type Assessment, BonafideError, type Case, type CaseEvent, type Guarded, type Instant, type Policy, PROGRAM } from '#model';
import { withholdProtectedTerms } from '#values';
import { assessmentRef, calendarOf, checkedEvents, entriesOf } from './case-opening.ts';
import type { CaseChange } from './case-ports.ts';
import { guardedIn } from './guarded-words.ts';
import type { Ports, Store } from './ports.ts';
import type { Weighed } from './record.ts';

/** Who does it, and by which policy. */
export type Doing = {
  readonly actor: Actor;
  readonly policy: Policy;
  /** Version of the case that the person looked at. Where it is another by now, nothing is done. */
  readonly version?: number | undefined;
  /** Guarded data in what the person writes; where nothing is said, whatever their functions may see. */
  readonly holds?: readonly Guarded[] | undefined;
};

/** Fields of a command that people write in their own words. */
const FREE_TEXT: ReadonlySet<string> = new Set(['text', 'reason', 'rationale', 'note', 'how']);

/** A command with protected terms withheld from its free text. */
export function withheld<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (FREE_TEXT.has(key) ? withholdProtectedTerms(value).text : value) as T;
  if (Array.isArray(value)) return value.map((one) => withheld(one, key === 'conditions' ? 'text' : '')) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withheld(inner, name)])) as T;
}

/** Every text in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsIn);
}

/** @throws BonafideError `case.not-found` */
export async function caseOf(id: string, store: Store): Promise<Case> {
  const one = await store.getCase(id);
  if (one !== undefined) return one;
  throw new BonafideError('case.not-found', `No case has the id “${id}”.`, '“bonafide cases” lists them; “bonafide case open PERSON” opens one.');
}

/** @throws BonafideError `dossier.not-found` */
export async function assessmentOf(dossierId: string, store: Store): Promise<Assessment> {
  const latest = await store.latestAssessment(dossierId);
  if (latest !== undefined) return latest;
  throw new BonafideError('dossier.not-found', `“${dossierId}” was never assessed.`, 'Vet the person’s file first: “bonafide vet FILE” assesses and keeps it.');
}

/** What goes into the store beside the events of a command. */
export type Beside = Pick<CaseChange, 'attachment' | 'removed'> & { readonly weighed?: Weighed };

/** What a command did. */
export type Changed = { readonly case: Case; readonly events: readonly CaseEvent[] };

const assessed = (assessment: Assessment, one: Case, at: Instant, policy: Policy, ports: Ports): CaseEvent => ({
  type: 'assessed',
  by: PROGRAM,
  at,
  assessment: assessmentRef(assessment, ports.digest),
  checklist: [...checklistOf(assessment, one.checklist, at, calendarOf(policy))],
});

/** Follows a command on a case as it was read, and keeps what comes of it. */
async function follow(before: Case, command: CaseCommand, { actor, policy, holds }: Doing, store: Store, ports: Ports, beside: (one: Case) => Beside): Promise<Changed> {
  const { id } = before;
  const now = ports.now();
  const latest = await assessmentOf(before.dossierId, store);
  const events: CaseEvent[] = [];
  let one = before;
  const happen = (those: readonly CaseEvent[]) => {
    for (const event of checkedEvents(those)) {
      events.push(event);
      one = evolve(one, event, id);
    }
  };
  const current = assessmentRef(latest, ports.digest);
  if (current.digest !== one.assessment.digest && one.status !== 'closed') happen([assessed(latest, one, now, policy, ports)]);
  happen(act(one, withheld(command), { actor, now, assessment: current, calendar: calendarOf(policy), holds: guardedIn(textsIn(command), actor, holds, latest) }));
  const { weighed, ...others } = beside(one);
  if (weighed !== undefined && assessmentRef(weighed.after, ports.digest).digest !== current.digest) happen([assessed(weighed.after, one, now, policy, ports)]);
  const verdicts = events.flatMap((event) => (event.type === 'verdict-given' ? [event.verdict] : []));
  await store.saveCase(
    { case: one, before: before.version, events, verdicts, ...others, ...(weighed === undefined ? {} : { records: weighed.records, assessments: [weighed.after] }) },
    entriesOf(one, events, ports.digest),
  );
  return { case: one, events };
}

/** Says what others did to a case since somebody looked at it. */
async function changedSince({ id, version }: Pick<Case, 'id' | 'version'>, store: Store): Promise<BonafideError> {
  const since = (await store.caseEvents(id)).slice(version);
  const told = since.map((event) => `${event.by.name}: ${event.type}${event.type === 'decided' ? ` ${event.decision.disposition}` : ''} (${event.at})`);
  return new BonafideError(
    'case.changed',
    `The case ${id} is at version ${version + since.length}, and you looked at ${version}. Since then: ${told.join('; ')}.`,
    'Nothing was done. Look at it again, and then decide whether you still want it.',
  );
}

/** Commands that add and take nothing back: done at once by two people, both are kept. */
const ADDS: ReadonlySet<CaseCommand['verb']> = new Set(['comment', 'attach', 'request', 'contest']);

/** Times that such a command is tried again because others were faster. @source house: as many writers as would have to hit one case within a moment */
const MOST_TRIES = 20;

/**
 * Does something to a case: first brings it to the assessment as it is now, then follows the command, and keeps both with their
 * entries in the log, all or nothing.
 * @throws BonafideError `case.not-found`, `case.refused`, `case.changed` naming what others did meanwhile, `usage.invalid`
 */
export async function changeCase(id: string, command: CaseCommand, doing: Doing, store: Store, ports: Ports, beside: (one: Case) => Beside = () => ({})): Promise<Changed> {
  for (let tried = 1; ; tried += 1) {
    const before = await caseOf(id, store);
    if (doing.version !== undefined && doing.version !== before.version) {
      if (doing.version < before.version) throw await changedSince({ id, version: doing.version }, store);
      throw new BonafideError('case.changed', `The case ${id} is at version ${before.version}, not at ${doing.version}.`, 'Name the version that you looked at.');
    }
    try {
      return await follow(before, command, doing, store, ports, beside);
    } catch (error) {
      if (!(error instanceof BonafideError) || error.code !== 'case.changed') throw error;
      if (doing.version !== undefined || !ADDS.has(command.verb) || tried === MOST_TRIES) throw await changedSince(before, store);
    }
  }
}
