import type { Assessment, CheckableDossier, Instant, NextStep, WeighedFinding } from '#model';
import { monthsBetween } from '#values';
import type { ResidenceClass } from './residence.ts';
import { DECIBANS } from './strength.ts';
import { DEFAULT_TIER, PROOFING_OF_TIER, PROOFING_TAKES, RECHECK_MONTHS, type VerificationLine, verifications } from './verifications.ts';
import { stands } from './weigh.ts';

/**
 * Doubt that a step required by the plan removes though no finding is open. Unit: decibans, as much as a moderate signal.
 * @source house, docs/decisions/0007
 */
const REQUIRED_DOUBT = DECIBANS.moderate;
/** Staff minutes that weigh as much as one step of burden on the person. Unit: minutes. @source house, docs/decisions/0007 */
const MINUTES_PER_COST = 30;

type PlanContext = { readonly dossier: CheckableDossier; readonly findings: readonly WeighedFinding[]; readonly residence: ResidenceClass; readonly now: Instant };

function latestResult(dossier: CheckableDossier, id: string): { readonly result: string; readonly at: string } | undefined {
  return dossier.verifications
    .filter(({ value }) => value.verification === id)
    .map(({ value }) => value)
    .sort((a, b) => b.at.localeCompare(a.at))[0];
}

/** Why the plan of this role and residence asks for a step, or undefined where it does not. */
function requiredBecause(line: VerificationLine, { dossier, residence, now }: PlanContext): string | undefined {
  const { relation, role } = dossier.subject;
  const tier = role.tier ?? DEFAULT_TIER;
  if (residence === 'embargoed-territory' && line.id === 'counsel-review') return 'the claimed residence is under a comprehensive embargo: a legal stop, not a suspicion';
  if (line.id === 'on-camera-recheck' && relation !== 'applicant') {
    const last = [latestResult(dossier, 'on-camera-recheck'), latestResult(dossier, 'same-person'), latestResult(dossier, 'in-person-day-one')]
      .filter((one) => one?.result === 'satisfied')
      .map((one) => one?.at ?? '')
      .sort()
      .at(-1);
    const since = last ?? dossier.subject.startedAt;
    const due = since === undefined || monthsBetween(since, now).least >= RECHECK_MONTHS[tier];
    return due ? `tier ${tier} is re-checked every ${RECHECK_MONTHS[tier]} months${last === undefined ? '' : `, last on ${last.slice(0, 10)}`}` : undefined;
  }
  if (line.fromTier === undefined || tier < line.fromTier) return undefined;
  if (line.relations !== undefined && !line.relations.includes(relation)) return undefined;
  return role.tier === undefined
    ? `asked for from tier ${line.fromTier}; the role has no tier, taken as ${tier}`
    : `asked for from tier ${line.fromTier}, the role is tier ${tier}`;
}

function settles(line: VerificationLine, findings: readonly WeighedFinding[]): readonly WeighedFinding[] {
  return findings.filter((finding) => stands(finding) && finding.settledBy.includes(line.id));
}

function describe(line: VerificationLine, context: PlanContext): Pick<NextStep, 'title' | 'how'> {
  if (line.id !== 'identity-proofing') return { title: line.title, how: line.how };
  const level = proofingOf(context.dossier);
  const abroad = context.residence === 'abroad' ? '; abroad, a source-validated document or national eID, else in person at the firm’s cost' : '';
  return { title: `${line.title} at level ${level}`, how: `${line.how}: ${PROOFING_TAKES[level]}${abroad}` };
}

/** Identity proofing the role asks for. */
export function proofingOf(dossier: CheckableDossier): Assessment['proofing'] {
  return PROOFING_OF_TIER[dossier.subject.role.tier ?? DEFAULT_TIER];
}

/** Doubt removed for cost and burden. Unit: decibans per unit of cost. */
function worth(line: VerificationLine, required: boolean, open: readonly WeighedFinding[]): number {
  const groups = new Map<string, number>();
  for (const finding of open) groups.set(finding.group, Math.max(groups.get(finding.group) ?? 0, DECIBANS[finding.strength]));
  const doubt = [...groups.values()].reduce((sum, value) => sum + value, required ? REQUIRED_DOUBT : 0);
  return doubt / (1 + line.minutes / MINUTES_PER_COST + line.burden);
}

/**
 * Verifications that the role and residence ask for and that are not satisfied, and for each standing finding those that
 * would settle it; the most doubt removed for cost and burden first, a legal stop before all.
 */
export function nextSteps(context: PlanContext): readonly NextStep[] {
  const steps = verifications.flatMap((line) => {
    const latest = latestResult(context.dossier, line.id);
    const open = settles(line, context.findings);
    const because = requiredBecause(line, context);
    const done = latest?.result === 'satisfied' && line.id !== 'on-camera-recheck';
    const required = because !== undefined && !done;
    if (!required && open.length === 0) return [];
    const again = latest === undefined || latest.result === 'satisfied' ? '' : ` (last result: ${latest.result})`;
    const signals = [...new Set(open.map((finding) => finding.checkId))].sort();
    const why = [signals.length > 0 ? `would settle ${signals.join(', ')}` : undefined, required ? because : undefined].filter((text) => text !== undefined).join('; ') + again;
    const step: NextStep = {
      verification: line.id,
      ...describe(line, context),
      satisfiedWhen: line.satisfiedWhen,
      owner: line.owner,
      onFailure: line.onFailure,
      required,
      settles: signals,
      minutes: line.minutes,
      burden: line.burden,
      why,
    };
    const legalStop = context.residence === 'embargoed-territory' && line.id === 'counsel-review';
    return [{ step, order: legalStop ? Number.POSITIVE_INFINITY : worth(line, required, open) }];
  });
  return steps.sort((a, b) => (a.order === b.order ? a.step.verification.localeCompare(b.step.verification) : b.order - a.order)).map(({ step }) => step);
}
