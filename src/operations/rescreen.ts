import { type Digest, type Dossier, digestId, type Policy, type ScreenedEdition, type Screening, type WatchlistFacet } from '#model';
import { buildIndex, DEFAULT_THRESHOLD, queriesOf, Screener, type SubjectQuery } from '#watchlists';
import type { Progress } from './job-ports.ts';
import type { EditionChange, PersonRecord, Ports, ReleaseRecord, Store } from './ports.ts';
import { editionsOf, judged, keptCounts, matchesOf, openScreening, type ScreeningContext, screenDossier, screeningRecord, starterEntriesGone } from './screening.ts';
import { surround } from './surroundings.ts';
import { subjectRow, vetContext, vetDossier } from './vet.ts';
import { withRecords } from './with-records.ts';

/** Subjects read from the store at a time. @source measured: bench/speed/rescreen.ts */
const PAGE = 20_000;
/** Dossiers brought up to date or assessed at a time. */
const BATCH = 200;

/** Hears how far it is. */
type Tell = (progress: Progress) => void;

/** What screening a release against everybody came to. `looked` counts people whose names were compared. */
export type Rescreened = { readonly release: ReleaseRecord; readonly looked: number };

/** Makes what people put to the lists up to date, for dossiers that came in another way. */
export async function completeSubjects(store: Store): Promise<void> {
  for (;;) {
    const missing = await store.withoutSubject(BATCH);
    if (missing.length === 0) return;
    const rows = [];
    for (const { id, digest } of missing) {
      const dossier = await store.getDossier(id);
      if (dossier !== undefined) rows.push(subjectRow(dossier, digest));
    }
    await store.saveSubjects(rows);
  }
}

/** People whom a new or changed entry may be: a quick look at their words first, then at the names of those who are near. */
async function peopleNear(
  reverse: Screener,
  threshold: number,
  store: Store,
  ports: Ports,
  tell: Tell,
): Promise<{ readonly near: readonly string[]; readonly people: number; readonly looked: number }> {
  const near: string[] = [];
  let [people, looked] = [0, 0];
  for (let after: string | undefined; ; ) {
    const page = await store.listSubjects(after, PAGE);
    const close = page.filter(({ words }) => reverse.mayMatch(words, ports.digest)).map(({ dossierId }) => dossierId);
    const hits = (query: SubjectQuery) => reverse.screen(query, { digest: ports.digest, threshold, limit: 1 }).length > 0;
    for (const [id, queries] of await store.subjectQueries(close)) if (queries.some(hits)) near.push(id);
    looked += close.length;
    people += page.length;
    tell({ step: 'compared', done: people });
    if (page.length < PAGE) return { near, people, looked };
    after = page.at(-1)?.dossierId;
  }
}

/** A person’s screening after a release: matches of entries that did not change stay, those that did are looked at anew. */
async function screenAgain(dossier: Dossier, records: readonly PersonRecord[], latest: Screening | undefined, release: ReleaseContext): Promise<WatchlistFacet> {
  // Somebody who was never screened is screened against everything.
  if (latest === undefined) return screenDossier(dossier, records, await release.whole());
  const queries = queriesOf(dossier);
  const kept = latest.matches.filter(({ entityId }) => !release.moved.has(entityId));
  const facet = judged([...kept, ...matchesOf(queries, release.reverse)], dossier, records, release);
  return { ...facet, dismissed: [...new Set([...latest.dismissed.filter((id) => !release.moved.has(id)), ...facet.dismissed])] };
}

type ReleaseContext = {
  readonly editions: readonly ScreenedEdition[];
  readonly digest: Digest;
  /** Entries that are new, changed or gone. */
  readonly moved: ReadonlySet<string>;
  /** The new and changed entries alone. */
  readonly reverse: { readonly screener: Screener; readonly digest: Digest; readonly threshold: number };
  /** All lists, opened only when somebody needs them. */
  readonly whole: () => Promise<ScreeningContext>;
};

/** A release of a list that is to be screened. */
export type Release = { readonly list: string; readonly to: string; readonly from?: string | undefined; readonly change: EditionChange };

/**
 * Screens what changed on a list, in reverse, against everybody stored: only people near a new or changed entry are looked
 * at, and those whose latest screening rests on an entry that changed or went. Who is concerned is assessed anew.
 */
export async function rescreen({ list, to, from, change }: Release, policy: Policy, store: Store, ports: Ports, tell: Tell = () => undefined): Promise<Rescreened> {
  const now = ports.now();
  const { digest } = ports;
  await completeSubjects(store);
  let opened: Promise<ScreeningContext> | undefined;
  const whole = () => (opened ??= openScreening(ports, store));
  const counts = (await keptCounts(ports)) ?? (await whole()).screener.counts;
  const delta = await store.getEntries([...change.added, ...change.changed]);
  const reverse = { screener: new Screener(buildIndex(delta, 'delta', counts)), digest, threshold: DEFAULT_THRESHOLD };
  const { near, people, looked } =
    delta.length === 0 ? { near: [], people: await store.countDossiers(), looked: 0 } : await peopleNear(reverse.screener, reverse.threshold, store, ports, tell);
  const editions = editionsOf(await store.editions());
  const moved = new Set([...change.added, ...change.changed, ...change.removed, ...starterEntriesGone(editions, change.added)]);
  const touched = await store.matchedWith([...moved]);
  const release: ReleaseContext = { editions, digest, moved, reverse, whole };
  const context = vetContext(policy, ports, now);
  const affected: string[] = [];
  const concerned = [...new Set([...near, ...touched])].sort();
  for (let at = 0; at < concerned.length; at += BATCH) {
    const ids = concerned.slice(at, at + BATCH);
    tell({ step: 'assessed', done: at, all: concerned.length });
    const [records, latest] = [await store.recordsOf(ids), await store.latestScreenings(ids)];
    const done = [];
    const dossiers = (await Promise.all(ids.map((id) => store.getDossier(id)))).filter((dossier) => dossier !== undefined);
    const around = await surround(dossiers, context, store, records);
    for (const dossier of dossiers) {
      const { id } = dossier;
      const known = records.get(id) ?? [];
      const facet = await screenAgain(dossier, known, latest.get(id), release);
      done.push({
        screening: screeningRecord(id, facet, now, digest),
        assessment: vetDossier({ dossier: withRecords(around.get(id)?.dossier ?? dossier, known, digest), issues: [] }, context, {
          watchlists: facet,
          ...around.get(id)?.connected,
        }),
      });
      affected.push(id);
    }
    await store.saveScreenings(done.map(({ screening }) => screening));
    await store.saveAssessments(done.map(({ assessment }) => assessment));
  }
  const record: ReleaseRecord = { id: digestId(digest, 'rel', [list, to, now]), list, ...(from === undefined ? {} : { from }), to, screenedAt: now, people, affected, ...change };
  await store.saveRelease(record);
  return { release: record, looked };
}

/** Screens editions that came into force and were never screened, since the program was stopped between the two. */
export async function catchUp(policy: Policy, store: Store, ports: Ports, tell?: Tell): Promise<readonly Rescreened[]> {
  const done: Rescreened[] = [];
  for (const { list, version } of await store.editions()) {
    const [last] = await store.listReleases(list, 1);
    if (last?.to === version) continue;
    done.push(await rescreen({ list, to: version, from: last?.to, change: await store.changeOf(list) }, policy, store, ports, tell));
  }
  return done;
}
