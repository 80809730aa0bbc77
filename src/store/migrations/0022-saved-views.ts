import type { Kysely } from 'kysely';

/** Filters of the worklist under a name, for whoever named them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_views')
    .addColumn('account_id', 'text', (column) => column.notNull().references('auth_users.id').onDelete('cascade'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('filters', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('saved_views_key', ['account_id', 'name'])
    .execute();
}
