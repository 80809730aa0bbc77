import {
  hubsOf,
  indexKeys,
  isReferral,
  judged,
  type KnownRing,
  type LinkWeights,
  linkedPerson,
  linkFacet,
  linkRecord,
  MOST_COMPARED,
  MOST_MEMBERS,
  priorWeights,
  ringsOf,
  tiesBetween,
} from '#links';
import { type Dossier, type Evidence, type Hub, type Link, type LinkFacet, type LinkJudgement, type LinkRecord, type Ring, type TelemetryFacet, withoutProtected } from '#model';
import type { KeyHolders, Ports, Store } from './ports.ts';

/** What is the same for everybody whose ties are looked at in one go. */
export type LinkContext = {
  /** Stored people. */
  readonly people: number;
  readonly weights: LinkWeights;
  readonly judgements: readonly LinkJudgement[];
  /** Rings that have names already, read when somebody is found to be in one. */
  readonly known: () => Promise<readonly KnownRing[]>;
  readonly digest: Ports['digest'];
};

/** Opens what is known of ties. */
export async function openLinks(store: Store, digest: Ports['digest']): Promise<LinkContext> {
  const [learned, people] = [await store.linkWeights(), await store.countDossiers()];
  return { people, weights: learned ?? priorWeights(people), judgements: await store.judgements(), known: () => store.knownRings(), digest };
}

/** A person whose ties are looked at: the dossier, with what logs say. */
export type LinkSubject = { readonly dossier: Dossier; readonly telemetry?: TelemetryFacet | undefined };

/** Keeps what linking knows of people whose dossiers are stored. */
export async function keepLinkRecords(subjects: readonly LinkSubject[], store: Store): Promise<ReadonlyMap<string, LinkRecord>> {
  const records = subjects.map(({ dossier, telemetry }) => linkRecord(withoutProtected(dossier), telemetry));
  await store.saveLinkRecords(records.map((record) => ({ dossierId: record.id, body: JSON.stringify(record), keys: indexKeys(record) })));
  return new Map(records.map((record) => [record.id, record]));
}

/** People near others, read from the store once each. */
class Neighbourhood {
  readonly #records: Map<string, LinkRecord>;
  readonly #holders = new Map<string, KeyHolders>();
  readonly #links = new Map<string, readonly Link[]>();
  readonly store: Store;
  readonly context: LinkContext;

  constructor(records: ReadonlyMap<string, LinkRecord>, context: LinkContext, store: Store) {
    this.#records = new Map(records);
    this.context = context;
    this.store = store;
  }

  readonly count = (key: string): number => this.#holders.get(key)?.count ?? 0;

  get records(): ReadonlyMap<string, LinkRecord> {
    return this.#records;
  }

  async #readRecords(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#records.has(id));
    for (const [id, body] of await this.store.linkRecords(missing)) this.#records.set(id, JSON.parse(body));
  }

  async #readHolders(records: readonly LinkRecord[]): Promise<void> {
    const missing = [...new Set(records.flatMap(({ traits }) => traits.map(({ key }) => key)))].filter((key) => !this.#holders.has(key));
    for (const [key, holders] of await this.store.keyHolders(missing, MOST_COMPARED)) this.#holders.set(key, holders);
    for (const key of missing) if (!this.#holders.has(key)) this.#holders.set(key, { count: 0, people: [] });
  }

  /** Ties of people to anybody, found by what they have and without looking at all others. */
  async linksOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly Link[]>> {
    const wanted = ids.filter((id) => !this.#links.has(id));
    await this.#readRecords(wanted);
    const own = wanted.flatMap((id) => this.#records.get(id) ?? []);
    await this.#readHolders(own);
    const near = new Map(own.map((record) => [record.id, this.#near(record)]));
    const said = new Map<string, string[]>();
    for (const { a, b } of this.context.judgements) {
      said.set(a, [...(said.get(a) ?? []), b]);
      said.set(b, [...(said.get(b) ?? []), a]);
    }
    for (const { id } of own) near.set(id, [...new Set([...(near.get(id) ?? []), ...(said.get(id) ?? [])])]);
    await this.#readRecords([...near.values()].flat());
    for (const record of own) {
      const links = (near.get(record.id) ?? []).flatMap((id) => {
        const other = this.#records.get(id);
        return other === undefined ? [] : tiesBetween(record, other, this.count, this.context.weights);
      });
      const concerned = this.context.judgements.filter(({ a, b }) => a === record.id || b === record.id);
      this.#links.set(record.id, concerned.length === 0 ? links : judged(links, concerned));
    }
    return new Map(ids.map((id) => [id, this.#links.get(id) ?? []]));
  }

  #near(record: LinkRecord): string[] {
    const found = new Set<string>();
    for (const { key, joins, most } of indexKeys(record)) {
      const { count, people } = this.#holders.get(key) ?? { count: 0, people: [] };
      if (count > most) continue;
      for (const one of people) if (one.id !== record.id && (joins || one.joins)) found.add(one.id);
    }
    return [...found].sort();
  }

  /** The ties of everybody who is tied to a person, step by step over ties of a kind, as far as a ring is followed. */
  async around(id: string, follows: (link: Link) => boolean): Promise<readonly Link[]> {
    const [seen, all] = [new Set([id]), new Map<string, Link>()];
    for (let edge = [id]; edge.length > 0 && seen.size < MOST_MEMBERS; ) {
      const links = [...(await this.linksOf(edge)).values()].flat();
      const next = new Set<string>();
      for (const link of links) {
        all.set(`${link.a} ${link.b} ${link.kind}`, link);
        if (!follows(link)) continue;
        for (const end of [link.a, link.b]) if (!seen.has(end)) next.add(end);
      }
      edge = [...next].sort().slice(0, MOST_MEMBERS - seen.size);
      for (const one of edge) seen.add(one);
    }
    return [...all.values()];
  }
}

/** Stored people behind the accounts that worked on somebody’s own repositories. */
async function contributorsOf(dossier: Dossier, record: LinkRecord, near: Neighbourhood): Promise<LinkFacet['contributors']> {
  const mine = new Set(record.traits.filter(({ feature }) => feature === 'profile-handle').map(({ key }) => key.slice(key.lastIndexOf(':') + 1)));
  const named = new Map<string, Evidence>();
  for (const claim of dossier.repositories)
    for (const handle of claim.value.contributors ?? [])
      if (!mine.has(handle.trim().toLowerCase())) named.set(handle.trim().toLowerCase(), { ref: 'claim', id: claim.id, role: 'supports' });
  if (named.size === 0) return [];
  const holders = await near.store.keyHolders(
    [...named.keys()].flatMap((handle) => CODE_HOSTS.map((host) => `account:${host}:${handle}`)),
    1_000,
  );
  const bodies = await near.store.linkRecords([...holders.values()].flatMap(({ people }) => people.map(({ id }) => id)));
  const found: LinkFacet['contributors'][number][] = [];
  for (const [handle, own] of named) {
    const id = CODE_HOSTS.flatMap((host) => holders.get(`account:${host}:${handle}`)?.people ?? []).find((one) => one.id !== record.id)?.id;
    const body = id === undefined ? undefined : bodies.get(id);
    if (id === undefined || body === undefined) found.push({ handle, own });
    else found.push({ handle, own, person: linkedPerson(record, JSON.parse(body), near.count, (await near.store.latestAssessment(id))?.level) });
  }
  return found;
}
/** Sites whose handles contributors go by. */
const CODE_HOSTS = ['github', 'gitlab', 'bitbucket'];

/** What is known of people’s ties, by dossier id. @param records of these people, as they were kept */
export async function linkFacets(
  subjects: readonly LinkSubject[],
  records: ReadonlyMap<string, LinkRecord>,
  context: LinkContext,
  store: Store,
): Promise<ReadonlyMap<string, LinkFacet>> {
  const near = new Neighbourhood(records, context, store);
  const people = context.people - 1;
  const all = await near.linksOf(subjects.map(({ dossier }) => dossier.id));
  const facets = new Map<string, LinkFacet>();
  const rings = new Map<string, Ring>();
  for (const { dossier } of subjects) {
    const record = near.records.get(dossier.id);
    if (record === undefined) continue;
    const links = all.get(dossier.id) ?? [];
    if (links.some(({ counts }) => counts) && !rings.has(dossier.id)) {
      const joined = await near.around(dossier.id, ({ counts }) => counts);
      for (const ring of ringsOf(joined, near.records, await context.known(), context.digest)) for (const { id } of ring.members) rings.set(id, ring);
    }
    const ring = rings.get(dossier.id);
    const chain = links.some(isReferral) ? await near.around(dossier.id, isReferral) : [];
    facets.set(dossier.id, {
      ...linkFacet(record, links, chain, { records: near.records, holders: near.count, people }),
      contributors: await contributorsOf(dossier, record, near),
      ...(ring === undefined ? {} : { ring: { id: ring.id, members: ring.members.length } }),
    });
  }
  const named = new Map([...rings.values()].map((ring) => [ring.id, { id: ring.id, members: ring.members.map(({ id }) => id) }]));
  if (named.size > 0) await store.saveRings([...named.values()], false);
  return facets;
}

/** Ties of one stored person, and the ring that they make. */
export async function linksOfPerson(
  dossierId: string,
  store: Store,
  digest: Ports['digest'],
): Promise<{ readonly links: readonly Link[]; readonly names: Record<string, string>; readonly hubs: readonly Hub[]; readonly ring?: Ring }> {
  const context = await openLinks(store, digest);
  const near = new Neighbourhood(new Map(), context, store);
  const links = (await near.linksOf([dossierId])).get(dossierId) ?? [];
  const record = near.records.get(dossierId);
  const ring = ringsOf(await near.around(dossierId, ({ counts }) => counts), near.records, await context.known(), digest).find(({ members }) =>
    members.some(({ id }) => id === dossierId),
  );
  const hubs = record === undefined ? [] : hubsOf(record, near.count).map(({ trait: _, ...hub }) => hub);
  const names = Object.fromEntries(links.flatMap(({ a, b }) => [a, b]).flatMap((id) => (id === dossierId ? [] : [[id, near.records.get(id)?.caption ?? id]])));
  return { names, links: [...links].sort((x, y) => y.weight - x.weight || x.a.localeCompare(y.a) || x.b.localeCompare(y.b)), hubs, ...(ring === undefined ? {} : { ring }) };
}

/** Rings that are known, as they are tied now: nobody else is compared, so this is read while a page is opened. */
export async function ringsAsKnown(store: Store, digest: Ports['digest']): Promise<readonly Ring[]> {
  const context = await openLinks(store, digest);
  const known = await context.known();
  const near = new Neighbourhood(new Map(), context, store);
  const links = new Map<string, Link>();
  for (const found of (await near.linksOf([...new Set(known.flatMap(({ members }) => members))])).values())
    for (const link of found) links.set(`${link.a} ${link.b} ${link.kind}`, link);
  return ringsOf([...links.values()], near.records, known, digest);
}
