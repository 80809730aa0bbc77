import { linkLine } from '#links';
import { type Claim, claimsOf, type Dossier, type Evidence, type Link, type LinkKind, type Ring, withoutProtected } from '#model';
import { ringsAsKnown } from './links.ts';
import type { Ports, Store } from './ports.ts';
import { claimDate } from './timeline.ts';

/** Something that members of a ring share, with who has it since when. */
export type Means = {
  readonly feature: string;
  /** What it is: “phone number”. */
  readonly title: string;
  readonly label: string;
  readonly shows: LinkKind;
  /** Stored people who have it, members or not. */
  readonly holders: number;
  /** What would show it innocent. */
  readonly ask: string;
  readonly held: readonly { readonly id: string; readonly since?: string; readonly serves: boolean }[];
};

/** A tie of a ring, with the places of its means in {@link Means}. */
export type RingTie = Pick<Link, 'a' | 'b' | 'kind' | 'probability' | 'judgement' | 'explanations'> & { readonly since?: string; readonly means: readonly number[] };

/** A ring as it is drawn: what is shared stands once, and each tie points at it. */
export type RingPicture = Pick<Ring, 'id' | 'members' | 'probability'> & {
  readonly means: readonly Means[];
  readonly ties: readonly RingTie[];
  /** Earliest and latest day on which a tie of it came about, as far as dates are known. */
  readonly earliest?: string;
  readonly newest?: string;
};

type Claims = ReadonlyMap<string, Claim>;

const DAY = 'YYYY-MM-DD'.length;
const dayOf = (date: string | undefined): string | undefined => date?.slice(0, DAY);
const latest = (dates: readonly (string | undefined)[]): string | undefined => (dates.includes(undefined) ? undefined : (dates as readonly string[]).toSorted().at(-1));

/** When somebody had something by what shows it; else since when anything is known of them here. */
function heldSince(evidence: Evidence, claims: Claims, since: string | undefined): string | undefined {
  const claim = evidence.ref === 'claim' ? claims.get(evidence.id) : undefined;
  return dayOf(evidence.ref === 'event' ? evidence.at : claim === undefined ? undefined : claimDate(claim)) ?? since;
}

function pictureOf(ring: Ring, claimsBy: ReadonlyMap<string, Claims>): RingPicture {
  const sinceOf = new Map(ring.members.map(({ id, since }) => [id, since]));
  const places = new Map(ring.shared.map(({ feature, thing }, at) => [`${feature} ${thing}`, at]));
  const held = ring.shared.map(() => new Map<string, { since?: string; serves: boolean }>());
  for (const { a, b, kind, values } of ring.links)
    for (const value of values) {
      const holders = held[places.get(`${value.feature} ${value.thing}`) ?? -1];
      for (const [id, evidence, serves] of [
        [a, value.a, kind === 'facilitates'],
        [b, value.b, false],
      ] as const) {
        const since = heldSince(evidence, claimsBy.get(id) ?? new Map(), sinceOf.get(id));
        const before = holders?.get(id);
        const first = [since, before?.since].filter((one) => one !== undefined).sort()[0];
        holders?.set(id, { ...(first === undefined ? {} : { since: first }), serves: serves || before?.serves === true });
      }
    }
  const means = ring.shared.map(({ feature, label, members, holders }, at): Means => {
    const { title = feature, shows = 'shared-means', ask = '' } = linkLine(feature) ?? {};
    return { feature, title, label, shows, holders, ask, held: members.map((id) => ({ id, serves: false, ...held[at]?.get(id) })) };
  });
  const ties = ring.links.map(({ a, b, kind, probability, judgement, explanations, values }): RingTie => {
    const own = values.flatMap(({ feature, thing, setAside }) => (setAside === undefined ? (places.get(`${feature} ${thing}`) ?? []) : []));
    const dates = own.map((at) => latest([held[at]?.get(a)?.since, held[at]?.get(b)?.since]));
    // Tied by a person alone, the two are tied since both are here.
    const since = dates.length === 0 ? latest([sinceOf.get(a), sinceOf.get(b)]) : dates.filter((one) => one !== undefined).sort()[0];
    return { a, b, kind, probability, judgement, explanations, ...(since === undefined ? {} : { since }), means: own };
  });
  const days = ties.flatMap(({ since }) => since ?? []).sort();
  const [earliest, newest] = [days[0], days.at(-1)];
  return {
    id: ring.id,
    members: ring.members,
    probability: ring.probability,
    means,
    ties,
    ...(earliest === undefined || newest === undefined ? {} : { earliest, newest }),
  };
}

/** Dossiers that are read at a time. */
const BATCH = 500;

async function claimsOfMembers(rings: readonly Ring[], store: Store): Promise<ReadonlyMap<string, Claims>> {
  const ids = rings.flatMap(({ members }) => members.map(({ id }) => id));
  const found = new Map<string, Claims>();
  for (let at = 0; at < ids.length; at += BATCH) for (const dossier of await store.getDossiers(ids.slice(at, at + BATCH))) found.set(dossier.id, claimsIn(dossier));
  return found;
}

const claimsIn = (dossier: Dossier): Claims => new Map(claimsOf(withoutProtected(dossier)).map((claim) => [claim.id, claim]));

/** Rings that are known, the largest first, as they are drawn. @param most rings that are told */
export async function network(most: number, store: Store, digest: Ports['digest']): Promise<{ readonly rings: readonly RingPicture[]; readonly left: number }> {
  const rings = await ringsAsKnown(store, digest);
  const told = rings.slice(0, most);
  const claims = await claimsOfMembers(told, store);
  return { rings: told.map((ring) => pictureOf(ring, claims)), left: rings.length - told.length };
}
