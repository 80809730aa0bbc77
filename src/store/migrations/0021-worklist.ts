import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/** What a line of the worklist is made of, from a row of `assessments` by this name. */
export const lineOf = (row: string) => {
  const of = sql.raw(row);
  return sql`
    ${of}.dossier_id, ${of}.seq, ${of}.assessed_at, ${of}.level, array_position(array['info', 'low', 'medium', 'high', 'critical'], ${of}.level),
    coalesce((${of}.body->>'weight')::float8, 0), coalesce(${of}.body->'subject'->>'relation', 'applicant'), coalesce(${of}.body->>'caption', ${of}.dossier_id),
    (select d.caption_folded from dossiers as d where d.id = ${of}.dossier_id), coalesce(${of}.body->>'headline', ''), coalesce((${of}.body->>'provisional')::boolean, false),
    coalesce((select jsonb_object_agg(owner, steps) from (
      select step->>'owner' as owner, count(*) as steps from jsonb_array_elements(${of}.body->'nextSteps') as step group by 1) as counted), '{}')`;
};

/**
 * The latest assessment of each person in a line, in the order in which people need a human: the worklist reads a page of an index and no
 * body. A trigger keeps it, so that whatever writes an assessment keeps it too; rows that a restore puts back are there already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('worklist')
    .addColumn('dossier_id', ID, (column) => column.primaryKey().references('dossiers.id').onDelete('cascade'))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('assessed_at', 'timestamptz', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('urgency', 'integer', (column) => column.notNull())
    .addColumn('weight', 'double precision', (column) => column.notNull())
    .addColumn('relation', 'text', (column) => column.notNull())
    .addColumn('caption', 'text', (column) => column.notNull())
    .addColumn('caption_folded', ID, (column) => column.notNull())
    .addColumn('headline', 'text', (column) => column.notNull())
    .addColumn('provisional', 'boolean', (column) => column.notNull())
    .addColumn('steps', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('worklist_urgency').on('worklist').columns(['urgency', 'weight', 'assessed_at', 'dossier_id']).execute();
  await sql`insert into worklist select distinct on (a.dossier_id) ${lineOf('a')} from assessments as a order by a.dossier_id, a.assessed_at desc, a.seq desc`.execute(db);
  await sql`
    create function keep_worklist() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      insert into worklist as s select ${lineOf('new')}
      on conflict (dossier_id) do update set (seq, assessed_at, level, urgency, weight, relation, caption, caption_folded, headline, provisional, steps) =
        (excluded.seq, excluded.assessed_at, excluded.level, excluded.urgency, excluded.weight, excluded.relation, excluded.caption, excluded.caption_folded,
          excluded.headline, excluded.provisional, excluded.steps)
      where (s.assessed_at, s.seq) <= (excluded.assessed_at, excluded.seq);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger keep_worklist after insert or update on assessments for each row
    when (current_setting('bonafide.restoring', true) is distinct from 'on') execute function keep_worklist()`.execute(db);
}
