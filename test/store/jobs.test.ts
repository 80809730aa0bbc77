import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Jobs } from '#operations';
import { openEmbeddedStore, openServerStore } from '#store';
import { hasPostgres, startPostgres, type TestServer } from '#testing';

const root = mkdtempSync(join(tmpdir(), 'bonafide-jobs-'));
const script = fileURLToPath(new URL('./work.ts', import.meta.url));
/** Seconds. Short, so that a killed worker’s job is soon another’s. */
const LEASE = 3;
const COUNT = 12;
const workers: ChildProcess[] = [];
let server: TestServer | undefined;

beforeAll(async () => {
  server = hasPostgres ? await startPostgres() : undefined;
  server?.sql('create database jobs template template0');
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await server?.stop();
  rmSync(root, { recursive: true, force: true });
});

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await wait(50);
}

/** Starts a process that works. @returns what it said so far */
async function worker(place: string): Promise<{ readonly lines: readonly string[]; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, place, String(LEASE)], { stdio: ['ignore', 'pipe', 'inherit'] });
  workers.push(child);
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  await until(() => lines.includes('ready') || child.exitCode !== null);
  expect(child.exitCode).toBeNull();
  return { lines, child };
}

const add = async (jobs: Jobs) => Promise.all(Array.from({ length: COUNT }, (_, n) => jobs.enqueue('mark', { n }, `mark ${n}`)));
const allDone = async (jobs: Jobs, ids: readonly string[]) => (await Promise.all(ids.map((id) => jobs.job('mark', id)))).every((job) => job?.state === 'done');

describe('jobs', () => {
  it.skipIf(!hasPostgres)(
    `are shared by workers on one server, and that of a killed one is another’s${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`,
    async () => {
      const address = server?.address('jobs') ?? '';
      const running = await Promise.all([worker(address), worker(address), worker(address)]);
      const store = await openServerStore(address);
      const jobs = await store.jobs(LEASE);
      const ids = (await add(jobs)).map(({ id }) => id);
      const holder = () => running.find(({ lines }) => lines.includes('begin 0'));
      await until(() => holder() !== undefined);
      holder()?.child.kill('SIGKILL');
      await until(() => allDone(jobs, ids));
      const ended = running.map(({ lines }) => lines.filter((line) => line.startsWith('end ')));
      expect(ended.flat().sort()).toEqual(Array.from({ length: COUNT }, (_, n) => `end ${n}`).sort());
      expect(ended.filter((lines) => lines.length > 0).length).toBeGreaterThan(1);
      await store.close();
    },
  );

  it('in a folder are begun again when their process was killed', async () => {
    const folder = join(root, 'store');
    const before = await openEmbeddedStore(folder);
    const ids = (await add(await before.jobs(LEASE))).map(({ id }) => id);
    await before.close();
    const { lines, child } = await worker(folder);
    await until(() => lines.includes('begin 0'));
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null);
    const store = await openEmbeddedStore(folder);
    const jobs = await store.jobs(LEASE);
    const again: unknown[] = [];
    await jobs.work('mark', async ({ data, triedBefore }) => {
      again.push([data['n'], triedBefore]);
    });
    await until(() => allDone(jobs, ids));
    expect(again).toContainEqual([0, 1]);
    expect(again.length + lines.filter((line) => line.startsWith('end ')).length).toBe(COUNT);
    await store.close();
  });
});
