import { catalogue } from '#checks';
import type { Assessment, CheckableDossier, CheckOutcome, CitedEvidence, ScreeningMatch, WeighedFinding } from '#model';
import { maySee, type Role } from './roles.ts';
import type { TimelineEntry } from './timeline.ts';

/*
 * What each function sees of an answer. That a signal was noticed, and how much it weighs, is seen by everybody who sees the
 * person; the data it rests on only by those who work with that kind of data. What is withheld says so and never looks like
 * nothing.
 */

/** Signals that are read from logs. */
const FROM_LOGS: ReadonlySet<string> = new Set(catalogue.filter(({ check }) => check.needs.some((source) => source === 'telemetry')).map(({ check }) => check.id));

/** Document of claims that were made from logs. */
const EVENTS = 'events';

/** Sections in which somebody’s health or an accommodation can be told. */
const MAY_TELL_HEALTH: ReadonlySet<string> = new Set(['answers', 'observations']);

/** Fields of a comparison with a list that show a protected attribute. */
const PROTECTED_FEATURES: ReadonlySet<string> = new Set(['birthDate', 'birthPlace', 'country', 'gender']);

const NOT_FOR_YOU = 'Withheld: this is for another function.';

export function isTelemetry({ ref, documentId }: CitedEvidence): boolean {
  return ref === 'event' || documentId === EVENTS;
}

function findingFor(finding: WeighedFinding, roles: readonly Role[]): WeighedFinding {
  const fromLogs = !maySee(roles, 'telemetry') && (FROM_LOGS.has(finding.checkId) || finding.evidence.some(isTelemetry));
  const health = (one: CitedEvidence) => !maySee(roles, 'medical') && MAY_TELL_HEALTH.has(one.section);
  const evidence = finding.evidence.map((one): CitedEvidence => (fromLogs || health(one) ? { ref: one.ref, section: one.section, role: one.role, quote: NOT_FOR_YOU } : one));
  return fromLogs ? { ...finding, title: `${finding.checkId} was noticed. ${NOT_FOR_YOU}`, evidence } : { ...finding, evidence };
}

function outcomeFor(outcome: CheckOutcome, roles: readonly Role[], withheld: ReadonlySet<string>): CheckOutcome {
  const { why, ...rest } = outcome;
  const health = why !== undefined && /accommodation/i.test(why) && !maySee(roles, 'medical');
  const shown = health ? { ...rest, why: NOT_FOR_YOU } : outcome;
  if (maySee(roles, 'telemetry') || (!FROM_LOGS.has(outcome.checkId) && !withheld.has(outcome.checkId))) return shown;
  return { ...shown, findings: shown.findings.map((finding) => ({ ...finding, title: NOT_FOR_YOU, data: {} })) };
}

/** An assessment as these roles may see it. */
export function assessmentFor(assessment: Assessment, roles: readonly Role[]): Assessment {
  const findings = assessment.findings.map((finding) => findingFor(finding, roles));
  const withheld = new Set(assessment.findings.filter(({ evidence }) => evidence.some(isTelemetry)).map(({ checkId }) => checkId));
  return { ...assessment, findings, outcomes: assessment.outcomes.map((outcome) => outcomeFor(outcome, roles, withheld)) };
}

/** A dossier as these roles may see it. Its protected attributes are gone already. */
export function dossierFor(dossier: CheckableDossier, roles: readonly Role[]): CheckableDossier {
  const health = maySee(roles, 'medical') ? {} : { answers: [], observations: [] };
  const network = maySee(roles, 'telemetry') ? {} : { interviews: [] };
  return { ...dossier, ...health, ...network };
}

/** A match with a list as these roles may see it. */
export function matchFor(match: ScreeningMatch, roles: readonly Role[]): ScreeningMatch {
  if (maySee(roles, 'protected')) return match;
  const features = match.features.map(({ feature, nats, ...compared }) => (PROTECTED_FEATURES.has(feature) ? { feature, nats } : { feature, nats, ...compared }));
  return { ...match, features, explanation: NOT_FOR_YOU };
}

/** A timeline as these roles may see it. */
export function timelineFor(entries: readonly TimelineEntry[], roles: readonly Role[]): TimelineEntry[] {
  return entries
    .filter(({ kind }) => maySee(roles, 'telemetry') || kind === 'statement' || kind === 'recorded')
    .filter(({ what }) => maySee(roles, 'telemetry') || (what !== 'interviews' && what !== 'calls'))
    .filter(({ what }) => maySee(roles, 'medical') || !MAY_TELL_HEALTH.has(what));
}
