import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, type ProblemError } from '#http';
import { operationsByName, type Role } from '#operations';
import { forget, makeKeys, PASSWORD, type Served, serve } from './server.ts';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const example = (path: string) => readFileSync(join(examples, path), 'utf8');

/** A made-up applicant. */
const person = (id: string, more: object = {}) => JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name: `Robin Example ${id}` }], ...more });
const json = { 'content-type': 'application/json' };

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

describe('the API', () => {
  it('vets a dossier, tells what is known, and keeps its history', async () => {
    const vetted = await as.hr.vetPeople({ file: { bytes: example('cases/d08-found-by-a-tax-form.json'), media: 'application/json' } });
    expect(vetted).toMatchObject({ added: 1, issues: [] });
    const id = vetted.assessments[0]?.dossierId ?? '';
    expect((await as.counsel.getAssessment({ params: { person: id } })).level).toBe(vetted.assessments[0]?.level);
    expect((await as.hr.assessmentHistory({ params: { person: id } })).assessments).toHaveLength(1);
    expect((await as.hr.showTimeline({ params: { person: id } })).entries.length).toBeGreaterThan(0);
    expect(await as.hr.showPlaces({ params: { person: id } })).toMatchObject({ dossierId: id, logs: false });
    expect(await as.security.links({ params: { person: id } })).toMatchObject({ dossierId: id, links: [] });
    expect(await as.security.getPerson({ params: { person: id } })).not.toHaveProperty('protected');
  });

  it('gives people in pages that miss nobody', async () => {
    const lines = Array.from({ length: 7 }, (_, at) => person(`page-${at}`)).join('\n');
    await as.hr.vetPeople({ file: { bytes: lines, media: 'application/x-ndjson' } });
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await as.hr.listPeople({ query: { limit: 3, ...(after === undefined ? {} : { after }) } });
      seen.push(...page.people.map(({ id }) => id));
      after = page.next;
      if (after === undefined) break;
    }
    expect(seen.filter((id) => id.startsWith('page-'))).toHaveLength(7);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('records in the name of who is signed in, whatever the body says', async () => {
    await as.hr.vetPeople({ file: { bytes: person('named'), media: 'application/json' } });
    const body = { verification: 'residence-proof', result: 'satisfied' as const };
    const owner = (await as.hr.listVerifications({})).verifications.find(({ id }) => id === body.verification)?.owner;
    expect(owner).toBe('hr');
    const done = await as.hr.verify({ params: { person: 'named' }, body });
    expect(done.added).toBe(true);
    await expect(as.finance.verify({ params: { person: 'named' }, body })).rejects.toMatchObject({ problem: { status: 403, code: 'permission.denied' } });
    const { entries } = await as.hr.showTimeline({ params: { person: 'named' } });
    expect(entries.find(({ what }) => what === 'verifications')?.text).toContain('residence-proof');
    const forged = await served.ask('POST', '/v1/people/named/verifications', { token: keys.hr, body: { ...body, by: 'Somebody Else' } });
    expect(forged.status).toBe(400);
  });

  it('keeps from managers what they did not see themselves', async () => {
    const { form } = await as.manager.getCheck({ params: { check: 'liveness-failed' } });
    expect(form).toBeDefined();
    const done = await as.manager.observe({
      params: { person: 'named' },
      body: { check: 'liveness-failed', answers: { promptsTried: 3, promptsFailed: 2, connectionGood: true } },
    });
    expect(done).not.toHaveProperty('assessment');
    await expect(as.manager.getAssessment({ params: { person: 'named' } })).rejects.toMatchObject({ problem: { status: 403 } });
  });

  it('withholds logs from recruiters and protected attributes from security', async () => {
    const at = (day: number, ip: string) => ({
      eventType: 'user.session.start',
      uuid: `00000000-0000-4000-8000-00000000000${day}`,
      published: `2026-05-0${day}T09:00:00.000Z`,
      outcome: { result: 'SUCCESS' },
      actor: { id: '00u1', type: 'User', alternateId: 'logged@example.com', displayName: 'Logged Example' },
      client: {
        ipAddress: ip,
        geographicalContext: { country: day % 2 === 0 ? 'Germany' : 'United States', geolocation: { lat: day % 2 === 0 ? 52.5 : 40.7, lon: day % 2 === 0 ? 13.4 : -74 } },
      },
    });
    await as.hr.vetPeople({ file: { bytes: person('logged', { emails: [{ address: 'logged@example.com' }] }), media: 'application/json' } });
    const log = [1, 2, 3, 4].map((day) => JSON.stringify(at(day, `192.0.2.${day}`))).join('\n');
    const told = await as.security.ingest({ query: { source: 'okta' }, file: { bytes: log, media: 'application/x-ndjson' } }).catch((error: ProblemError) => error.problem.title);
    expect(told).toMatchObject({ records: 4, events: 4, people: 1 });
    const security = await as.security.showTimeline({ params: { person: 'logged' } });
    const hr = await as.hr.showTimeline({ params: { person: 'logged' } });
    expect(JSON.stringify(security)).toContain('signed in');
    expect(JSON.stringify(hr)).not.toContain('signed in');

    const rows = 'name,birthDate,country\nJong Song Hwa,1970,KP\n';
    const screened = await as.security.screenRows({ file: { bytes: rows, media: 'text/csv' } });
    const features = screened.rows[0]?.matches.flatMap((match) => match.features) ?? [];
    expect(features.length).toBeGreaterThan(0);
    expect(features.filter(({ feature, query }) => feature === 'birthDate' && query !== undefined)).toEqual([]);
  });

  it('reads reports, keeps them, and gives them as STIX to be saved and never shown', async () => {
    const report = { bytes: 'Workers of Example Group used the domain lure.example and 192.0.2.7 to apply for jobs (example advisory, May 2026).', media: 'text/plain' };
    const { profile } = await as.security.analyze({ file: report });
    expect(profile.id).toMatch(/^report--/);
    const added = await as.security.add({ file: report });
    expect(added.added).toBe(true);
    expect((await as.auditor.list({})).reports.map(({ id }) => id)).toContain(added.id);
    const file = await served.ask('GET', `/v1/reports/${added.id}/export?format=html`, { token: keys.auditor });
    expect(file.headers.get('content-disposition')).toBe('attachment');
    expect(await as.security.huntAgain({ params: { report: added.id } })).toMatchObject({ reportId: added.id });
    expect(await as.security.remove({ params: { report: added.id } })).toMatchObject({ id: added.id });
  });

  it('takes a house list and screens everybody against it', async () => {
    const csv = 'id,name,alias,reason\nw-1,Robin Example named,,left with the laptop\n';
    const first = await as.counsel
      .importList({ query: { name: 'house.csv', list: 'house', accept: 'true' }, file: { bytes: csv, media: 'text/csv' } })
      .catch((error: ProblemError) => error.problem);
    expect(first).toMatchObject({ edition: { list: 'house', entities: 1 }, release: { people: expect.any(Number) } });
    expect((await as.hr.listLists({})).lists.find(({ list }) => list === 'house')?.state).toBe('in-force');
    expect((await as.auditor.listReleases({})).releases).toHaveLength(1);
  });

  it('compares everybody, and keeps what people say of a pair', async () => {
    expect(await as.security.rings({})).toMatchObject({ rings: [] });
    expect(await as.security.judge({ body: { a: 'page-0', b: 'page-1', judgement: 'different', reason: 'met both' } })).toMatchObject({
      judgement: 'negative',
      by: 'Sam security',
    });
  });

  it('tells progress of long work as it goes, then the result', async () => {
    const answer = await served.ask('POST', '/v1/people', { token: keys.hr, body: person('streamed'), headers: { ...json, accept: 'text/event-stream' } });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const text = await answer.text();
    expect(text).toMatch(/event: progress\ndata: \{"step":"vetted","done":1\}/);
    expect(text).toMatch(/event: result\ndata: \{"assessments":/);
  });

  it('answers a repeated write as before and does nothing again', async () => {
    const headers = { ...json, 'idempotency-key': 'once-1' };
    const first = await served.ask('POST', '/v1/people', { token: keys.hr, body: person('once'), headers });
    const second = await served.ask('POST', '/v1/people', { token: keys.hr, body: person('once'), headers });
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    const other = await served.ask('POST', '/v1/people', { token: keys.hr, body: person('other'), headers });
    expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'request.reused-key']);
    // Another account’s key of that name is another one.
    expect((await served.ask('POST', '/v1/people', { token: keys.counsel, body: person('other'), headers })).status).toBe(200);
  });

  it('never keeps a secret for a repeated request', async () => {
    const given = { token: keys.hr, body: { label: 'twice', scopes: ['read'] }, headers: { 'idempotency-key': 'secret-1' } };
    expect((await served.ask('POST', '/v1/keys', given)).status).toBe(200);
    expect((await served.ask('POST', '/v1/keys', given)).status).toBe(409);
  });

  it('says what is wrong, where, what was expected and what came', async () => {
    const answer = await served.ask('POST', '/v1/people/named/answers', { token: keys.hr, body: { check: 'voip-number', answer: '', accepted: 'perhaps' } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await answer.json()) as { status: number; issues: { path: string; expected: string; received?: string }[] };
    expect(problem.status).toBe(400);
    expect(problem.issues.map(({ path }) => path)).toEqual(['/body/answer', '/body/accepted']);
    expect(problem.issues[1]).toMatchObject({ expected: expect.stringContaining('boolean'), received: 'perhaps' });
    const missing = await served.ask('GET', '/v1/people/nobody/assessment', { token: keys.hr });
    expect(await missing.json()).toMatchObject({ status: 404, code: 'dossier.not-found', type: 'urn:bonafide:problem:dossier.not-found', requestId: expect.any(String) });
  });

  it('logs no path, no query and nobody’s data', async () => {
    await served.ask('GET', '/v1/people/Robin%20Example%20named?limit=1', { token: keys.hr });
    const lines = served.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(
      lines
        .filter(({ event }) => event === 'answered')
        .every((line) => Object.keys(line).every((key) => ['time', 'level', 'event', 'requestId', 'operation', 'method', 'status', 'milliseconds'].includes(key))),
    ).toBe(true);
    expect(served.log.join('')).not.toMatch(/Robin|example\.com|bonafide_/);
  });

  it('gives metrics to admins and auditors, and its document to everybody signed in', async () => {
    expect(await (await served.ask('GET', '/metrics', { token: keys.auditor })).text()).toContain('bonafide_http_request_duration_seconds_bucket');
    expect((await served.ask('GET', '/metrics', { token: keys.hr })).status).toBe(403);
    expect((await served.ask('GET', '/v1/openapi.json', { token: keys.manager })).status).toBe(200);
    expect([401, 429]).toContain((await served.ask('GET', '/v1/openapi.json')).status);
  });
});

/** Sends bytes as they are. @returns the first line of the answer, empty where the connection was cut */
function raw(text: string, hold = false): Promise<string> {
  const { hostname, port } = new URL(served.server.address);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
    socket.write(text);
    if (!hold) setTimeout(() => socket.end(), 5_000).unref();
  });
}

describe('the server refuses', () => {
  const head = (more: string) => `POST /v1/keys HTTP/1.1\r\nHost: ${new URL(served.server.address).host}\r\nAuthorization: Bearer ${keys.hr}\r\n${more}\r\n`;

  it('names that are not its own, as a page that rebinds its name would use', async () => {
    expect(await raw(`GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n`)).toContain('421');
  });

  it('bodies that are too large, before reading them and while', async () => {
    expect(await raw(head('Content-Type: application/json\r\nContent-Length: 99999999999\r\n'))).toContain('413');
    const answer = await served.ask('POST', '/v1/keys', { token: keys.hr, body: `"${'x'.repeat(2 * 1024 * 1024)}"`, headers: json });
    expect(answer.status).toBe(413);
  });

  it('heads that are too large', async () => {
    expect(await raw(head(`X-Padding: ${'x'.repeat(20_000)}\r\n`))).toContain('431');
  });

  it('bodies that stop coming', async () => {
    expect(await raw(`${head('Content-Type: application/json\r\nContent-Length: 100\r\n')}{"label"`, true)).toContain('408');
  });

  it('keys that are forged, changed, taken back, or only read', async () => {
    const made = (await (await served.ask('POST', '/v1/keys', { token: keys.hr, body: { label: 'short', scopes: ['read'] } })).json()) as { key: { id: string }; token: string };
    expect((await served.ask('GET', '/v1/me', { token: made.token })).status).toBe(200);
    expect((await served.ask('POST', '/v1/people', { token: made.token, body: person('never'), headers: json })).status).toBe(403);
    expect([401, 429]).toContain((await served.ask('GET', '/v1/me', { token: `${made.token.slice(0, -1)}!` })).status);
    expect((await served.ask('DELETE', `/v1/keys/${made.key.id}`, { token: keys.security })).status).toBe(404);
    expect((await served.ask('DELETE', `/v1/keys/${made.key.id}`, { token: keys.hr })).status).toBe(200);
    expect([401, 429]).toContain((await served.ask('GET', '/v1/me', { token: made.token })).status);
  });

  it('SQL, paths and characters that no database holds, without harm', async () => {
    for (const text of ["x'; drop table dossiers; --", '../../etc/passwd', '..%2f..%2fkey', '%00', '\u0000', 'a'.repeat(501), '%']) {
      const { status } = await served.ask('GET', `/v1/people/${encodeURIComponent(text)}`, { token: keys.hr });
      expect([400, 404], text).toContain(status);
      const found = await served.ask('GET', `/v1/people?after=${encodeURIComponent(text)}`, { token: keys.hr });
      expect([200, 400], text).toContain(found.status);
    }
    expect((await as.hr.listPeople({})).people.length).toBeGreaterThan(0);
  });

  it('what is left of sign-in that is not offered', async () => {
    for (const path of ['/auth/sign-up/email', '/auth/update-user', '/auth/delete-user', '/auth/list-sessions', '/auth/sign-in/../sign-up/email'])
      expect([404, 405, 429]).toContain((await served.ask('POST', path, { body: { email: 'x@example.com', password: PASSWORD, name: 'X' } })).status);
  });
});
