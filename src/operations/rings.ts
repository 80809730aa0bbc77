import { patterns } from '#assessment';
import { estimate, judged, KeyIndex, priorWeights, ringsOf, tiesBetween } from '#links';
import { BonafideError, type Judgement, type Link, type LinkJudgement, type LinkRecord, type Policy, type Ring } from '#model';
import { keepLinkRecords } from './links.ts';
import type { Ports, Store } from './ports.ts';
import { assessStored, vetContext } from './vet.ts';

/** Records read from the store at a time. */
const PAGE = 2_000;
/** Dossiers whose records are made at a time. */
const BATCH = 200;
/** Compound patterns whose parts can lie with several people. @source red-flag catalogue 2026-11, section 9 */
const OVER_PEOPLE: ReadonlySet<string> = new Set(['laptop-farm-triad', 'persona-ring']);

/** How far a run over everybody is. */
export type RingProgress = { readonly step: 'reading' | 'comparing'; readonly done: number; readonly all: number };

/** What a run over everybody came to. */
export type RingRun = { readonly people: number; readonly compared: number; readonly ties: number; readonly rings: readonly Ring[] };

/** Makes what linking knows up to date, for dossiers that came in another way. */
async function complete(store: Store): Promise<void> {
  for (;;) {
    const ids = await store.withoutLinkRecord(BATCH);
    if (ids.length === 0) return;
    await keepLinkRecords(
      (await store.getDossiers(ids)).map((dossier) => ({ dossier })),
      store,
    );
  }
}

async function* everybody(store: Store): AsyncGenerator<LinkRecord> {
  for (let after: string | undefined; ; ) {
    const page = await store.listLinkRecords(after, PAGE);
    for (const { body } of page) yield JSON.parse(body);
    if (page.length < PAGE) return;
    after = page.at(-1)?.dossierId;
  }
}

/** Compound patterns whose parts are there over all members: what stands of one person completes what stands of another. */
async function withPatterns(ring: Ring, store: Store): Promise<Ring> {
  const present = new Set<string>();
  for (const { id } of ring.members) {
    const assessment = await store.latestAssessment(id);
    for (const { checkId, counted, strength } of assessment?.findings ?? []) if (counted && strength !== 'weak') present.add(checkId);
  }
  const found = patterns.filter(({ id, parts }) => OVER_PEOPLE.has(id) && parts.every(({ anyOf }) => anyOf.some((check) => present.has(check))));
  return { ...ring, patterns: found.map(({ id }) => id) };
}

/**
 * Compares everybody stored, learns from all ties how often what is shared is chance, and finds the rings. Time and memory
 * grow with the number of people and of what they have, not with its square.
 */
export async function findRings(store: Store, ports: Ports, tell: (progress: RingProgress) => void = () => undefined): Promise<RingRun> {
  await complete(store);
  const all = await store.countDossiers();
  const index = new KeyIndex();
  const ids: string[] = [];
  for await (const record of everybody(store)) {
    index.add(record);
    ids.push(record.id);
    if (ids.length % PAGE === 0) tell({ step: 'reading', done: ids.length, all });
  }
  const built = index.build();
  const prior = priorWeights(ids.length);
  const judgements = await store.judgements();
  const numbers = new Map(ids.map((id, at) => [id, at]));
  const pairs: [number, number][] = judgements.flatMap(({ a, b }) => {
    const [one, two] = [numbers.get(a), numbers.get(b)];
    return one === undefined || two === undefined ? [] : [[Math.min(one, two), Math.max(one, two)]];
  });
  for (let at = 0; at < ids.length; at++) for (const other of built.others(at)) pairs.push([at, other]);
  // Only who may be tied to anybody is read again.
  const concerned = [...new Set(pairs.flat())].sort((a, b) => a - b);
  const records = new Map<string, LinkRecord>();
  for (let at = 0; at < concerned.length; at += PAGE) {
    const bodies = await store.linkRecords(concerned.slice(at, at + PAGE).map((one) => ids[one] ?? ''));
    for (const [id, body] of bodies) records.set(id, JSON.parse(body));
    tell({ step: 'comparing', done: at, all: concerned.length });
  }
  const compare = (weights: typeof prior): Link[] =>
    pairs.flatMap(([a, b]) => {
      const [one, two] = [records.get(ids[a] ?? ''), records.get(ids[b] ?? '')];
      return one === undefined || two === undefined ? [] : tiesBetween(one, two, built.holders, weights);
    });
  const weights = estimate(compare(prior), prior, judgements);
  const once = new Map(compare(weights).map((link) => [`${link.a} ${link.b} ${link.kind}`, link]));
  const links = judged([...once.values()], judgements);
  await store.saveLinkWeights(weights);
  const rings = ringsOf(links, records, await store.knownRings(), ports.digest);
  await store.saveRings(
    rings.map(({ id, members }) => ({ id, members: members.map((member) => member.id) })),
    true,
  );
  const told = [];
  for (const ring of rings) told.push(await withPatterns(ring, store));
  return { people: ids.length, compared: pairs.length, ties: links.filter(({ counts }) => counts).length, rings: told };
}

/** Records what a named person says of two people, and assesses both anew. @throws BonafideError `usage.invalid`, `dossier.not-found` */
export async function judge(
  said: { readonly one: string; readonly two: string; readonly judgement: Judgement; readonly reason: string; readonly by: string },
  policy: Policy,
  store: Store,
  ports: Ports,
): Promise<LinkJudgement> {
  const { one, two, judgement, reason, by } = said;
  if (one === two) throw new BonafideError('usage.invalid', 'A person cannot be tied to themselves.', 'Name two different people.');
  const [a = '', b = ''] = [one, two].sort();
  const at = ports.now();
  const kept: LinkJudgement = { a, b, judgement, reason, by, at };
  await store.addJudgement(kept);
  await assessStored([a, b], vetContext(policy, ports, at), store);
  return kept;
}
