import { type Digest, digestId, type Link, type LinkJudgement, type LinkRecord, type Ring, type RingRole } from '#model';

/** Members of a ring that are followed; more than that and something common was taken for rare. Unit: people. @source house: the largest cells in the public cases have some dozens of personas */
export const MOST_MEMBERS = 200;

const pairOf = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/** Sets that are joined; each is known by its smallest id. */
class Sets {
  readonly #parent = new Map<string, string>();
  find(id: string): string {
    let root = id;
    for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root)) root = up;
    this.#parent.set(id, root);
    return root;
  }
  join(a: string, b: string): void {
    const [one, two] = [this.find(a), this.find(b)].sort();
    this.#parent.set(two ?? b, one ?? a);
    this.#parent.set(one ?? a, one ?? a);
  }
}

/** The last that a person said of each pair. */
export function lastJudgements(judgements: readonly LinkJudgement[]): ReadonlyMap<string, LinkJudgement> {
  const last = new Map<string, LinkJudgement>();
  for (const judgement of [...judgements].sort((x, y) => x.at.localeCompare(y.at))) last.set(pairOf(judgement.a, judgement.b), judgement);
  return last;
}

/**
 * Ties with what people said of them. A positive judgement makes a tie count and a negative one makes it not; positives are
 * transitive, what the program found is not. Pairs that only people tied get a tie without values.
 */
export function judged(links: readonly Link[], judgements: readonly LinkJudgement[]): readonly Link[] {
  const last = lastJudgements(judgements);
  const same = new Sets();
  for (const { a, b, judgement } of last.values()) if (judgement === 'positive') same.join(a, b);
  const isSame = (a: string, b: string) => same.find(a) === same.find(b);
  const said = (a: string, b: string): Link['judgement'] => {
    const own = last.get(pairOf(a, b))?.judgement;
    return own === undefined || own === 'no-judgement' ? (isSame(a, b) ? 'positive' : 'no-judgement') : own;
  };
  const all = links.map((link) => {
    const judgement = said(link.a, link.b);
    return judgement === 'no-judgement' ? link : { ...link, judgement, counts: judgement === 'positive' || (judgement === 'unsure' && link.counts) };
  });
  const known = new Set(all.map(({ a, b }) => pairOf(a, b)));
  const told = [...last.values()].filter(({ a, b, judgement }) => judgement === 'positive' && !known.has(pairOf(a, b)));
  return [
    ...all,
    ...told.map(
      ({ a, b, reason, by }): Link => ({ a, b, kind: 'same-hand', weight: 0, probability: 1, judgement: 'positive', counts: true, explanations: [`${by}: ${reason}`], values: [] }),
    ),
  ];
}

const vouches = (values: Link['values']): boolean => values.some(({ feature }) => feature === 'vouching');

/**
 * Ties that join people. Who serves one other person is asked about; who serves several, vouches and is vouched for, or is
 * tied to the other in another way too, counts.
 */
function counting(links: readonly Link[]): readonly Link[] {
  const served = new Map<string, Set<string>>();
  const tied = new Set<string>();
  const vouched = new Set<string>();
  for (const { a, b, kind, counts, values } of links) {
    if (!counts) continue;
    if (kind !== 'facilitates') tied.add(pairOf(a, b));
    else served.set(a, (served.get(a) ?? new Set()).add(b));
    if (vouches(values)) vouched.add(b);
  }
  const isChained = (a: string, b: string) => vouched.has(a) || [...(served.get(b) ?? [])].some((next) => vouched.has(next));
  return links.filter(
    ({ a, b, kind, counts, judgement, values }) =>
      counts && (kind !== 'facilitates' || judgement === 'positive' || (served.get(a)?.size ?? 0) > 1 || tied.has(pairOf(a, b)) || (vouches(values) && isChained(a, b))),
  );
}

const HOSTS: ReadonlySet<string> = new Set(['delivery-host', 'recipient']);
const VOUCHES: ReadonlySet<string> = new Set(['vouching', 'referral']);

function roleOf(id: string, links: readonly Link[]): RingRole {
  const serves = (features: ReadonlySet<string>) => links.some(({ a, kind, values }) => kind === 'facilitates' && a === id && values.some(({ feature }) => features.has(feature)));
  if (serves(HOSTS)) return 'host';
  if (serves(new Set(['payee']))) return 'payee';
  if (links.some(({ a, b, kind }) => kind === 'same-hand' && (a === id || b === id))) return 'persona';
  return serves(VOUCHES) ? 'referrer' : 'member';
}

/** Probability of the weakest tie without which the ring falls apart: of the spanning tree that is likeliest as a whole. */
function weakest(links: readonly Link[]): number {
  const sets = new Sets();
  let least = 1;
  for (const { a, b, probability, judgement } of [...links].sort((x, y) => y.probability - x.probability || pairOf(x.a, x.b).localeCompare(pairOf(y.a, y.b)))) {
    if (sets.find(a) === sets.find(b)) continue;
    sets.join(a, b);
    least = Math.min(least, judgement === 'positive' ? 1 : probability);
  }
  return least;
}

function sharedBy(links: readonly Link[]): Ring['shared'] {
  const things = new Map<string, { feature: string; thing: string; label: string; members: Set<string>; holders: number }>();
  for (const { a, b, values } of links) {
    for (const { feature, thing: which, label, holders, setAside } of values) {
      if (setAside !== undefined) continue;
      const thing = things.get(`${feature} ${which}`) ?? { feature, thing: which, label, members: new Set(), holders };
      things.set(`${feature} ${which}`, thing);
      // One of its spellings, whichever tie comes first.
      if (label < thing.label) thing.label = label;
      thing.members.add(a).add(b);
      thing.holders = Math.max(thing.holders, holders);
    }
  }
  return [...things.values()]
    .map(({ members, ...thing }) => ({ ...thing, members: [...members].sort() }))
    .sort((x, y) => y.members.length - x.members.length || x.feature.localeCompare(y.feature) || x.label.localeCompare(y.label));
}

/** A ring before it has a name. */
type Unnamed = Omit<Ring, 'id' | 'patterns'>;

function ringOf(ids: readonly string[], links: readonly Link[], records: ReadonlyMap<string, LinkRecord>): Unnamed {
  const members = ids
    .map((id) => {
      const { caption = id, since } = records.get(id) ?? {};
      return { id, caption, role: roleOf(id, links), ...(since === undefined ? {} : { since }) };
    })
    .sort((x, y) => (x.since ?? '9999').localeCompare(y.since ?? '9999') || x.id.localeCompare(y.id));
  const sorted = [...links].sort((x, y) => y.weight - x.weight || pairOf(x.a, x.b).localeCompare(pairOf(y.a, y.b)) || x.kind.localeCompare(y.kind));
  const earliest = members[0]?.since;
  return { members, shared: sharedBy(sorted), links: sorted, ...(earliest === undefined ? {} : { earliest }), probability: weakest(sorted) };
}

/** What is kept of a ring so that it is known again. */
export type KnownRing = { readonly id: string; readonly members: readonly string[] };

/**
 * Rings among ties: people who are joined by ties that count. A ring that was known before keeps its name while most of it
 * stays together: grown it is the same, split the larger part is, and of two that became one the larger gives the name.
 */
export function ringsOf(links: readonly Link[], records: ReadonlyMap<string, LinkRecord>, known: readonly KnownRing[], digest: Digest): readonly Ring[] {
  const joined = counting(links);
  const sets = new Sets();
  for (const { a, b } of joined) sets.join(a, b);
  const parts = new Map<string, { ids: Set<string>; links: Link[] }>();
  for (const link of joined) {
    const root = sets.find(link.a);
    const part = parts.get(root) ?? { ids: new Set(), links: [] };
    parts.set(root, part);
    part.ids.add(link.a).add(link.b);
    part.links.push(link);
  }
  const unnamed = [...parts.values()].map(({ ids, links: own }) => ({ ids: [...ids].sort(), ring: ringOf([...ids].sort(), own, records) }));
  return named(unnamed, known, digest).sort((x, y) => y.members.length - x.members.length || x.id.localeCompare(y.id));
}

function named(unnamed: readonly { readonly ids: readonly string[]; readonly ring: Unnamed }[], known: readonly KnownRing[], digest: Digest): Ring[] {
  const partOf = new Map(unnamed.flatMap(({ ids }, at) => ids.map((id) => [id, at] as const)));
  const claims = known.flatMap(({ id, members }) => {
    const shares = new Map<number, number>();
    for (const member of members) {
      const part = partOf.get(member);
      if (part !== undefined) shares.set(part, (shares.get(part) ?? 0) + 1);
    }
    return [...shares].map(([part, share]) => ({ id, part, share, size: members.length }));
  });
  const [names, used] = [new Map<number, string>(), new Set<string>()];
  for (const { id, part } of claims.sort((x, y) => y.share - x.share || y.size - x.size || x.id.localeCompare(y.id) || x.part - y.part)) {
    if (names.has(part) || used.has(id)) continue;
    names.set(part, id);
    used.add(id);
  }
  return unnamed.map(({ ids, ring }, at) => ({ id: names.get(at) ?? digestId(digest, 'rng', ids), ...ring, patterns: [] }));
}
