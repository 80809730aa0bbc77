import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/** Lists with the history of their entries, what people put to them, and what was found when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('watchlist_editions')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('list', ID, (column) => column.notNull())
    .addColumn('in_force', 'boolean', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await sql`create unique index watchlist_editions_in_force on watchlist_editions (list) where in_force`.execute(db);
  await db.schema
    .createTable('watchlist_entries')
    .addColumn('id', ID, (column) => column.notNull())
    .addColumn('list', ID, (column) => column.notNull())
    .addColumn('revision', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull().references('watchlist_editions.seq'))
    .addColumn('until', 'bigint', (column) => column.references('watchlist_editions.seq'))
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('watchlist_entries_key', ['id', 'since'])
    .execute();
  await sql`create unique index watchlist_entries_in_force on watchlist_entries (id) where until is null`.execute(db);
  await sql`create index watchlist_entries_list on watchlist_entries (list) where until is null`.execute(db);
  await db.schema
    .createTable('subjects')
    .addColumn('dossier_id', ID, (column) => column.primaryKey().references('dossiers.id').onDelete('cascade'))
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('queries', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('screenings')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('id', ID, (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addColumn('latest', 'boolean', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await sql`create unique index screenings_latest on screenings (dossier_id) where latest`.execute(db);
  await db.schema.createIndex('screenings_dossier').on('screenings').columns(['dossier_id', 'seq']).execute();
  await db.schema
    .createTable('screening_matches')
    .addColumn('entity_id', ID, (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('screening_matches_key', ['entity_id', 'dossier_id'])
    .execute();
  await db.schema.createIndex('screening_matches_dossier').on('screening_matches').column('dossier_id').execute();
  await db.schema
    .createTable('watchlist_releases')
    .addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('list', ID, (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
}
