/*
 * What acting for a function costs: the same call by the program and for somebody, on both engines, one after another and ten at once.
 *
 *   npm run bench:second-lock
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '#operations';
import { openEmbeddedStore, openServerStore } from '#store';
import { dossier, hasPostgres, startPostgres } from '#testing';

const PEOPLE = 1_000;
const CALLS = 2_000;
const NOW = '2026-06-01T12:00:00Z';

async function fill(store: Store): Promise<void> {
  const people = Array.from({ length: PEOPLE }, (_, n) => ({ dossier: dossier({ id: `p${n}`, names: [{ name: `Robin Example ${n}` }] }), digest: 'one' }));
  for (let at = 0; at < people.length; at += 200) await store.saveDossiers(people.slice(at, at + 200), NOW);
}

/** Milliseconds a call: median, and 99th of 100. */
async function time(store: Store, atOnce: number): Promise<string> {
  const taken: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < CALLS) {
      const id = `p${next % PEOPLE}`;
      next += 1;
      const begun = performance.now();
      await store.getDossier(id);
      taken.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  taken.sort((a, b) => a - b);
  return `${(taken[Math.floor(taken.length / 2)] ?? 0).toFixed(2)} · ${(taken[Math.floor(taken.length * 0.99)] ?? 0).toFixed(2)}`;
}

async function measure(name: string, store: Store): Promise<void> {
  await fill(store);
  const found = await store.as(['hr']);
  if ('why' in found) throw new Error(found.why);
  for (const [who, one] of [
    ['the program', store],
    ['for hr', found.store],
    ['the program', store],
    ['for hr', found.store],
  ] as const)
    console.log(`${name.padEnd(10)} ${who.padEnd(12)} one at a time ${(await time(one, 1)).padEnd(14)} ten at once ${await time(one, 10)}   (ms: median · 99th of 100)`);
  await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'bonafide-lock-'));
await measure('embedded', await openEmbeddedStore(join(folder, 'store')));
rmSync(folder, { recursive: true });
if (hasPostgres) {
  const server = await startPostgres();
  server.sql('create database lock');
  await measure('PostgreSQL', await openServerStore(server.address('lock')));
  await server.stop();
} else console.log('PostgreSQL skipped: no server is installed here');
