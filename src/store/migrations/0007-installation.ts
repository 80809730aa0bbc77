import { type Kysely, sql } from 'kysely';

/** What an installation knows of itself, such as under which key its numbers are kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installation')
    .addColumn('name', sql`text collate "C"`, (column) => column.primaryKey())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
}
