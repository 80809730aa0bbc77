import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { BonafideError, invariant } from '#model';
import type { KeyHolders, LinkRow, Store } from '#operations';
import { inTransaction, lockName, lockPeople } from './locks.ts';
import type { Schema } from './schema.ts';
import { anyOf, inStatements, isStorable, storableJson } from './storable.ts';

/** The part of the port that concerns ties between people. */
export type LinkStore = Pick<
  Store,
  | 'saveLinkRecords'
  | 'linkRecords'
  | 'listLinkRecords'
  | 'withoutLinkRecord'
  | 'keyHolders'
  | 'addJudgement'
  | 'judgements'
  | 'saveRings'
  | 'knownRings'
  | 'linkWeights'
  | 'saveLinkWeights'
>;

/** Holders that are counted; more are all the same. Unit: people. @source house: the port says so */
const MOST_COUNTED = 10_000;
const pack = (body: string): string => deflateRawSync(body, { level: 1 }).toString('base64');
const unpack = (body: string): string => inflateRawSync(Buffer.from(body, 'base64')).toString();

function missing(id: string): BonafideError {
  return new BonafideError('dossier.not-found', `No dossier in the store has the id “${id}”.`, 'Vet the person’s file first: “bonafide vet FILE” keeps it in the store.');
}

async function requireAll(db: Kysely<Schema>, ids: readonly string[]): Promise<void> {
  const known = new Set((await db.selectFrom('dossiers').select('id').where('id', '=', anyOf(ids)).execute()).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw missing(unknown);
}

async function saveLinkRecords(db: Kysely<Schema>, rows: readonly LinkRow[]): Promise<void> {
  const ids = rows.map(({ dossierId }) => dossierId);
  const bodies = rows.map(({ dossierId, body }) => storableJson({ id: dossierId, body: pack(body) }, `What is known of “${dossierId}”`));
  const keys = rows.flatMap(({ dossierId, keys: all }) => all.filter(({ key }) => isStorable(key)).map(({ key, joins }) => JSON.stringify([key, dossierId, joins])));
  await inTransaction(db, async (tx) => {
    const known = await lockPeople(tx, ids);
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw missing(unknown);
    for (const statement of inStatements(bodies)) {
      await sql`
        insert into link_records (dossier_id, digest, body)
        select d.id, d.digest, e->>'body' from jsonb_array_elements(${statement}::text::jsonb) as e join dossiers d on d.id = e->>'id' order by 1
        on conflict (dossier_id) do update set digest = excluded.digest, body = excluded.body`.execute(tx);
    }
    await tx.deleteFrom('link_keys').where('dossier_id', '=', anyOf(ids)).execute();
    for (const statement of inStatements(keys)) {
      await sql`
        insert into link_keys (key, dossier_id, joins)
        select e->>0, e->>1, bool_or((e->>2)::boolean) from jsonb_array_elements(${statement}::text::jsonb) as e group by 1, 2 order by 1, 2
        on conflict do nothing`.execute(tx);
    }
  });
}

async function keyHolders(db: Kysely<Schema>, keys: readonly string[], most: number): Promise<ReadonlyMap<string, KeyHolders>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; count: number; people: string | null }>`
    select k.key, h.count, case when h.count between 2 and ${most}::int then
        (select json_agg(json_build_array(l.dossier_id, l.joins) order by l.dossier_id) from link_keys l where l.key = k.key)::text end as people
    from (select distinct e.value collate "C" as key from jsonb_array_elements_text(${JSON.stringify(keys.filter(isStorable))}::text::jsonb) as e) as k
    cross join lateral (select count(*)::int as count from (select 1 from link_keys l where l.key = k.key limit ${MOST_COUNTED}::int) as c) as h
    where h.count > 0`.execute(db);
  return new Map(
    rows.map(({ key, count, people }) => [key, { count, people: ((people === null ? [] : JSON.parse(people)) as [string, boolean][]).map(([id, joins]) => ({ id, joins })) }]),
  );
}

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlLinks(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): LinkStore {
  return {
    saveLinkRecords: (rows) => guarded('keep what people can share', () => (rows.length === 0 ? Promise.resolve() : saveLinkRecords(db, rows))),
    linkRecords: (ids) =>
      guarded('read what people can share', async () => {
        if (ids.length === 0) return new Map();
        const rows = await db.selectFrom('link_records').select(['dossier_id', 'body']).where('dossier_id', '=', anyOf(ids)).execute();
        return new Map(rows.map(({ dossier_id, body }) => [dossier_id, unpack(body)]));
      }),
    listLinkRecords: (after, limit) =>
      guarded('read what people can share', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 5_000, `a page of ${limit}`);
        const page = db.selectFrom('link_records').select(['dossier_id', 'body']).orderBy('dossier_id').limit(limit);
        const rows = await (after === undefined ? page : page.where('dossier_id', '>', after)).execute();
        return rows.map(({ dossier_id, body }) => ({ dossierId: dossier_id, body: unpack(body) }));
      }),
    withoutLinkRecord: (limit) =>
      guarded('look who was not compared', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1_000, `a page of ${limit}`);
        const rows = await db
          .selectFrom('dossiers')
          .leftJoin('link_records', 'link_records.dossier_id', 'dossiers.id')
          .select('dossiers.id')
          .where((where) => where.or([where('link_records.digest', 'is', null), where('link_records.digest', '<>', where.ref('dossiers.digest'))]))
          .orderBy('dossiers.id')
          .limit(limit)
          .execute();
        return rows.map(({ id }) => id);
      }),
    keyHolders: (keys, most) => guarded('look for what is shared', () => keyHolders(db, keys, most)),
    addJudgement: (judgement) =>
      guarded('keep a judgement', () =>
        inTransaction(db, async (tx) => {
          await requireAll(tx, [judgement.a, judgement.b]);
          await sql`insert into link_judgements (a, b, body) values (${judgement.a}::text, ${judgement.b}::text, ${storableJson(judgement, 'The judgement')}::text::jsonb)`.execute(
            tx,
          );
        }),
      ),
    judgements: () =>
      guarded('read judgements', async () => {
        const rows = await db.selectFrom('link_judgements').select(sql<string>`body::text`.as('body')).orderBy('seq').execute();
        return rows.map(({ body }) => JSON.parse(body));
      }),
    saveRings: (rings, all) =>
      guarded('keep rings', () =>
        inTransaction(db, async (tx) => {
          await lockName(tx, 'rings');
          if (all) await tx.deleteFrom('rings').execute();
          for (const statement of inStatements(rings.map((ring) => storableJson(ring, `The ring “${ring.id}”`)))) {
            await sql`
              insert into rings (id, members) select e->>'id', e->'members' from jsonb_array_elements(${statement}::text::jsonb) as e order by 1
              on conflict (id) do update set members = excluded.members`.execute(tx);
          }
        }),
      ),
    knownRings: () =>
      guarded('read rings', async () => {
        const rows = await db
          .selectFrom('rings')
          .select(['id', sql<string>`members::text`.as('members')])
          .orderBy('id')
          .execute();
        return rows.map(({ id, members }) => ({ id, members: JSON.parse(members) }));
      }),
    linkWeights: () =>
      guarded('read weights', async () => {
        const row = await db.selectFrom('link_weights').select(sql<string>`body::text`.as('body')).where('name', '=', 'learned').executeTakeFirst();
        return row === undefined ? undefined : JSON.parse(row.body);
      }),
    saveLinkWeights: (weights) =>
      guarded('keep weights', async () => {
        await sql`insert into link_weights (name, body) values ('learned', ${storableJson(weights, 'Weights')}::text::jsonb) on conflict (name) do update set body = excluded.body`.execute(
          db,
        );
      }),
  };
}
