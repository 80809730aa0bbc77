/*
 * What a team’s server costs: `npm run bench:http [people] [clients] [requests] [--postgres]`. A real server over a real store, embedded in a new
 * folder or on a PostgreSQL server of its own; each client has its own API key and connection. Clients first send one dossier after another,
 * which shows how many the server can do, and then a dossier a second each, which shows how long one takes while it does not do all it can.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { startServer } from '#http';
import type { Role } from '#operations';
import { databaseOf } from '#store';
import { startPostgres } from '#testing';
import { compose } from '../../src/compose.ts';
import { seeded, syntheticDossier } from '../population.ts';

const asked = process.argv.slice(2);
const [people = 10_000, clients = 50, requests = 2_000] = asked.filter((one) => one !== '--postgres').map(Number);
const PASSWORD = 'a sentence nobody else would write';
const MEBIBYTE = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'bonafide-bench-http-'));
const postgres = asked.includes('--postgres') ? await startPostgres({ durable: true, settings: ['shared_buffers=256MB'] }) : undefined;
postgres?.sql('create database bench');
const ports = compose({ db: postgres?.address('bench') ?? folder, store: true });
const begun = performance.now();
const server = await startServer({ ports, host: '127.0.0.1', port: 0, concurrency: 0, write: () => undefined });
const startMs = performance.now() - begun;
const agent = new Agent({ keepAlive: true, maxSockets: clients });

type Answer = { readonly status: number; readonly body: string; readonly cookies: readonly string[] };

function send(method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${server.address}${path}`,
      { method, agent, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), cookies: answer.headers['set-cookie'] ?? [] }));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const parsed = <T>({ status, body }: Answer): T => {
  if (status !== 200) throw new Error(`${status} ${body}`);
  return JSON.parse(body);
};

async function session(email: string): Promise<string> {
  const { cookies } = await send('POST', '/auth/sign-in/email', json, JSON.stringify({ email, password: PASSWORD }));
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

const setUp = (token: string, more: object) => send('POST', '/setup', json, JSON.stringify({ token, password: PASSWORD, ...more }));
await setUp(new URL(server.setupUrl ?? '').hash.slice(1), { email: 'admin@example.com', name: 'Ada Admin' });
const admin = { ...json, cookie: await session('admin@example.com') };
const role: Role = 'hr';
const invited = parsed<{ setupUrl: string }>(await send('POST', '/v1/accounts', admin, JSON.stringify({ email: 'hr@example.com', name: 'Sam Example', roles: [role] })));
await setUp(new URL(invited.setupUrl).hash.slice(1), {});
const recruiter = { ...json, cookie: await session('hr@example.com') };
const keys: string[] = [];
for (let at = 0; at < clients; at += 1)
  keys.push(parsed<{ token: string }>(await send('POST', '/v1/keys', recruiter, JSON.stringify({ label: `client ${at}`, scopes: ['read', 'write'] }))).token);

globalThis.gc?.();
const idle = process.memoryUsage().rss / MEBIBYTE;

// People who are there already, by name alone: a page of a list does not care what is known of them, nor does who is vetted and shares nothing with them.
const next = seeded(7);
for (let from = 0; from < people; from += 50_000)
  await sql`
    insert into dossiers (id, caption, caption_folded, digest, body, imported_at, updated_at)
    select 'N-' || n, 'Robin Example ' || n, 'robin example ' || n, 'none', '{}', now(), now()
    from generate_series(${from}::int, ${Math.min(people, from + 50_000) - 1}::int) as n`.execute(databaseOf(await ports.store()));

/** Sends a number of requests over all clients. @returns milliseconds of each, sorted, and those a second */
async function measure(
  count: number,
  one: (key: string, at: number) => Promise<Answer>,
  by: readonly string[] = keys,
): Promise<{ readonly times: Float64Array; readonly rate: number }> {
  const times = new Float64Array(count);
  let at = 0;
  const started = performance.now();
  await Promise.all(
    by.map(async (key) => {
      for (let mine = at++; mine < count; mine = at++) {
        const before = performance.now();
        const answer = await one(key, mine);
        times[mine] = performance.now() - before;
        if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
      }
    }),
  );
  return { times: times.sort(), rate: (count / (performance.now() - started)) * 1_000 };
}

/** As {@link measure}, but each client asks once a second, whether or not it was answered. */
async function measureSteady(count: number, one: (key: string, at: number) => Promise<Answer>): Promise<{ readonly times: Float64Array; readonly rate: number }> {
  const times = new Float64Array(count);
  const started = performance.now();
  await Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const due = started + (at * 1_000) / clients;
      await wait(due - performance.now());
      const answer = await one(keys[at % clients] ?? '', at);
      times[at] = performance.now() - due;
      if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
    }),
  );
  return { times: times.sort(), rate: (count / (performance.now() - started)) * 1_000 };
}

const percentile = (times: Float64Array, share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
const tell = (what: string, { times, rate }: { readonly times: Float64Array; readonly rate: number }) =>
  console.log(`${what.padEnd(52)} ${rate.toFixed(0).padStart(6)}/s   p50 ${percentile(times, 0.5)} ms   p99 ${percentile(times, 0.99)} ms`);

const dossiers = Array.from({ length: 2 * requests + 100 }, (_, at) => JSON.stringify(syntheticDossier(people + at, next)));
/** People assessed anew since somebody who was vetted is tied to them. */
let again = 0;
const vet = async (key: string, at: number): Promise<Answer> => {
  const answer = await send('POST', '/v1/people', { ...json, ...bearer(key) }, dossiers[at]);
  if (answer.status === 200) again += JSON.parse(answer.body).reassessed.length;
  return answer;
};
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; client and server in one process`);
console.log(`start with a new store ${(startMs / 1_000).toFixed(1)} s; idle ${idle.toFixed(0)} MiB; ${people.toLocaleString('en')} people stored`);
tell(`vet one dossier, one client`, await measure(100, (key, at) => vet(key, 2 * requests + at), keys.slice(0, 1)));
tell(`vet one dossier, ${clients} clients, one a second each`, await measureSteady(requests, (key, at) => vet(key, requests + at)));
tell(`vet one dossier, ${clients} clients, no pause`, await measure(requests, vet));
tell(
  `page of 100 people, ${clients} clients`,
  await measure(requests, (key, at) => send('GET', `/v1/people?limit=100&after=N-${100_000 + ((at * 7_919) % 900_000)}`, bearer(key))),
);
tell(`latest assessment, ${clients} clients`, await measure(requests, (key, at) => send('GET', `/v1/people/${JSON.parse(dossiers[at] ?? '{}').id}/assessment`, bearer(key))));
console.log(`${again} other people assessed anew while vetting, since they are tied to somebody vetted`);
console.log(`after all ${(process.memoryUsage().rss / MEBIBYTE).toFixed(0)} MiB`);

agent.destroy();
await server.stop();
await postgres?.stop();
rmSync(folder, { recursive: true, force: true });
