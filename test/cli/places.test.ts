import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { bonafide } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-places-'));
const person = join(root, 'person.json');
let server: TestServer | undefined;

beforeAll(async () => {
  writeFileSync(
    person,
    JSON.stringify({
      schema: 'bonafide.dossier/v1',
      id: 'P-1',
      names: [{ name: 'Robin Example' }],
      emails: [{ address: 'robin@example.com' }],
      phones: [{ number: '+1 202 555 0143' }],
    }),
  );
  server = hasPostgres ? await startPostgres() : undefined;
  server?.sql('create database team template template0');
});

afterAll(async () => {
  await server?.stop();
  rmSync(root, { recursive: true, force: true });
});

const home = (name: string) => ({ XDG_DATA_HOME: join(root, name) });

describe.skipIf(!hasPostgres)(`the command with a server${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`, () => {
  it('keeps people there, carries them into a folder and back, under one key', async () => {
    const db = server?.address('team') ?? '';
    const here = home('here');
    expect(await bonafide(['vet', person, '--db', db], { env: here })).toMatchObject({ status: 0, err: expect.stringContaining('1 new') });
    expect(server?.sql('select id from dossiers', 'team')).toBe('P-1');
    // The key is in the user’s own folder, and nothing else of the store is.
    expect(readdirSync(join(root, 'here', 'bonafide'))).toContain('key');
    expect(existsSync(join(root, 'here', 'bonafide', 'pg'))).toBe(false);

    const file = join(root, 'team.backup');
    const made = await bonafide(['backup', file], { env: { ...here, BONAFIDE_DB: db } });
    expect(made).toMatchObject({ status: 0, out: expect.stringMatching(/^Wrote .*: 1 people, \d+ bytes\.\nIts numbers are kept under the key [0-9a-f]{16}, which is not in it/) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await bonafide(['backup', file, '--db', db], { env: here })).toMatchObject({ status: 2, err: expect.stringContaining('already') });

    const folder = join(root, 'folder');
    expect(await bonafide(['restore', file, '--db', folder])).toMatchObject({ status: 0, out: expect.stringContaining('Restored 1 people') });
    expect(await bonafide(['restore', file, '--db', folder])).toMatchObject({ status: 2, err: expect.stringContaining('--replace') });
    expect(await bonafide(['timeline', 'P-1', '--db', folder])).toMatchObject({ status: 2, err: expect.stringMatching(/key file .* is missing/) });
    copyFileSync(join(root, 'here', 'bonafide', 'key'), join(folder, 'key'));
    expect(await bonafide(['timeline', 'P-1', '--db', folder])).toMatchObject({ status: 0 });
    expect(await bonafide(['restore', file, '--db', db, '--replace', '--json'], { env: here })).toMatchObject({ status: 0, out: expect.stringContaining('"people":1') });
  });

  it('is refused with another key than that of the people there', async () => {
    const there = home('there');
    const db = server?.address('team') ?? '';
    expect(await bonafide(['timeline', 'P-1', '--db', db], { env: there })).toMatchObject({ status: 2, err: expect.stringMatching(/key file .* is missing/) });
    expect(existsSync(join(root, 'there', 'bonafide', 'key'))).toBe(false);
    expect(await bonafide(['vet', person, '--db', join(root, 'other')], { env: there })).toMatchObject({ status: 0 });
    const env = { ...there, BONAFIDE_KEY_FILE: join(root, 'other', 'key') };
    expect(await bonafide(['timeline', 'P-1', '--db', db], { env })).toMatchObject({
      status: 2,
      err: expect.stringMatching(/The key in .* is [0-9a-f]{16}, and the store keeps its numbers under the key/),
    });
  });

  it('takes a password from the environment and never from an argument', async () => {
    const open = server?.address('team').replace('tests@', 'tests:hunter2@') ?? '';
    for (const address of [open, `${server?.address('team')}?password=hunter2`]) {
      const ran = await bonafide(['timeline', 'P-1', '--db', address], { env: home('here') });
      expect(ran).toMatchObject({ status: 2, err: expect.stringContaining('PGPASSWORD') });
      expect(`${ran.out}${ran.err}`).not.toContain('hunter2');
    }
    expect(await bonafide(['timeline', 'P-1'], { env: { ...home('here'), BONAFIDE_DB: open } })).toMatchObject({ status: 0 });
  });
});
