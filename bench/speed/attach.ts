/**
 * What it costs a command to work beside a server that holds the store: statements and calls a second through the server’s socket, and by an
 * engine of its own. Run as `npm run bench:attach`; the server is another process, idle otherwise.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Store } from '#operations';
import { databaseOf, openEmbeddedStore } from '#store';
import { dossier } from '#testing';

const version = 'bench';
const NOW = '2026-06-01T12:00:00Z';
const ROUND_MS = 3_000;
const ROUNDS = 3;
const template = dossier({ id: 'template', names: [{ name: 'Robin Example' }], emails: [{ address: 'robin@example.com' }] });

const people = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => {
    const one = { ...template, id: `p${first + n}`, caption: `Robin Example ${first + n}` };
    return { dossier: one, digest: createHash('sha256').update(JSON.stringify(one)).digest('hex') };
  });

/** How often something can be done in a second, the median of some rounds. */
async function rate(once: (nth: number) => Promise<unknown>): Promise<number> {
  const rates: number[] = [];
  let nth = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    let done = 0;
    for (; performance.now() - began < ROUND_MS; done += 1) await once(nth++);
    rates.push((done * 1_000) / (performance.now() - began));
  }
  return rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

async function measure(store: Store, from: number) {
  const db = databaseOf<unknown>(store);
  await store.saveDossiers(people(from, 500), NOW);
  return {
    'select 1, statements/s': await rate(() => sql`select 1`.execute(db)),
    'read a dossier by id, calls/s': await rate((nth) => store.getDossier(`p${from + (nth % 500)}`)),
    'read 500 dossiers, calls/s': await rate(() => store.getDossiers(people(from, 500).map(({ dossier: { id } }) => id))),
    'save one dossier, synced, calls/s': await rate((nth) => store.saveDossiers(people(from + 100_000 + nth, 1), NOW)),
    'save 500 dossiers, synced, calls/s': await rate((nth) => store.saveDossiers(people(from + 200_000 + nth * 500, 500), NOW)),
  };
}

const [, , role, given = ''] = process.argv;
if (role === 'hold') {
  const store = await openEmbeddedStore(given, { use: 'lend', version });
  process.send?.('ready');
  await once(process, 'disconnect');
  await store.close();
} else {
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-bench-'));
  try {
    const alone = await openEmbeddedStore(join(folder, 'alone'));
    const own = await measure(alone, 0);
    await alone.close();
    const holder = fork(fileURLToPath(import.meta.url), ['hold', join(folder, 'held')], { execArgv: ['--import', 'tsx'] });
    await once(holder, 'message');
    const began = performance.now();
    const beside = await openEmbeddedStore(join(folder, 'held'), { use: 'attach', version });
    const opened = performance.now() - began;
    const attached = await measure(beside, 0);
    await beside.close();
    holder.disconnect();
    await once(holder, 'exit');
    console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; median of ${ROUNDS} rounds of ${ROUND_MS / 1_000} s`);
    console.table(
      Object.fromEntries(Object.keys(own).map((name) => [name, { own: Math.round(own[name as keyof typeof own]), attached: Math.round(attached[name as keyof typeof own]) }])),
    );
    console.log(`attached in ${Math.round(opened)} ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
