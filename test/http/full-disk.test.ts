import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { casesAreWhole, isKept, load, sender, until } from './load.ts';
import { type ServedProcess, serveProcess } from './process.ts';
import { makeKeys } from './server.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-full-disk-'));
// The tests’ PostgreSQL runs as a user of its own, who has to pass.
chmodSync(root, 0o755);
/** What every process of these tests knows of the installation. */
const env = { XDG_DATA_HOME: join(root, 'home'), BONAFIDE_KEY_FILE: join(root, 'key') };
const before = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, env);
});
afterAll(() => {
  process.env = before;
  rmSync(root, { recursive: true, force: true });
});

/** Runs a program of the system. @returns whether it did what was asked */
const system = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;

/** A small disk of its own. Undefined where this user may not mount one. */
function mountDisk(megabytes: number): string | undefined {
  const path = mkdtempSync(join(root, 'disk-'));
  return system('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'none', path) ? path : undefined;
}

const disks: string[] = [];
const small = mountDisk(1);
if (small !== undefined) system('umount', small);
const noDisk = small === undefined ? ' (skipped: this user may not mount a disk here)' : '';

describe.skipIf(small === undefined)(`a disk that is full${noDisk}`, () => {
  let served: ServedProcess | undefined;
  let onDisk: TestServer | undefined;

  afterEach(async () => {
    await served?.kill();
    await onDisk?.stop();
    served = undefined;
    onDisk = undefined;
    for (const disk of disks.splice(0)) system('umount', '-l', disk);
  });

  function disk(megabytes: number): string {
    const path = mountDisk(megabytes) ?? '';
    chmodSync(path, 0o777);
    disks.push(path);
    return path;
  }

  /** Takes all the room of a disk. @returns gives it back */
  function fill(path: string): () => void {
    const filler = join(path, 'filler');
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(256 * 1024));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
    return () => rmSync(filler);
  }

  /** Sends until the disk is full, frees it, and looks. @param mend what somebody does beside freeing it */
  async function fillUp(db: string, path: string, mend: () => Promise<void>): Promise<void> {
    served = await serveProcess(db, env);
    const running = served;
    const { hr = '' } = await makeKeys(running);
    const clients = load(
      3,
      'full',
      sender(() => running, hr),
    );
    await until(() => clients.told.acknowledged.length > 5);
    const free = fill(path);
    await until(() => clients.told.refused.length > 3);
    const early = clients.told.acknowledged.length;
    free();
    await mend();
    await until(() => clients.told.acknowledged.length > early + 8);
    await clients.stop();
    for (const { status, problem, retryAfter } of clients.told.refused) {
      expect([status, problem]).toEqual([503, expect.objectContaining({ code: expect.stringMatching(/^store\.(?:failed|unavailable)$/) })]);
      expect(retryAfter).toMatch(/^\d+$/);
    }
    expect(clients.told.lost).toEqual([]);
    await isKept(running, hr, clients.told.acknowledged);
    await casesAreWhole(db, new Map());
  }

  it('under a folder is told, loses nothing that was acknowledged, and the same server works on when there is room again', async () => {
    const path = disk(160);
    const db = join(path, 'store');
    mkdirSync(db, { mode: 0o700 });
    await fillUp(db, path, async () => undefined);
  });

  it.skipIf(!hasPostgres)(
    `under PostgreSQL is told, loses nothing that was acknowledged, and works on when there is room and it runs again${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`,
    async () => {
      const path = disk(220);
      process.env['TMPDIR'] = path;
      onDisk = await startPostgres({ durable: true, settings: ['max_wal_size=32MB', 'wal_keep_size=0'] });
      process.env['TMPDIR'] = before['TMPDIR'] ?? '/tmp';
      // A log that cannot be written ends PostgreSQL; whoever keeps it starts it again.
      await fillUp(onDisk.address('postgres'), path, async () => onDisk?.start());
    },
  );
});
