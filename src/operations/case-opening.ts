import { isAtLeast } from '#assessment';
import { type Calendar, checklistOf, dueAt, evolve, link, payloadOf, roleClassOf, subjectOf } from '#cases';
import {
  type Actor,
  type Assessment,
  type AssessmentRef,
  type AuditDraft,
  BonafideError,
  type Case,
  type CaseEvent,
  caseEventSchema,
  type Digest,
  type Guarded,
  type Instant,
  type Policy,
  PROGRAM,
} from '#model';
import { canonicalJson } from '#values';
import type { Auditing } from './case-ports.ts';
import type { Store } from './ports.ts';

/** What opening and changing a case need of their surroundings. */
export type CaseContext = { readonly policy: Policy; readonly digest: Digest; readonly now: Instant };

/** Business days as the employer counts them. */
export function calendarOf({ employer }: Policy): Calendar {
  return employer.countryCode === 'US' ? 'us-federal' : 'weekdays';
}

/** An assessment as a case rests on it: the digest leaves out when it was made. */
export function assessmentRef(assessment: Assessment, digest: Digest): AssessmentRef {
  const { assessedAt: _, ...said } = assessment;
  return { id: assessment.id, digest: digest.sha256(canonicalJson(said)), level: assessment.level };
}

/** Entries for the log, linked by this installation’s digest. */
export function audited(drafts: readonly AuditDraft[], digest: Digest): Auditing {
  return { drafts, link: (head, all) => link(head, all, digest) };
}

/** An entry for the log about a person. */
export function entryOf(
  entry: {
    readonly actor: Pick<Actor, 'id' | 'name'>;
    readonly time: Instant;
    readonly action: string;
    readonly object: string;
    readonly dossierId?: string;
    readonly payload?: unknown;
  },
  digest: Digest,
): AuditDraft {
  const { actor, time, action, object, dossierId, payload } = entry;
  return {
    time,
    actor: { id: actor.id, name: actor.name },
    action,
    object,
    ...(dossierId === undefined ? {} : { subject: subjectOf(dossierId, digest) }),
    ...(payload === undefined ? {} : { payload: payloadOf(payload, digest) }),
  };
}

/** Entries for events of a case, one each. */
export function entriesOf(one: Pick<Case, 'id' | 'dossierId'>, events: readonly CaseEvent[], digest: Digest): Auditing {
  return audited(
    events.map((event) => entryOf({ actor: event.by, time: event.at, action: `case.${event.type}`, object: one.id, dossierId: one.dossierId, payload: event }, digest)),
    digest,
  );
}

/** Events as they will come back from the store. @throws BonafideError `usage.invalid` naming place and expectation */
export function checkedEvents(events: readonly CaseEvent[]): readonly CaseEvent[] {
  return events.map((event) => {
    const parsed = caseEventSchema.safeParse(JSON.parse(JSON.stringify(event)));
    if (parsed.success) return parsed.data;
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new BonafideError('usage.invalid', `This is not complete: ${problems.join('; ')}.`, 'Correct it and do it again; nothing was changed.');
  });
}

/** Opens a case on an assessment. @throws BonafideError `dossier.not-found`, `case.refused` where the person has an open one */
export async function openCase(
  assessment: Assessment,
  { because, holds }: { readonly because: string; readonly holds?: readonly Guarded[] },
  actor: Actor,
  { policy, digest, now }: CaseContext,
  store: Store,
): Promise<Case> {
  const id = `cas_${digest.keyed(`case ${assessment.dossierId} ${now}`).slice(0, 20)}`;
  const calendar = calendarOf(policy);
  const [event] = checkedEvents([
    {
      type: 'opened',
      by: actor,
      at: now,
      dossierId: assessment.dossierId,
      caption: assessment.caption,
      roleClass: roleClassOf(assessment),
      ...(holds === undefined ? {} : { holds: [...holds] }),
      because,
      assessment: assessmentRef(assessment, digest),
      checklist: [...checklistOf(assessment, [], now, calendar)],
      clocks: [],
      dueAt: dueAt(assessment.level, now, calendar),
    },
  ]) as readonly [CaseEvent];
  const one = evolve(undefined, event, id);
  await store.saveCase({ case: one, before: 0, events: [event], onlyOpen: true }, entriesOf(one, [event], digest));
  return one;
}

/** Opens a case for whoever reached the level of the policy and has no open one. @returns new cases */
export async function openByPolicy(assessments: readonly Assessment[], context: CaseContext, store: Store): Promise<readonly Case[]> {
  const from = context.policy.cases?.openFrom;
  if (from === undefined) return [];
  const reached = assessments.filter(({ level }) => isAtLeast(level, from));
  const known = await store.casesOf(reached.map(({ dossierId }) => dossierId));
  const opened: Case[] = [];
  for (const assessment of reached) {
    // A decided case is work done on what was known then: it is opened again by people, or by a new case once it is closed.
    if (known.get(assessment.dossierId)?.some(({ status }) => status !== 'closed') === true) continue;
    // A case that was closed on this very assessment is not opened a second time.
    const { digest } = assessmentRef(assessment, context.digest);
    if (known.get(assessment.dossierId)?.some((one) => one.assessment.digest === digest) === true) continue;
    const because = `The assessment reached ${assessment.level}, and policy opens cases from ${from}.`;
    try {
      opened.push(await openCase(assessment, { because, holds: [] }, PROGRAM, context, store));
    } catch (error) {
      // Somebody else opened one meanwhile.
      if (!(error instanceof BonafideError) || error.code !== 'case.refused') throw error;
    }
  }
  return opened;
}
