/** Where dossiers live. */
import { Kysely } from 'kysely';
import { BonafideError } from '#model';
import type { Store } from '#operations';
import { createDatabase, startEngine } from './engine.ts';
import { dataFolder, makeDatabase, prepareFolder } from './folder.ts';
import { forEverybody } from './for-everybody.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrations/index.ts';
import { PgliteDialect } from './pglite.ts';
import type { Schema } from './schema.ts';
import { type StatementWatch, watched } from './watched.ts';

export { databaseOf } from './sql-store.ts';

async function open(folder: string, release: () => Promise<void>, watch: StatementWatch | undefined): Promise<Store> {
  await makeDatabase(folder, createDatabase);
  const dialect = new PgliteDialect(await startEngine(dataFolder(folder)));
  const db = new Kysely<Schema>({ dialect, ...watched(watch) });
  try {
    await migrate(db);
    return forEverybody(db, dialect, release);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Opens the store in a database of a PostgreSQL server. Its driver is loaded only here: the embedded store does without. @throws BonafideError as `openPostgresStore` */
export async function openServerStore(address: string, watch?: StatementWatch): Promise<Store> {
  return (await import('./postgres.ts')).openPostgresStore(address, watch);
}

/**
 * Opens the store in a folder, making it where it is missing. This process then holds it until it closes it or ends.
 *
 * A promise of the store that resolves means: it is on the disk. PostgreSQL’s write-ahead log is synced before each commit
 * is acknowledged, and data, control file and folders are synced in PostgreSQL’s own order at checkpoints, which is what a
 * PostgreSQL server does (docs/decisions/0003 says how, and what was measured). So a process may die at any time, and a
 * machine may lose power at any time, as far as its disk and file system keep what they say they synced.
 * @throws BonafideError `store.locked` naming who holds it, `store.unreadable`
 */
export async function openEmbeddedStore(folder: string, watch?: StatementWatch): Promise<Store> {
  prepareFolder(folder);
  const lock = await lockFolder(folder);
  try {
    return await open(folder, lock.release, watch);
  } catch (error) {
    await lock.release();
    if (error instanceof BonafideError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BonafideError(
      'store.unreadable',
      `The store ${folder} cannot be opened: ${why}.`,
      'Look at the free space and the permissions of its folder, or restore it from a backup.',
      { cause: error },
    );
  }
}
