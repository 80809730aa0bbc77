import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DurableFiles, START_PARAMETERS } from './durable-files.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-durable-'));
const data = join(root, 'pg');
const synced: string[] = [];
let broken = false;
let database: PGlite;

/** What was synced since the last look, below the data folder. */
function look(): readonly string[] {
  return synced.splice(0).map((path) => path.slice(data.length + 1));
}

beforeAll(async () => {
  mkdirSync(data);
  const files = new DurableFiles(data, (path) => {
    if (broken && path.includes('pg_wal')) throw new Error('the disk is gone');
    synced.push(path);
  });
  database = await PGlite.create({ fs: files, startParams: [...START_PARAMETERS] });
  await database.exec('create table t (n int)');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a database over durable files', () => {
  it('syncs its log at each commit and only then', async () => {
    look();
    for (let n = 0; n < 3; n += 1) {
      await database.query('insert into t values ($1)', [n]);
      expect(look()).toEqual([expect.stringMatching(/^pg_wal\/[0-9A-F]{24}$/)]);
    }
    await database.query('select * from t');
    await database.exec('begin; insert into t values (4)');
    expect(look()).toEqual([]);
    await database.exec('commit');
    expect(look()).toHaveLength(1);
  });

  it('syncs data, then the control file, at a checkpoint', async () => {
    await database.exec('checkpoint');
    const paths = look();
    const control = paths.lastIndexOf('global/pg_control');
    expect(paths.findIndex((path) => path.startsWith('base/'))).toBeGreaterThanOrEqual(0);
    expect(paths.findLastIndex((path) => path.startsWith('base/'))).toBeLessThan(control);
    expect(paths.slice(0, control).findLast((path) => path.startsWith('pg_wal/'))).toBeDefined();
  });

  it('acknowledges no commit whose sync failed', async () => {
    broken = true;
    await expect(database.query('insert into t values (5)')).rejects.toMatchObject({ severity: 'PANIC' });
  });
});
