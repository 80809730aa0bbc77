import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Store } from '#operations';
import { dossier } from '#testing';
import { dataFolder, unfinishedFolder } from '../../src/store/folder.ts';
import { openEmbeddedStore } from '../../src/store/index.ts';
import { BATCH, people, TOTAL } from './people.ts';
import { seeded } from './random.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-kill-'));
const folder = join(root, 'store');
const script = fileURLToPath(new URL('./import.ts', import.meta.url));
const ROUNDS = 10;
const template = dossier({ id: 'template', names: [{ name: 'Robin Example' }], emails: [{ address: 'robin@example.com' }] });
const random = seeded(20_261_123);

afterAll(() => rmSync(root, { recursive: true, force: true }));

type Ended = { readonly lines: readonly string[]; readonly status: number | null };

/** When a process is killed: so many milliseconds after it said so many lines, or as soon as it began to make the database. */
type KillWhen = { readonly lines: number; readonly after: number } | 'making';

/** Runs an importing process and kills it with signal 9. */
async function importing(round: number, killWhen?: KillWhen): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(round), JSON.stringify(template)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  const kill = () => child.kill('SIGKILL');
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    if (killWhen !== 'making' && lines.length === killWhen?.lines) wait(killWhen.after).then(kill);
  });
  if (killWhen === 'making') {
    while (!existsSync(unfinishedFolder(folder)) && child.exitCode === null) await wait(2);
    kill();
  }
  return { status: await ended, lines };
}

/** Ids and digests of everybody stored. */
async function everybody(store: Store): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let after: string | undefined, page = await store.listDossiers(undefined, 1_000); page.length > 0; page = await store.listDossiers(after, 1_000)) {
    for (const { id, digest } of page) found.set(id, digest);
    after = page.at(-1)?.id;
  }
  expect(found.size).toBe(await store.countDossiers());
  return found;
}

/** Every batch that was acknowledged is there, and the one in hand is there whole or not at all. */
function isWhole(found: ReadonlyMap<string, string>, round: number, acknowledged: number): void {
  const kept = [...found.keys()].filter((id) => id.startsWith(`r${round}-`)).length;
  expect([acknowledged * BATCH, (acknowledged + 1) * BATCH]).toContain(kept);
  expect(people(template, round, 0, kept).filter((one) => found.get(one.dossier.id) !== one.digest)).toEqual([]);
}

describe('a process that is killed', () => {
  it('while it makes a store leaves nothing in the way of the next', async () => {
    expect(await importing(0, 'making')).toEqual({ lines: [], status: null });
    // It was caught in the act: what it began is there, under a name that nobody takes for a store.
    expect([existsSync(unfinishedFolder(folder)), existsSync(dataFolder(folder))]).toEqual([true, false]);
  });

  it(`at any moment of an import, ${ROUNDS} times over, loses nothing that was acknowledged`, async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { lines, status } = await importing(round, { lines: 2 + Math.floor((random() * TOTAL) / BATCH / 2), after: random() * 40 });
      expect([status, lines[0]]).toEqual([null, 'open']);
      acknowledged.push(lines.length - 1);
    }
    const store = await openEmbeddedStore(folder);
    const found = await everybody(store);
    for (const [round, batches] of acknowledged.entries()) isWhole(found, round, batches);
    const [last] = people(template, ROUNDS - 1, 0, 1);
    expect(await store.getDossier(last?.dossier.id ?? '')).toEqual(last?.dossier);
    await store.close();
  });
});

describe('a store that a process holds', () => {
  it('is refused to another process, which hears who holds it', async () => {
    const store = await openEmbeddedStore(folder);
    const { lines, status } = await importing(ROUNDS);
    await store.close();
    expect(status).toBe(2);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^The store ${folder} is in use by process ${process.pid} \\(.+\\) since \\d{4}-.+Z\\.$`))]);
  });
});
