import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/** What linking knows of people, the keys by which they are found, what people said of ties, and rings that are known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('link_records')
    .addColumn('dossier_id', ID, (column) => column.primaryKey().references('dossiers.id').onDelete('cascade'))
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('link_keys')
    .addColumn('key', ID, (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addColumn('joins', 'boolean', (column) => column.notNull())
    .addPrimaryKeyConstraint('link_keys_key', ['key', 'dossier_id'])
    .execute();
  await db.schema.createIndex('link_keys_dossier').on('link_keys').column('dossier_id').execute();
  await db.schema
    .createTable('link_judgements')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('a', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addColumn('b', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('rings')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('members', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('link_weights')
    .addColumn('name', ID, (column) => column.primaryKey())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
}
