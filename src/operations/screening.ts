import {
  type Digest,
  type Dismissal,
  type Dossier,
  digestId,
  type Instant,
  type ScreenedEdition,
  type Screening,
  type ScreeningMatch,
  type WatchlistEdition,
  type WatchlistEntity,
  type WatchlistFacet,
} from '#model';
import { canonicalJson } from '#values';
import { buildIndex, countsOf, DEFAULT_THRESHOLD, INDEX_FORM, lists, packIndex, queriesOf, readStarter, Screener, type SubjectQuery, unpackIndex } from '#watchlists';
import type { PersonRecord, Ports, Store } from './ports.ts';

/** The lists in force, ready to be asked. */
export type ScreeningContext = { readonly screener: Screener; readonly editions: readonly ScreenedEdition[]; readonly digest: Digest; readonly threshold: number };

/** The list from which most of the starter list was compiled. */
const STARTER_FROM = 'us-ofac-sdn';

/** Entries read from the store at a time. */
const PAGE = 5_000;

/** Where an index is kept between runs. */
const CACHE_NAME = 'watchlists.index';

/** Editions that are looked through. The starter list goes when an edition of its source is known to be as new as it is: an older or undated one may lack what it names. */
export function editionsOf(stored: readonly WatchlistEdition[]): readonly ScreenedEdition[] {
  const known = stored.map((edition): ScreenedEdition => {
    const kind = lists.find(({ id }) => id === edition.list)?.kind ?? 'sanctions';
    return { list: edition.list, version: edition.version, kind, ...(edition.publishedAt === undefined ? {} : { publishedAt: edition.publishedAt }) };
  });
  const { asOf } = readStarter();
  if (known.some(({ list, publishedAt }) => list === STARTER_FROM && publishedAt !== undefined && publishedAt.slice(0, asOf.length) >= asOf)) return known;
  return [...known, { list: 'starter', version: asOf, kind: 'starter', publishedAt: asOf }];
}

/** Id in the starter list of an entry of its source. */
const starterId = (id: string) => `starter:${id}`;

/** Entries of the starter list that a release takes the place of. @param added entries that are new on a list */
export function starterEntriesGone(editions: readonly ScreenedEdition[], added: readonly string[]): readonly string[] {
  return editions.some(({ kind }) => kind === 'starter') ? added.map(starterId) : readStarter().entities.map(({ id }) => id);
}

/** Every entry in force, those of the starter list that no other list has first. */
async function entriesInForce(store: Store | undefined, editions: readonly ScreenedEdition[]): Promise<readonly WatchlistEntity[]> {
  const entries: WatchlistEntity[] = [];
  for (let after: string | undefined; store !== undefined; ) {
    const page = await store.listEntries(after, PAGE);
    entries.push(...page);
    if (page.length < PAGE) break;
    after = page.at(-1)?.id;
  }
  if (!editions.some(({ kind }) => kind === 'starter')) return entries;
  const listed = new Set(entries.map(({ id }) => starterId(id)));
  return [...readStarter().entities.filter(({ id }) => !listed.has(id)), ...entries];
}

/** What the index of these editions is called. */
function indexVersion(editions: readonly ScreenedEdition[], digest: Digest): string {
  return digest.sha256(canonicalJson([INDEX_FORM, editions.map(({ list, version }) => [list, version])]));
}

let starterScreener: Screener | undefined;

/** Opens the lists in force; without a store, the starter list. The index is kept and built anew only when a list changed. */
export async function openScreening(ports: Pick<Ports, 'digest' | 'cache'>, store?: Store): Promise<ScreeningContext> {
  const editions = editionsOf(store === undefined ? [] : await store.editions());
  const { digest } = ports;
  const threshold = DEFAULT_THRESHOLD;
  if (editions.every(({ kind }) => kind === 'starter')) {
    starterScreener ??= new Screener(buildIndex(readStarter().entities, 'starter'));
    return { screener: starterScreener, editions, digest, threshold };
  }
  const version = indexVersion(editions, digest);
  const kept = await ports.cache.read(CACHE_NAME);
  const known = kept === undefined ? undefined : unpackIndex(kept);
  if (known?.version === version) return { screener: new Screener(known), editions, digest, threshold };
  const built = buildIndex(await entriesInForce(store, editions), version);
  await ports.cache.write(CACHE_NAME, packIndex(built));
  return { screener: new Screener(built), editions, digest, threshold };
}

/** The lists in force, opened once and again when one of them changes. */
export function keptScreening(ports: Pick<Ports, 'digest' | 'cache'>, store: Store): () => Promise<ScreeningContext> {
  let lists: { readonly editions: string; readonly opened: Promise<ScreeningContext> } | undefined;
  return async () => {
    const editions = JSON.stringify((await store.editions()).map(({ list, version }) => [list, version]));
    if (lists?.editions !== editions) lists = { editions, opened: openScreening(ports, store) };
    return lists.opened;
  };
}

/** Digest of what a person puts to the lists: a dismissal holds while it is the same. */
export function subjectDigest(dossier: Dossier, digest: Digest): string {
  return digest.keyed(canonicalJson(queriesOf(dossier).map(({ claimId: _, ...query }) => query)));
}

function dismissalsIn(records: readonly PersonRecord[]): readonly Dismissal[] {
  return records.flatMap((record) => (record.section === 'dismissals' ? [record.value] : []));
}

/** One match an entry and a part of the dossier: the likeliest. */
function best(matches: readonly ScreeningMatch[]): readonly ScreeningMatch[] {
  const kept = new Map<string, ScreeningMatch>();
  for (const match of matches) {
    const known = kept.get(match.entityId);
    if (known === undefined || match.score > known.score) kept.set(match.entityId, match);
  }
  return [...kept.values()].sort((a, b) => b.score - a.score || a.entityId.localeCompare(b.entityId));
}

type Asked = { readonly screener: Screener; readonly digest: Digest; readonly threshold: number };

/** Entries that anything a dossier puts to the lists may be. */
export function matchesOf(queries: readonly SubjectQuery[], { screener, digest, threshold }: Asked): readonly ScreeningMatch[] {
  return queries.flatMap((query) =>
    screener.screen(query, { digest, threshold }).map((match) => ({ ...match, about: query.about, ...(query.claimId === undefined ? {} : { claimId: query.claimId }) })),
  );
}

/** Sorts matches into open ones and those that a named person dismissed; a dismissal holds while entry and person stay as they were. */
export function judged(
  found: readonly ScreeningMatch[],
  dossier: Dossier,
  records: readonly PersonRecord[],
  context: Pick<ScreeningContext, 'editions' | 'digest'>,
): WatchlistFacet {
  const dismissals = dismissalsIn(records);
  const subject = dismissals.length === 0 ? '' : subjectDigest(dossier, context.digest);
  const isDismissed = ({ entityId, revision }: ScreeningMatch) => dismissals.some((one) => one.entityId === entityId && one.revision === revision && one.subject === subject);
  const all = best(found);
  return { editions: context.editions, matches: all.filter((match) => !isDismissed(match)), dismissed: all.filter(isDismissed).map(({ entityId }) => entityId) };
}

/** Screens all that a dossier puts to the lists. */
export function screenDossier(dossier: Dossier, records: readonly PersonRecord[], context: ScreeningContext): WatchlistFacet {
  return judged(matchesOf(queriesOf(dossier), context), dossier, records, context);
}

/** Counts of words over the lists, from the index that was kept last; how rare words are hardly changes from one release to the next. @returns undefined where none is kept */
export async function keptCounts(ports: Pick<Ports, 'cache'>): Promise<Screener['counts'] | undefined> {
  const kept = await ports.cache.read(CACHE_NAME);
  const known = kept === undefined ? undefined : unpackIndex(kept);
  return known === undefined ? undefined : countsOf(known);
}

/** The record of a screening. Its id tells whether anything changed. */
export function screeningRecord(dossierId: string, facet: WatchlistFacet, now: Instant, digest: Digest): Screening {
  return { id: digestId(digest, 'scr', [dossierId, canonicalJson(facet)]), dossierId, screenedAt: now, ...facet };
}

/** What a stored screening says to checks. */
export function facetOf({ editions, matches, dismissed }: Screening): WatchlistFacet {
  return { editions, matches, dismissed };
}

/** The entry a match points to, as it is or last was. */
export async function entryOf(entityId: string, store: Store | undefined): Promise<WatchlistEntity | undefined> {
  return readStarter().entities.find(({ id }) => id === entityId) ?? (store === undefined ? undefined : (await store.getEntries([entityId]))[0]);
}
