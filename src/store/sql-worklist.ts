import { type Kysely, sql, type Transaction } from 'kysely';
import { levels } from '#model';
import type { CaseCount, DecisionTime, PeopleCount, SignalCount, WorklistLine, WorklistStore } from '#operations';
import type { Schema } from './schema.ts';
import { foldCaption, isStorable } from './storable.ts';

/** People whose latest case stands so: read from the cases once, since people are many and their cases few. */
const inCase = (status: string) => sql`s.dossier_id in (
  select latest.dossier_id from (select distinct on (dossier_id) dossier_id, status from cases order by dossier_id, seq desc) as latest where latest.status = ${status}::text)`;

/** Who needs a human, from the lines that a trigger keeps beside the assessments (0021). @param guarded turns what the database says against a call into an error of ours */
export function sqlWorklist(db: Kysely<Schema> | Transaction<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): WorklistStore {
  return {
    worklist: ({ level, relation, caseStatus, text }, after, limit) =>
      guarded('read the worklist', async () => {
        if ([text, after?.dossierId].some((one) => one !== undefined && !isStorable(one))) return [];
        // Read as a whole, and not in the order of the index: who has a rare name would be found last there. @source measured at 100,000 people: 55 ms, against 680 ms
        const named = sql`(select * from worklist where caption_folded like ${`%${foldCaption(text ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`}::text offset 0)`;
        const where = [
          ...(level === undefined ? [] : [sql`s.urgency = ${levels.indexOf(level) + 1}::int`]),
          ...(relation === undefined ? [] : [sql`s.relation = ${relation}::text`]),
          ...(caseStatus === undefined ? [] : [caseStatus === 'none' ? sql`not exists (select from cases as c where c.dossier_id = s.dossier_id)` : inCase(caseStatus)]),
          ...(after === undefined
            ? []
            : [
                sql`(s.urgency, s.weight, s.assessed_at, s.dossier_id)
                  < (${levels.indexOf(after.level) + 1}::int, ${String(after.weight)}::text::float8, ${after.assessedAt}::text::timestamptz, ${after.dossierId}::text)`,
              ]),
        ];
        const { rows } = await sql<{ line: string }>`
          select (jsonb_build_object('dossierId', s.dossier_id, 'caption', s.caption, 'relation', s.relation, 'level', s.level, 'weight', s.weight,
            'provisional', s.provisional, 'headline', s.headline, 'assessedAt', to_char(s.assessed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'steps', s.steps,
            'signals', coalesce((select jsonb_agg(f->'check') from jsonb_array_elements(s.findings) as f where (f->>'counted')::boolean), '[]'))
            || case when c.id is null then '{}' else jsonb_build_object('case', jsonb_build_object('id', c.id, 'status', c.status)
              || case when c.assignee is null then '{}' else jsonb_build_object('assignee', c.assignee) end) end)::text as line
          from (
            select * from ${text === undefined ? sql`worklist` : named} as s ${where.length === 0 ? sql`` : sql`where ${sql.join(where, sql` and `)}`}
            order by s.urgency desc, s.weight desc, s.assessed_at desc, s.dossier_id desc limit ${limit}::int) as s
          left join lateral (select id, status, body->'assignee'->>'name' as assignee from cases where dossier_id = s.dossier_id order by seq desc limit 1) as c on true
          order by s.urgency desc, s.weight desc, s.assessed_at desc, s.dossier_id desc`.execute(db);
        return rows.map(({ line }): WorklistLine => JSON.parse(line));
      }),
    counts: () =>
      guarded('count people and cases', async () => {
        const rows = async <T>(query: ReturnType<typeof sql<{ line: string }>>): Promise<readonly T[]> => (await query.execute(db)).rows.map(({ line }) => JSON.parse(line));
        return {
          people: await rows<PeopleCount>(
            sql`select jsonb_build_object('relation', relation, 'level', level, 'people', count(*))::text as line from worklist group by relation, level order by relation, level`,
          ),
          signals: await rows<SignalCount>(sql`
            select jsonb_build_object('checkId', f->>'check', 'standing', f->>'standing', 'counted', f->'counted', 'people', count(distinct dossier_id))::text as line
            from worklist, jsonb_array_elements(findings) as f group by f->>'check', f->>'standing', f->'counted' order by f->>'check', f->>'standing'`),
          cases: await rows<CaseCount>(sql`
            select jsonb_build_object('status', status, 'disposition', disposition, 'cases', count(*))::text as line
            from (select status, coalesce(body->'decisions'->-1->>'disposition', 'none') as disposition from cases) as c group by status, disposition order by status, disposition`),
          decisions: await rows<DecisionTime>(sql`
            select jsonb_build_object('month', month, 'decisions', count(*), 'median', percentile_cont(0.5) within group (order by hours), 'slowest', max(hours))::text as line
            from (
              select substr(body->'decisions'->0->>'at', 1, 7) as month,
                extract(epoch from (body->'decisions'->0->>'at')::timestamptz - (body->>'openedAt')::timestamptz) / 3600 as hours
              from cases where jsonb_array_length(body->'decisions') > 0) as d
            group by month order by month`),
        };
      }),
    worklistVersion: () =>
      guarded('read the worklist', async () => {
        const { rows } = await sql<{ version: string }>`
          select concat(coalesce(pg_sequence_last_value(pg_get_serial_sequence('assessments', 'seq')::regclass), 0), '-',
            (select coalesce(max(audit_seq), -1) from case_events)) as version`.execute(db);
        return rows[0]?.version ?? '0-0';
      }),
  };
}
