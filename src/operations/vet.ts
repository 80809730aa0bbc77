import { assess, isAtLeast } from '#assessment';
import { catalogue, runChecks } from '#checks';
import type { DossierBatch, ReadPerson } from '#dossiers';
import { artefactsOf } from '#intel';
import {
  type Assessment,
  type CatalogueLine,
  type ConnectedFacets,
  type Digest,
  type Dossier,
  type Instant,
  type Issue,
  type Policy,
  type WatchlistFacet,
  withoutProtected,
} from '#model';
import { canonicalJson } from '#values';
import { queriesOf, subjectWords } from '#watchlists';
import { openByPolicy } from './case-opening.ts';
import { describeChecks } from './describe-checks.ts';
import type { PersonRecord, Ports, SaveResult, Store, SubjectRow } from './ports.ts';
import { facetOf, type ScreeningContext, screenDossier, screeningRecord } from './screening.ts';
import { surround } from './surroundings.ts';
import { accountNames, deliveryKeys } from './telemetry.ts';
import { withRecords } from './with-records.ts';

/** What is the same for everybody vetted in one go. */
export type VetContext = {
  readonly catalogue: readonly CatalogueLine[];
  readonly policy: Policy;
  readonly digest: Digest;
  readonly now: Instant;
  readonly catalogueVersion: string;
  readonly policyDigest: string;
  /** Facts about addresses; without them the network behind an address is unknown. */
  readonly networks?: Ports['networks'];
  /** Lists to screen against; without them nobody is screened, and checks say so. */
  readonly screening?: ScreeningContext;
};

/** The catalogue is the same as long as the program runs. */
let catalogueVersion: string | undefined;

/** Prepares vetting under a policy at an instant. */
export function vetContext(policy: Policy, ports: Pick<Ports, 'digest'> & Partial<Pick<Ports, 'networks'>>, now: Instant, screening?: ScreeningContext): VetContext {
  const { digest } = ports;
  catalogueVersion ??= digest.sha256(canonicalJson(describeChecks()));
  return {
    catalogue,
    policy,
    digest,
    now,
    catalogueVersion,
    policyDigest: digest.sha256(canonicalJson(policy)),
    ...(ports.networks === undefined ? {} : { networks: ports.networks }),
    ...(screening === undefined ? {} : { screening }),
  };
}

/** SHA-256 of everything a dossier says, in canonical form. Independent of key order. */
export function dossierDigest(dossier: Dossier, digest: Digest): string {
  return digest.sha256(canonicalJson(dossier));
}

/** What the connected sources say, as far as it can change an assessment: how old an indicator grew is left out. */
function connectedWords({ watchlists, intelligence, telemetry, links }: ConnectedFacets): string {
  const hits = intelligence?.hits.map(({ indicator, claimId }) => [indicator.reportId, indicator.key, indicator.start, claimId]);
  // Of events, what was ever true; hours and places show in what signals say of them.
  const traces = [...(telemetry?.accounts ?? []), ...(telemetry?.devices ?? [])].map(({ kind, id, facts }) => [kind, id, facts.map(({ topic, value }) => [topic, value])]);
  // Of ties, those that count and what they rest on; how many hold a value grows without changing anything.
  const ties = links?.links.map(({ kind, other, counts, judgement, values }) => [kind, other.id, counts, judgement, values.map(({ feature, label }) => [feature, label])]);
  return canonicalJson([
    watchlists ?? null,
    hits ?? null,
    intelligence?.feeds ?? null,
    telemetry === undefined ? null : [telemetry.delivered, traces],
    links === undefined ? null : [ties, links.referrals.map(({ id, met }) => [id, met]), links.contributors.map(({ handle, person }) => [handle, person?.level ?? null])],
  ]);
}

/** Vets one dossier. Pure. @param connected what screening and stored reports say @param ownDigest the dossier’s digest, where it is known already */
export function vetDossier({ dossier, issues }: ReadPerson, context: VetContext, connected: ConnectedFacets = {}, ownDigest = dossierDigest(dossier, context.digest)): Assessment {
  const checkable = withoutProtected(dossier);
  const alone = Object.values(connected).every((facet) => facet === undefined);
  const inputsDigest = alone ? ownDigest : context.digest.sha256(`${ownDigest} ${connectedWords(connected)}`);
  const outcomes = runChecks(context.catalogue, checkable, { ...context, connected });
  return assess({
    dossier: checkable,
    outcomes,
    catalogue: context.catalogue,
    policy: context.policy,
    issues,
    inputsDigest,
    catalogueVersion: context.catalogueVersion,
    policyDigest: context.policyDigest,
    now: context.now,
    digest: context.digest,
  });
}

/** What a dossier puts to the lists and to what reports name, to be kept. */
export function subjectRow(dossier: Dossier, digest: string): SubjectRow {
  const queries = queriesOf(dossier);
  const artefacts = [...new Set([...artefactsOf(withoutProtected(dossier)).map(({ key }) => key), ...deliveryKeys(dossier).map(({ key }) => key)])];
  return { dossierId: dossier.id, digest, words: subjectWords(queries), queries, artefacts, accounts: accountNames(dossier) };
}

/** What the lists say about a dossier; nothing where there are no lists. */
function screened(dossier: Dossier, records: readonly PersonRecord[], { screening }: VetContext): { readonly watchlists?: WatchlistFacet } {
  return screening === undefined ? {} : { watchlists: screenDossier(dossier, records, screening) };
}

/** People assessed anew at a time. */
const BATCH = 100;

type Assessed = { readonly assessment: Assessment; readonly connected: ConnectedFacets };

/** Assesses stored people anew, with what lists said of them last and everything else as it is known now, and keeps nothing. In order of the store. */
export async function assessAnew(ids: readonly string[], context: VetContext, store: Store): Promise<readonly Assessed[]> {
  const [dossiers, records, screenings] = [await store.getDossiers(ids), await store.recordsOf(ids), await store.latestScreenings(ids)];
  const around = await surround(dossiers, context, store, records);
  return dossiers.map((dossier) => {
    const screening = screenings.get(dossier.id);
    const connected = { ...(screening === undefined ? {} : { watchlists: facetOf(screening) }), ...around.get(dossier.id)?.connected };
    const whole = withRecords(around.get(dossier.id)?.dossier ?? dossier, records.get(dossier.id) ?? [], context.digest);
    return { assessment: vetDossier({ dossier: whole, issues: [] }, context, connected), connected };
  });
}

/** Assesses stored people anew, and keeps that. */
export async function assessStored(ids: readonly string[], context: VetContext, store: Store): Promise<readonly Assessed[]> {
  const done: Assessed[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const vetted = await assessAnew(ids.slice(at, at + BATCH), context, store);
    await store.saveAssessments(vetted.map(({ assessment }) => assessment));
    await openByPolicy(
      vetted.map(({ assessment }) => assessment),
      context,
      store,
    );
    done.push(...vetted);
  }
  return done;
}

/** What vetting gave of the people of a batch. */
export type Vetted = {
  readonly assessments: readonly Assessment[];
  readonly issues: readonly Issue[];
  /** What became of each dossier; empty without a store. */
  readonly saved: readonly SaveResult[];
  /** Other people, assessed anew since somebody of the batch is tied to them, by that somebody’s id. */
  readonly again: ReadonlyMap<string, readonly Assessment[]>;
};

export type VettedBatch = {
  readonly assessments: readonly Assessment[];
  readonly issues: readonly Issue[];
  readonly added: number;
  readonly updated: number;
  readonly again: readonly Assessment[];
};

/** Vets people and keeps dossiers, what they are looked up by, screenings and assessments. */
async function vetTogether(people: readonly ReadPerson[], context: VetContext, store: Store) {
  const digested = people.map((person) => ({ ...person, digest: dossierDigest(person.dossier, context.digest) }));
  const saved = await store.saveDossiers(digested, context.now);
  await store.saveSubjects(digested.map(({ dossier, digest }) => subjectRow(dossier, digest)));
  const records = await store.recordsOf(people.map(({ dossier }) => dossier.id));
  const around = await surround(
    people.map(({ dossier }) => dossier),
    context,
    store,
    records,
  );
  const vetted = digested.map(({ dossier, issues, digest }) => {
    const known = records.get(dossier.id) ?? [];
    const { watchlists } = screened(dossier, known, context);
    const { dossier: whole, connected: others } = around.get(dossier.id) ?? { dossier, connected: {} };
    const connected = { ...(watchlists === undefined ? {} : { watchlists }), ...others };
    const unchanged = known.length === 0 && whole === dossier;
    const assessment = vetDossier({ dossier: withRecords(whole, known, context.digest), issues }, context, connected, unchanged ? digest : undefined);
    return { assessment, screening: watchlists === undefined ? [] : [screeningRecord(dossier.id, watchlists, context.now, context.digest)] };
  });
  const assessments = vetted.map(({ assessment }) => assessment);
  await store.saveScreenings(vetted.flatMap(({ screening }) => screening));
  await store.saveAssessments(assessments);
  await openByPolicy(assessments, context, store);
  return { saved, around, assessments };
}

/** Vets the people of a batch and, with a store, keeps what was found, then assesses anew whoever is tied to them. */
export async function vetBatch({ people, issues }: DossierBatch, context: VetContext, store: Store | undefined): Promise<Vetted> {
  if (store === undefined || people.length === 0)
    return { assessments: people.map((person) => vetDossier(person, context, screened(person.dossier, [], context))), issues, saved: [], again: new Map() };
  const { saved, around, assessments } = await store.together('keep an assessment', (within) => vetTogether(people, context, within));
  const own = new Set(people.map(({ dossier }) => dossier.id));
  const tiedTo = (id: string) => around.get(id)?.connected.links?.links.flatMap(({ counts, other }) => (counts && !own.has(other.id) ? [other.id] : [])) ?? [];
  const tied = new Map([...own].map((id) => [id, tiedTo(id)]));
  const reassessed = await assessStored([...new Set([...tied.values()].flat())].sort(), context, store);
  const byId = new Map(reassessed.map(({ assessment }) => [assessment.dossierId, assessment]));
  return { assessments, issues, saved, again: new Map([...tied].map(([id, others]) => [id, others.flatMap((other) => byId.get(other) ?? [])])) };
}

/**
 * Vets batches as they come and, with a store, keeps dossiers and assessments and adds what was recorded about the people.
 * A batch that is yielded is stored. Memory does not grow with the number of batches.
 */
export async function* vetBatches(batches: AsyncIterable<DossierBatch>, context: VetContext, store: Store | undefined): AsyncGenerator<VettedBatch> {
  for await (const batch of batches) yield told(await vetBatch(batch, context, store));
}

/** What whoever asked hears of a batch. */
export function told({ assessments, issues, saved, again }: Vetted): VettedBatch {
  const changed = (change: SaveResult['change']) => saved.filter((one) => one.change === change).length;
  const others = new Map([...again.values()].flat().map((one) => [one.dossierId, one]));
  return { assessments, issues, added: changed('added'), updated: changed('updated'), again: [...others.values()] };
}

/** Order for people: highest level first, then the heavier, then by name. */
export function byUrgency(a: Pick<Assessment, 'level' | 'weight' | 'caption' | 'dossierId'>, b: Pick<Assessment, 'level' | 'weight' | 'caption' | 'dossierId'>): number {
  if (a.level !== b.level) return isAtLeast(a.level, b.level) ? -1 : 1;
  return b.weight - a.weight || a.caption.localeCompare(b.caption) || a.dossierId.localeCompare(b.dossierId);
}
