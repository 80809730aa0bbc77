import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type Assessment, BonafideError, type Dossier, invariant, sectionNames } from '#model';
import type { PersonRecord, SaveResult, Store } from '#operations';
import { dump, load } from './backup.ts';
import { type RunningJobs, startJobs } from './jobs.ts';
import { inTransaction } from './locks.ts';
import type { Schema } from './schema.ts';
import { sqlAudit } from './sql-audit.ts';
import { sqlCases } from './sql-cases.ts';
import { sqlHooks } from './sql-hooks.ts';
import { sqlIntake } from './sql-intake.ts';
import { type Counted, nothingCounted, sqlIntelligence } from './sql-intelligence.ts';
import { sqlLinks } from './sql-links.ts';
import { sqlPolicies } from './sql-policies.ts';
import { sqlScim } from './sql-scim.ts';
import { sqlTelemetry } from './sql-telemetry.ts';
import { sqlWatchlists } from './sql-watchlists.ts';
import { sqlWorklist } from './sql-worklist.ts';
import { anyOf, foldCaption, inStatements, isStorable, storableJson } from './storable.ts';

/** Most results of a search by name. @source the port `Store` */
const MOST_FOUND = 20;

/** Longest page. @source the port `Store` */
const LONGEST_PAGE = 1_000;

/** SQLSTATE of a row that points to none. @source PostgreSQL, appendix A */
const FOREIGN_KEY_VIOLATION = '23503';

type Database = Kysely<Schema> | Transaction<Schema>;

/** Bodies leave as text and are parsed on this side. */
const bodyText = sql<string>`body::text`.as('body');

function isForeignKeyViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
}

/** SQLSTATEs of a transaction that another one got in the way of, and that may simply be done again: serialization failure and deadlock. @source PostgreSQL, section 13.5 */
const DO_AGAIN = new Set(['40001', '40P01']);

/** How often such a transaction is done. @source house: each try waits longer, so a fifth failure is no accident */
const TRIES = 5;

/** How a call is run: what the database says against it becomes an error of ours. */
export type Guarded = <T>(what: string, call: () => Promise<T>) => Promise<T>;

/** What of a call’s failure its caller hears. An error of the database or of the way to it carries a code; anything else is a bug of ours. */
type Told = (what: string, error: unknown) => unknown;

/** @param explain knows errors of one engine; undefined where it does not know one */
const telling =
  (explain: (error: unknown) => BonafideError | undefined): Told =>
  (what, error) => {
    if (error instanceof BonafideError || !(error instanceof Error && 'code' in error)) return error;
    const otherwise = () =>
      new BonafideError(
        'store.failed',
        `The store could not ${what}: ${error.message}.`,
        'Look at the free space and the permissions of its folder, then do it again: what is kept already is not kept twice.',
        { cause: error },
      );
    return explain(error) ?? otherwise();
  };

const guard =
  (told: Told): Guarded =>
  async (what, call) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && DO_AGAIN.has(String(error.code))) || tried === TRIES) throw told(what, error);
        await wait(10 * tried + Math.random() * 40 * tried);
      }
    }
  };

async function* streamed<T>(what: string, told: Told, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw told(what, error);
  }
}

/** The row by which an installation knows its key. */
const KEY = 'key';

async function keyInUse(db: Database, fingerprint: string | undefined): Promise<string | undefined> {
  if (fingerprint !== undefined) await sql`insert into installation (name, body) values (${KEY}::text, to_jsonb(${fingerprint}::text)) on conflict (name) do nothing`.execute(db);
  const row = await db.selectFrom('installation').select(bodyText).where('name', '=', KEY).executeTakeFirst();
  return row === undefined ? undefined : JSON.parse(row.body);
}

function notFound(id: string): BonafideError {
  return new BonafideError('dossier.not-found', `No dossier in the store has the id “${id}”.`, 'Vet the person’s file first: “bonafide vet FILE” keeps it in the store.');
}

/** A dossier as it was stored, with the sections that came after it, empty. */
function dossierOf(body: string): Dossier {
  return { ...Object.fromEntries(sectionNames.map((name) => [name, []])), ...JSON.parse(body) };
}

type Saving = Parameters<Store['saveDossiers']>[0][number];

/** What becomes of each dossier given what is stored, and the newest version of those to write. The same id may come twice. */
function plan(dossiers: readonly Saving[], digests: Map<string, string>) {
  const writes = new Map<string, Saving>();
  const results = dossiers.map((one): SaveResult => {
    const { id } = one.dossier;
    const known = digests.get(id);
    if (known === one.digest) return { id, change: 'unchanged' };
    digests.set(id, one.digest);
    writes.set(id, one);
    return { id, change: known === undefined ? 'added' : 'updated' };
  });
  return { results, writes: [...writes.values()] };
}

async function saveDossiers(db: Kysely<Schema>, dossiers: readonly Saving[], now: string): Promise<readonly SaveResult[]> {
  return inTransaction(db, async (tx) => {
    const stored = await tx
      .selectFrom('dossiers')
      .select(['id', 'digest'])
      .where('id', '=', anyOf(dossiers.map(({ dossier }) => dossier.id)))
      .execute();
    const { results, writes } = plan(dossiers, new Map(stored.map(({ id, digest }) => [id, digest])));
    const rows = writes.map(({ dossier, digest }) =>
      storableJson({ id: dossier.id, caption: dossier.caption, folded: foldCaption(dossier.caption), digest, body: dossier }, `The dossier “${dossier.id}”`),
    );
    for (const statement of inStatements(rows)) {
      await sql`
        insert into dossiers as d (id, caption, caption_folded, digest, body, imported_at, updated_at)
        select e->>'id', e->>'caption', e->>'folded', e->>'digest', e->'body', ${now}::text::timestamptz, ${now}::text::timestamptz
        from jsonb_array_elements(${statement}::text::jsonb) as e
        order by e->>'id' collate "C"
        on conflict (id) do update set caption = excluded.caption, caption_folded = excluded.caption_folded,
          digest = excluded.digest, body = excluded.body, updated_at = excluded.updated_at
        where d.digest <> excluded.digest`.execute(tx);
    }
    return results;
  });
}

/** @returns whether it was new */
async function addRecord(db: Database, record: PersonRecord): Promise<boolean> {
  const statement = storableJson(record, 'The record');
  try {
    const { numAffectedRows } = await sql`
      insert into records (id, dossier_id, section, body, recorded_at)
      select e->>'id', e->>'dossierId', e->>'section', e, (e->>'recordedAt')::timestamptz
      from (select ${statement}::text::jsonb as e) as given
      on conflict (id) do nothing`.execute(db);
    return numAffectedRows === 1n;
  } catch (error) {
    throw isForeignKeyViolation(error) ? notFound(record.dossierId) : error;
  }
}

async function recordsOf(db: Database, dossierIds: readonly string[]): Promise<ReadonlyMap<string, readonly PersonRecord[]>> {
  const rows = await db
    .selectFrom('records')
    .select(['dossier_id', bodyText])
    .where('dossier_id', '=', anyOf(dossierIds))
    .orderBy('dossier_id')
    .orderBy('recorded_at')
    .orderBy('seq')
    .execute();
  const records = new Map<string, PersonRecord[]>();
  for (const row of rows) {
    const those = records.get(row.dossier_id) ?? [];
    those.push(JSON.parse(row.body));
    records.set(row.dossier_id, those);
  }
  return records;
}

async function insertAssessments(tx: Database, assessments: readonly Assessment[]): Promise<void> {
  // One statement may not write a row twice, so of an id the first stands.
  const once = assessments.filter(({ id }, index) => assessments.findIndex((other) => other.id === id) === index);
  const rows = once.map((assessment) => storableJson(assessment, `The assessment of “${assessment.dossierId}”`));
  for (const statement of inStatements(rows)) {
    await sql`
      insert into assessments as a (id, dossier_id, level, body, assessed_at)
      select e->>'id', e->>'dossierId', e->>'level', e, (e->>'assessedAt')::timestamptz
      from jsonb_array_elements(${statement}::text::jsonb) with ordinality as given (e, place)
      order by place
      on conflict (id) do update set assessed_at = excluded.assessed_at, body = excluded.body
      where exists (select from assessments as b where b.dossier_id = a.dossier_id and b.assessed_at > a.assessed_at and b.assessed_at <= excluded.assessed_at)`.execute(tx);
  }
}

async function saveAssessments(db: Kysely<Schema>, assessments: readonly Assessment[]): Promise<void> {
  try {
    await inTransaction(db, (tx) => insertAssessments(tx, assessments));
  } catch (error) {
    if (!isForeignKeyViolation(error)) throw error;
    const known = await db
      .selectFrom('dossiers')
      .select('id')
      .where('id', '=', anyOf(assessments.map(({ dossierId }) => dossierId)))
      .execute();
    const ids = new Set(known.map(({ id }) => id));
    throw notFound(assessments.find(({ dossierId }) => !ids.has(dossierId))?.dossierId ?? '');
  }
}

async function findDossiers(db: Database, text: string) {
  if (!isStorable(text)) return [];
  const folded = foldCaption(text);
  const byCaption = sql<boolean>`(left(caption_folded, 200) = left(${folded}::text, 200) and caption_folded = ${folded}::text)`;
  return db
    .selectFrom('dossiers')
    .select(['id', 'caption'])
    .where((where) => where.or([where('id', '=', text), byCaption]))
    .orderBy('id')
    .limit(MOST_FOUND)
    .execute();
}

async function listDossiers(db: Database, after: string | undefined, limit: number) {
  invariant(Number.isInteger(limit) && limit >= 1 && limit <= LONGEST_PAGE, `a page of ${limit}`);
  const page = db.selectFrom('dossiers').select(['id', 'caption', 'digest']).orderBy('id').limit(limit);
  return (after === undefined ? page : page.where('id', '>', after)).execute();
}

/** The store but for who asks. */
export type PlainStore = Omit<Store, 'as'>;

/** The database behind each store that is open. */
const databases = new WeakMap<PlainStore, Kysely<Schema>>();

/** The store’s own database, for tables beside the port: accounts, sessions and answered requests of the server. */
export function databaseOf<T>(store: Store): Kysely<T> {
  const db = databases.get(store);
  invariant(db !== undefined, 'a store without a database');
  return db as unknown as Kysely<T>;
}

/** What was counted last. */
type Count = { people: number; countedAt: number; readonly reports: Counted };

/** People up to whom they are counted each time, and how long a longer count is believed. Units: people, milliseconds. @source house: it is of interest by its order of magnitude */
const COUNT = { each: 1_000, believed: 60_000 } as const;

/** Counting reads a row of the index for everybody. */
async function countDossiers(db: Database, kept: Count): Promise<number> {
  if (kept.people > COUNT.each && performance.now() - kept.countedAt < COUNT.believed) return kept.people;
  const { count } = await db.selectFrom('dossiers').select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
  Object.assign(kept, { people: count, countedAt: performance.now() });
  return count;
}

/** What the port does with what is kept, over a database or within a transaction of it. */
function keeping(db: Database, guarded: Guarded, kept: Count): Omit<Store, 'as' | 'together' | 'dump' | 'load' | 'jobs' | 'close'> {
  return {
    saveDossiers: (dossiers, now) => guarded('save dossiers', () => saveDossiers(db, dossiers, now)),
    getDossiers: (ids) =>
      guarded('read dossiers', async () => {
        if (ids.length === 0) return [];
        const rows = await db.selectFrom('dossiers').select(bodyText).where('id', '=', anyOf(ids)).orderBy('id').execute();
        return rows.map(({ body }) => dossierOf(body));
      }),
    getDossier: (id) =>
      guarded('read a dossier', async () => {
        const row = isStorable(id) ? await db.selectFrom('dossiers').select(bodyText).where('id', '=', id).executeTakeFirst() : undefined;
        return row === undefined ? undefined : dossierOf(row.body);
      }),
    findDossiers: (text) => guarded('search', () => findDossiers(db, text)),
    listDossiers: (after, limit) => guarded('list dossiers', () => listDossiers(db, after, limit)),
    countDossiers: () => guarded('count dossiers', () => countDossiers(db, kept)),
    addRecord: (record) => guarded('keep a record', () => addRecord(db, record)),
    recordsOf: (dossierIds) => guarded('read records', () => recordsOf(db, dossierIds)),
    saveAssessments: (assessments) => guarded('save assessments', () => saveAssessments(db, assessments)),
    latestAssessment: (dossierId) =>
      guarded('read an assessment', async () => {
        if (!isStorable(dossierId)) return undefined;
        const row = await db
          .selectFrom('assessments')
          .select(bodyText)
          .where('dossier_id', '=', dossierId)
          .orderBy('assessed_at', 'desc')
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        const latest: Assessment | undefined = row === undefined ? undefined : JSON.parse(row.body);
        return latest;
      }),
    assessmentHistory: (dossierId, before, limit) =>
      guarded('read assessments', async () => {
        if (!isStorable(dossierId)) return [];
        const all = db
          .selectFrom('assessments')
          .select(
            sql<string>`jsonb_build_object(
            'id', id, 'level', level, 'headline', body->>'headline', 'assessedAt', body->>'assessedAt',
            'inputsDigest', body->>'inputsDigest', 'catalogueVersion', body->>'catalogueVersion', 'policyDigest', body->>'policyDigest',
            'findings', (
              select coalesce(jsonb_agg(jsonb_build_object('checkId', one->'checkId', 'standing', one->'standing', 'counted', one->'counted') order by place), '[]')
              from jsonb_array_elements(body->'findings') with ordinality as those(one, place))
          )::text`.as('line'),
          )
          .where('dossier_id', '=', dossierId)
          .orderBy('assessed_at', 'desc')
          .orderBy('seq', 'desc')
          .limit(limit);
        const rows = await (before === undefined ? all : all.where('assessed_at', '<', sql<string>`${before}::text::timestamptz`)).execute();
        return rows.map(({ line }) => JSON.parse(line));
      }),
    ...sqlWatchlists(db, guarded),
    ...sqlIntelligence(db, guarded, kept.reports),
    ...sqlTelemetry(db, guarded),
    ...sqlLinks(db, guarded),
    ...sqlAudit(db, guarded),
    ...sqlHooks(db, guarded),
    ...sqlIntake(db, guarded),
    ...sqlScim(db, guarded),
    ...sqlWorklist(db, guarded),
    ...sqlPolicies(db, guarded),
    ...sqlCases(db, guarded, { addRecord, insertAssessments }),
    keyInUse: (fingerprint) => guarded('look for its key', () => keyInUse(db, fingerprint)),
  };
}

/**
 * The port over any database that speaks PostgreSQL’s SQL, at the level of version 15.
 * @param close what closing it means beside the database
 * @param explain what errors of its engine mean; undefined for one that it does not know
 */
export function sqlStore(db: Kysely<Schema>, close: () => Promise<void>, explain: (error: unknown) => BonafideError | undefined = () => undefined): PlainStore {
  const told = telling(explain);
  const guarded = guard(told);
  const kept: Count = { people: 0, countedAt: 0, reports: nothingCounted() };
  let closed: Promise<void> | undefined;
  let jobs: Promise<RunningJobs> | undefined;
  const stopJobs = async () => {
    // Jobs that could not be started have nothing to stop.
    await (await jobs?.catch(() => undefined))?.stop();
  };
  /** Within a transaction nothing is done again by itself, and the database’s words are told once it has ended. */
  const asOne = (tx: Transaction<Schema>): Store => {
    const refused = (): never => invariant(false, 'it belongs to no transaction') as never;
    const within: Store = {
      ...keeping(tx, (_, call) => call(), kept),
      together: (_, work) => work(within),
      as: refused,
      dump: refused,
      load: refused,
      jobs: refused,
      close: refused,
    };
    return within;
  };
  const store: PlainStore = {
    ...keeping(db, guarded, kept),
    together: (what, work) => guarded(what, () => db.transaction().execute((tx) => work(asOne(tx)))),
    dump: (now) => streamed('read all that it keeps', told, dump(db, now)),
    // Lines are read once, so it is not done again.
    load: (lines, replace) =>
      load(db, lines, replace).catch((error: unknown) => {
        throw told('be restored', error);
      }),
    jobs: (lease) => {
      jobs ??= guarded('start its jobs', () => startJobs(db, guarded, lease)).catch((error: unknown) => {
        jobs = undefined;
        throw error;
      });
      return jobs;
    },
    close: () => (closed ??= guarded('close', () => stopJobs().finally(() => db.destroy().finally(close)))),
  };
  databases.set(store, db);
  return store;
}
