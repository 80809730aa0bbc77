import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backups } from '#io';
import type { Store } from '#operations';
import { openEmbeddedStore, openServerStore } from '#store';
import { dossier, hasPostgres, startPostgres, type TestServer } from '#testing';
import { people } from './people.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-backup-'));
const NOW = '2026-06-01T12:00:00.123Z';
const template = dossier({ id: 'template', names: [{ name: 'Robin Example' }], emails: [{ address: 'robin@example.com' }] });
let server: TestServer | undefined;
let made = 0;

beforeAll(async () => {
  server = hasPostgres ? await startPostgres() : undefined;
});

afterAll(async () => {
  await server?.stop();
  rmSync(root, { recursive: true, force: true });
});

const fresh = (name: string) => {
  made += 1;
  return join(root, `${name}-${made}`);
};
const embedded = () => openEmbeddedStore(fresh('store'));
const onServer = () => {
  made += 1;
  server?.sql(`create database backup_${made} template template0`);
  return openServerStore(server?.address(`backup_${made}`) ?? '');
};

/** Writes something into as many tables as one can by the port, with everything that is hard to carry over. */
async function fill(store: Store): Promise<void> {
  await store.saveDossiers(people(template, 0, 0, 300), NOW);
  const [hard] = people(template, 1, 0, 1);
  if (hard === undefined) throw new Error('nobody');
  const odd = {
    ...hard.dossier,
    id: "odd “\u2028 \\ ' %",
    caption: 'Łukasz \u{1f469}\u200d\u{1f4bb} 김\n\t"',
    documents: [{ id: 'x', role: 'other' as const, origin: 'long ü '.repeat(200_000) }],
  };
  await store.saveDossiers([{ dossier: odd, digest: 'one' }], NOW);
  await store.addRecord({
    id: 'r1',
    dossierId: odd.id,
    recordedAt: NOW,
    section: 'observations',
    value: { check: 'a-signal', by: 'Alex Sample', at: NOW, answers: { big: 1e308, small: 5e-324, none: 0 }, accommodation: 'not-offered', note: 'null' },
  });
  await store.saveSubjects([{ dossierId: odd.id, digest: 'one', words: 'a\nb', queries: [], artefacts: ['email-addr:x'], accounts: ['odd'] }]);
  await store.saveTraces([{ id: 'account:x', body: '{"a":1}', ties: ['ip:192.0.2.1', 'ip:192.0.2.2'] }], ['sign-in'] as never, [{ log: '/x', file: '1', offset: 5 }]);
  await store.saveBaselines({ hours: 0.1, none: 0 });
  await store.saveLinkRecords([{ dossierId: odd.id, body: 'known', keys: [{ key: 'phone:1', joins: true }] }]);
  await store.saveRings([{ id: 'r1', members: ['a', 'b'] }], true);
  await store.saveHunt({ id: 'h1', reportId: 'report--1', huntedAt: NOW, people: 3, affected: [] });
  await store.saveHunt({ id: 'h2', reportId: 'report--1', huntedAt: NOW, people: 3, affected: [odd.id] });
  await store.keyInUse('0123456789abcdef');
}

async function linesOf(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const refusal = (code: string, words: string) => ({ code, message: expect.stringContaining(words) });

describe('a backup', () => {
  it('goes from folder to folder, and the store goes on counting where it was', async () => {
    const [from, to] = [await embedded(), await embedded()];
    await fill(from);
    const file = fresh('backup');
    expect(await backups.write(file, from.dump(NOW))).toBe(readFileSync(file).length);
    expect(await to.load(backups.read(file), false)).toEqual({ madeAt: NOW });
    const before = await linesOf(from.dump(NOW));
    expect(await linesOf(to.dump(NOW))).toEqual(before);
    expect(before.length).toBeGreaterThan(320);
    await to.saveHunt({ id: 'h3', reportId: 'report--2', huntedAt: NOW, people: 3, affected: [] });
    expect((await to.listHunts(undefined, 10)).map(({ id }) => id)).toEqual(['h3', 'h2', 'h1']);
    await Promise.all([from.close(), to.close()]);
  });

  it.skipIf(!hasPostgres)(`goes from folder to server and back${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`, async () => {
    const [from, between, to] = [await embedded(), await onServer(), await embedded()];
    await fill(from);
    await between.load(from.dump(NOW), false);
    await to.load(between.dump(NOW), false);
    const before = await linesOf(from.dump(NOW));
    expect(await linesOf(between.dump(NOW))).toEqual(before);
    expect(await linesOf(to.dump(NOW))).toEqual(before);
    await Promise.all([from.close(), between.close(), to.close()]);
  });

  it('takes the place of what is kept only when it is told', async () => {
    const [from, to] = [await embedded(), await embedded()];
    await fill(from);
    await to.saveDossiers(people(template, 7, 0, 3), NOW);
    await expect(to.load(from.dump(NOW), false)).rejects.toMatchObject(refusal('usage.invalid', 'not empty'));
    expect(await to.countDossiers()).toBe(3);
    await to.load(from.dump(NOW), true);
    expect(await linesOf(to.dump(NOW))).toEqual(await linesOf(from.dump(NOW)));
    await Promise.all([from.close(), to.close()]);
  });

  it('of an older version is brought to the newest form, one of a newer version is refused', async () => {
    const [from, to] = [await embedded(), await embedded()];
    await fill(from);
    const now = await linesOf(from.dump(NOW));
    const [head = '', ...rest] = now;
    const { migrations, ...others } = JSON.parse(head) as { migrations: string[] };
    // As the version of the fifth migration wrote it: without the tables that later ones made.
    const folder = 'src/store/migrations';
    const later = readdirSync(folder).filter((name) => /^\d/.test(name) && name > '0006');
    const made = new Set(later.flatMap((name) => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/createTable\('(\w+)'/g)].map(([, table = '']) => table)));
    const without: string[] = [];
    let isKept = true;
    for (const line of rest.slice(0, -1)) {
      if (line.startsWith('{')) isKept = !made.has((JSON.parse(line) as { table: string }).table);
      if (isKept) without.push(line);
    }
    const last = JSON.parse(rest.at(-1) ?? '') as { rows: Record<string, number> };
    const rows = Object.fromEntries(Object.entries(last.rows).filter(([table]) => !made.has(table)));
    const older = [JSON.stringify({ ...others, migrations: migrations.slice(0, 5) }), ...without, JSON.stringify({ rows })];
    await to.load(given(older), false);
    expect((await linesOf(to.dump(NOW))).filter((line) => !/installation|0123456789abcdef/.test(line))).toEqual(now.filter((line) => !/installation|0123456789abcdef/.test(line)));
    expect(await to.keyInUse()).toBeUndefined();
    await expect(to.load(given([JSON.stringify({ ...others, migrations: [...migrations, '9999-later'] }), ...rest]), true)).rejects.toMatchObject(
      refusal('input.unreadable', 'newer version'),
    );
    await Promise.all([from.close(), to.close()]);
  });

  it('that was cut or changed anywhere is refused, and the store stays as it was', async () => {
    const [from, to] = [await embedded(), await embedded()];
    await from.saveDossiers(people(template, 0, 0, 40), NOW);
    await to.saveDossiers(people(template, 3, 0, 5), NOW);
    const before = await linesOf(to.dump(NOW));
    const file = fresh('backup');
    await backups.write(file, from.dump(NOW));
    const bytes = readFileSync(file);
    const bad = fresh('bad');
    for (const cut of [0, 1, 100, Math.floor(bytes.length / 2), bytes.length - 9, bytes.length - 1]) {
      writeFileSync(bad, bytes.subarray(0, cut));
      await expect(to.load(backups.read(bad), true), `cut at ${cut}`).rejects.toMatchObject({ code: 'input.unreadable' });
    }
    for (const at of [10, 200, Math.floor(bytes.length / 2), bytes.length - 6]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(bad, changed);
      await expect(to.load(backups.read(bad), true), `changed at ${at}`).rejects.toMatchObject({ code: 'input.unreadable' });
    }
    const lines = await linesOf(from.dump(NOW));
    for (const wrong of [
      [],
      lines.slice(0, -1),
      [...lines.slice(0, 4), ...lines.slice(5)],
      [...lines, lines.at(-1) ?? ''],
      [...lines.slice(0, 2), '{"table":"nothing","columns":[]}', ...lines.slice(2)],
    ]) {
      await expect(to.load(given(wrong), true)).rejects.toMatchObject({ code: 'input.unreadable' });
    }
    expect(await linesOf(to.dump(NOW))).toEqual(before);
    await expect(backups.write(file, from.dump(NOW))).rejects.toMatchObject(refusal('usage.invalid', 'already'));
    await expect(linesOf(backups.read(fresh('none')))).rejects.toMatchObject(refusal('input.not-found', 'no file'));
    await Promise.all([from.close(), to.close()]);
  });
});

describe('a backup that is killed', () => {
  it('at any moment leaves no file under its name, or a whole one', async () => {
    const folder = fresh('store');
    const store = await openEmbeddedStore(folder);
    for (let first = 0; first < 4_000; first += 400) await store.saveDossiers(people(template, 0, first, 400), NOW);
    const lines = await linesOf(store.dump(NOW));
    await store.close();
    const script = fileURLToPath(new URL('./back-up.ts', import.meta.url));
    let interrupted = 0;
    for (let round = 0; round < 5; round += 1) {
      const file = fresh('killed');
      const child = spawn(process.execPath, ['--import', 'tsx', script, folder, file, NOW], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((resolve) => child.once('close', resolve));
      let seen = 0;
      child.stdout.on('data', (data: Buffer) => {
        seen += data.length;
        if (seen > round * 900) child.kill('SIGKILL');
      });
      await ended;
      // Whoever ended by itself wrote a whole one.
      expect(child.signalCode === 'SIGKILL' || existsSync(file)).toBe(true);
      if (existsSync(file)) expect(await linesOf(backups.read(file))).toEqual(lines);
      else interrupted += 1;
    }
    expect(interrupted).toBeGreaterThan(2);
    expect(readdirSync(root).some((name) => name.endsWith('.partial'))).toBe(true);
  });
});
