import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOnHooks } from '#operations';
import { openServerStore } from '#store';
import { hasPostgres, startPostgres, type TestServer, testPorts } from '#testing';

let server: TestServer | undefined;
const COUNT = 25;

beforeAll(async () => {
  server = hasPostgres ? await startPostgres() : undefined;
  server?.sql('create database hooks template template0');
});
afterAll(() => server?.stop());

describe('processes that share one database', () => {
  it.skipIf(!hasPostgres)(`send each event once where nothing fails${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`, async () => {
    const address = server?.address('hooks') ?? '';
    const stores = [await openServerStore(address), await openServerStore(address)];
    const sent: string[] = [];
    const by = new Set<number>();
    const [store] = stores;
    if (store === undefined) return;
    const now = '2026-06-01T12:00:00.000Z';
    await store.saveHook({
      id: 'whk_1',
      url: 'https://hooks.example.com',
      events: [],
      enabled: true,
      secretVersion: 1,
      secretSince: now,
      createdAt: now,
      createdBy: 'Alex Sample',
    });
    const ids = await Promise.all(Array.from({ length: COUNT }, async (_, n) => (await store.addDelivery('whk_1', 'webhook.test', { n: String(n) }, now)).id));
    const works = stores.map((one, process) =>
      workOnHooks(
        one,
        testPorts({
          now: () => new Date().toISOString(),
          secret: () => 'ab'.repeat(32),
          tracing: async () => ({
            span: (_name, _kind, _facts, run) => run({ tell: () => undefined }),
            statement: () => undefined,
            headers: () => ({}),
            stop: async () => undefined,
          }),
          post: async (_, headers) => {
            sent.push(headers['webhook-id'] ?? '');
            by.add(process);
            // Each waits until the other has one in hand too.
            while (by.size < 2) await wait(10);
            return { status: 200 };
          },
        }),
      ),
    );
    while ((await store.listDeliveries('whk_1', undefined, 100)).some(({ state }) => state !== 'delivered')) await wait(50);
    await Promise.all(works.map((work) => work.stop()));
    expect([...sent].sort()).toEqual([...ids].sort());
    for (const one of stores) await one.close();
  });
});
