import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/** What several servers share beside the store: files that jobs read, who answers a request that may be repeated, and how often callers asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('job_files')
    .addColumn('id', ID, (column) => column.notNull())
    .addColumn('nth', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_files_key', ['id', 'nth'])
    .execute();
  // Who answers a request says so again and again; one that falls silent has died.
  await db.schema
    .alterTable('answered_requests')
    .addColumn('alive_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  // What a caller may still ask, and what a server took of it last. Lost in a crash without harm, so it is not logged.
  await sql`create unlogged table request_rates (caller text collate "C" primary key, spare double precision not null, got double precision not null, at timestamptz not null)`.execute(
    db,
  );
}
