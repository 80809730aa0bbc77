import { type Kysely, sql, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import { isStorable } from './storable.ts';

/*
 * A server has many writers. Where a transaction looks and then writes what rests on what it saw, it first takes what it is about.
 */

/** Takes people until the transaction ends, in one order for all, so that nobody waits in a circle. @returns those who are stored */
export async function lockPeople(tx: Transaction<Schema>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from dossiers where id in (select jsonb_array_elements_text(${JSON.stringify(ids.filter(isStorable))}::text::jsonb))
    order by id for no key update`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Takes a name, such as a list’s, until the transaction ends. */
export async function lockName(tx: Transaction<Schema>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0))`.execute(tx);
}

/** Runs in a transaction: the one it is in already, or its own. */
export function inTransaction<T>(db: Kysely<Schema> | Transaction<Schema>, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Transaction<Schema>) : db.transaction().execute(work);
}
