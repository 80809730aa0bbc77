import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '#operations';
import { dossier } from '#testing';
import { storeConformance } from './conformance.ts';
import { startEngine } from './engine.ts';
import { openEmbeddedStore } from './index.ts';
import { PgliteDialect } from './pglite.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-store-'));
let made = 0;

/** An empty store, copied from one that was made once. */
async function prepare(): Promise<{ readonly folder: string; readonly store: Store }> {
  made += 1;
  const folder = join(root, `store-${made}`);
  if (made === 1) await (await openEmbeddedStore(join(root, 'empty'))).close();
  cpSync(join(root, 'empty'), folder, { recursive: true });
  return { folder, store: await openEmbeddedStore(folder) };
}

// A store takes a second to open, in a thread of its own: the next one opens while a test runs.
let next = prepare();

afterAll(async () => {
  await (await next).store.close();
  rmSync(root, { recursive: true, force: true });
});

storeConformance(
  'the embedded store',
  async () => {
    const { folder, store } = await next;
    next = prepare();
    return { store, reopen: () => openEmbeddedStore(folder) };
  },
  { describe, it, dossier },
);

describe('the engine', () => {
  it('ends a transaction that failed also where its statements are planned anew just then', async () => {
    const engine = await startEngine(join((await next).folder, '..', 'empty', 'pg'));
    const db = new Kysely<unknown>({ dialect: new PgliteDialect(engine) });
    for (let nth = 0; nth < 2_050; nth += 1) await expect(db.transaction().execute((tx) => sql`select 1 / ${0}::int`.execute(tx))).rejects.toMatchObject({ code: '22012' });
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
  });
});
