import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, so that pages come in one order on every server whatever its language. */
const ID = sql`text collate "C"`;

/** Dossiers, what people recorded about them, and their assessments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dossiers')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('caption', 'text', (column) => column.notNull())
    .addColumn('caption_folded', ID, (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addColumn('imported_at', 'timestamptz', (column) => column.notNull())
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .execute();
  // A key of a B-tree has at most 2,704 bytes, a caption has no such bound.
  await sql`create index dossiers_caption on dossiers (left(caption_folded, 200))`.execute(db);
  for (const [table, kind, time] of [
    ['records', 'section', 'recorded_at'],
    ['assessments', 'level', 'assessed_at'],
  ] as const) {
    await db.schema
      .createTable(table)
      .addColumn('id', ID, (column) => column.primaryKey())
      .addColumn('seq', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
      .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
      .addColumn(kind, 'text', (column) => column.notNull())
      .addColumn('body', 'jsonb', (column) => column.notNull())
      .addColumn(time, 'timestamptz', (column) => column.notNull())
      .execute();
    await db.schema.createIndex(`${table}_dossier`).on(table).columns(['dossier_id', time, 'seq']).execute();
  }
}
