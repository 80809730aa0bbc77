import { type Kysely, sql } from 'kysely';
import { type Indicator, invariant } from '#model';
import type { HuntRecord, Store, StoredReport } from '#operations';
import { inTransaction, lockName } from './locks.ts';
import type { Schema } from './schema.ts';
import { anyOf, inStatements, isStorable, storableJson } from './storable.ts';

/** The part of the port that concerns threat reports. */
export type IntelligenceStore = Pick<
  Store,
  'saveReport' | 'removeReport' | 'getReport' | 'listReports' | 'indicatorsOf' | 'indicatorsBy' | 'intelligence' | 'peopleWith' | 'saveHunt' | 'listHunts'
>;

const bodyText = sql<string>`body::text`.as('body');
const addedAt = sql<string>`to_char(added_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as('addedAt');

const parsed = <T>(rows: readonly { readonly body: string }[]): T[] => rows.map(({ body }) => JSON.parse(body));

async function saveReport(db: Kysely<Schema>, { id, addedAt: added, profile, text }: StoredReport, indicators: readonly Indicator[]): Promise<boolean> {
  const body = storableJson(profile, `The profile of “${id}”`);
  const content = JSON.parse(storableJson(text, `The text of “${id}”`));
  const rows = indicators.map((indicator) => storableJson(indicator, `The indicator “${indicator.value}”`));
  return inTransaction(db, async (tx) => {
    // Its row comes first: whoever else keeps the same report waits for it. A row that no transaction replaced has no xmax.
    const { rows: kept } = await sql<{ added: boolean }>`
      insert into reports (id, added_at, body, content) values (${id}::text, ${added}::text::timestamptz, ${body}::text::jsonb, ${content}::text)
      on conflict (id) do update set body = excluded.body, content = excluded.content returning xmax = 0 as added`.execute(tx);
    await tx.deleteFrom('indicators').where('report_id', '=', id).execute();
    for (const statement of inStatements(rows)) {
      await sql`
        insert into indicators (report_id, key, valid_until, body)
        select e->>'reportId', e->>'key', (e->>'validUntil')::timestamptz, e from jsonb_array_elements(${statement}::text::jsonb) as e`.execute(tx);
    }
    await tellChanged(tx);
    return kept[0]?.added === true;
  });
}

/** The row of which the value is another one after every change of what reports name. */
const CHANGED = 'reports';

async function tellChanged(tx: Kysely<Schema>): Promise<void> {
  await sql`insert into installation (name, body) values (${CHANGED}::text, to_jsonb(gen_random_uuid()))
    on conflict (name) do update set body = excluded.body`.execute(tx);
}

type Amount = Awaited<ReturnType<Store['intelligence']>>;

/** What was counted last: at which value of that row, and when. */
export type Counted = { version: string | undefined; at: string; amount: Amount };

export const nothingCounted = (): Counted => ({ version: undefined, at: '', amount: { reports: 0, indicators: 0, feeds: {} } });

/** How far two moments may be apart for as many indicators to be valid. Unit: milliseconds. @source house: what is reported is valid for days */
const VALID_ALIKE = 3_600_000;

/** Counting reads every indicator, so it is done once for each change of them. */
async function known(db: Kysely<Schema>, now: string, counted: Counted): Promise<Amount> {
  const row = await db.selectFrom('installation').select(sql<string>`body::text`.as('version')).where('name', '=', CHANGED).executeTakeFirst();
  const version = row?.version ?? '';
  if (counted.version === version && Math.abs(Date.parse(now) - Date.parse(counted.at)) < VALID_ALIKE) return counted.amount;
  const { rows } = await sql<{ reports: number; indicators: number }>`
    select (select count(*)::int from reports) as reports,
      (select count(*)::int from indicators where valid_until is null or valid_until > ${now}::text::timestamptz) as indicators`.execute(db);
  const { rows: labels } = await sql<{ label: string; newest: string }>`
    select l as label, max(body->>'validFrom' collate "C") as newest from indicators, jsonb_array_elements_text(body->'labels') as l
    where body->'labels' <> '[]'::jsonb group by l order by l collate "C"`.execute(db);
  const amount = { reports: rows[0]?.reports ?? 0, indicators: rows[0]?.indicators ?? 0, feeds: Object.fromEntries(labels.map(({ label, newest }) => [label, newest])) };
  Object.assign(counted, { version, at: now, amount });
  return amount;
}

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlIntelligence(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>, counted: Counted): IntelligenceStore {
  return {
    saveReport: (report, indicators) => guarded('keep a report', () => saveReport(db, report, indicators)),
    removeReport: (id) =>
      guarded('remove a report', async () => {
        if (!isStorable(id)) return false;
        return inTransaction(db, async (tx) => {
          const { numDeletedRows } = await tx.deleteFrom('reports').where('id', '=', id).executeTakeFirst();
          await tellChanged(tx);
          return numDeletedRows > 0n;
        });
      }),
    getReport: (id) =>
      guarded('read a report', async () => {
        if (!isStorable(id)) return undefined;
        const row = await db.selectFrom('reports').select(['id', 'content', bodyText, addedAt]).where('id', '=', id).executeTakeFirst();
        return row === undefined ? undefined : { id: row.id, addedAt: row.addedAt, profile: JSON.parse(row.body), text: row.content };
      }),
    listReports: () =>
      guarded('read the reports', async () => {
        const rows = await db.selectFrom('reports').select(['id', bodyText, addedAt]).orderBy('seq', 'desc').execute();
        return rows.map((row) => ({ id: row.id, addedAt: row.addedAt, profile: JSON.parse(row.body) }));
      }),
    indicatorsOf: (reportId) =>
      guarded('read indicators', async () =>
        isStorable(reportId) ? parsed(await db.selectFrom('indicators').select(bodyText).where('report_id', '=', reportId).orderBy('key').execute()) : [],
      ),
    indicatorsBy: (keys) =>
      guarded('look for indicators', async () =>
        keys.length === 0 ? [] : parsed(await db.selectFrom('indicators').select(bodyText).where('key', '=', anyOf(keys)).orderBy('key').orderBy('report_id').execute()),
      ),
    intelligence: (now) => guarded('count the reports', () => known(db, now, counted)),
    peopleWith: (keys) =>
      guarded('hunt', async () => {
        if (keys.length === 0) return [];
        const rows = await db.selectFrom('artefacts').select('dossier_id').distinct().where('key', '=', anyOf(keys)).orderBy('dossier_id').execute();
        return rows.map((row) => row.dossier_id);
      }),
    saveHunt: (hunt: HuntRecord) =>
      guarded('keep a hunt', async () => {
        await inTransaction(db, async (tx) => {
          await lockName(tx, `hunts of ${hunt.reportId}`);
          await sql`insert into hunts (report_id, body) select ${hunt.reportId}::text, ${storableJson(hunt, 'The hunt')}::text::jsonb
            where not exists (select from hunts where report_id = ${hunt.reportId}::text and body->>'id' = ${hunt.id}::text)`.execute(tx);
        });
      }),
    listHunts: (reportId, limit) =>
      guarded('read the hunts', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, `a page of ${limit}`);
        const page = db.selectFrom('hunts').select(bodyText).orderBy('seq', 'desc').limit(limit);
        return parsed(await (reportId === undefined ? page : page.where('report_id', '=', reportId)).execute());
      }),
  };
}
