import { digestId, type Policy } from '#model';
import { buildIndex, queriesOf, Screener, subjectWords } from '#watchlists';
import type { EditionChange, Ports, ReleaseRecord, Store } from './ports.ts';
import { openScreening, screenDossier, screeningRecord } from './screening.ts';
import { vetContext, vetDossier, withRecords } from './vet.ts';

/** Subjects read from the store at a time. @source measured: bench/speed/rescreen.ts */
const PAGE = 20_000;
/** Dossiers brought up to date or assessed at a time. */
const BATCH = 200;

/** What screening a release against everybody came to. `seconds` covers the search for those concerned, not the reading of the list. */
export type Rescreened = { readonly release: ReleaseRecord; readonly candidates: number };

/** Makes what people put to the lists up to date, for dossiers that came in another way. */
async function completeSubjects(store: Store): Promise<void> {
  for (;;) {
    const missing = await store.withoutSubject(BATCH);
    if (missing.length === 0) return;
    const rows = [];
    for (const { id, digest } of missing) {
      const dossier = await store.getDossier(id);
      if (dossier !== undefined) rows.push({ dossierId: id, digest, words: subjectWords(queriesOf(dossier)) });
    }
    await store.saveSubjects(rows);
  }
}

async function peopleNear(screener: Screener, store: Store, ports: Ports): Promise<{ readonly near: readonly string[]; readonly people: number }> {
  const near: string[] = [];
  let people = 0;
  for (let after: string | undefined; ; ) {
    const page = await store.listSubjects(after, PAGE);
    for (const { dossierId, words } of page) if (screener.mayMatch(words, ports.digest)) near.push(dossierId);
    people += page.length;
    if (page.length < PAGE) return { near, people };
    after = page.at(-1)?.dossierId;
  }
}

/**
 * Screens what changed on a list, in reverse, against everybody stored: only people near a new or changed entry are looked
 * at, and those whose latest screening rests on an entry that changed or went. Who is concerned is assessed anew.
 */
export async function rescreen(list: string, to: string, from: string | undefined, change: EditionChange, policy: Policy, store: Store, ports: Ports): Promise<Rescreened> {
  const now = ports.now();
  await completeSubjects(store);
  const screening = await openScreening(ports, store);
  const delta = await store.getEntries([...change.added, ...change.changed]);
  const reverse = new Screener(buildIndex(delta, 'delta', screening.screener.counts));
  const { near, people } = delta.length === 0 ? { near: [], people: await store.countDossiers() } : await peopleNear(reverse, store, ports);
  const touched = await store.matchedWith([...change.changed, ...change.removed]);
  const context = vetContext(policy, ports, now, screening);
  const affected: string[] = [];
  const certain = new Set(touched);
  const candidates = [...new Set([...near, ...touched])].sort();
  for (let at = 0; at < candidates.length; at += BATCH) {
    const ids = candidates.slice(at, at + BATCH);
    const records = await store.recordsOf(ids);
    const concerned = [];
    for (const id of ids) {
      const dossier = await store.getDossier(id);
      if (dossier === undefined) continue;
      // A first look at the few new entries spares the long look at all of them.
      const hits = certain.has(id) || queriesOf(dossier).some((query) => reverse.screen(query, { digest: ports.digest, threshold: screening.threshold, limit: 1 }).length > 0);
      if (!hits) continue;
      const known = records.get(id) ?? [];
      const facet = screenDossier(dossier, known, screening);
      concerned.push({
        screening: screeningRecord(id, facet, now, ports.digest),
        assessment: vetDossier({ dossier: withRecords(dossier, known, ports.digest), issues: [] }, context, facet),
      });
      affected.push(id);
    }
    await store.saveScreenings(concerned.map((one) => one.screening));
    await store.saveAssessments(concerned.map((one) => one.assessment));
  }
  const release: ReleaseRecord = {
    id: digestId(ports.digest, 'rel', [list, to, now]),
    list,
    ...(from === undefined ? {} : { from }),
    to,
    screenedAt: now,
    people,
    affected,
    ...change,
  };
  await store.saveRelease(release);
  return { release, candidates: candidates.length };
}
