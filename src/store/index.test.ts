import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { dossier } from '#testing';
import { startEngine } from './engine.ts';
import { openEmbeddedStore } from './index.ts';
import { PgliteDialect } from './pglite.ts';
import { databaseOf } from './sql-store.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-open-'));
const NOW = '2026-06-01T12:00:00Z';
const person = dossier({ id: 'a', names: [{ name: 'Robin Example' }] });

/** Does something again until it succeeds, as a client would. */
async function again<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch {
      await wait(100);
    }
  }
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a store', () => {
  const folder = join(root, 'store');

  it('is made where there is none, held while it is open, and free afterwards', async () => {
    const store = await openEmbeddedStore(folder);
    expect(readdirSync(folder).sort()).toEqual(['holder.json', 'pg']);
    await expect(openEmbeddedStore(folder)).rejects.toMatchObject({ code: 'store.locked', message: expect.stringContaining(`process ${process.pid} `) });
    await store.saveDossiers([{ dossier: person, digest: 'one' }], NOW);
    await store.close();
    expect(readdirSync(folder)).toEqual(['pg']);
  });

  it('stops when it cannot reach its files, goes on by itself when it can again, and is whole', async () => {
    const store = await openEmbeddedStore(folder);
    await store.saveDossiers([{ dossier: person, digest: 'two' }], NOW);
    // Moves the log away, as a disk that is lost.
    const log = join(folder, 'pg', 'pg_wal');
    renameSync(log, `${log}.away`);
    await expect(store.saveDossiers([{ dossier: { ...person, caption: 'lost' }, digest: 'three' }], NOW)).rejects.toMatchObject({ code: 'store.failed' });
    await expect(store.countDossiers()).rejects.toMatchObject({ code: 'store.failed' });
    renameSync(`${log}.away`, log);
    const known = await again(() => store.listDossiers(undefined, 10));
    // The call that failed may have been kept or not; the one that was acknowledged is.
    expect(known).toMatchObject([{ id: 'a', digest: expect.stringMatching(/^(two|three)$/) }]);
    expect(await store.saveDossiers([{ dossier: person, digest: 'four' }], NOW)).toEqual([{ id: 'a', change: 'updated' }]);
    await store.close();
    const reopened = await openEmbeddedStore(folder);
    expect(await reopened.listDossiers(undefined, 10)).toMatchObject([{ id: 'a', digest: 'four' }]);
    await reopened.close();
  });

  it('that a newer version made is refused and left free', async () => {
    const db = new Kysely({ dialect: new PgliteDialect(await startEngine(join(folder, 'pg'))) });
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', ${NOW})`.execute(db);
    await db.destroy();
    for (const _ of [1, 2]) await expect(openEmbeddedStore(folder)).rejects.toMatchObject({ code: 'store.unreadable', message: expect.stringContaining('newer version') });
  });

  it('whose database is broken is refused, and why is said', async () => {
    mkdirSync(join(root, 'broken', 'pg'), { recursive: true });
    writeFileSync(join(root, 'broken', 'pg', 'PG_VERSION'), '18\n');
    for (const _ of [1, 2])
      await expect(openEmbeddedStore(join(root, 'broken'))).rejects.toMatchObject({ code: 'store.unreadable', message: expect.stringContaining('cannot be opened') });
  });

  it('whose database is of version 16 or later lets whoever makes a role take it on, which is no matter of course there', async () => {
    const place = join(root, 'maker');
    const store = await openEmbeddedStore(place);
    const db = databaseOf(store);
    await sql`create role maker createrole`.execute(db);
    const { rows } = await sql<{ change: string }>`
      select format('alter %s %s owner to maker', case relkind when 'v' then 'view' else 'table' end, oid::regclass) as change from pg_class
      where relkind in ('r', 'v') and relnamespace in ('public'::regnamespace, 'seen'::regnamespace)`.execute(db);
    for (const { change } of [...rows, { change: 'alter schema public owner to maker' }, { change: 'alter schema seen owner to maker' }]) await sql.raw(change).execute(db);
    await sql`set session authorization maker`.execute(db);
    const found = await store.as(['hr', 'finance']);
    if ('why' in found) throw new Error(found.why);
    expect(await found.store.countDossiers()).toBe(0);
    await store.close();
  });
});
