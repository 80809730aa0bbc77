import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOLDER_FILE, lockFolder, socketPath, thisCommand } from './lock.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Leaves a holder file as another machine would, its last heartbeat some seconds ago. */
function leaveHolder(seconds: number, content: object | string = { pid: 7, since: '2026-06-01T12:00:00.000Z', command: 'bonafide vet …', machine: 'other.example' }): void {
  const path = join(folder, HOLDER_FILE);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const at = Date.now() / 1_000 - seconds;
  utimesSync(path, at, at);
}

/** A process that listens at a path until it is killed. */
async function listener(path: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', `require('net').createServer((s) => s.end('{')).listen(${JSON.stringify(path)}, () => console.log('up'))`]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return () =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
}

// Both ways of naming the socket: as this platform does it, and as one without abstract sockets.
describe.each([
  ['the platform’s socket', () => socketPath(folder)],
  ['a socket file', () => join(folder, 'lock.sock')],
])('a folder locked with %s', (_, path) => {
  it('is refused to a second holder, who hears who the first is', async () => {
    const lock = await lockFolder(folder, path());
    const { since } = JSON.parse(readFileSync(join(folder, HOLDER_FILE), 'utf8'));
    await expect(lockFolder(folder, path())).rejects.toMatchObject({
      code: 'store.locked',
      message: expect.stringMatching(new RegExp(`^The store ${folder} is in use by process ${process.pid} \\(.+\\) since ${since}\\.$`)),
    });
    await lock.release();
  });

  it('is free after its holder lets go, and nothing is left', async () => {
    await (await lockFolder(folder, path())).release();
    expect(existsSync(join(folder, HOLDER_FILE))).toBe(false);
    await (await lockFolder(folder, path())).release();
  });

  it('is free after its holder was killed', async () => {
    const kill = await listener(path());
    await expect(lockFolder(folder, path())).rejects.toMatchObject({ code: 'store.locked', message: expect.stringContaining('another process') });
    await kill();
    await (await lockFolder(folder, path())).release();
  });

  it('goes to exactly one of many who want it at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder, path())));
    const locks = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(locks).toHaveLength(1);
    await Promise.all(locks.map((lock) => lock.release()));
  });
});

describe('a folder that another machine mounts', () => {
  it('is refused while the other’s heartbeat is fresh', async () => {
    leaveHolder(10);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'store.locked',
      message: `The store ${folder} is in use by process 7 (bonafide vet …) since 2026-06-01T12:00:00.000Z on other.example.`,
    });
    // The refused one leaves the other’s file alone and holds nothing.
    expect(readFileSync(join(folder, HOLDER_FILE), 'utf8')).toContain('other.example');
    leaveHolder(30);
    await (await lockFolder(folder)).release();
  });

  it('is free when the heartbeat stopped, or the file says nothing', async () => {
    leaveHolder(21);
    await (await lockFolder(folder)).release();
    leaveHolder(0, 'torn {');
    await (await lockFolder(folder)).release();
  });
});

describe('the name of a command', () => {
  it('holds no argument, since arguments name people', () => {
    expect(thisCommand(['node', '/opt/bonafide.mjs', 'vet', 'robin-example.json'])).toBe('bonafide vet …');
  });

  it('tells of a server where it answers', () => {
    expect(thisCommand(['node', '/opt/bonafide.mjs', 'serve'])).toBe('bonafide serve at http://127.0.0.1:7780');
    expect(thisCommand(['node', '/opt/bonafide.mjs', 'serve', '--db', '/srv/x', '--port', '8000', '--host=10.0.0.1'])).toBe('bonafide serve at http://10.0.0.1:8000');
    expect(thisCommand(['node', '/opt/bonafide.mjs', 'serve', '--url', 'https://bonafide.example.com'])).toBe('bonafide serve at https://bonafide.example.com');
  });
});
