import {
  type CatalogueLine,
  type CheckableDossier,
  type CheckOutcome,
  type Claim,
  type ComputedCheck,
  type ConnectedFacets,
  cannotTell,
  type Digest,
  digestId,
  type Finding,
  type Instant,
  type NoAnswer,
  type Noticed,
  type Observation,
  type ObservedCheck,
  type Policy,
  type Source,
} from '#model';
import { renderMessage } from '#values';

/** What a run needs besides the dossier. */
export type RunContext = { readonly now: Instant; readonly digest: Digest; readonly policy: Policy; readonly connected?: ConnectedFacets };

const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  dossier: 'dossier',
  observation: 'observation',
  telemetry: 'telemetry',
  watchlists: 'watchlist',
  links: 'link',
  intelligence: 'intelligence',
};

/** The message under which a signal fires when a person recorded it by hand, its own source not being connected. */
export const RECORDED_MESSAGE_ID = 'recorded';

/** What supports a finding is read first. */
const ROLES: readonly Finding['evidence'][number]['role'][] = ['supports', 'contradicts', 'context'];

function toFinding(line: CatalogueLine, noticed: Noticed, digest: Digest): Finding {
  const template = line.check.messages[noticed.messageId] ?? (noticed.messageId === RECORDED_MESSAGE_ID ? '{{title}}: recorded by {{by}} on {{at}}.' : '');
  const evidence = [...noticed.evidence].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || key(a).localeCompare(key(b)));
  const parts = [line.check.id, noticed.messageId, ...evidence.map(key)];
  return {
    id: digestId(digest, 'fnd', parts),
    checkId: line.check.id,
    messageId: noticed.messageId,
    title: renderMessage(template, noticed.data),
    data: { ...noticed.data },
    evidence,
  };
}

function key(evidence: Finding['evidence'][number]): string {
  if (evidence.ref === 'list-entry') return `list-entry ${evidence.role} ${evidence.id}`;
  if (evidence.ref === 'event') return `event ${evidence.role} ${evidence.source} ${evidence.id}`;
  if (evidence.ref === 'report') return `report ${evidence.role} ${evidence.id} ${evidence.start}`;
  return evidence.ref === 'claim' ? `claim ${evidence.role} ${evidence.id}` : `absence ${evidence.role} ${evidence.soughtIn} ${evidence.expected}`;
}

function toOutcome(line: CatalogueLine, answer: readonly Noticed[] | NoAnswer, digest: Digest, source: Source): CheckOutcome {
  const checkId = line.check.id;
  if ('kind' in answer) {
    if (answer.kind === 'not-applicable') return { checkId, result: 'not-applicable', why: answer.why, findings: [] };
    return { checkId, result: 'cannot-tell', why: answer.why, wouldTell: answer.wouldTell, source, findings: [] };
  }
  const findings = [...new Map(answer.map((noticed) => toFinding(line, noticed, digest)).map((finding) => [finding.id, finding])).values()].sort((a, b) =>
    a.id.localeCompare(b.id),
  );
  return { checkId, result: findings.length > 0 ? 'fired' : 'quiet', findings };
}

/** Thresholds by policy and check: the same for everybody vetted under one policy, and slow to validate. */
const thresholds = new WeakMap<Policy, Map<ComputedCheck | ObservedCheck, unknown>>();

function optionsOf(check: ComputedCheck | ObservedCheck, policy: Policy): unknown {
  if (check.options === undefined) return undefined;
  const known = thresholds.get(policy) ?? new Map<ComputedCheck | ObservedCheck, unknown>();
  thresholds.set(policy, known);
  if (!known.has(check)) {
    const given = policy.checks[check.id]?.options ?? {};
    const tools = policy.employer.remoteAccessTools;
    // What the firm itself uses is said once, for every signal that has to know it.
    const asked = tools === undefined ? undefined : check.options.safeParse({ sanctioned: tools, ...given });
    known.set(check, asked?.success === true ? asked.data : check.options.parse(given));
  }
  return known.get(check);
}

function runComputed(check: ComputedCheck, dossier: CheckableDossier, context: RunContext): readonly Noticed[] | NoAnswer {
  const sources = check.needs.filter((source) => source === 'watchlists' || source === 'intelligence' || source === 'telemetry' || source === 'links');
  if (sources.length > 0 && sources.every((source) => context.connected?.[source] === undefined))
    return cannotTell(`no ${sources.map((source) => SOURCE_NAMES[source]).join(' or ')} source connected`, check.data);
  return check.run({ dossier, ...context.connected }, { now: context.now, options: optionsOf(check, context.policy) as never });
}

/** Signals that a form judges: no record is no answer, and an unmet accommodation closes the question. */
function runObserved(check: ObservedCheck, recorded: readonly Claim<Observation>[], context: RunContext): readonly Noticed[] | NoAnswer {
  if (recorded.length === 0) return cannotTell('nobody has recorded it', `the form “${check.id}”, filled in by a named person`);
  const usable = check.accommodates ? recorded.filter((claim) => claim.value.accommodation !== 'requested') : recorded;
  if (usable.length === 0) return cannotTell('an accommodation was asked for and not yet provided', 'the equal alternative, carried out');
  return check.judge(usable, { now: context.now, options: optionsOf(check, context.policy) as never });
}

/** A signal that a person saw in a system that is not connected. It stands on that person’s record alone. */
function recordedByHand(check: CatalogueLine['check'], recorded: readonly Claim<Observation>[]): readonly Noticed[] {
  return recorded
    .filter((claim) => claim.value.answers['seen'] !== false)
    .map((claim) => ({
      messageId: RECORDED_MESSAGE_ID,
      data: { title: check.title, by: claim.value.by, at: claim.value.at },
      evidence: [{ ref: 'claim', id: claim.id, role: 'supports' }] as const,
    }));
}

function answer(line: CatalogueLine, dossier: CheckableDossier, context: RunContext): CheckOutcome {
  const { check } = line;
  const recorded = dossier.observations.filter((claim) => claim.value.check === check.id);
  if (check.kind === 'observed') return toOutcome(line, runObserved(check, recorded, context), context.digest, 'observation');
  const byHand = recordedByHand(check, recorded);
  if (check.run === undefined) {
    const source = check.needs[0] ?? 'telemetry';
    if (byHand.length > 0) return toOutcome(line, byHand, context.digest, source);
    return toOutcome(line, cannotTell(`no ${SOURCE_NAMES[source]} source connected`, check.data), context.digest, source);
  }
  const computed = runComputed(check, dossier, context);
  const source = check.needs[0] ?? 'dossier';
  if (byHand.length > 0) return toOutcome(line, [...('kind' in computed ? [] : computed), ...byHand], context.digest, source);
  return toOutcome(line, computed, context.digest, source);
}

/**
 * Runs every signal of a catalogue over one dossier. Deterministic: same catalogue, dossier, policy and instant, same outcomes.
 * A signal that fails is reported as `broke` and never taken for quiet.
 * @returns one outcome per catalogue line, in catalogue order; signals switched off by policy are left out
 */
export function runChecks(catalogue: readonly CatalogueLine[], dossier: CheckableDossier, context: RunContext): readonly CheckOutcome[] {
  return catalogue
    .filter((line) => context.policy.checks[line.check.id]?.off !== true)
    .map((line) => {
      try {
        return answer(line, dossier, context);
      } catch (error) {
        return { checkId: line.check.id, result: 'broke', why: error instanceof Error ? error.message : String(error), findings: [] };
      }
    });
}
