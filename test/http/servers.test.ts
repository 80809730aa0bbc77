import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { PASSWORD } from './server.ts';

const home = mkdtempSync(join(tmpdir(), 'bonafide-servers-'));
const command = fileURLToPath(new URL('../../bin/bonafide.mjs', import.meta.url));
const json = { 'content-type': 'application/json' };
let postgres: TestServer;
let address: string;

type Server = { readonly child: ChildProcess; readonly address: string; readonly out: string; readonly log: readonly string[] };
const running: ChildProcess[] = [];

/** Starts a server as people do, on the database that all of them share. */
async function serve(...more: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_DATA_HOME: home, BONAFIDE_DB: address },
  });
  running.push(child);
  const log: string[] = [];
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => log.push(part.toString()));
  while (!/Ctrl-C stops/.test(out)) {
    if (child.exitCode !== null) throw new Error(`The server did not start: ${log.join('')}`);
    await wait(50);
  }
  return { child, address: /(http:\S+?)(?:\. |\/setup)/.exec(out)?.[1] ?? '', out, log };
}

type Given = { readonly token?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };
function ask(server: Server, method: string, path: string, { token, body, headers = {} }: Given = {}): Promise<Response> {
  return fetch(`${server.address}${path}`, {
    method,
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined || typeof body === 'string' ? {} : json), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

async function signIn(server: Server, email: string, password = PASSWORD): Promise<Response> {
  return ask(server, 'POST', '/auth/sign-in/email', { body: { email, password } });
}
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const person = (id: string) => JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name: `Robin Example ${id}` }], emails: [{ address: `${id}@example.com` }] });

let one: Server;
let two: Server;
let hr: string;

beforeAll(async () => {
  if (!hasPostgres) return;
  postgres = await startPostgres();
  postgres.sql('create database shared template template0');
  address = postgres.address('shared');
  one = await serve('--no-worker');
  const link = /http:\S+\/setup\?first#(\S+)/.exec(one.out)?.[1] ?? '';
  await ask(one, 'POST', '/setup', { body: { token: link, password: PASSWORD, email: 'admin@example.com', name: 'Ada Admin' } });
  two = await serve('--no-worker');
  const admin = cookieOf(await signIn(one, 'admin@example.com'));
  const made = (await (
    await ask(one, 'POST', '/v1/accounts', { body: { email: 'hr@example.com', name: 'Sam Example', roles: ['hr', 'security'] }, headers: { cookie: admin } })
  ).json()) as { setupUrl: string };
  // Made at one server, used at the other.
  await ask(two, 'POST', '/setup', { body: { token: made.setupUrl.split('#')[1], password: PASSWORD } });
  const cookie = cookieOf(await signIn(two, 'hr@example.com'));
  hr = ((await (await ask(one, 'POST', '/v1/keys', { body: { label: 'tests', scopes: ['read', 'write'] }, headers: { cookie } })).json()) as { token: string }).token;
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

const count = (sql: string): number => Number(postgres.sql(sql, 'shared'));

describe.skipIf(!hasPostgres)(`two servers on one database${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`, () => {
  it('know each other’s sessions, also when one ends', async () => {
    const cookie = cookieOf(await signIn(one, 'hr@example.com'));
    expect((await ask(two, 'GET', '/v1/me', { headers: { cookie } })).status).toBe(200);
    expect((await ask(two, 'POST', '/auth/sign-out', { body: {}, headers: { cookie } })).status).toBe(200);
    expect((await ask(one, 'GET', '/v1/me', { headers: { cookie } })).status).toBe(401);
  });

  it('lock an address out together', async () => {
    for (let failed = 0; failed < 10; failed += 1) expect((await signIn(failed % 2 === 0 ? one : two, 'admin@example.com', 'a password that is wrong')).status).toBe(401);
    expect((await signIn(one, 'admin@example.com')).status).toBe(429);
    expect((await signIn(two, 'admin@example.com')).status).toBe(429);
  });

  it('answer a named request once when both are asked at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const given = { token: hr, body: person(`once-${round}`), headers: { ...json, 'idempotency-key': `once-${round}` } };
      const answers = await Promise.all([one, two, one, two].map((server) => ask(server, 'POST', '/v1/people', given)));
      const told = await Promise.all(answers.map(async (answer) => ({ status: answer.status, replayed: answer.headers.has('idempotency-replayed'), text: await answer.text() })));
      // One does it; the others give its answer, or say that it is being done.
      expect(told.filter(({ status, replayed }) => status === 200 && !replayed)).toHaveLength(1);
      for (const { status, text } of told) if (status !== 200) expect([status, JSON.parse(text).code]).toEqual([409, 'request.conflict']);
      expect(new Set(told.filter(({ status }) => status === 200).map(({ text }) => text)).size).toBe(1);
    }
  });

  it('add one job for a named request, and any worker does it', async () => {
    const given = {
      token: hr,
      body: Array.from({ length: 40 }, (_, at) => person(`job-${at}`)).join('\n'),
      headers: { 'content-type': 'application/x-ndjson', prefer: 'respond-async', 'idempotency-key': 'job-1' },
    };
    const answers = await Promise.all([one, two].map((server) => ask(server, 'POST', '/v1/people', given)));
    const job = answers.find(({ status }) => status === 202)?.headers.get('location') ?? '';
    expect(count("select count(*) from pgboss.job where data->>'operation' = 'people.vet'")).toBe(1);
    const worker = spawn(process.execPath, [command, 'worker', '--concurrency', '1'], { stdio: 'ignore', env: { ...process.env, XDG_DATA_HOME: home, BONAFIDE_DB: address } });
    running.push(worker);
    const ended = (await (await ask(two, 'GET', `${job}/progress`, { token: hr })).json()) as { state: string; result: { added: number } };
    expect([ended.state, ended.result.added]).toEqual(['done', 40]);
    expect((await ask(one, 'GET', '/v1/people/job-39/assessment', { token: hr })).status).toBe(200);
    worker.kill('SIGTERM');
    await new Promise((resolve) => worker.once('exit', resolve));
    expect(worker.exitCode).toBe(0);
  });

  it('let a caller through at one rate together', async () => {
    const cookie = cookieOf(await signIn(one, 'hr@example.com'));
    const { token } = (await (await ask(one, 'POST', '/v1/keys', { body: { label: 'fast', scopes: ['read'] }, headers: { cookie } })).json()) as { token: string };
    const status = async (server: Server) => (await ask(server, 'GET', '/v1/me', { token })).status;
    expect(await status(one)).toBe(200);
    // Nothing is left in the common reserve, and by the database’s clock nothing grows back: the first server has its share, the second none.
    const empty = () => postgres.sql("update request_rates set spare = 0, at = now() + interval '1 hour'", 'shared');
    empty();
    expect(await status(two)).toBe(429);
    empty();
    for (let at = 0; at < 49; at += 1) expect(await status(one)).toBe(200);
    expect(await status(one)).toBe(429);
    postgres.sql('delete from request_rates', 'shared');
  });

  it('take over what the other died at, and not before', async () => {
    const given = { token: hr, body: person('taken-over'), headers: { ...json, 'idempotency-key': 'taken-over' } };
    // The server dies in the middle of the request: its answer is made to wait.
    postgres.sql(
      "create function slow() returns trigger language plpgsql as $$ begin if new.id = 'taken-over' then perform pg_sleep(60); end if; return new; end $$; create trigger slow before insert on dossiers for each row execute function slow()",
      'shared',
    );
    const dying = ask(one, 'POST', '/v1/people', given).catch(() => undefined);
    while (count("select count(*) from pg_stat_activity where wait_event = 'PgSleep'") === 0) await wait(20);
    expect((await ask(two, 'POST', '/v1/people', given)).status).toBe(409);
    one.child.kill('SIGKILL');
    await dying;
    postgres.sql("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'; drop trigger slow on dossiers", 'shared');
    let answer = await ask(two, 'POST', '/v1/people', given);
    while (answer.status === 409) {
      await wait(500);
      answer = await ask(two, 'POST', '/v1/people', given);
    }
    expect(answer.status).toBe(200);
    expect(count("select count(*) from dossiers where id = 'taken-over'")).toBe(1);
  });
});
