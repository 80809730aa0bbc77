import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '#model';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { compose } from '../../src/compose.ts';
import { seeded } from '../store/random.ts';
import { casesAreWhole, caseWork, isKept, load, sender, until } from './load.ts';
import { serveProcess } from './process.ts';
import { makeKeys, PASSWORD, signIn } from './server.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-faults-'));
const random = seeded(20_261_128);
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

let server: TestServer | undefined;
let made = 0;

beforeAll(async () => {
  if (hasPostgres) server = await startPostgres({ durable: true });
});
afterAll(() => server?.stop());

function newDatabase(): string {
  made += 1;
  server?.sql(`create database http_faults_${made} template template0`);
  return server?.address(`http_faults_${made}`) ?? '';
}

const missing = hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)';

describe.each([
  { engine: 'a folder', isHere: true, place: () => join(root, 'folder') },
  { engine: `a PostgreSQL server${missing}`, isHere: hasPostgres, place: () => newDatabase() },
])('a server on $engine', ({ isHere, place }) => {
  it.skipIf(!isHere)('that is killed under load has kept all that it acknowledged, whole cases and a whole log', async () => {
    const db = place();
    let served = await serveProcess(db, env);
    const { hr = '' } = await makeKeys(served);
    const acknowledged: string[] = [];
    const cases = new Map<string, Case>();
    for (let round = 0; round < 3; round += 1) {
      const clients = load(
        4,
        `r${round}`,
        sender(() => served, hr),
      );
      const work = caseWork(compose({ db, store: true }), () => clients.told.acknowledged);
      await until(() => clients.told.acknowledged.length > 15 && work.written.size > 2);
      await wait(random() * 100);
      await served.kill();
      await until(() => clients.told.lost.length > 0);
      await clients.stop();
      await work.stop();
      acknowledged.push(...clients.told.acknowledged);
      for (const [id, one] of work.written) cases.set(id, one);
      expect(clients.told.refused).toEqual([]);
      served = await serveProcess(db, env);
      // Asked again under the same key, what got no answer is done once; until the server that had it in hand is taken for dead, it is in hand.
      const [again = ''] = clients.told.lost;
      let status = 0;
      await until(async () => {
        if (status === 409) await wait(1_000);
        ({ status } = await sender(() => served, hr)(again));
        return status !== 409;
      });
      expect(status).toBe(200);
      acknowledged.push(again);
    }
    await isKept(served, hr, acknowledged);
    await casesAreWhole(db, cases);
    await served.stop();
  });
});

describe.skipIf(!hasPostgres)(`a server whose PostgreSQL goes away under load${missing}`, () => {
  it('says so and when to ask again, and works on by itself when it is back, with all that was acknowledged', async () => {
    const db = newDatabase();
    const served = await serveProcess(db, env);
    const { hr = '' } = await makeKeys(served);
    const cookie = await signIn(served, 'hr@example.com');
    const clients = load(
      4,
      'cut',
      sender(() => served, hr),
    );
    await until(() => clients.told.acknowledged.length > 15);
    await server?.kill();
    await until(() => clients.told.refused.length > 8);
    const ready = await served.ask('GET', '/readyz');
    const session = await served.ask('GET', '/v1/people', { headers: { cookie } });
    const signing = await served.ask('POST', '/auth/sign-in/email', { body: { email: 'hr@example.com', password: PASSWORD } });
    for (const answer of [ready, session, signing]) {
      expect(await answer.json()).toMatchObject({ status: 503, code: 'store.unavailable' });
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    }
    await server?.start();
    const soFar = clients.told.acknowledged.length;
    await until(() => clients.told.acknowledged.length > soFar + 8);
    await clients.stop();
    for (const { status, problem, retryAfter } of clients.told.refused) {
      expect([status, problem]).toEqual([503, expect.objectContaining({ code: 'store.unavailable', detail: expect.any(String) })]);
      expect(retryAfter).toMatch(/^\d+$/);
    }
    expect(clients.told.lost).toEqual([]);
    await isKept(served, hr, clients.told.acknowledged);
    await casesAreWhole(db, new Map());
    await served.stop();
  });
});
