import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDatabase, prepareFolder } from './folder.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bonafide-folder-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a folder for a store', () => {
  it('is made where it is missing, for its owner only', () => {
    const folder = join(root, 'a', 'b');
    prepareFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('may hold the key and what an interrupted start left', () => {
    for (const name of ['key', 'holder.json', 'holder.json.12']) writeFileSync(join(root, name), '');
    mkdirSync(join(root, 'pg.new'));
    expect(() => prepareFolder(root)).not.toThrow();
  });

  it('is refused where it holds anything else, and left as it is', () => {
    writeFileSync(join(root, 'letters.txt'), 'x');
    expect(() => prepareFolder(root)).toThrow(expect.objectContaining({ code: 'store.unreadable', message: expect.stringContaining('“letters.txt”') }));
    expect(readdirSync(root)).toEqual(['letters.txt']);
  });

  it('is refused where it is a file, or its database is of another version or none', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => prepareFolder(join(root, 'file'))).toThrow(expect.objectContaining({ code: 'store.unreadable' }));
    mkdirSync(join(root, 'store', 'pg'), { recursive: true });
    expect(() => prepareFolder(join(root, 'store'))).toThrow(/version nothing and not 18/);
    writeFileSync(join(root, 'store', 'pg', 'PG_VERSION'), '15\n');
    expect(() => prepareFolder(join(root, 'store'))).toThrow(/version 15 and not 18/);
  });
});

describe('a new database', () => {
  it('gets its name when it is whole: one that was interrupted is thrown away', async () => {
    const interrupted = makeDatabase(root, async (data) => {
      writeFileSync(join(data, 'half'), '');
      throw new Error('killed here');
    });
    await expect(interrupted).rejects.toThrow('killed here');
    expect(existsSync(join(root, 'pg'))).toBe(false);
    await makeDatabase(root, async (data) => {
      expect(readdirSync(data)).toEqual([]);
      writeFileSync(join(data, 'whole'), '');
    });
    expect(readdirSync(join(root, 'pg'))).toEqual(['whole']);
  });

  it('is made once', async () => {
    mkdirSync(join(root, 'pg'));
    mkdirSync(join(root, 'pg.new'));
    await makeDatabase(root, () => Promise.reject(new Error('not called')));
    expect(readdirSync(root)).toEqual(['pg']);
  });
});
