import { type Kysely, sql, type Transaction } from 'kysely';
import { type AuditRow, invariant } from '#model';
import type { Auditing, AuditStore } from '#operations';
import { inTransaction } from './locks.ts';
import type { Schema } from './schema.ts';
import { inStatements, isStorable, storableJson } from './storable.ts';

/**
 * Writes entries into the audit log in the transaction of what they record. The end of the log is locked first and until the
 * transaction ends, so that entries follow each other without gaps whoever writes at once, and what is rolled back is in no log.
 */
export async function appendTo(tx: Transaction<Schema>, { drafts, link }: Auditing): Promise<readonly AuditRow[]> {
  const { rows: heads } = await sql<{ body: string }>`select body::text as body from audit_head where name = 'log' for update`.execute(tx);
  const [head] = heads;
  invariant(head !== undefined, 'the audit log has no end');
  if (drafts.length === 0) return [];
  const linked = link(JSON.parse(head.body), drafts);
  for (const statement of inStatements(linked.rows.map((row) => storableJson(row, 'The audit entry')))) {
    await sql`
      insert into audit_log (seq, entry, hash, seal)
      select (e->>'seq')::bigint, e->>'entry', e->>'hash', e->>'seal' from jsonb_array_elements(${statement}::text::jsonb) as e order by 1`.execute(tx);
  }
  await sql`update audit_head set body = ${storableJson(linked.head, 'The end of the audit log')}::text::jsonb where name = 'log'`.execute(tx);
  return linked.rows;
}

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlAudit(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): AuditStore {
  return {
    appendAudit: (auditing) => guarded('write into the audit log', () => inTransaction(db, (tx) => appendTo(tx, auditing))),
    auditHead: () =>
      guarded('read the audit log', async () => {
        const { body } = await db.selectFrom('audit_head').select(sql<string>`body::text`.as('body')).where('name', '=', 'log').executeTakeFirstOrThrow();
        return JSON.parse(body);
      }),
    auditRows: (from, limit) =>
      guarded('read the audit log', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 5_000, `a page of ${limit}`);
        const { rows } =
          await sql<AuditRow>`select seq::float8 as seq, entry, hash, seal from audit_log where seq >= ${from}::bigint order by audit_log.seq limit ${limit}::int`.execute(db);
        return rows;
      }),
    eventsLogged: (from, before) =>
      guarded('read what happened', async () => {
        const { rows } = await sql<{ seq: number; body: string }>`
          select audit_seq::float8 as seq, body::text as body from case_events where audit_seq >= ${from}::bigint and audit_seq < ${before}::bigint`.execute(db);
        return new Map(rows.map(({ seq, body }) => [seq, JSON.parse(body)]));
      }),
    loggedOf: (caseId) =>
      guarded('read the audit log', async () => {
        if (!isStorable(caseId)) return [];
        const { rows } = await sql<AuditRow>`
          select l.seq::float8 as seq, l.entry, l.hash, l.seal from case_events as e join audit_log as l on l.seq = e.audit_seq where e.case_id = ${caseId}::text order by e.nth`.execute(
          db,
        );
        return rows;
      }),
    saveCheckpoint: (checkpoint) =>
      guarded('keep a checkpoint', async () => {
        await sql`insert into audit_checkpoints (body) values (${storableJson(checkpoint, 'The checkpoint')}::text::jsonb)`.execute(db);
      }),
    checkpoints: () =>
      guarded('read checkpoints', async () => {
        const rows = await db.selectFrom('audit_checkpoints').select(sql<string>`body::text`.as('body')).orderBy('seq').execute();
        return rows.map(({ body }) => JSON.parse(body));
      }),
  };
}
