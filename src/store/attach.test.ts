import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '#operations';
import { dossier } from '#testing';
import { attachEngine } from './attach.ts';
import { storeConformance } from './conformance.ts';
import { type Engine, startEngine } from './engine.ts';
import { openEmbeddedStore } from './index.ts';
import { type Lending, lendEngine } from './lend.ts';
import { PgliteDialect } from './pglite.ts';
import { thisProgram } from './program.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-attach-'));
const empty = join(root, 'empty');
const version = '1.2.3';
const NOW = '2026-06-01T12:00:00Z';
const person = dossier({ id: 'a', names: [{ name: 'Robin Example' }] });
/** Milliseconds without a word after which a command is cut off here. */
const SILENCE = 300;

beforeAll(async () => {
  await (await openEmbeddedStore(empty)).close();
});
let made = 0;
function copy(): string {
  made += 1;
  const folder = join(root, `store-${made}`);
  cpSync(empty, folder, { recursive: true });
  return folder;
}

/** A command beside a server, each of which is a store of its own here: what one writes goes through the other’s engine. */
async function beside(folder: string): Promise<Store> {
  const holder = await openEmbeddedStore(folder, { use: 'lend', version });
  const store = await openEmbeddedStore(folder, { use: 'attach', version });
  const close = store.close;
  // The same object, since its database is known by it.
  return Object.assign(store, { close: () => close().finally(holder.close) });
}

const prepare = async () => {
  const folder = copy();
  return { folder, store: await beside(folder) };
};
// The next one opens while a test runs.
let next: ReturnType<typeof prepare> | undefined;
afterAll(async () => {
  await (await next)?.store.close();
  rmSync(root, { recursive: true, force: true });
});

storeConformance(
  'a store that another process holds',
  async () => {
    const { folder, store } = await (next ?? prepare());
    next = prepare();
    return { store, reopen: () => beside(folder) };
  },
  { describe, it, dossier },
);

describe('a command beside a server', () => {
  let folder = '';
  let holder: Store;

  beforeEach(async () => {
    folder = copy();
    holder = await openEmbeddedStore(folder, { use: 'lend', version });
  });
  afterEach(() => holder.close());

  it('sees what the server keeps and the server what it keeps, also when both write at once', async () => {
    const store = await openEmbeddedStore(folder, { use: 'attach', version });
    const save = (to: Store, id: string) => to.saveDossiers([{ dossier: { ...person, id }, digest: 'one' }], NOW);
    await Promise.all(Array.from({ length: 40 }, (_, n) => save(n % 2 === 0 ? holder : store, `p${n}`)));
    expect([await holder.countDossiers(), await store.countDossiers()]).toEqual([40, 40]);
    await store.close();
    expect(await holder.countDossiers()).toBe(40);
  });

  it('uses a socket that is for nobody else, and nothing of it is left', async () => {
    const mode = (path: string) => statSync(join(folder, path)).mode & 0o777;
    expect([mode('attach'), mode('attach/socket')]).toEqual([0o700, 0o600]);
    await holder.close();
    expect(existsSync(join(folder, 'attach'))).toBe(false);
  });

  it('of another version is refused and told which', async () => {
    await expect(openEmbeddedStore(folder, { use: 'attach', version: '1.2.4' })).rejects.toMatchObject({
      code: 'store.locked',
      message: `The store ${folder} is held by a server of Bonafide 1.2.3, and this is Bonafide 1.2.4.`,
    });
    const other = { ...thisProgram(version), tables: '9999-later' };
    await expect(attachEngine(folder, other)).rejects.toMatchObject({ code: 'store.locked', message: expect.stringContaining('another build of it') });
  });

  it('that needs the store to itself is told who holds it', async () => {
    await expect(openEmbeddedStore(folder)).rejects.toMatchObject({ code: 'store.locked', message: expect.stringContaining(`process ${process.pid} `) });
  });

  it('works on when the server was started again, and is told while it is away', async () => {
    const store = await openEmbeddedStore(folder, { use: 'attach', version });
    await holder.close();
    await expect(store.countDossiers()).rejects.toMatchObject({ code: 'store.unavailable', message: `The server that holds the store ${folder} is gone.` });
    holder = await openEmbeddedStore(folder, { use: 'lend', version });
    expect(await store.countDossiers()).toBe(0);
    await store.close();
  });

  it('trusts no socket that others may have put there', async () => {
    chmodSync(join(folder, 'attach'), 0o755);
    await expect(openEmbeddedStore(folder, { use: 'attach', version })).rejects.toMatchObject({ code: 'store.locked', message: expect.stringContaining('another user') });
  });
});

describe('a store in a folder with a long path', () => {
  it('is lent all the same', async () => {
    const long = join(root, 'x'.repeat(120));
    mkdirSync(long);
    cpSync(empty, join(long, 'store'), { recursive: true });
    const store = await beside(join(long, 'store'));
    expect(await store.countDossiers()).toBe(0);
    await store.close();
  });
});

describe('an engine that is lent', () => {
  let folder = '';
  let engine: Engine;
  let lending: Lending;
  const attached: Engine[] = [];
  const attach = async (): Promise<Engine> => {
    const one = await attachEngine(folder, thisProgram(version));
    if (one === undefined) throw new Error('nobody lends');
    attached.push(one);
    return one;
  };
  const database = (from: Engine) => new Kysely<{ kept: { n: number } }>({ dialect: new PgliteDialect(from) });
  const count = async (from: Engine) => (await database(from).selectFrom('kept').select('n').execute()).map(({ n }) => n);

  beforeEach(async () => {
    folder = copy();
    engine = await startEngine(join(folder, 'pg'));
    lending = await lendEngine(folder, engine, thisProgram(version), SILENCE);
    await sql`create table kept (n int)`.execute(database(engine));
  });
  afterEach(async () => {
    for (const one of attached.splice(0)) await one.close();
    await lending.stop();
    await engine.close();
  });

  it('gives every kind of value as it is', async () => {
    const text = `select $1::text as t, 7::int8 as i, 9007199254740993::int8 as big, 1.5::float8 as f, true as b, null as n,
      '2026-06-01T12:00:00Z'::timestamptz as at, '{"a":[1]}'::jsonb as j, '\\x0102'::bytea as bytes`;
    const ask = async (from: Engine) =>
      (
        await database(from)
          .connection()
          .execute((c) => sql.raw<Record<string, unknown>>(text.replace('$1', "'한글 🙂'")).execute(c))
      ).rows;
    expect(await ask(await attach())).toEqual(await ask(engine));
  });

  it('rolls back what a command began that then goes away, and goes on with others', async () => {
    const gone = await attach();
    await gone.turns.enter();
    await gone.query('start transaction', []);
    await gone.query('insert into kept values (1)', []);
    const others = count(engine);
    gone.turns.leave();
    await gone.close();
    expect(await others).toEqual([]);
  });

  it('cuts off a command that says nothing in the middle of a transaction, which hears why and does nothing more', async () => {
    const silent = await attach();
    await silent.turns.enter();
    await silent.query('start transaction', []);
    await silent.query('insert into kept values (1)', []);
    expect(await count(engine)).toEqual([]);
    await expect(silent.query('insert into kept values (2)', [])).rejects.toThrow(`cut this command off, which held a transaction for ${SILENCE / 1_000} seconds`);
    // Within the same turn nothing else may come to be kept on its own.
    await expect(silent.query('insert into kept values (3)', [])).rejects.toThrow('undone');
    silent.turns.leave();
    expect(await count(silent)).toEqual([]);
  });

  it('does not cut off one that only waits, or whose statement takes long', async () => {
    const [slow, waiting] = [await attach(), await attach()];
    await slow.turns.enter();
    await slow.query('start transaction', []);
    const later = count(waiting);
    for (let at = 0; at < 4; at += 1) {
      await wait(SILENCE / 2);
      await slow.query('select pg_sleep(0.4)', []);
    }
    await slow.query('insert into kept values (1)', []);
    await slow.query('commit', []);
    slow.turns.leave();
    expect(await later).toEqual([1]);
  });

  it('takes turns: nobody waits for more than what each other one has in hand', async () => {
    const busy = await Promise.all([attach(), attach(), attach()]);
    let stopped = false;
    const loops = busy.map(async (one) => {
      const db = database(one);
      while (!stopped) await db.transaction().execute(async (tx) => void (await sql`insert into kept values (1)`.execute(tx)));
    });
    const before = (await count(engine)).length;
    for (let at = 0; at < 20; at += 1) await count(engine);
    const between = (await count(engine)).length - before;
    stopped = true;
    await Promise.all(loops);
    // 21 looks, between two of which each of the three keeps one.
    expect(between).toBeLessThanOrEqual(3 * 21);
    expect(between).toBeGreaterThan(0);
  });

  it('refuses a statement, and leaves what follows it in the transaction refused too, as the engine itself', async () => {
    const db = database(await attach());
    await expect(db.transaction().execute((tx) => sql`select 1 / 0`.execute(tx))).rejects.toMatchObject({ code: '22012' });
    expect(await count(engine)).toEqual([]);
  });

  it('ends a connection that is no command, or says something else, and no other', async () => {
    const good = await attach();
    for (const bytes of [Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.alloc(8), Buffer.from([255, 255, 255, 255])]) {
      const socket = connect(join(folder, 'attach', 'socket'));
      socket.on('error', () => undefined);
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.resume();
      socket.write(bytes);
      await closed;
    }
    expect(await count(good)).toEqual([]);
  });
});
