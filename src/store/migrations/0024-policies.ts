import { type Kysely, sql } from 'kysely';

/** What operators decided about vetting, oldest first: the last one is in force where no file says otherwise. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('policies')
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await sql`comment on table policies is 'read and written by the program alone'`.execute(db);
}
