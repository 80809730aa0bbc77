import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/** What is kept of accounts and devices, and whose they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('account', ID, (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('accounts_key', ['account', 'dossier_id'])
    .execute();
  await db.schema.createIndex('accounts_dossier').on('accounts').column('dossier_id').execute();
  await db.schema
    .createTable('account_owners')
    .addColumn('account', ID, (column) => column.primaryKey())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .execute();
  await db.schema.createIndex('account_owners_dossier').on('account_owners').column('dossier_id').execute();
  await db.schema
    .createTable('traces')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('trace_ties')
    .addColumn('thing', ID, (column) => column.notNull())
    .addColumn('trace_id', ID, (column) => column.notNull())
    .addPrimaryKeyConstraint('trace_ties_key', ['thing', 'trace_id'])
    .execute();
  await db.schema
    .createTable('telemetry_facts')
    .addColumn('key', ID, (column) => column.primaryKey())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('telemetry_digests')
    .addColumn('dossier_id', ID, (column) => column.primaryKey().references('dossiers.id').onDelete('cascade'))
    .addColumn('digest', 'text', (column) => column.notNull())
    .execute();
  // Subjects are made anew, now with the names of their accounts.
  await sql`delete from subjects`.execute(db);
}
