import { type Kysely, sql } from 'kysely';
import { lineOf } from './0021-worklist.ts';

/** Which signals were noticed and where each stands, without the words: those may be for some functions only. */
const findingsOf = (row: string) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('check', f.body->>'checkId', 'standing', f.body->>'standing', 'counted', f.body->'counted') order by f.nth)
  from jsonb_array_elements(${sql.raw(row)}.body->'findings') with ordinality as f(body, nth)), '[]')`;

/** A line of the worklist also knows its signals, so that reasons are shown and counted without a body. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('worklist')
    .addColumn('findings', 'jsonb', (column) => column.notNull().defaultTo(sql`'[]'`))
    .execute();
  await sql`update worklist as w set findings = ${findingsOf('a')} from assessments as a where a.dossier_id = w.dossier_id and a.seq = w.seq`.execute(db);
  await sql`
    create or replace function keep_worklist() returns trigger language plpgsql security definer set search_path from current as $$
    begin
      insert into worklist as s select ${lineOf('new')}, ${findingsOf('new')}
      on conflict (dossier_id) do update set (seq, assessed_at, level, urgency, weight, relation, caption, caption_folded, headline, provisional, steps, findings) =
        (excluded.seq, excluded.assessed_at, excluded.level, excluded.urgency, excluded.weight, excluded.relation, excluded.caption, excluded.caption_folded,
          excluded.headline, excluded.provisional, excluded.steps, excluded.findings)
      where (s.assessed_at, s.seq) <= (excluded.assessed_at, excluded.seq);
      return null;
    end $$`.execute(db);
}
