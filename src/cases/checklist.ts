import type { Assessment, CaseFunction, ChecklistItem, Instant, NextStep } from '#model';
import type { Calendar } from './calendar.ts';
import { dueAt } from './clocks.ts';

/**
 * Which function answers for an owner of a step. Devices and shipping go to security, suppliers to counsel, who holds the contract.
 * @source house, docs/decisions/0014: five functions of a case after due-diligence study 6
 */
const FUNCTION_OF: Readonly<Record<NextStep['owner'], CaseFunction>> = {
  hr: 'hr',
  security: 'security',
  finance: 'finance',
  legal: 'counsel',
  'hiring-manager': 'manager',
  it: 'security',
  procurement: 'counsel',
};

/** Which function of a case answers for an owner of a step. */
export function functionOf(owner: NextStep['owner']): CaseFunction {
  return FUNCTION_OF[owner];
}

/** The class whose members all have one plan. */
export function roleClassOf({ subject, residenceClass }: Pick<Assessment, 'subject' | 'residenceClass'>): string {
  return `${subject.relation}, ${subject.role.tier === undefined ? 'no tier' : `tier ${subject.role.tier}`}, ${residenceClass}`;
}

function itemOf(step: NextStep, assessment: Assessment, at: Instant, calendar: Calendar): ChecklistItem {
  const { verification, title, how, satisfiedWhen, onFailure, owner, burden, minutes, required, settles, why } = step;
  return {
    id: verification,
    title,
    how,
    satisfiedWhen,
    onFailure,
    owner: functionOf(owner),
    burden,
    minutes,
    planned: required,
    settles: [...settles],
    why,
    dueAt: dueAt(assessment.level, at, calendar),
    state: 'open',
    results: [],
  };
}

/**
 * The checklist as an assessment asks for it: what everybody of the role class has, and what a finding asks for beside it. Items keep
 * their results, due days and reasons over assessments; what nothing asks for any more stays on the list as not needed.
 */
export function checklistOf(assessment: Assessment, before: readonly ChecklistItem[], at: Instant, calendar: Calendar): readonly ChecklistItem[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const asked = new Set(assessment.nextSteps.map(({ verification }) => verification));
  const fresh = assessment.nextSteps.map((step): ChecklistItem => {
    const item = itemOf(step, assessment, at, calendar);
    const old = known.get(item.id);
    if (old === undefined) return item;
    // A step that is asked for again after it was satisfied is open again; a reason on record for leaving it out still holds.
    const { dueAt: due, results, deviation } = old;
    const planned = old.planned || item.planned;
    return { ...item, planned, results, dueAt: due, ...(deviation === undefined ? {} : { deviation }), state: old.state === 'waived' ? 'waived' : 'open' };
  });
  const rest = before
    .filter(({ id }) => !asked.has(id))
    .map((item): ChecklistItem => {
      if (item.state !== 'open' || item.deviation !== undefined) return item;
      return { ...item, state: item.results.at(-1)?.result === 'satisfied' ? 'done' : 'not-needed' };
    });
  return [...fresh, ...rest];
}

/** What one person has to do beside the plan of the class, or has not to do, and why. A step that a finding asks for has that as its reason. */
export function deviationsOf(checklist: readonly ChecklistItem[]): readonly { readonly item: string; readonly code: string; readonly reason: string }[] {
  return checklist.flatMap(({ id, planned, deviation, settles, why }) => {
    if (deviation !== undefined) return [{ item: id, code: deviation.code, reason: deviation.reason }];
    return planned ? [] : [{ item: id, code: 'finding', reason: settles.length > 0 ? `asked for by ${settles.join(', ')}` : why }];
  });
}
