import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/**
 * Cases with what happened to them, attachments, verdicts, legal holds, and the audit log. A case is what its events come to; the row
 * keeps that, so that lists need not replay. Checklist, decisions and notices are in it and have no tables: nobody asks for one without
 * its case. Verdicts have one, since how a signal does is asked over all cases.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('cases')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('assignee', ID)
    .addColumn('due_at', 'timestamptz', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('cases_dossier').on('cases').columns(['dossier_id', 'seq']).execute();
  await db.schema.createIndex('cases_due').on('cases').columns(['due_at', 'id']).execute();
  await db.schema
    .createTable('case_events')
    .addColumn('case_id', ID, (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('nth', 'integer', (column) => column.notNull())
    .addColumn('audit_seq', 'bigint', (column) => column.notNull().unique())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_events_key', ['case_id', 'nth'])
    .execute();
  await db.schema
    .createTable('attachments')
    .addColumn('case_id', ID, (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('id', ID, (column) => column.notNull())
    // The bound of `MOST_ATTACHMENT_BYTES`, once more.
    .addColumn('bytes', 'bytea', (column) => column.notNull().check(sql`octet_length(bytes) <= 5242880`))
    .addPrimaryKeyConstraint('attachments_key', ['case_id', 'id'])
    .execute();
  await db.schema
    .createTable('finding_verdicts')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('case_id', ID, (column) => column.references('cases.id').onDelete('set null'))
    .addColumn('finding_id', ID)
    .addColumn('check_id', ID, (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addUniqueConstraint('finding_verdicts_finding', ['case_id', 'finding_id'])
    .execute();
  await db.schema
    .createTable('legal_holds')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addColumn('released', 'boolean', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('legal_holds_dossier').on('legal_holds').column('dossier_id').execute();
  // Entries are text, not jsonb: their bytes are what was hashed.
  await db.schema
    .createTable('audit_log')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('seal', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('name', ID, (column) => column.primaryKey())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await sql`insert into audit_head (name, body) values ('log', ${JSON.stringify({ size: 0, peaks: [], lastHash: '0'.repeat(64), seal: '' })}::text::jsonb)`.execute(db);
  await db.schema
    .createTable('audit_checkpoints')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(db);
  for (const table of ['audit_log', 'audit_checkpoints']) {
    await sql`create trigger append_only before update or delete on ${sql.table(table)} for each row execute function refuse_change()`.execute(db);
    await sql`create trigger append_only_whole before truncate on ${sql.table(table)} for each statement execute function refuse_change()`.execute(db);
  }
  // What happened to a case goes with the person, and never changes otherwise.
  await sql`create trigger append_only before update on case_events for each row execute function refuse_change()`.execute(db);
}
