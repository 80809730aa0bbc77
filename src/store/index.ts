/** Where dossiers live. */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { BonafideError } from '#model';
import type { Store } from '#operations';
import { attachEngine } from './attach.ts';
import { createDatabase, startEngine } from './engine.ts';
import { dataFolder, makeDatabase, prepareFolder } from './folder.ts';
import { forEverybody } from './for-everybody.ts';
import { type Lending, lendEngine } from './lend.ts';
import { type Lock, lockFolder, StoreHeld } from './lock.ts';
import { migrate } from './migrations/index.ts';
import { PgliteDialect } from './pglite.ts';
import { thisProgram } from './program.ts';
import type { Schema } from './schema.ts';
import { type StatementWatch, watched } from './watched.ts';

export { databaseOf } from './sql-store.ts';

/** How long a server that starts may take until commands can attach to it. Unit: milliseconds. @source house: the first start on a busy machine takes half of it */
const SERVER_START = 20_000;

/** How this process uses a folder: to itself, lending it to commands beside it, or attached to whoever holds and lends it. */
export type Sharing =
  | { readonly use: 'alone' }
  | {
      readonly use: 'lend' | 'attach';
      /** Version of Bonafide: another one is refused. */
      readonly version: string;
    };

async function open(folder: string, sharing: Sharing, release: () => Promise<void>, watch: StatementWatch | undefined): Promise<Store> {
  await makeDatabase(folder, createDatabase);
  const engine = await startEngine(dataFolder(folder));
  let lending: Lending | undefined;
  const close = async () => {
    await lending?.stop();
    await engine.close();
  };
  const dialect = new PgliteDialect({ ...engine, close });
  const db = new Kysely<Schema>({ dialect, ...watched(watch) });
  try {
    await migrate(db);
    // Nobody attaches before the tables have their newest form.
    if (sharing.use === 'lend') lending = await lendEngine(folder, engine, thisProgram(sharing.version));
    return forEverybody(db, dialect, release);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function attach(folder: string, version: string, watch: StatementWatch | undefined): Promise<Store | undefined> {
  const engine = await attachEngine(folder, thisProgram(version));
  if (engine === undefined) return undefined;
  const dialect = new PgliteDialect(engine);
  // A store that was never asked has nothing that its database knows to close.
  return forEverybody(new Kysely<Schema>({ dialect, ...watched(watch) }), dialect, engine.close);
}

/** Takes the folder, or attaches to the server that holds it, also where that server starts or stops just then. @throws StoreHeld */
async function lockOrAttach(folder: string, sharing: Sharing, watch: StatementWatch | undefined): Promise<Lock | Store> {
  for (const began = performance.now(); ; await wait(200)) {
    try {
      return await lockFolder(folder);
    } catch (error) {
      if (sharing.use !== 'attach' || !(error instanceof StoreHeld)) throw error;
      const store = await attach(folder, sharing.version, watch);
      if (store !== undefined) return store;
      if (!error.byServerHere || performance.now() - began > SERVER_START) throw error;
    }
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
 *
 * While a server holds the folder and lends it, a command attaches to it and works as if it held the folder itself (docs/decisions/0016).
 * @throws BonafideError `store.locked` naming who holds it, `store.unreadable`, `store.unavailable` where the server that holds it breaks off
 */
export async function openEmbeddedStore(folder: string, sharing: Sharing = { use: 'alone' }, watch?: StatementWatch): Promise<Store> {
  prepareFolder(folder);
  const lock = await lockOrAttach(folder, sharing, watch);
  if (!('release' in lock)) return lock;
  try {
    return await open(folder, sharing, lock.release, watch);
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
