import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '#model';
import { type Asked, askInBackground, keptScreening, OPERATION_JOB, type OperationContext, operations, type Ports, type Store } from '#operations';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { seeded } from '../../bench/population.ts';
import { compose } from '../../src/compose.ts';

const home = mkdtempSync(join(tmpdir(), 'bonafide-work-'));
const script = fileURLToPath(new URL('./work.ts', import.meta.url));
/** Seconds. Short, so that a killed worker’s job is soon another’s. */
const LEASE = 3;
const PEOPLE = 120;
const workers: ChildProcess[] = [];
const stores: Store[] = [];
const random = seeded(20_261_128);
let server: TestServer;
let made = 0;

beforeAll(async () => {
  process.env['XDG_DATA_HOME'] = home;
  if (!hasPostgres) return;
  server = await startPostgres();
  server.sql('create database seeded');
  const { store, ports } = await open(server.address('seeded'));
  await perform(store, ports, { ...asked('people.vet'), file: bytes(dossiers(0, PEOPLE)) });
  // The time of applicants is over; each tenth is tied to somebody who stays.
  server.sql("update dossiers set updated_at = '2020-01-01' where body->'subject'->>'relation' = 'applicant' and right(id, 1) <> '1'", 'seeded');
  await store.close();
  stores.length = 0;
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all(stores.map((store) => store.close()));
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

const GIVEN = ['Robin', 'Alex', 'Casey', 'Dana', 'Jordan', 'Morgan', 'Noor', 'Quinn', 'Sasha', 'Toni'];

/** Somebody made up. Every tenth person is paid into the account of the one before. */
function somebody(at: number): object {
  const payee = at % 10 === 1 ? at - 1 : at;
  return {
    schema: 'bonafide.dossier/v1',
    id: `P-${at}`,
    subject: { relation: at < 30 ? 'applicant' : 'contractor', claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin' } },
    names: [{ name: `${GIVEN[at % 10]} Example${'abcdefghij'[Math.floor(at / 10) % 10]}${'klmnopqrst'[Math.floor(at / 100) % 10]}` }],
    emails: [{ address: `p${at}@example.com` }],
    payoutAccounts: [{ kind: 'bank', number: `DE0000${String(payee).padStart(10, '0')}`, holderName: `Robin Example ${payee}` }],
  };
}

function dossiers(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, at) => JSON.stringify(somebody(from + at))).join('\n');
}
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const counsel = { id: 'counsel', name: 'Cleo Counsel', roles: ['counsel', 'security', 'hr'] } as const;
const asked = (operation: string, more: Partial<Asked> = {}): Asked => ({ operation, actor: counsel, params: {}, query: {}, body: undefined, ...more });

/** A house list that names some of the people, and a report that names what others have. */
const HOUSE = `id,name,alias,reason\n${Array.from({ length: 15 }, (_, at) => `w-${at},${(somebody(at * 7) as { names: { name: string }[] }).names[0]?.name},,left with the laptop`).join('\n')}\n`;
const REPORT = `Workers of Example Group applied from ${Array.from({ length: 40 }, (_, at) => `p${at * 3}@example.com`).join(', ')} (example advisory, May 2026).`;

/** Every operation that can be a job, as it is asked for here. What comes before is done on the way to it. */
const cases: readonly { readonly ask: Asked; readonly text?: string; readonly before?: readonly { readonly ask: Asked; readonly text?: string }[] }[] = [
  { ask: asked('people.vet'), text: dossiers(PEOPLE - 20, PEOPLE + 280) },
  { ask: asked('people.reassess') },
  { ask: asked('watchlists.import', { query: { name: 'house.csv', list: 'house', accept: true } }), text: HOUSE },
  { ask: asked('watchlists.rescreen') },
  { ask: asked('reports.add', { query: { name: 'report.txt' } }), text: REPORT },
  { ask: asked('reports.hunt', { params: { report: 'report--' } }), before: [{ ask: asked('reports.add', { query: { name: 'report.txt' } }), text: REPORT }] },
  { ask: asked('rings.find') },
  { ask: asked('records.sweep', { body: { apply: true } }) },
];

async function open(address: string): Promise<{ readonly store: Store; readonly ports: Ports }> {
  const ports = compose({ db: address, store: true });
  const store = await ports.store();
  stores.push(store);
  return { store, ports };
}

/** A database of its own with the same people. */
function database(): { readonly name: string; readonly address: string } {
  made += 1;
  server.sql(`create database work_${made} template seeded`);
  return { name: `work_${made}`, address: server.address(`work_${made}`) };
}

/** Does what a worker does with a job, here. */
async function perform(store: Store, ports: Ports, ask: Omit<Asked, 'file'> & { readonly file: AsyncIterable<Uint8Array> }, job?: OperationContext['job']): Promise<unknown> {
  const operation = operations.find(({ id }) => id === ask.operation);
  const context = {
    store,
    ports,
    policy: defaultPolicy,
    screening: keptScreening(ports, store),
    actor: ask.actor,
    tell: () => undefined,
    signal: new AbortController().signal,
    ...(job === undefined ? {} : { job }),
  };
  return operation?.run({ ...ask }, context as unknown as OperationContext);
}

/** A stored report is named by its id, which the test does not know before. */
async function named(ask: Asked, store: Store): Promise<Asked> {
  if (ask.operation !== 'reports.hunt') return ask;
  return { ...ask, params: { report: (await store.listReports())[0]?.id ?? '' } };
}

/** What is known, without when it became known, nor what was known on the way. */
function stateOf(name: string): Readonly<Record<string, string>> {
  const queries = {
    people: 'select count(*), sum(hashtext(id || digest)) from dossiers',
    assessments:
      "select count(*), sum(hashtext(dossier_id || level || findings)) from (select distinct on (dossier_id) dossier_id, level, (select string_agg(f->>'checkId', ',' order by f->>'checkId') from jsonb_array_elements(body->'findings') f where (f->>'counted')::boolean) findings from assessments order by dossier_id, assessed_at desc, seq desc) a",
    subjects: 'select count(*), sum(hashtext(dossier_id || digest || words)) from subjects',
    artefacts: 'select count(*), sum(hashtext(key || dossier_id)) from artefacts',
    links: 'select count(*), sum(hashtext(dossier_id || digest)) from link_records',
    keys: 'select count(*), sum(hashtext(key || dossier_id)) from link_keys',
    // The same version taken in again is a newer edition that says the same.
    editions: "select list, body->>'version' from watchlist_editions where in_force order by list",
    entries: 'select id, revision from watchlist_entries order by id, since',
    matches: 'select entity_id, dossier_id from screening_matches order by 1, 2',
    releases: "select list, body->>'to', body->>'people', body->>'affected' from watchlist_releases order by seq",
    reports: 'select id from reports order by id',
    indicators: 'select report_id, key from indicators order by 1, 2',
    hunts: "select report_id, body->>'people', body->>'affected' from hunts order by seq",
    rings: 'select members from rings order by 1',
    erased: "select entry::jsonb->'subject' from audit_log where entry::jsonb->>'action' = 'person.erased' order by 1",
    files: 'select count(*) from job_files',
  };
  return Object.fromEntries(Object.entries(queries).map(([what, query]) => [what, server.sql(query, name)]));
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await wait(20);
}

/** Starts a process that works. @returns what it said so far */
async function worker(address: string): Promise<{ readonly lines: readonly string[]; readonly child: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, address, String(LEASE)], { stdio: ['ignore', 'pipe', 'inherit'] });
  workers.push(child);
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  await until(() => lines.includes('ready') || child.exitCode !== null);
  expect(child.exitCode).toBeNull();
  return { lines, child };
}

describe.skipIf(!hasPostgres)(`an operation in the background${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`, () => {
  it('is among those that are tried here, each of them', () => {
    expect(cases.map(({ ask }) => ask.operation).sort()).toEqual(
      operations
        .filter(({ background }) => background === true)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each(cases.map((one) => [one.ask.operation, one] as const))(
    '%s leaves the same when its job is begun twice, and when its worker is killed in the middle of it',
    async (_, { ask, text = '', before = [] }) => {
      // Once, and once again under the same job, as by a worker who died before it could say that it was done.
      const calm = database();
      const { store, ports } = await open(calm.address);
      for (const first of before) await perform(store, ports, { ...first.ask, file: bytes(first.text ?? '') });
      const wanted = await named(ask, store);
      await perform(store, ports, { ...wanted, file: bytes(text) }, { id: 'job-1', triedBefore: 0 });
      const once = stateOf(calm.name);
      await perform(store, ports, { ...wanted, file: bytes(text) }, { id: 'job-1', triedBefore: 1 });
      expect(stateOf(calm.name)).toEqual(once);

      // By workers of whom the first is killed.
      const stormy = database();
      const other = await open(stormy.address);
      for (const earlier of before) await perform(other.store, other.ports, { ...earlier.ask, file: bytes(earlier.text ?? '') });
      const jobs = await other.store.jobs(LEASE);
      await jobs.keepFile('file', bytes(text));
      const { id } = await askInBackground(jobs, { ...wanted, file: 'file' }, 'one');
      const first = await worker(stormy.address);
      await until(() => first.lines.includes(`job-begun ${id} 1`));
      await wait(random() * 200);
      first.child.kill('SIGKILL');
      await until(() => first.child.signalCode !== null);
      const last = await worker(stormy.address);
      const job = await jobs.follow(OPERATION_JOB, id, () => undefined, new AbortController().signal);
      await until(() => last.lines.some((line) => line.startsWith(`job-ended ${id}`)) || job?.tries !== 3);
      expect(job).toMatchObject({ state: 'done' });
      last.child.kill('SIGTERM');
      await until(() => last.child.exitCode !== null || last.child.signalCode !== null);
      // The order in which people came to be known differs, so everybody is looked at once more in both.
      for (const [there, port] of [
        [store, ports],
        [other.store, other.ports],
      ] as const)
        await perform(there, port, { ...asked('people.reassess'), file: bytes('') });
      expect(stateOf(stormy.name)).toEqual(stateOf(calm.name));
    },
  );
});
