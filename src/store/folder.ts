import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BonafideError } from '#model';
import { syncPath } from './sync.ts';

/** Major version of the engine’s files. @source PGlite 0.5.16 is PostgreSQL 18 */
const ENGINE_VERSION = '18';

/** The database within a store folder. */
export const dataFolder = (folder: string): string => join(folder, 'pg');

/** A database in the making; it gets its name when it is whole, so one that was interrupted is never opened. */
export const unfinishedFolder = (folder: string): string => join(folder, 'pg.new');

/** What may lie in a folder that is to become a store. */
const OURS = /^(?:pg\.new|attach|key|cache|ip|holder\.json(?:\.\d+)?)$/;

function unreadable(folder: string, why: string, hint: string, cause?: unknown): BonafideError {
  return new BonafideError('store.unreadable', `${folder} cannot be used as a store: ${why}.`, hint, { cause });
}

/**
 * Makes sure that a folder is a store or can become one, making it where it is missing, for its owner only.
 * @throws BonafideError `store.unreadable`
 */
export function prepareFolder(folder: string): void {
  let names: readonly string[];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    names = readdirSync(folder);
  } catch (error) {
    throw unreadable(folder, 'it cannot be made or read', 'Choose a folder that this user may write, with --db.', error);
  }
  if (names.includes('pg')) {
    checkVersion(folder);
    return;
  }
  const strange = names.find((name) => !OURS.test(name));
  if (strange !== undefined) throw unreadable(folder, `it holds other files, such as “${strange}”`, 'Choose an empty or a new folder with --db.');
}

function checkVersion(folder: string): void {
  const path = join(dataFolder(folder), 'PG_VERSION');
  const version = existsSync(path) ? readFileSync(path, 'utf8').trim() : 'nothing';
  if (version === ENGINE_VERSION) return;
  throw unreadable(folder, `its database is of version ${version} and not ${ENGINE_VERSION}`, 'Use the version of Bonafide that made it, or restore it from a backup.');
}

/** Makes the database of a new store. Interrupted anywhere, it leaves nothing that is taken for a store. @param create makes a database in a folder, synced */
export async function makeDatabase(folder: string, create: (data: string) => Promise<void>): Promise<void> {
  const unfinished = unfinishedFolder(folder);
  rmSync(unfinished, { recursive: true, force: true });
  if (existsSync(dataFolder(folder))) return;
  mkdirSync(unfinished, { mode: 0o700 });
  await create(unfinished);
  renameSync(unfinished, dataFolder(folder));
  syncPath(folder);
}
