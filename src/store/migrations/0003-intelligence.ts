import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/** Threat reports with what they name, and what of people can equal it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('seq', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('added_at', 'timestamptz', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('indicators')
    .addColumn('report_id', ID, (column) => column.notNull().references('reports.id').onDelete('cascade'))
    .addColumn('key', ID, (column) => column.notNull())
    .addColumn('valid_until', 'timestamptz')
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('indicators_key', ['key', 'report_id'])
    .execute();
  await db.schema.createIndex('indicators_report').on('indicators').column('report_id').execute();
  await db.schema
    .createTable('artefacts')
    .addColumn('key', ID, (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('artefacts_key', ['key', 'dossier_id'])
    .execute();
  await db.schema.createIndex('artefacts_dossier').on('artefacts').column('dossier_id').execute();
  await db.schema
    .createTable('hunts')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('report_id', ID, (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  // Subjects are made anew, now with what indicators are compared with.
  await sql`delete from subjects`.execute(db);
}
