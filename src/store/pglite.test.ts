import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import type { Store } from '#operations';
import { dossier } from '#testing';
import { storeConformance } from './conformance.ts';
import { openEmbeddedStore } from './index.ts';

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
