import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { BonafideError } from '#model';
import * as dossiers from './0001-dossiers.ts';
import * as watchlists from './0002-watchlists.ts';
import * as intelligence from './0003-intelligence.ts';
import * as telemetry from './0004-telemetry.ts';
import * as links from './0005-links.ts';
import * as cases from './0006-cases.ts';
import * as installation from './0007-installation.ts';
import * as accounts from './0008-accounts.ts';
import * as jobs from './0009-jobs.ts';
import * as secondLock from './0010-second-lock.ts';
import * as hooks from './0011-hooks.ts';
import * as worklist from './0021-worklist.ts';
import * as savedViews from './0022-saved-views.ts';
import * as worklistFindings from './0023-worklist-findings.ts';
import * as policies from './0024-policies.ts';
import * as openMatches from './0025-open-matches.ts';

/** In the order they are applied. A migration that was released is never edited; the next one corrects it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-dossiers': dossiers,
  '0002-watchlists': watchlists,
  '0003-intelligence': intelligence,
  '0004-telemetry': telemetry,
  '0005-links': links,
  '0006-cases': cases,
  '0007-installation': installation,
  '0008-accounts': accounts,
  '0009-jobs': jobs,
  '0010-second-lock': secondLock,
  '0011-hooks': hooks,
  '0021-worklist': worklist,
  '0022-saved-views': savedViews,
  '0023-worklist-findings': worklistFindings,
  '0024-policies': policies,
  '0025-open-matches': openMatches,
};

/** Whether every migration was applied. Kysely’s own look at a database reads all of its catalogue, which doubles the time a store takes to open. */
async function isCurrent<T>(db: Kysely<T>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
    return JSON.stringify(rows.map(({ name }) => name)) === JSON.stringify(Object.keys(migrations).sort());
  } catch {
    return false;
  }
}

/** Brings a database to the newest form. All of it or nothing. @throws BonafideError `store.unreadable` where a newer version made it */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  if (await isCurrent(db)) return;
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateToLatest();
  if (error === undefined) return;
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new BonafideError(
      'store.unreadable',
      'The store was made by a newer version of Bonafide.',
      'Install that version or a later one; a store is never taken back to an older form.',
      { cause: error },
    );
  }
  throw error;
}
