import { type Assessment, type Actor as CaseActor, type Digest, defaultPolicy, type Instant, type Level, type Policy } from '#model';
import { canonicalJson } from '#values';
import { audited, entryOf } from './case-opening.ts';
import type { Progress } from './job-ports.ts';
import type { PolicyVersion } from './policy-ports.ts';
import type { Ports, Store } from './ports.ts';
import { assessAnew, vetContext } from './vet.ts';

/** Where the policy in force comes from. A file that the program was started with goes before what is stored. */
export type PolicySource = 'file' | 'stored' | 'default';
export type PolicyInForce = { readonly policy: Policy; readonly source: PolicySource; readonly version?: PolicyVersion };

/** The policy in force. @param given by a file */
export async function policyInForce(given: Policy | undefined, store: Pick<Store, 'latestPolicy'>): Promise<PolicyInForce> {
  if (given !== undefined) return { policy: given, source: 'file' };
  const version = await store.latestPolicy();
  return version === undefined ? { policy: defaultPolicy, source: 'default' } : { policy: version.policy, source: 'stored', version };
}

/** How long a policy that was read holds. Unit: milliseconds. @source house: another process of the same store follows within it */
const HOLDS = 2_000;

/** The policy in force, for a process that goes on. */
export type PolicyKeeper = {
  readonly inForce: () => Promise<PolicyInForce>;
  /** To be told that another was put in force here. */
  readonly changed: () => void;
};

/** @param given by a file */
export function keepPolicy(given: Policy | undefined, store: Pick<Store, 'latestPolicy'>): PolicyKeeper {
  let known: { readonly until: number; readonly policy: Promise<PolicyInForce> } | undefined;
  return {
    inForce: () => {
      const now = performance.now();
      if (known === undefined || known.until < now) {
        const policy = policyInForce(given, store);
        // What failed is asked again by the next one.
        policy.catch(() => {
          known = undefined;
        });
        known = { until: now + HOLDS, policy };
      }
      return known.policy;
    },
    changed: () => {
      known = undefined;
    },
  };
}

/** Puts a policy in force. @param before version that it was made from, 0 where there was none @throws BonafideError `policy.changed` where others changed it since */
export async function changePolicy(
  { policy, reason, before }: { readonly policy: Policy; readonly reason: string; readonly before: number },
  actor: CaseActor,
  store: Store,
  ports: Ports,
): Promise<PolicyVersion> {
  const version: PolicyVersion = { version: before + 1, policy, at: ports.now(), by: { id: actor.id, name: actor.name }, reason };
  const entry = entryOf({ actor, time: version.at, action: 'policy.changed', object: `policy ${version.version}`, payload: version }, ports.digest);
  await store.savePolicy(version, audited([entry], ports.digest));
  return version;
}

/** Somebody of whom a policy would say something else. */
export type PolicyEffect = {
  readonly dossierId: string;
  readonly caption: string;
  readonly before: Level;
  readonly after: Level;
  /** Signals that count under one of the two alone. */
  readonly came: readonly string[];
  readonly went: readonly string[];
};

/** People looked at between two words on progress. */
const BATCH = 100;

const counted = ({ findings }: Assessment): readonly string[] => findings.filter(({ counted: bears }) => bears).map(({ checkId }) => checkId);

/** Whether two policies judge alike: what opens cases and how long records stay changes nobody’s assessment. */
function judgeAlike(a: Policy, b: Policy): boolean {
  const judging = ({ employer, checks }: Policy) => canonicalJson([employer, checks]);
  return judging(a) === judging(b);
}

/**
 * What a policy would change, of everybody stored, and keeps nothing: each person is assessed under both, so that nothing but the policy
 * makes the difference. Cost: twice that of assessing everybody anew.
 * @param most people named; the rest is counted
 */
export async function previewPolicy(
  { now, next, most, at }: { readonly now: Policy; readonly next: Policy; readonly most: number; readonly at: Instant },
  store: Store,
  ports: Ports & { readonly digest: Digest },
  tell: (progress: Progress) => void,
): Promise<{
  readonly people: number;
  readonly changed: number;
  readonly moves: readonly { readonly before: Level; readonly after: Level; readonly people: number }[];
  readonly effects: readonly PolicyEffect[];
}> {
  const all = await store.countDossiers();
  if (judgeAlike(now, next)) return { people: all, changed: 0, moves: [], effects: [] };
  const moves = new Map<string, { before: Level; after: Level; people: number }>();
  const effects: PolicyEffect[] = [];
  let [people, changed] = [0, 0];
  for (let after: string | undefined; ; ) {
    const page = await store.listDossiers(after, BATCH);
    const ids = page.map(({ id }) => id);
    const [old, renewed] = [await assessAnew(ids, vetContext(now, ports, at), store), await assessAnew(ids, vetContext(next, ports, at), store)];
    for (const [nth, { assessment: before }] of old.entries()) {
      const later = renewed[nth]?.assessment ?? before;
      const [had, has] = [counted(before), counted(later)];
      const came = has.filter((one) => !had.includes(one));
      const went = had.filter((one) => !has.includes(one));
      if (before.level === later.level && came.length + went.length === 0) continue;
      changed += 1;
      const key = `${before.level} ${later.level}`;
      const move = moves.get(key) ?? { before: before.level, after: later.level, people: 0 };
      moves.set(key, { ...move, people: move.people + 1 });
      if (effects.length < most) effects.push({ dossierId: before.dossierId, caption: before.caption, before: before.level, after: later.level, came, went });
    }
    people += page.length;
    tell({ step: 'assessed', done: people, all });
    if (page.length < BATCH) return { people, changed, moves: [...moves.values()], effects };
    after = page.at(-1)?.id;
  }
}
