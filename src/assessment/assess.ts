import {
  type Assessment,
  type CatalogueLine,
  type CheckableDossier,
  type CheckOutcome,
  type Coverage,
  type Digest,
  digestId,
  type Instant,
  type Issue,
  type Level,
  type Policy,
  type Source,
  type WeighedFinding,
} from '#model';
import { levelOf } from './level.ts';
import { nextSteps, proofingOf } from './next-steps.ts';
import { matchPatterns } from './patterns.ts';
import { residenceClass } from './residence.ts';
import { DECIBANS } from './strength.ts';
import { stands, weigh } from './weigh.ts';

export type AssessInput = {
  readonly dossier: CheckableDossier;
  readonly outcomes: readonly CheckOutcome[];
  readonly catalogue: readonly CatalogueLine[];
  readonly policy: Policy;
  readonly issues: readonly Issue[];
  /** SHA-256 of the canonical dossier. */
  readonly inputsDigest: string;
  readonly catalogueVersion: string;
  readonly policyDigest: string;
  readonly now: Instant;
  readonly digest: Digest;
};

function coverageOf(outcomes: readonly CheckOutcome[], catalogue: readonly CatalogueLine[], policy: Policy): Coverage {
  const count = (result: CheckOutcome['result']) => outcomes.filter((outcome) => outcome.result === result).length;
  const bySource = new Map<Source, CheckOutcome[]>();
  for (const outcome of outcomes) {
    if (outcome.result !== 'cannot-tell' || outcome.source === undefined) continue;
    bySource.set(outcome.source, [...(bySource.get(outcome.source) ?? []), outcome]);
  }
  return {
    looked: count('fired') + count('quiet'),
    couldNotTell: count('cannot-tell'),
    notApplicable: count('not-applicable'),
    off: catalogue.map((line) => line.check.id).filter((id) => policy.checks[id]?.off === true),
    broke: outcomes.filter((outcome) => outcome.result === 'broke').map((outcome) => outcome.checkId),
    missing: [...bySource].map(([source, list]) => ({
      source,
      signals: list.map((outcome) => outcome.checkId),
    })),
  };
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  info: 'Nothing stands open in what could be looked at',
  low: 'Only weak signals, which many honest people show',
  medium: 'Ask and verify',
  high: 'Independent evidence agrees; verify before access or pay goes on',
  critical: 'Bring the named people together today',
};

function counts(findings: readonly WeighedFinding[]): string {
  const parts = (['conclusive', 'strong', 'moderate', 'weak'] as const).flatMap((strength) => {
    const number = findings.filter((finding) => finding.strength === strength).length;
    return number === 0 ? [] : [`${number} ${strength}`];
  });
  const families = new Set(findings.map((finding) => finding.family)).size;
  return `${parts.join(', ')} from ${families} kind${families === 1 ? '' : 's'} of data`;
}

function headlineOf(level: Level, counted: readonly WeighedFinding[], coverage: Coverage): string {
  const rest = counted.length === 0 ? `${coverage.looked} signals looked at, ${coverage.couldNotTell} could not be told` : counts(counted);
  const unasked = counted.filter((finding) => finding.standing === 'open').length;
  const asked = unasked === 0 ? '' : ` Provisional: nobody has asked about ${unasked === counted.length ? (unasked === 1 ? 'it' : 'them') : `${unasked} of them`} yet.`;
  // Not looked is not clear, so an empty dossier must not read as a clean one.
  const words = coverage.looked === 0 && counted.length === 0 ? 'Nothing could be looked at' : LEVEL_WORDS[level];
  return `${words}: ${rest}.${asked}`;
}

/**
 * Weighs the outcomes of one dossier. Pure and reproducible: the same input gives the same assessment to the byte.
 * It recommends proof and never a rejection.
 */
export function assess(input: AssessInput): Assessment {
  const { dossier, outcomes, catalogue, policy, now } = input;
  const findings = weigh(dossier, outcomes, catalogue, policy);
  const counted = findings.filter((finding) => finding.counted);
  const standing = findings.filter(stands);
  const patterns = matchPatterns({ dossier, standing });
  const level = levelOf(standing, patterns);
  const coverage = coverageOf(outcomes, catalogue, policy);
  const residence = residenceClass(dossier.subject.claimedResidence, policy.employer.countryCode);
  return {
    schema: 'bonafide.assessment/v1',
    id: digestId(input.digest, 'asm', [input.inputsDigest, input.catalogueVersion, input.policyDigest, level, ...findings.map((finding) => `${finding.id} ${finding.standing}`)]),
    dossierId: dossier.id,
    caption: dossier.caption,
    subject: dossier.subject,
    documents: [...dossier.documents],
    level,
    provisional: counted.some((finding) => finding.standing === 'open'),
    headline: headlineOf(level, counted, coverage),
    findings: [...findings],
    patterns: [...patterns],
    outcomes: [...outcomes],
    coverage,
    residenceClass: residence,
    proofing: proofingOf(dossier),
    nextSteps: [...nextSteps({ dossier, findings, residence, now })],
    weight: counted.reduce((sum, finding) => sum + DECIBANS[finding.strength], 0),
    issues: [...input.issues],
    inputsDigest: input.inputsDigest,
    catalogueVersion: input.catalogueVersion,
    policyDigest: input.policyDigest,
    assessedAt: now,
  };
}
