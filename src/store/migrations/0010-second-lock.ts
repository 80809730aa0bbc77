import { type Kysely, sql } from 'kysely';

/**
 * What each function of the firm may see, as the database itself holds it: docs/decisions/0017. The same as `mayReadGuarded` of the
 * operations, which a test holds against it. `file` is what a dossier says at all, `links` and `reports` what those operations are for.
 */
const MAY_SEE = {
  telemetry: ['security', 'counsel', 'auditor'],
  protected: ['counsel', 'auditor'],
  medical: ['hr', 'counsel', 'auditor'],
  file: ['hr', 'security', 'counsel', 'auditor'],
  links: ['security', 'counsel', 'auditor'],
  reports: ['security', 'counsel', 'auditor'],
} as const;

/** Tables of which a function sees all rows or none. */
const WHOLE = {
  telemetry: ['accounts', 'account_owners', 'traces', 'trace_ties', 'telemetry_digests'],
  protected: ['subjects', 'screenings'],
  links: ['link_records', 'link_keys', 'link_judgements', 'rings'],
  reports: ['reports', 'indicators', 'hunts', 'artefacts'],
} as const;

const see = (kind: keyof typeof MAY_SEE) => sql`(select seen.may_see(${sql.lit(kind)}))`;

/** An assessment with what its evidence quotes from logs or about somebody’s health taken out. What is taken out says so, as `withhold.ts` does. */
const ASSESSMENT_FOR = sql`
  create or replace function seen.assessment_for(body jsonb, telemetry boolean, medical boolean) returns jsonb language sql immutable as $$
    with told as (
      select f.place, f.value as finding, exists (
        select from jsonb_array_elements(f.value->'evidence') as e where not telemetry and (e->>'ref' = 'event' or e->>'documentId' = 'events')) as logs
      from jsonb_array_elements(body->'findings') with ordinality as f (value, place)),
    cited as (
      select place, finding->>'checkId' as check_id, logs,
        jsonb_set(finding, '{evidence}', (
          select jsonb_agg(
            case when logs or (not medical and e.value->>'section' in ('answers', 'observations'))
              then jsonb_build_object('ref', e.value->'ref', 'section', e.value->'section', 'role', e.value->'role', 'quote', 'Withheld: this is for another function.')
              else e.value end order by e.place)
          from jsonb_array_elements(finding->'evidence') with ordinality as e (value, place)))
        || case when logs then jsonb_build_object('title', (finding->>'checkId') || ' was noticed. Withheld: this is for another function.') else '{}' end as finding
      from told)
    select body || jsonb_build_object(
      'findings', coalesce((select jsonb_agg(finding order by place) from cited), '[]'),
      'outcomes', coalesce((
        select jsonb_agg(
          case when exists (select from cited where logs and check_id = o.value->>'checkId')
            then jsonb_set(o.value, '{findings}', (
              select coalesce(jsonb_agg(f.value || '{"title": "Withheld: this is for another function.", "data": {}}' order by f.place), '[]')
              from jsonb_array_elements(o.value->'findings') with ordinality as f (value, place)))
            else o.value end order by o.place)
        from jsonb_array_elements(body->'outcomes') with ordinality as o (value, place)), '[]'))
  $$`;

/** Who may do what, in the database: rows that a function does not see, columns of which it sees a part, and what nobody changes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema if not exists seen`.execute(db);
  // Without the role there is nobody to be a member: then it is false, never an error.
  const functions = sql.join(
    Object.entries(MAY_SEE).map(([kind, may]) => sql`when ${sql.lit(kind)} then ${sql.raw(`array['${may.join("', '")}']`)}`),
    sql` `,
  );
  await sql`
    create or replace function seen.may_see(kind text) returns boolean language sql stable as $$
      select coalesce(bool_or(pg_has_role(current_user, to_regrole('bonafide_' || f)::oid, 'member')), false) from unnest(case kind ${functions} end) as f
    $$`.execute(db);
  await ASSESSMENT_FOR.execute(db);

  for (const [kind, tables] of Object.entries(WHOLE) as [keyof typeof WHOLE, readonly string[]][]) {
    for (const table of tables) {
      await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
      await sql`create policy seen on ${sql.table(table)} for select using (${see(kind)})`.execute(db);
    }
  }

  // What somebody recorded can tell of their health or of an accommodation.
  await sql`alter table records enable row level security`.execute(db);
  await sql`create policy seen on records for select using (section not in ('answers', 'observations') or ${see('medical')})`.execute(db);
  await sql`create policy written on records for insert with check (true)`.execute(db);

  // Held pay is let go by counsel and finance together: what finance writes alone cannot be a decision that does.
  await sql`
    create or replace function seen.holds_pay(id text) returns boolean language sql stable as $$
      select coalesce((select e.body->'decision'->'stops' ? 'pay' from case_events as e where e.case_id = id and e.body->>'type' = 'decided' order by e.nth desc limit 1), false)
    $$`.execute(db);
  await sql`alter table case_events enable row level security`.execute(db);
  await sql`create policy seen on case_events for select using (true)`.execute(db);
  await sql`
    create policy written on case_events for insert with check (
      body->>'type' <> 'decided' or not seen.holds_pay(case_id)
      or exists (select from jsonb_array_elements(body->'decision'->'by') as who where who->'functions' ? 'counsel')
      or pg_has_role(current_user, to_regrole('bonafide_counsel')::oid, 'member'))`.execute(db);

  // Found before the tables by whoever acts for a function, since their bodies hold what not every function sees.
  await sql`
    create or replace view seen.dossiers as select id, caption, caption_folded, digest,
      case when not ${see('file')} then jsonb_build_object('id', id, 'caption', caption, 'subject', body->'subject', 'documents', '[]'::jsonb)
        else body || case when ${see('medical')} then '{}' else '{"answers": [], "observations": []}'::jsonb end
          || case when ${see('telemetry')} then '{}' else '{"interviews": []}'::jsonb end end
      || case when ${see('protected')} then jsonb_build_object('protected', body->'protected') else '{"protected": {"birthDates": [], "birthPlaces": [], "nationalities": []}}'::jsonb end as body,
      imported_at, updated_at from dossiers`.execute(db);
  await sql`
    create or replace view seen.assessments as select id, seq, dossier_id, level,
      case when ${see('telemetry')} and ${see('medical')} then body else seen.assessment_for(body, ${see('telemetry')}, ${see('medical')}) end as body,
      assessed_at from assessments`.execute(db);

  // One-time passwords that were tried, as keyed hashes: each is taken once.
  await db.schema
    .createTable('used_codes')
    .addColumn('hash', sql`text collate "C"`, (column) => column.primaryKey())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .execute();

  // Nobody changes what was logged, nor takes it away: the triggers of 0006 refuse it, and not even the owner has the right.
  for (const table of ['audit_log', 'audit_checkpoints']) await sql`revoke update, delete, truncate on ${sql.table(table)} from public, current_user`.execute(db);
}
