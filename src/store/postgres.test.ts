import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossier, hasPostgres, startPostgres, type TestServer } from '#testing';
import { storeConformance } from './conformance.ts';
import { auditing } from './conformance-audit.ts';
import { openPostgresStore, readServer } from './postgres.ts';
import { databaseOf } from './sql-store.ts';

/** A password that no message may repeat. */
const PASSWORD = 'hunter2';

const ifPostgres = hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)';
let server: TestServer;
let made = 0;

/** A new database, empty, or one with the tables of the store. */
function database(template = 'template0'): string {
  made += 1;
  const name = `store_${made}`;
  server.sql(`create database ${name} template ${template}`);
  return server.address(name);
}

beforeAll(async () => {
  if (!hasPostgres) return;
  server = await startPostgres();
  server.sql('create database store_template');
  await (await openPostgresStore(server.address('store_template'))).close();
});

afterAll(() => server?.stop());

storeConformance(
  `the store on a PostgreSQL server${ifPostgres}`,
  async () => {
    const address = database('store_template');
    return { store: await openPostgresStore(address), reopen: () => openPostgresStore(address) };
  },
  { describe: describe.skipIf(!hasPostgres), it, dossier },
);

const NOW = '2026-06-01T12:00:00Z';
const person = dossier({ id: 'a', names: [{ name: 'Robin Example' }] });

describe.skipIf(!hasPostgres)(`a PostgreSQL server${ifPostgres}`, () => {
  it('is made ready once by many that start at once, and they share what they write', async () => {
    const address = database();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore(address)));
    await stores[0]?.saveDossiers([{ dossier: person, digest: 'one' }], NOW);
    expect(await Promise.all(stores.map((store) => store.countDossiers()))).toEqual([1, 1, 1, 1, 1, 1]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('takes no more connections than it is told', async () => {
    const address = database('store_template');
    const store = await openPostgresStore(`${address}?pool_size=2`);
    await Promise.all(Array.from({ length: 20 }, () => store.countDossiers()));
    expect(server.sql(`select count(*) from pg_stat_activity where datname = '${address.split('/').at(-1)}' and application_name = 'bonafide'`)).toBe('2');
    await store.close();
  });

  it('that writers of the same things meet on keeps one of them whole', async () => {
    const address = database('store_template');
    const stores = await Promise.all([openPostgresStore(address), openPostgresStore(address)]);
    const both = <T>(call: (store: (typeof stores)[number], n: number) => Promise<T>) => Promise.all(Array.from({ length: 12 }, (_, n) => call(stores[n % 2] ?? stores[0], n)));
    const people = ['a', 'b', 'c'].map((id) => ({ dossier: { ...person, id }, digest: 'one' }));
    await both((store, n) => store.saveDossiers(n % 2 === 0 ? people : [...people].reverse(), NOW));
    const subject = (dossierId: string, n: number) => ({ dossierId, digest: `d${n}`, words: '', queries: [], artefacts: [`k${n}`], accounts: [`acc${n}`] });
    await both((store, n) => store.saveSubjects((n % 2 === 0 ? ['a', 'b', 'c'] : ['c', 'b', 'a']).map((id) => subject(id, n))));
    await both((store, n) => store.saveLinkRecords((n % 2 === 0 ? ['a', 'b'] : ['b', 'a']).map((id) => ({ dossierId: id, body: `${n}`, keys: [{ key: `k${n}`, joins: true }] }))));
    await both((store, n) => store.saveRings([{ id: `r${n}`, members: ['a', 'b'] }], true));
    const [store] = stores;
    for (const id of ['a', 'b']) {
      const last = (await store.linkRecords([id])).get(id);
      expect([
        ...(
          await store.keyHolders(
            Array.from({ length: 12 }, (_, n) => `k${n}`),
            5,
          )
        ).keys(),
      ]).toEqual([`k${last}`]);
    }
    const holders = await store.holdersOf(Array.from({ length: 12 }, (_, n) => `k${n}`));
    expect([...holders.values()].flat().sort()).toEqual(['a', 'b', 'c']);
    expect(await store.knownRings()).toHaveLength(1);
    await Promise.all(stores.map((one) => one.close()));
  });

  it('that ends a deadlock at our cost is asked again, and the caller hears nothing of it', async () => {
    const address = database('store_template');
    // The other side waits a minute before it looks for a deadlock, ours three seconds: so ours is the one that is ended.
    const store = await openPostgresStore(`${address}?options=${encodeURIComponent('-c deadlock_timeout=3s')}`);
    const save = (digest: string) =>
      store.saveDossiers(
        ['a', 'b'].map((id) => ({ dossier: { ...person, id }, digest })),
        NOW,
      );
    await save('one');
    const other = new Client({ connectionString: address });
    await other.connect();
    await other.query("set deadlock_timeout = '60s'; begin; update dossiers set caption = 'x' where id = 'b'");
    const saved = save('two');
    const waiting = () => other.query("select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
    while ((await waiting()).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await other.query("update dossiers set caption = 'x' where id = 'a'");
    await other.query('commit');
    await other.end();
    expect((await saved).map(({ change }) => change)).toEqual(['updated', 'updated']);
    expect(server.sql('select deadlocks from pg_stat_database where datname = current_database()', address.split('/').at(-1))).toBe('1');
    expect((await store.getDossier('a'))?.caption).toBe(person.caption);
    await store.close();
  });

  it('that is too slow for a statement says so', async () => {
    const address = database('store_template');
    const store = await openPostgresStore(`${address}?statement_timeout=200`);
    server.sql('alter table dossiers rename to hidden; create view dossiers as select h.* from hidden h, pg_sleep(5)', address.split('/').at(-1));
    await expect(store.countDossiers()).rejects.toMatchObject({ code: 'store.failed', message: expect.stringContaining('took longer than it may') });
    await store.close();
  });

  it('that a newer version prepared, or whose text is no Unicode, is refused', async () => {
    const newer = database('store_template');
    server.sql("insert into kysely_migration (name, timestamp) values ('9999-later', 'x')", newer.split('/').at(-1));
    await expect(openPostgresStore(newer)).rejects.toMatchObject({ code: 'store.unreadable', message: expect.stringContaining('newer version') });
    server.sql("create database latin template template0 encoding 'LATIN1' locale_provider libc locale 'C'");
    await expect(openPostgresStore(server.address('latin'))).rejects.toMatchObject({ code: 'store.unreadable', message: expect.stringContaining('LATIN1') });
  });

  it('that refuses says why, and no password is ever told', async () => {
    const told: string[] = [];
    const tell = async (address: string) => {
      const error = await openPostgresStore(address).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      for (let one: unknown = error; one instanceof Error; one = one.cause) told.push(`${one.message} ${'hint' in one ? one.hint : ''} ${one.stack}`);
      return error;
    };
    const at = `tests:${PASSWORD}@127.0.0.1:${server.port}`;
    expect(await tell(`postgres://${at}/nowhere`)).toMatchObject({ code: 'store.unreadable', message: expect.stringContaining('“nowhere” does not exist'.replace(/[“”]/g, '"')) });
    expect(await tell(`postgres://tests:${PASSWORD}@127.0.0.1:9/x`)).toMatchObject({ code: 'store.unavailable', message: expect.stringContaining('127.0.0.1:9') });
    expect(await tell(`postgres://tests:${PASSWORD}@no.such.host.example/x`)).toMatchObject({
      code: 'store.unavailable',
      message: expect.stringContaining('no.such.host.example:5432'),
    });
    expect(await tell('postgres://tests:hun#ter2@[::bad/x')).toMatchObject({ code: 'usage.invalid' });
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter((text) => /hunter2|hun#ter2/.test(text))).toEqual([]);
  });
});

describe('the address of a server', () => {
  it('tells its pool and its patience, within bounds', () => {
    expect(readServer('postgres://u@h.example:6000/d').config).toMatchObject({ max: 10, statement_timeout: 60_000 });
    const { where, config } = readServer(`postgresql://u:${PASSWORD}@h.example/d?pool_size=3&statement_timeout=500&sslmode=disable`);
    expect(where).toBe('h.example:5432, database “d”');
    expect(config).toMatchObject({ max: 3, statement_timeout: 500, connectionString: `postgresql://u:${PASSWORD}@h.example/d?sslmode=disable` });
    for (const bad of ['pool_size=0', 'pool_size=many', 'statement_timeout=-1', 'pool_size='])
      expect(() => readServer(`postgres://u@h.example/d?${bad}`)).toThrow(/pool_size|statement_timeout/);
  });

  it('whose user may make no roles keeps the first lock alone, and says why, until an administrator makes them', async () => {
    const address = database();
    const name = address.split('/').at(-1) ?? '';
    for (const role of ['hr', 'security', 'finance', 'counsel', 'manager', 'auditor', 'admin'])
      server.sql(`do $$ begin create role bonafide_${role} nologin; exception when duplicate_object then null; end $$`);
    server.sql(`create role plain_${made} login; alter database ${name} owner to plain_${made}; grant all on schema public to plain_${made}`, name);
    const store = await openPostgresStore(address.replace('tests@', `plain_${made}@`));
    await store.saveDossiers([{ dossier: person, digest: 'one' }], NOW);
    expect(await store.as(['hr'])).toEqual({ why: expect.stringContaining('bonafide_hr') });
    expect(await store.countDossiers()).toBe(1);
    for (const role of ['hr', 'security', 'finance', 'counsel', 'manager', 'auditor', 'admin']) server.sql(`grant bonafide_${role} to plain_${made}`);
    const found = await store.as(['hr']);
    if ('why' in found) throw new Error(found.why);
    expect(await found.store.listDossiers(undefined, 10)).toHaveLength(1);
    // What several functions have takes a role of its own, which this user may not make.
    expect(await store.as(['hr', 'finance'])).toEqual({ why: expect.stringContaining('permission denied') });
    // The tables are this user’s own, and what was logged is not.
    await store.appendAudit(auditing('one'));
    for (const statement of ["update audit_log set entry = ''", 'delete from audit_log', 'truncate audit_log'])
      await expect(sql.raw(statement).execute(databaseOf(store))).rejects.toMatchObject({ code: '42501' });
    await store.close();
  });

  it('whose user may make roles makes those that it needs', async () => {
    const address = database();
    const name = address.split('/').at(-1) ?? '';
    for (const role of ['finance_manager']) server.sql(`drop role if exists bonafide_${role}`);
    server.sql(`create role maker_${made} login createrole; alter database ${name} owner to maker_${made}; grant all on schema public to maker_${made}`, name);
    const store = await openPostgresStore(address.replace('tests@', `maker_${made}@`));
    const found = await store.as(['manager', 'finance']);
    expect(found).toHaveProperty('store');
    await store.close();
  });

  it('may be a folder of a socket', () => {
    expect(readServer('postgres:///d?host=/run/db').where).toBe('/run/db:5432, database “d”');
  });
});
