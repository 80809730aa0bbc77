import { verifications } from '#assessment';
import { catalogue } from '#checks';
import type { Assessment, CheckableDossier, CheckOutcome, CitedEvidence, Evidence, ScreeningMatch, WeighedFinding } from '#model';
import { isTelemetry, scrubbed, tellsAccommodation } from './guarded-words.ts';
import type { PlaceOnMap } from './places.ts';
import { maySee, type Role } from './roles.ts';
import type { TimelineEntry } from './timeline.ts';

/*
 * What each function sees of an answer. That a signal was noticed, and how much it weighs, is seen by everybody who sees the
 * person; the data it rests on only by those who work with that kind of data. What is withheld says so and never looks like
 * nothing.
 */

/** Signals that are read from logs. */
const FROM_LOGS: ReadonlySet<string> = new Set(catalogue.filter(({ check }) => check.needs.some((source) => source === 'telemetry')).map(({ check }) => check.id));

/** Verifications that security carries out: what they found is what devices and networks tell. */
const BY_SECURITY: ReadonlySet<string> = new Set(verifications.filter(({ owner }) => owner === 'security' || owner === 'it').map(({ id }) => id));

/** Sections in which somebody’s health or an accommodation can be told. */
const MAY_TELL_HEALTH: ReadonlySet<string> = new Set(['answers', 'observations']);

/** Sections with the networks of calls. */
const MAY_TELL_NETWORKS: ReadonlySet<string> = new Set(['interviews', 'calls']);

/** Fields of a comparison with a list that show a protected attribute. */
const PROTECTED_FEATURES: ReadonlySet<string> = new Set(['birthDate', 'birthPlace', 'country', 'gender']);

/** What stands in place of what is withheld. */
export const NOT_FOR_YOU = 'Withheld: this is for another function.';

/** For whoever may not see telemetry, addresses of networks go wherever else they stand. */
const clean = <T>(value: T, roles: readonly Role[]): T => (maySee(roles, 'telemetry') ? value : scrubbed(value));

/** Whether what was noticed is told by logs, or by the network of a call. */
const tellsTelemetry = ({ checkId, family, evidence }: WeighedFinding): boolean =>
  FROM_LOGS.has(checkId) || evidence.some((one) => isTelemetry(one) || (family === 'network' && MAY_TELL_NETWORKS.has(one.section)));

/** A finding as these roles may see it. */
export function findingFor(finding: WeighedFinding, roles: readonly Role[]): WeighedFinding {
  const telemetry = maySee(roles, 'telemetry');
  const fromLogs = !telemetry && tellsTelemetry(finding);
  const bySecurity = !telemetry && BY_SECURITY.has(finding.checkId.replace('verification:', ''));
  const guarded = ({ section, quote }: CitedEvidence) =>
    (!maySee(roles, 'medical') && (MAY_TELL_HEALTH.has(section) || tellsAccommodation(quote))) || (!telemetry && MAY_TELL_NETWORKS.has(section));
  const evidence = finding.evidence.map(
    (one): CitedEvidence => (fromLogs || bySecurity || guarded(one) ? { ref: one.ref, section: one.section, role: one.role, quote: NOT_FOR_YOU } : one),
  );
  return clean(fromLogs ? { ...finding, title: `${finding.checkId} was noticed. ${NOT_FOR_YOU}`, evidence } : { ...finding, evidence }, roles);
}

function outcomeFor(outcome: CheckOutcome, roles: readonly Role[], withheld: ReadonlySet<string>): CheckOutcome {
  const { why, ...rest } = outcome;
  const health = why !== undefined && tellsAccommodation(why) && !maySee(roles, 'medical');
  const shown = health ? { ...rest, why: NOT_FOR_YOU } : outcome;
  if (maySee(roles, 'telemetry') || (!FROM_LOGS.has(outcome.checkId) && !withheld.has(outcome.checkId))) return shown;
  return { ...shown, findings: shown.findings.map((finding) => ({ ...finding, title: NOT_FOR_YOU, data: {}, evidence: finding.evidence.map(withoutQuote) })) };
}

/** A pointer without the words that it carries itself. */
const withoutQuote = (evidence: Evidence): Evidence => ('quote' in evidence ? { ...evidence, quote: NOT_FOR_YOU } : evidence);

/** An assessment as these roles may see it. */
export function assessmentFor(assessment: Assessment, roles: readonly Role[]): Assessment {
  const findings = assessment.findings.map((finding) => findingFor(finding, roles));
  const withheld = new Set(assessment.findings.filter(tellsTelemetry).map(({ checkId }) => checkId));
  const outcomes = assessment.outcomes.map((outcome) => outcomeFor(outcome, roles, withheld));
  return clean({ ...assessment, findings, outcomes }, roles);
}

type Words = Readonly<Record<string, unknown>>;

/** Whether what a person recorded, or a part of it, is for another function. */
function guardedRecord(section: string, value: Words, roles: readonly Role[]): boolean {
  if (MAY_TELL_HEALTH.has(section) && !maySee(roles, 'medical')) return true;
  if (section === 'dismissals') return !maySee(roles, 'protected');
  return !maySee(roles, 'telemetry') && (FROM_LOGS.has(String(value['check'])) || BY_SECURITY.has(String(value['verification'])));
}

/** Fields of a record that say what it is about, when, by whom and with what result, and nothing in words. */
const PLAIN: ReadonlySet<string> = new Set(['check', 'verification', 'entityId', 'revision', 'result', 'accepted', 'by', 'at']);

/** What a person recorded, as these roles may see it. */
export function recordFor(section: string, value: Words, roles: readonly Role[]): { readonly value: Words; readonly withheld: boolean } {
  if (!guardedRecord(section, value, roles)) return { value: clean(value, roles), withheld: false };
  return { value: Object.fromEntries(Object.entries(value).filter(([name]) => PLAIN.has(name))), withheld: true };
}

/** A dossier as these roles may see it. Its protected attributes are gone already. */
export function dossierFor(dossier: CheckableDossier, roles: readonly Role[]): CheckableDossier {
  const calls = dossier.interviews.map(({ value: { accommodation, ...value }, ...claim }) =>
    accommodation === undefined ? { ...claim, value } : { ...claim, value, raw: NOT_FOR_YOU },
  );
  const health = maySee(roles, 'medical') ? {} : { answers: [], observations: [], interviews: calls };
  const recorded = <T extends { readonly kind: string; readonly value: object }>(claims: readonly T[]): T[] =>
    claims.map((claim) => {
      const { value, withheld } = recordFor(claim.kind, claim.value as Words, roles);
      return withheld ? { ...claim, value, raw: NOT_FOR_YOU } : claim;
    });
  const { observations, verifications: done, answers } = dossier;
  const network = maySee(roles, 'telemetry') ? {} : { observations: recorded(observations), verifications: recorded(done), answers: recorded(answers) };
  return clean({ ...dossier, ...network, ...health, ...(maySee(roles, 'telemetry') ? {} : { interviews: [] }) }, roles);
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
    .filter(({ what }) => maySee(roles, 'telemetry') || !MAY_TELL_NETWORKS.has(what))
    .filter(({ what }) => maySee(roles, 'medical') || !MAY_TELL_HEALTH.has(what))
    .map((entry) => clean(entry, roles));
}

/** Places of which networks and devices know nothing. */
const STATED: ReadonlySet<PlaceOnMap['kind']> = new Set(['residence', 'address', 'parcel', 'return']);

/** Places as these roles may see them. */
export function placesFor(places: readonly PlaceOnMap[], roles: readonly Role[]): PlaceOnMap[] {
  return places.filter(({ kind }) => maySee(roles, 'telemetry') || STATED.has(kind)).map((place) => clean(place, roles));
}
