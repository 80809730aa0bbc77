import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '#operations';
import { openServerStore } from '#store';
import { dossier, hasPostgres, startPostgres, type TestServer } from '#testing';
import { people } from './people.ts';

const NOW = '2026-06-01T12:00:00Z';
/** User of the test server. */
const USER = 'tests';
const BATCH = 20;
const WRITERS = 6;
const template = dossier({ id: 'template', names: [{ name: 'Robin Example' }] });
const unavailable = { code: 'store.unavailable', message: expect.stringContaining('127.0.0.1:') };
let server: TestServer;
let made = 0;

beforeAll(async () => {
  if (hasPostgres) server = await startPostgres({ durable: true });
});

afterAll(() => server?.stop());

function database(): string {
  made += 1;
  server.sql(`create database faults_${made} template template0`);
  return `faults_${made}`;
}

/** Does something again until it succeeds, as a client would. */
async function again<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch {
      await wait(50);
    }
  }
}

/** A way to the server that can be cut. @param cutAt cuts a connection, once, when its client says this: after the server has heard it, before the client hears an answer */
async function proxy(cutAt: string): Promise<{ readonly port: number; readonly close: () => void }> {
  let armed = true;
  const sockets = new Set<Socket>();
  const listener: Server = createServer((client) => {
    const upstream = connect(server.port, '127.0.0.1');
    let cut = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.on('data', (data) => {
      if (armed && data.includes(cutAt)) {
        armed = false;
        cut = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (cut) client.destroy();
      else client.write(data);
    });
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    close: () => {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe.skipIf(!hasPostgres)(`a server${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`, () => {
  it('that is killed under load loses nothing that was acknowledged, and the same store goes on when it is back', async () => {
    const store = await openServerStore(server.address(database()));
    for (let round = 0; round < 3; round += 1) {
      const acknowledged: number[] = [];
      const refused: unknown[] = [];
      let next = 0;
      let stopped = false;
      const writer = async () => {
        while (!stopped) {
          const batch = next;
          next += 1;
          try {
            await store.saveDossiers(people(template, round, batch * BATCH, BATCH), NOW);
            acknowledged.push(batch);
          } catch (error) {
            refused.push(error);
            stopped = true;
          }
        }
      };
      const writers = Array.from({ length: WRITERS }, writer);
      while (acknowledged.length < 10) await wait(5);
      await server.kill();
      await Promise.all(writers);
      for (const error of refused) expect(error).toMatchObject(unavailable);
      expect(refused.length).toBeGreaterThan(0);
      await expect(store.countDossiers()).rejects.toMatchObject(unavailable);
      await server.start();
      const kept = new Set((await again(() => everybody(store))).filter((id) => id.startsWith(`r${round}-`)));
      for (let batch = 0; batch < next; batch += 1) {
        const there = people(template, round, batch * BATCH, BATCH).filter((one) => kept.has(one.dossier.id)).length;
        // Whole where it was acknowledged; where it was in hand whole or not at all.
        expect(acknowledged.includes(batch) ? [BATCH] : [0, BATCH], `batch ${batch}`).toContain(there);
      }
      expect((await store.saveDossiers(people(template, round, 0, BATCH), NOW)).map(({ change }) => change)).toEqual(Array(BATCH).fill('unchanged'));
    }
    await store.close();
  });

  it('that cuts a connection in the middle of a call is told apart, and nothing of the call is kept', async () => {
    const name = database();
    const store = await openServerStore(server.address(name));
    const call = () => store.saveDossiers(people(template, 0, 0, BATCH), NOW);
    // A slow statement, so that the call is in the middle when its connection ends.
    server.sql(
      'create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return new; end $$; create trigger slow before insert on dossiers for each row execute function slow()',
      name,
    );
    const outcome = expect(call()).rejects.toMatchObject(unavailable);
    await again(async () => {
      const ended = server.sql(`select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '${name}' and wait_event = 'PgSleep'`);
      if (ended === '0') throw new Error('not yet');
    });
    await outcome;
    server.sql('drop trigger slow on dossiers', name);
    expect(await store.countDossiers()).toBe(0);
    expect((await call()).length).toBe(BATCH);
    expect(await store.countDossiers()).toBe(BATCH);
    await store.close();
  });

  it('whose answer to a commit is lost may have kept the call: done again it is kept once', async () => {
    const name = database();
    await (await openServerStore(server.address(name))).close();
    const way = await proxy('commit');
    const store = await openServerStore(`postgres://${USER}@127.0.0.1:${way.port}/${name}`);
    const call = () => store.saveDossiers(people(template, 0, 0, BATCH), NOW);
    await expect(call()).rejects.toMatchObject(unavailable);
    expect(new Set((await call()).map(({ change }) => change))).toEqual(new Set(['unchanged']));
    expect(await store.countDossiers()).toBe(BATCH);
    await store.close();
    way.close();
  });

  it('that says nothing any more is not waited for, and used again when it goes on', async () => {
    const store = await openServerStore(`${server.address(database())}?statement_timeout=1000&pool_size=2`);
    await store.countDossiers();
    server.signal('SIGSTOP');
    await expect(store.countDossiers()).rejects.toMatchObject(unavailable);
    server.signal('SIGCONT');
    expect(await again(() => store.countDossiers())).toBe(0);
    await store.close();
  });

  it('that is away when a process starts is named, and jobs go on by themselves when it is back', async () => {
    const address = server.address(database());
    const store = await openServerStore(address);
    const jobs = await store.jobs(3);
    const done: unknown[] = [];
    await jobs.work('mark', async ({ data }) => {
      done.push(data['n']);
    });
    await server.kill();
    await expect(openServerStore(address)).rejects.toMatchObject(unavailable);
    await expect(jobs.enqueue('mark', { n: 1 }, 'one')).rejects.toMatchObject(unavailable);
    await server.start();
    await again(() => jobs.enqueue('mark', { n: 2 }, 'two'));
    while (!done.includes(2)) await wait(50);
    await store.close();
  });
});

async function everybody(store: Store): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let page = await store.listDossiers(undefined, 1_000); page.length > 0; page = await store.listDossiers(ids.at(-1), 1_000)) ids.push(...page.map(({ id }) => id));
  return ids;
}
