import { type Kysely, sql } from 'kysely';
import { invariant, type Level, type WatchlistEntity } from '#model';
import type { EditionChange, OpenMatches, ReleaseRecord, Store } from '#operations';
import { inTransaction, lockName, lockPeople } from './locks.ts';
import type { Schema } from './schema.ts';
import { anyOf, inStatements, isStorable, storableJson } from './storable.ts';

/** The part of the port that concerns lists. */
export type WatchlistStore = Pick<
  Store,
  | 'saveEdition'
  | 'changeOf'
  | 'editions'
  | 'listEntries'
  | 'getEntries'
  | 'saveSubjects'
  | 'withoutSubject'
  | 'listSubjects'
  | 'subjectQueries'
  | 'saveScreenings'
  | 'latestScreenings'
  | 'matchedWith'
  | 'openMatches'
  | 'saveRelease'
  | 'listReleases'
>;

const bodyText = sql<string>`body::text`.as('body');

const bodies = <T>(rows: readonly { readonly body: string }[]): T[] => rows.map(({ body }) => JSON.parse(body));

function changeOf(stored: ReadonlyMap<string, string>, entries: readonly { readonly entity: WatchlistEntity; readonly revision: string }[]): EditionChange {
  const now = new Map(entries.map(({ entity, revision }) => [entity.id, revision]));
  return {
    added: [...now.keys()].filter((id) => !stored.has(id)),
    changed: [...now].filter(([id, revision]) => stored.has(id) && stored.get(id) !== revision).map(([id]) => id),
    removed: [...stored.keys()].filter((id) => !now.has(id)),
  };
}

async function saveEdition(db: Kysely<Schema>, edition: Parameters<Store['saveEdition']>[0], entries: Parameters<Store['saveEdition']>[1]): Promise<EditionChange> {
  return inTransaction(db, async (tx) => {
    await lockName(tx, `list ${edition.list}`);
    const rows = await tx.selectFrom('watchlist_entries').select(['id', 'revision']).where('list', '=', edition.list).where('until', 'is', null).execute();
    const change = changeOf(new Map(rows.map(({ id, revision }) => [id, revision])), entries);
    await tx.updateTable('watchlist_editions').set({ in_force: false }).where('list', '=', edition.list).where('in_force', '=', true).execute();
    const { rows: made } = await sql<{ seq: number }>`
      insert into watchlist_editions (list, in_force, body) values (${edition.list}::text, true, ${storableJson(edition, 'The edition')}::text::jsonb) returning seq::int`.execute(
      tx,
    );
    const seq = made[0]?.seq ?? 0;
    const gone = [...change.changed, ...change.removed];
    if (gone.length > 0) await sql`update watchlist_entries set until = ${seq}::int where until is null and id = ${anyOf(gone)}`.execute(tx);
    const written = new Set([...change.added, ...change.changed]);
    const texts = entries.filter(({ entity }) => written.has(entity.id)).map((entry) => storableJson(entry, `The entry “${entry.entity.id}”`));
    for (const statement of inStatements(texts)) {
      await sql`
        insert into watchlist_entries (id, list, revision, since, body)
        select e->'entity'->>'id', ${edition.list}::text, e->>'revision', ${seq}::int, e->'entity'
        from jsonb_array_elements(${statement}::text::jsonb) as e`.execute(tx);
    }
    return change;
  });
}

async function saveSubjects(db: Kysely<Schema>, subjects: Parameters<Store['saveSubjects']>[0]): Promise<void> {
  const texts = subjects.map((subject) => storableJson(subject, `What “${subject.dossierId}” puts to the lists`));
  await inTransaction(db, async (tx) => {
    await lockPeople(
      tx,
      subjects.map(({ dossierId }) => dossierId),
    );
    // Only people whose digest changed are written, and only theirs are the keys that are made anew. A row that was there before has an xmax.
    const written = new Map<string, { readonly added: boolean }>();
    for (const statement of inStatements(texts)) {
      const { rows } = await sql<{ id: string; added: boolean }>`
        insert into subjects as s (dossier_id, digest, words, queries)
        select e->>'dossierId', e->>'digest', e->>'words', e->'queries' from jsonb_array_elements(${statement}::text::jsonb) as e order by 1
        on conflict (dossier_id) do update set digest = excluded.digest, words = excluded.words, queries = excluded.queries where s.digest <> excluded.digest
        returning dossier_id as id, xmax = 0 as added`.execute(tx);
      for (const { id, added } of rows) written.set(id, { added });
    }
    const changed = [...written].flatMap(([id, { added }]) => (added ? [] : [id]));
    if (changed.length > 0) await sql`delete from artefacts where dossier_id = ${anyOf(changed)}`.execute(tx);
    const artefacts = subjects.filter(({ dossierId }) => written.has(dossierId)).flatMap(({ dossierId, artefacts: own }) => own.map((key) => [key, dossierId] as const));
    await insertPairs(tx, 'artefacts', 'key', artefacts);
    // The same dossier can name other accounts under another release of this program.
    const known = subjects.flatMap(({ dossierId }) => (written.get(dossierId)?.added === true ? [] : [dossierId]));
    if (known.length > 0) await sql`delete from accounts where dossier_id = ${anyOf(known)}`.execute(tx);
    const accounts = subjects.flatMap(({ dossierId, accounts: own }) => own.map((account) => [account, dossierId] as const));
    await insertPairs(tx, 'accounts', 'account', accounts);
  });
}

/** Keys by which people are found, each with whose it is. */
async function insertPairs(
  tx: Kysely<Schema>,
  table: 'artefacts' | 'accounts',
  column: 'key' | 'account',
  pairs: readonly (readonly [key: string, dossierId: string])[],
): Promise<void> {
  for (const statement of inStatements(pairs.map((pair) => JSON.stringify(pair))))
    await sql`
      insert into ${sql.table(table)} (${sql.ref(column)}, dossier_id)
      select distinct e->>0, e->>1 from jsonb_array_elements(${statement}::text::jsonb) as e on conflict do nothing`.execute(tx);
}

async function saveScreenings(db: Kysely<Schema>, screenings: Parameters<Store['saveScreenings']>[0]): Promise<void> {
  if (screenings.length === 0) return;
  const texts = screenings.map((screening) => storableJson(screening, `The screening of “${screening.dossierId}”`));
  const people = screenings.map(({ dossierId }) => dossierId);
  await inTransaction(db, async (tx) => {
    await lockPeople(tx, people);
    // The same screening again changes nothing; another one becomes the latest.
    const latest = await tx.selectFrom('screenings').select(['id']).where('latest', '=', true).where('dossier_id', '=', anyOf(people)).execute();
    const known = new Set(latest.map(({ id }) => id));
    const fresh = screenings.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return;
    const ids = fresh.map(({ dossierId }) => dossierId);
    await sql`update screenings set latest = false where latest and dossier_id = ${anyOf(ids)}`.execute(tx);
    for (const statement of inStatements(texts.filter((_, at) => !known.has(screenings[at]?.id ?? '')))) {
      await sql`
        insert into screenings (id, dossier_id, latest, body)
        select e->>'id', e->>'dossierId', true, e from jsonb_array_elements(${statement}::text::jsonb) as e`.execute(tx);
    }
    await sql`delete from screening_matches where dossier_id = ${anyOf(ids)}`.execute(tx);
    const matches = fresh.flatMap(({ dossierId, matches: found, dismissed }) =>
      [...new Set([...found.map(({ entityId }) => entityId), ...dismissed])].map((entityId) => ({ entityId, dossierId })),
    );
    for (const statement of inStatements(matches.map((match) => JSON.stringify(match)))) {
      await sql`
        insert into screening_matches (entity_id, dossier_id)
        select e->>'entityId', e->>'dossierId' from jsonb_array_elements(${statement}::text::jsonb) as e on conflict do nothing`.execute(tx);
    }
  });
}

/** An entry that one edition began and ended is one that changed. */
async function changeInForce(db: Kysely<Schema>, list: string): Promise<EditionChange> {
  const { rows } = await sql<{ id: string; begun: boolean; ended: boolean }>`
    with edition as (select seq from watchlist_editions where list = ${list}::text and in_force)
    select id, bool_or(since = seq) as begun, bool_or(until = seq) is true as ended
    from watchlist_entries, edition where list = ${list}::text and (since = seq or until = seq) group by id order by id`.execute(db);
  const of = (begun: boolean, ended: boolean) => rows.filter((row) => row.begun === begun && row.ended === ended).map(({ id }) => id);
  return { added: of(true, false), changed: of(true, true), removed: of(false, true) };
}

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlWatchlists(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): WatchlistStore {
  const page = (limit: number, most: number) => invariant(Number.isInteger(limit) && limit >= 1 && limit <= most, `a page of ${limit}`);
  return {
    saveEdition: (edition, entries) => guarded('take a list into force', () => saveEdition(db, edition, entries)),
    changeOf: (list) => guarded('read what a list changed', () => changeInForce(db, list)),
    editions: () =>
      guarded('read the lists', async () => bodies(await db.selectFrom('watchlist_editions').select(bodyText).where('in_force', '=', true).orderBy('list').execute())),
    listEntries: (after, limit) =>
      guarded('read entries', async () => {
        page(limit, 5_000);
        const entries = db.selectFrom('watchlist_entries').select(bodyText).where('until', 'is', null).orderBy('id').limit(limit);
        return bodies(await (after === undefined ? entries : entries.where('id', '>', after)).execute());
      }),
    getEntries: (ids) =>
      guarded('read entries', async () =>
        bodies(await db.selectFrom('watchlist_entries').distinctOn('id').select(bodyText).where('id', '=', anyOf(ids)).orderBy('id').orderBy('since', 'desc').execute()),
      ),
    saveSubjects: (subjects) => guarded('keep what people put to the lists', () => saveSubjects(db, subjects)),
    withoutSubject: (limit) =>
      guarded('read dossiers', async () => {
        page(limit, 1_000);
        return db
          .selectFrom('dossiers')
          .leftJoin('subjects', (join) => join.onRef('subjects.dossier_id', '=', 'dossiers.id').onRef('subjects.digest', '=', 'dossiers.digest'))
          .select(['dossiers.id', 'dossiers.digest'])
          .where('subjects.dossier_id', 'is', null)
          .orderBy('dossiers.id')
          .limit(limit)
          .execute();
      }),
    listSubjects: (after, limit) =>
      guarded('read what people put to the lists', async () => {
        page(limit, 50_000);
        const from = after === undefined ? sql`` : sql`where dossier_id > ${after}::text`;
        // One long text goes from the database to here faster than many rows.
        const { rows } = await sql<{ ids: string | null; words: string | null }>`
          select string_agg(dossier_id, e'\x1e') as ids, string_agg(words, e'\x1e') as words
          from (select dossier_id, words from subjects ${from} order by dossier_id limit ${limit}::int) as s`.execute(db);
        const ids = rows[0]?.ids?.split('\u001e') ?? [];
        const words = rows[0]?.words?.split('\u001e') ?? [];
        return ids.map((dossierId, at) => ({ dossierId, words: words[at] ?? '' }));
      }),
    subjectQueries: (ids) =>
      guarded('read what people put to the lists', async () => {
        const rows = await db
          .selectFrom('subjects')
          .select(['dossier_id', sql<string>`queries::text`.as('queries')])
          .where('dossier_id', '=', anyOf(ids))
          .execute();
        return new Map(rows.map((row) => [row.dossier_id, JSON.parse(row.queries)]));
      }),
    saveScreenings: (screenings) => guarded('keep a screening', () => saveScreenings(db, screenings)),
    latestScreenings: (ids) =>
      guarded('read screenings', async () => {
        const rows = await db.selectFrom('screenings').select(['dossier_id', bodyText]).where('latest', '=', true).where('dossier_id', '=', anyOf(ids)).execute();
        return new Map(rows.map((row) => [row.dossier_id, JSON.parse(row.body)]));
      }),
    matchedWith: (ids) =>
      guarded('read matches', async () => {
        const rows = await db.selectFrom('screening_matches').select('dossier_id').distinct().where('entity_id', '=', anyOf(ids)).orderBy('dossier_id').execute();
        return rows.map((row) => row.dossier_id);
      }),
    openMatches: (after, limit) =>
      guarded('read matches', async () => {
        page(limit, 1_000);
        if (after !== undefined && !isStorable(after.dossierId)) return [];
        const from =
          after === undefined ? sql`` : sql`and ((s.body->'matches'->0->>'score')::float8, s.dossier_id) < (${String(after.score)}::text::float8, ${after.dossierId}::text)`;
        const { rows } = await sql<{ dossierId: string; caption: string; level: Level | null; body: string }>`
          select s.dossier_id as "dossierId", d.caption, w.level, s.body::text as body
          from screenings as s join dossiers as d on d.id = s.dossier_id left join worklist as w on w.dossier_id = s.dossier_id
          where s.latest and s.body->'matches'->0 is not null ${from}
          order by (s.body->'matches'->0->>'score')::float8 desc, s.dossier_id desc limit ${limit}::int`.execute(db);
        return rows.map(({ level, body, ...one }): OpenMatches => ({ ...one, level: level ?? undefined, screening: JSON.parse(body) }));
      }),
    saveRelease: (release) =>
      guarded('keep a release', async () => {
        await inTransaction(db, async (tx) => {
          await lockName(tx, `releases of ${release.list}`);
          await sql`insert into watchlist_releases (list, body) select ${release.list}::text, ${storableJson(release, 'The release')}::text::jsonb
            where ${release.to}::text is distinct from (select body->>'to' from watchlist_releases where list = ${release.list}::text order by seq desc limit 1)`.execute(tx);
        });
      }),
    listReleases: (list, limit) =>
      guarded('read releases', async () => {
        page(limit, 100);
        const releases = db.selectFrom('watchlist_releases').select(bodyText).orderBy('seq', 'desc').limit(limit);
        return bodies<ReleaseRecord>(await (list === undefined ? releases : releases.where('list', '=', list)).execute());
      }),
  };
}
