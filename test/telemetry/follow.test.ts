import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#operations';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { compose } from '../../src/compose.ts';
import { bonafide, root as project } from '../cli/run.ts';
import { type ServedProcess, serveProcess } from '../http/process.ts';
import { seeded } from '../store/random.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-follow-'));
const random = seeded(20_261_129);
/** What every process of these tests knows of the installation. */
const env = { XDG_DATA_HOME: join(root, 'home'), BONAFIDE_KEY_FILE: join(root, 'key') };
const before = { ...process.env };
const KILLS = 2;
const TRACES = ['account:alex@example.com', 'account:sam@example.com', 'device:device-sam'];
let server: TestServer | undefined;

beforeAll(async () => {
  Object.assign(process.env, env);
  if (hasPostgres) server = await startPostgres();
});
afterAll(async () => {
  await server?.stop();
  process.env = before;
  rmSync(root, { recursive: true, force: true });
});

/** Events of two people. Bytes and clones add up, so one that counted twice would show. */
function line(nth: number): string {
  const user = nth % 2 === 0 ? 'alex' : 'sam';
  const time = new Date(Date.UTC(2026, 2, 2) + nth * 47 * 60_000).toISOString();
  const common = { id: `event-${nth}`, time, user: `${user}@example.com`, ip: '192.0.2.20' };
  const kinds = [
    { kind: 'sign-in' },
    { kind: 'download', bytes: 1_000 + nth },
    { kind: 'repository', action: 'clone', repository: `example/${nth % 11}` },
    { kind: 'device', device: `device-${user}`, serial: `SN-${user}`, managed: true },
  ];
  return `${JSON.stringify({ ...common, ...kinds[nth % kinds.length] })}\n`;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}

/** Writes a log as a program does, also half a line at a time, until it is stopped. */
async function grow(log: string, stop: AbortSignal): Promise<void> {
  for (let nth = 0; !stop.aborted; nth += 1) {
    const text = line(nth);
    const cut = Math.floor(random() * text.length);
    appendFileSync(log, text.slice(0, cut));
    if (nth % 5 === 0) await wait(15);
    appendFileSync(log, text.slice(cut));
  }
}

function follow(log: string, db: string): { readonly child: ChildProcess; readonly gone: Promise<number | null> } {
  const child = spawn(process.execPath, [`${project}bin/bonafide.mjs`, 'watch', log, '--follow', '--json', '--db', db], {
    cwd: project,
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    stdio: 'ignore',
  });
  process.once('exit', () => child.kill('SIGKILL'));
  return { child, gone: new Promise((resolve) => child.once('close', resolve)) };
}

const people = ['alex', 'sam']
  .map((id) => JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name: `${id} Example` }], emails: [{ address: `${id}@example.com` }] }))
  .join('\n');
const vet = async (db: string) => expect((await bonafide(['vet', '-', '--db', db], { input: people, env })).status).toBe(0);

/** What is kept of the accounts and devices. */
const kept = async (store: Store) => new Map([...(await store.tracesOf(TRACES))].sort());

const missing = hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)';

describe.each([
  { engine: 'beside a server that holds the folder', isHere: true },
  { engine: `on a PostgreSQL server${missing}`, isHere: hasPostgres },
])('a log that is followed $engine', ({ engine, isHere }) => {
  it.skipIf(!isHere)('is counted once however often whoever follows it, or the server, is killed', async () => {
    const embedded = engine.includes('folder');
    const db = embedded ? join(root, 'followed') : (server?.address('postgres') ?? '');
    let served: ServedProcess | undefined = embedded ? await serveProcess(db, env) : undefined;
    await vet(db);
    const log = join(root, `${embedded ? 'folder' : 'server'}.jsonl`);
    writeFileSync(log, '');
    const enough = new AbortController();
    const growing = grow(log, enough.signal);
    const store = await compose({ db, store: true }).store();
    const offset = async () => (await store.positionOf(log))?.offset ?? 0;
    const readOn = async () => {
      const from = await offset();
      await until(async () => (await offset()) > from);
    };
    for (let round = 0; round < KILLS; round += 1) {
      const { child, gone } = follow(log, db);
      await readOn();
      await wait(random() * 600);
      child.kill('SIGKILL');
      await gone;
    }
    const last = follow(log, db);
    await readOn();
    if (served !== undefined) {
      // The one that follows outlives the server to which it is attached.
      await served.kill();
      served = await serveProcess(db, env);
      await readOn();
    }
    enough.abort();
    await growing;
    await until(async () => (await offset()) === statSync(log).size);
    last.child.kill('SIGTERM');
    expect(await last.gone).toBe(0);
    const found = await kept(store);
    await store.close();
    await served?.stop();

    const twin = join(root, `twin-${embedded}`);
    await vet(twin);
    expect((await bonafide(['watch', log, '--db', twin], { env })).status).toBe(0);
    const undisturbed = await compose({ db: twin, store: true }).store();
    expect([...found.keys()]).toEqual([...TRACES].sort());
    expect(found).toEqual(await kept(undisturbed));
    await undisturbed.close();
  });
});
