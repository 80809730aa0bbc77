import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { dossier } from '#testing';
import { storeConformance } from './conformance.ts';
import { openEmbeddedStore } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-store-'));
let made = 0;

/** A new store takes seconds to make, so it is made once and copied. */
beforeAll(async () => {
  await (await openEmbeddedStore(join(root, 'empty'))).close();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

storeConformance(
  'the embedded store',
  async () => {
    made += 1;
    const folder = join(root, `store-${made}`);
    cpSync(join(root, 'empty'), folder, { recursive: true });
    return { store: await openEmbeddedStore(folder), reopen: () => openEmbeddedStore(folder) };
  },
  { describe, it, dossier },
);
