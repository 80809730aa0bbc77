import {
  type CatalogueLine,
  type CheckableDossier,
  type CheckOutcome,
  type Claim,
  claimsOf,
  type Evidence,
  type Policy,
  type Strength,
  type Verification,
  type WeighedFinding,
} from '#model';
import { isCertainlyBefore } from '#values';
import { citer } from './cite.ts';
import { FAILED_VERIFICATION } from './patterns.ts';
import { strongerFirst } from './strength.ts';
import { verificationLine } from './verifications.ts';

type Unranked = Omit<WeighedFinding, 'counted' | 'why'> & { readonly standingWhy: string };

/** When a claim’s fact happened, as far as it says. */
function factDate(claim: Claim): string | undefined {
  const value = claim.value;
  if (value === null || typeof value !== 'object') return claim.statedAt;
  const dates = ['at', 'submittedAt', 'deliveredAt', 'returnRequestedAt', 'validFrom'].flatMap((field) => {
    const date: unknown = Reflect.get(value, field);
    return typeof date === 'string' ? [date] : [];
  });
  return dates[0] ?? claim.statedAt;
}

type StandingContext = { readonly dossier: CheckableDossier; readonly claims: ReadonlyMap<string, Claim> };

/**
 * Where a finding stands. A verification settles it only if the catalogue names it as the answer to this signal and it is
 * not older than the evidence: a passed check elsewhere never cancels a signal.
 */
function standingOf(
  finding: { readonly checkId: string; readonly evidence: readonly Evidence[] },
  strength: Strength,
  settledBy: readonly string[],
  { dossier, claims }: StandingContext,
): { readonly standing: WeighedFinding['standing']; readonly why: string } {
  const restsOn = new Set(finding.evidence.flatMap((evidence) => (evidence.ref === 'claim' ? [evidence.id] : [])));
  const dates = [...restsOn].flatMap((id) => {
    const claim = claims.get(id);
    const date = claim === undefined ? undefined : factDate(claim);
    return date === undefined ? [] : [date];
  });
  const isLate = (at: string) => !dates.some((date) => isCertainlyBefore(at, date));
  const results = dossier.verifications.filter((claim) => settledBy.includes(claim.value.verification) && !restsOn.has(claim.id) && isLate(claim.value.at));
  const latest = (wanted: readonly Verification['result'][]) =>
    results
      .filter(({ value }) => wanted.includes(value.result))
      .map(({ value }) => value)
      .sort((a, b) => b.at.localeCompare(a.at) || a.verification.localeCompare(b.verification))[0];
  const satisfied = latest(['satisfied']);
  const failed = latest(['failed', 'refused']);
  if (satisfied !== undefined && (failed === undefined || satisfied.at > failed.at))
    return { standing: 'settled', why: `settled by ${satisfied.verification} (${satisfied.by}, ${satisfied.at.slice(0, 10)})` };

  const answer = dossier.answers
    .filter(({ value }) => value.check === finding.checkId && isLate(value.at))
    .map(({ value }) => value)
    .sort((a, b) => b.at.localeCompare(a.at) || Number(a.accepted) - Number(b.accepted))[0];
  if (answer?.accepted === true && strength !== 'conclusive') return { standing: 'explained', why: `explained, accepted by ${answer.by} on ${answer.at.slice(0, 10)}` };
  if (failed !== undefined) return { standing: 'unexplained', why: `${failed.verification} ${failed.result} (${failed.by}, ${failed.at.slice(0, 10)})` };
  if (answer !== undefined)
    return {
      standing: 'unexplained',
      why: answer.accepted ? 'an explanation alone does not answer a conclusive signal' : `the explanation was not accepted (${answer.by}, ${answer.at.slice(0, 10)})`,
    };
  return { standing: 'open', why: 'the honest explanation has not been asked yet' };
}

/** Failed and refused verifications that no signal rests on, as findings of their own; the latest result of each counts. */
function failedVerifications(
  dossier: CheckableDossier,
  used: ReadonlySet<string>,
): readonly { readonly claim: Claim<Verification>; readonly line: NonNullable<ReturnType<typeof verificationLine>> }[] {
  const latest = new Map<string, Claim<Verification>>();
  for (const claim of dossier.verifications) {
    const key = `${claim.value.verification}\u001f${claim.value.about ?? ''}`;
    const known = latest.get(key);
    if (known === undefined || claim.value.at > known.value.at || (claim.value.at === known.value.at && claim.id > known.id)) latest.set(key, claim);
  }
  return [...latest.values()].flatMap((claim) => {
    const line = verificationLine(claim.value.verification);
    return line !== undefined && (claim.value.result === 'failed' || claim.value.result === 'refused') && !used.has(claim.id) ? [{ claim, line }] : [];
  });
}

function unranked(dossier: CheckableDossier, outcomes: readonly CheckOutcome[], catalogue: readonly CatalogueLine[], policy: Policy): readonly Unranked[] {
  const lines = new Map(catalogue.map((line) => [line.check.id, line]));
  const context = { dossier, claims: new Map(claimsOf(dossier).map((claim) => [claim.id, claim])) };
  const cite = citer(dossier);
  const fired = outcomes
    .flatMap((outcome) => outcome.findings)
    .flatMap((finding) => {
      const line = lines.get(finding.checkId);
      if (line === undefined) return [];
      const strength = policy.checks[finding.checkId]?.strength ?? line.strengthOf?.[finding.messageId] ?? line.strength;
      const { standing, why } = standingOf(finding, strength, line.settledBy, context);
      return [
        {
          id: finding.id,
          checkId: finding.checkId,
          messageId: finding.messageId,
          title: finding.title,
          strength,
          family: line.family,
          group: line.group,
          standing,
          standingWhy: why,
          evidence: finding.evidence.map(cite),
          honestExplanations: [...line.check.falsePositives],
          settledBy: [...line.settledBy],
        },
      ];
    });
  const used = new Set(
    outcomes
      .flatMap((outcome) => outcome.findings)
      .flatMap((finding) => finding.evidence)
      .flatMap((evidence) => (evidence.ref === 'claim' ? [evidence.id] : [])),
  );
  const failed = failedVerifications(dossier, used).map(({ claim, line }): Unranked => {
    const evidence: Evidence = { ref: 'claim', id: claim.id, role: 'supports' };
    const checkId = FAILED_VERIFICATION + line.id;
    const { standing, why } = standingOf({ checkId, evidence: [evidence] }, line.failure.strength, [line.id], context);
    return {
      id: `fnd_${claim.id.slice(4)}`,
      checkId,
      messageId: claim.value.result,
      title: `${line.title}: ${claim.value.result}${claim.value.about === undefined ? '' : ` (${claim.value.about})`}.`,
      ...line.failure,
      standing,
      standingWhy: why,
      evidence: [cite(evidence)],
      honestExplanations: ['The verification itself went wrong or did not suit the person'],
      settledBy: [line.id],
    };
  });
  return [...fired, ...failed];
}

/** Whether a finding stands against the person’s claims: nobody has answered it to a named person’s satisfaction. */
export function stands(finding: Pick<WeighedFinding, 'standing'>): boolean {
  return finding.standing === 'open' || finding.standing === 'unexplained';
}

/**
 * Weighs findings: strength from the catalogue, standing from answers and verifications, and one count per shared cause.
 * @returns those that count first, stronger before weaker; the order does not depend on the order of the input
 */
export function weigh(dossier: CheckableDossier, outcomes: readonly CheckOutcome[], catalogue: readonly CatalogueLine[], policy: Policy): readonly WeighedFinding[] {
  const sorted = [...unranked(dossier, outcomes, catalogue, policy)].sort(
    (a, b) => strongerFirst(a.strength, b.strength) || a.checkId.localeCompare(b.checkId) || a.id.localeCompare(b.id),
  );
  const groups = new Map<string, string>();
  const weighed = sorted.map(({ standingWhy, ...finding }): WeighedFinding => {
    if (!stands(finding)) return { ...finding, counted: false, why: `Does not count: ${standingWhy}.` };
    const before = groups.get(finding.group);
    if (before !== undefined) return { ...finding, counted: false, why: `Not counted again: shares its cause with ${before}.` };
    groups.set(finding.group, finding.checkId);
    return { ...finding, counted: true, why: `Counts as ${finding.strength}: ${standingWhy}.` };
  });
  return [...weighed.filter((finding) => finding.counted), ...weighed.filter((finding) => !finding.counted)];
}
