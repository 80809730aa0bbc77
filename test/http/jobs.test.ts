import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import { operations, operationsByName, type Role } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

const person = (id: string) => JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name: `Robin Example ${id}` }] });
const lines = { 'content-type': 'application/x-ndjson' };
const later = { prefer: 'respond-async' };

let served: Served;
let keys: Readonly<Record<Role, string>>;
let as: Readonly<Record<Role, Client>>;

beforeAll(async () => {
  served = await serve();
  keys = await makeKeys(served);
  as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
});
afterAll(async () => {
  await served.stop();
  forget(served.folder);
});

/** Asks for an operation as a job. @returns its id */
async function ask(role: Role, path: string, given: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<string> {
  const answer = await served.ask('POST', path, { token: keys[role], ...given, headers: { ...later, ...given.headers } });
  const told = (await answer.json()) as { job: string };
  expect(answer.status, JSON.stringify(told)).toBe(202);
  expect(answer.headers.get('preference-applied')).toBe('respond-async');
  expect(answer.headers.get('location')).toBe(`/v1/jobs/${told.job}`);
  return told.job;
}

const ended = (role: Role, job: string) => as[role].followJob({ params: { job } });

describe('a long operation', () => {
  it('is done in the background when asked so, and tells its progress until it ends', async () => {
    const people = Array.from({ length: 450 }, (_, at) => person(`later-${at}`)).join('\n');
    const job = await ask('hr', '/v1/people', { body: people, headers: lines });
    const stream = await served.ask('GET', `/v1/jobs/${job}/progress`, { token: keys.hr, headers: { accept: 'text/event-stream' } });
    const text = await stream.text();
    expect(text).toMatch(/event: progress\ndata: \{[^\n]*"step":"vetted"/);
    const result = /event: result\ndata: (.*)/.exec(text)?.[1] ?? '';
    expect(JSON.parse(result)).toMatchObject({
      id: job,
      operation: 'people.vet',
      state: 'done',
      tries: 1,
      askedBy: 'Sam hr',
      result: { added: 450, updated: 0, issues: [], assessments: [] },
    });
    expect((await as.hr.getAssessment({ params: { person: 'later-449' } })).dossierId).toBe('later-449');
  });

  it('whose answer shows people leaves its reading in the audit log, each time it is read', async () => {
    const shared = (id: string, name: string) =>
      JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name }], emails: [{ address: `${id}@example.com` }], phones: [{ number: '+1 202 555 0177' }] });
    const people = [shared('ring-1', 'Ada Lindqvist'), shared('ring-2', 'Chidi Moreau')].join('\n');
    expect((await served.ask('POST', '/v1/people', { token: keys.hr, body: people, headers: lines })).status).toBe(200);
    const read = async () => (await as.auditor.auditEntries({ query: { limit: 1_000 } })).entries.filter((entry) => JSON.stringify(entry).includes('jobs.follow, 2 people')).length;
    const before = await read();
    const job = await ask('security', '/v1/rings');
    expect((await ended('security', job)).result).toMatchObject({ rings: [{ members: [{ id: 'ring-1' }, { id: 'ring-2' }] }] });
    expect(await read()).toBe(before + 1);
  });

  it('is answered at once where nobody asks for a job, and one that is no background work is never one', async () => {
    expect((await served.ask('POST', '/v1/people', { token: keys.hr, body: person('now'), headers: lines })).status).toBe(200);
    expect((await served.ask('POST', '/v1/keys', { token: keys.hr, body: { label: 'x', scopes: ['read'] }, headers: later })).status).toBe(200);
    for (const { id, background, kind, long } of operations) if (background === true) expect([id, kind, long]).toEqual([id, 'write', true]);
  });

  it('asked for twice under one name is one job', async () => {
    const headers = { ...lines, 'idempotency-key': 'import-7' };
    const one = await ask('hr', '/v1/people', { body: person('named'), headers });
    expect(await ask('hr', '/v1/people', { body: person('named'), headers })).toBe(one);
    const other = await served.ask('POST', '/v1/people', { token: keys.hr, body: person('named'), headers });
    expect(other.status).toBe(422);
    expect((await ended('hr', one)).result).toMatchObject({ added: 1 });
  });

  it('that cannot be done is given up at once, says why, and is begun again when asked', async () => {
    const job = await ask('security', '/v1/reports?name=empty.pdf', { body: '   ', headers: { 'content-type': 'text/plain' } });
    const failed = await ended('security', job);
    expect(failed).toMatchObject({ state: 'failed', tries: 1, failure: { code: 'report.unreadable', message: expect.stringContaining('empty.pdf') } });
    expect((await as.admin.listJobs({ query: { state: 'failed' } })).jobs.map(({ id }) => id)).toEqual([job]);
    await as.security.retryJob({ params: { job } });
    expect(await ended('security', job)).toMatchObject({ state: 'failed', tries: 2 });
  });
});

describe('a job', () => {
  it('is seen by who asked, by who may ask for the same, and without what came of it by admins and auditors', async () => {
    const job = await ask('counsel', '/v1/assessments');
    expect((await ended('counsel', job)).result).toMatchObject({ people: expect.any(Number), levels: expect.any(Object) });
    expect(await as.hr.getJob({ params: { job } })).toHaveProperty('result');
    for (const role of ['admin', 'auditor'] as const) {
      const seen = await as[role].getJob({ params: { job } });
      expect(seen).toMatchObject({ id: job, operation: 'people.reassess', askedBy: 'Sam counsel' });
      expect(seen).not.toHaveProperty('result');
    }
    for (const role of ['finance', 'manager'] as const) {
      await expect(as[role].getJob({ params: { job } })).rejects.toMatchObject({ problem: { status: 404, code: 'job.unknown' } });
      expect((await as[role].listJobs({})).jobs).toEqual([]);
      await expect(as[role].cancelJob({ params: { job } })).rejects.toMatchObject({ problem: { status: 404 } });
    }
    await expect(as.auditor.cancelJob({ params: { job } })).rejects.toMatchObject({ problem: { status: 403 } });
  });

  it('is listed in pages that miss none', async () => {
    const all = (await as.admin.listJobs({})).jobs.map(({ id }) => id);
    expect(all.length).toBeGreaterThan(3);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await as.admin.listJobs({ query: { limit: 2, ...(after === undefined ? {} : { after }) } });
      seen.push(...page.jobs.map(({ id }) => id));
      after = page.next;
      if (after === undefined) break;
    }
    expect(seen).toEqual(all);
  });

  it('that ended stays ended, whatever is asked of it', async () => {
    const [{ id: job } = { id: '' }] = (await as.hr.listJobs({ query: { state: 'done', limit: 1 } })).jobs;
    expect(await as.hr.cancelJob({ params: { job } })).toMatchObject({ state: 'done' });
    expect(await as.hr.retryJob({ params: { job } })).toMatchObject({ state: 'done' });
    await expect(as.hr.getJob({ params: { job: 'nonsense' } })).rejects.toMatchObject({ problem: { code: 'job.unknown' } });
  });

  it('that is due by itself is the program’s: the daily sweep, which takes nothing away unless the policy says so', async () => {
    const due = (await as.auditor.listJobs({})).jobs.find(({ operation }) => operation === 'records.sweep');
    expect(due).toMatchObject({ askedBy: 'Bonafide' });
    expect((await ended('counsel', due?.id ?? '')).result).toMatchObject({ erased: 0, removed: 0 });
  });

  it('is in the log by the names of operation and job alone', () => {
    const told = served.log.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event }) => String(event).startsWith('job-'));
    expect(told.length).toBeGreaterThan(4);
    for (const line of told) expect(Object.keys(line).filter((name) => !['time', 'level', 'event', 'operation', 'job', 'tries', 'cause', 'where'].includes(name))).toEqual([]);
    expect(told.find(({ cause }) => cause === 'report.unreadable')).toMatchObject({ level: 'error', operation: 'reports.add' });
  });
});
