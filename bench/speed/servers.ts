/*
 * What a second server on one PostgreSQL is worth: `npm run bench:servers [clients] [requests]`, after `npm run build`. Starts a PostgreSQL server of its own and
 * real `bonafide serve` processes, first one and then two, and asks them the same. Requests a second are what this machine shows, where database, servers and
 * clients share its cores. Processor time a request is what each part costs, whatever else runs: where that of a server stays the same with two of them and that of
 * the database is small beside it, a machine with cores for both does twice as much.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '#testing';
import { seeded, syntheticDossier } from '../population.ts';

const [clients = 16, requests = 400] = process.argv.slice(2).map(Number);
const PASSWORD = 'a sentence nobody else would write';
/** Clock ticks a second of /proc. @source Linux: USER_HZ is 100 on every architecture that Node runs on */
const TICKS = 100;
const json = { 'content-type': 'application/json' };

type Server = { readonly child: ChildProcess; readonly address: string; readonly out: string };
type Answer = { readonly status: number; readonly body: string; readonly cookies: readonly string[] };

const home = mkdtempSync(join(tmpdir(), 'bonafide-bench-servers-'));
const postgres = await startPostgres({ durable: true, settings: ['shared_buffers=256MB'] });
const agent = new Agent({ keepAlive: true, maxSockets: clients });

async function serve(database: string): Promise<Server> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../bin/bonafide.mjs', import.meta.url)), 'serve', '--no-worker', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, XDG_DATA_HOME: home, BONAFIDE_DB: postgres.address(database) },
  });
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  while (!out.includes('Ctrl-C stops')) await wait(50);
  return { child, address: /(http:\S+?)(?:\. |\/setup)/.exec(out)?.[1] ?? '', out };
}

function send(server: Server, method: string, path: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Answer> {
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

async function signIn(server: Server, email: string): Promise<string> {
  const { cookies } = await send(server, 'POST', '/auth/sign-in/email', json, JSON.stringify({ email, password: PASSWORD }));
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

/** A key for each client, of one recruiter. */
async function keysOf(server: Server): Promise<readonly string[]> {
  const setUp = (token: string | undefined, more: object) => send(server, 'POST', '/setup', json, JSON.stringify({ token, password: PASSWORD, ...more }));
  await setUp(/\/setup\?first#(\S+)/.exec(server.out)?.[1], { email: 'admin@example.com', name: 'Ada Admin' });
  const admin = { ...json, cookie: await signIn(server, 'admin@example.com') };
  const invited = JSON.parse((await send(server, 'POST', '/v1/accounts', admin, JSON.stringify({ email: 'hr@example.com', name: 'Sam Example', roles: ['hr'] }))).body) as {
    setupUrl: string;
  };
  await setUp(invited.setupUrl.split('#')[1], {});
  const recruiter = { ...json, cookie: await signIn(server, 'hr@example.com') };
  const keys: string[] = [];
  for (let at = 0; at < clients; at += 1)
    keys.push(
      (JSON.parse((await send(server, 'POST', '/v1/keys', recruiter, JSON.stringify({ label: `client ${at}`, scopes: ['read', 'write'] }))).body) as { token: string }).token,
    );
  return keys;
}

/** Processor seconds that a process used, and those of its children that ended. */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) / TICKS;
}

/** Processes of the database: its connections are children of one. */
function databasePids(): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      return /^\d+$/.test(name) &&
        readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('postgres') &&
        readFileSync(`/proc/${name}/cwd/postmaster.pid`, 'utf8').includes(`\n${postgres.port}\n`)
        ? [Number(name)]
        : [];
    } catch {
      return [];
    }
  });
}

const databaseSeconds = () => databasePids().reduce((sum, pid) => sum + secondsOf(pid), 0);

async function measure(what: string, servers: readonly Server[], keys: readonly string[], one: (server: Server, key: string, at: number) => Promise<Answer>): Promise<number> {
  const pids = servers.map(({ child }) => child.pid ?? 0);
  const before = [pids.map(secondsOf).reduce((a, b) => a + b), databaseSeconds()] as const;
  const started = performance.now();
  let at = 0;
  await Promise.all(
    keys.map(async (key, client) => {
      const server = servers[client % servers.length] ?? servers[0];
      for (let mine = at++; mine < requests; mine = at++) {
        const { status, body } = await one(server as Server, key, mine);
        if (status !== 200) throw new Error(`${status} ${body}`);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  const after = [pids.map(secondsOf).reduce((a, b) => a + b), databaseSeconds()] as const;
  const each = (part: 0 | 1) => (((after[part] - before[part]) / requests) * 1_000).toFixed(1).padStart(6);
  console.log(
    `${what.padEnd(24)} ${servers.length} server${servers.length === 1 ? ' ' : 's'} ${(requests / seconds).toFixed(0).padStart(6)}/s   processor time a request: servers ${each(0)} ms, database ${each(1)} ms   load ${loadavg()[0]?.toFixed(1)}`,
  );
  return requests / seconds;
}

console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}; ${clients} clients, ${requests} requests of each kind`);
const rates: Record<string, number[]> = {};
for (const count of [1, 2]) {
  postgres.sql(`create database bench_${count} template template0`);
  const servers: Server[] = [];
  for (let at = 0; at < count; at += 1) servers.push(await serve(`bench_${count}`));
  // The setup link of the server that started last is the one that works.
  const last = servers.at(-1);
  if (last === undefined) throw new Error('no server');
  const keys = await keysOf(last);
  const next = seeded(7);
  // People who are tied to nobody, so that what a request costs does not grow with those before it.
  const dossiers = Array.from({ length: requests }, (_, at) => {
    const { id, names, work, education, skills } = syntheticDossier(at, next);
    return JSON.stringify({ schema: 'bonafide.dossier/v1', id, names, work, education, skills, emails: [{ address: `p${at}@example.com` }] });
  });
  const bearer = (key: string) => ({ ...json, authorization: `Bearer ${key}` });
  for (const server of servers)
    await send(server, 'POST', '/v1/people', bearer(keys[0] ?? ''), JSON.stringify({ schema: 'bonafide.dossier/v1', id: 'first', names: [{ name: 'Robin Example' }] }));
  const vet = await measure('vet one dossier', servers, keys, (server, key, at) => send(server, 'POST', '/v1/people', bearer(key), dossiers[at]));
  const read = await measure('latest assessment', servers, keys, (server, key, at) => send(server, 'GET', `/v1/people/P-${at}/assessment`, bearer(key)));
  const page = await measure('page of 100 people', servers, keys, (server, key) => send(server, 'GET', '/v1/people?limit=100', bearer(key)));
  rates[count] = [vet, read, page];
  for (const { child } of servers) {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
}
const times = ['vet', 'read', 'page'].map((what, at) => `${what} ${((rates[2]?.[at] ?? 0) / (rates[1]?.[at] ?? 1)).toFixed(2)}`);
console.log(`two servers over one, in requests a second on this machine: ${times.join(', ')}`);
agent.destroy();
await postgres.stop();
rmSync(home, { recursive: true, force: true });
