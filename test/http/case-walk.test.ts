import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import type { AuditRow, Case, Guarded, Stop } from '#model';
import { operationsByName, type Role } from '#operations';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { startEngine } from '../../src/store/engine.ts';
import { PgliteDialect } from '../../src/store/pglite.ts';
import { forget, type LetIn, makeAccounts, type Served, serve } from './server.ts';

/** The public case of a supplier that calls its workers certified, rebuilt with an invented worker. */
const dossier = readFileSync(fileURLToPath(new URL('../../examples/cases/d01-certified-staffing-firm.json', import.meta.url)), 'utf8');
const person = { person: 'case-d01' };
const applicant = (id: string) =>
  JSON.stringify({ schema: 'bonafide.dossier/v1', id, names: [{ name: `Robin Example ${id}` }], phones: [{ number: '+1 202 555 0143', lineType: 'voip' }] });

let postgres: TestServer | undefined;
// Beside a server the installation’s key is in the user’s own data folder, which is none of a test’s.
const own = mkdtempSync(join(tmpdir(), 'bonafide-walk-'));
beforeAll(async () => {
  process.env['XDG_DATA_HOME'] = own;
  if (hasPostgres) postgres = await startPostgres();
});
afterAll(async () => {
  await postgres?.stop();
  forget(own);
});

/** One byte of a text made another. */
const damaged = (text: string, at: number): string => text.slice(0, at) + (text.charAt(at) === 'x' ? 'y' : 'x') + text.slice(at + 1);
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** How somebody who has all rights over the database of an engine changes it behind the program’s back. */
type Engine = { readonly name: string; readonly open: () => Promise<{ readonly served: Served; readonly behind: (statements: readonly string[]) => Promise<Served> }> };

const embedded: Engine = {
  name: 'the embedded store',
  open: async () => {
    let served = await serve();
    return {
      served,
      behind: async (statements) => {
        await served.stop();
        const db = new Kysely<unknown>({ dialect: new PgliteDialect(await startEngine(join(served.folder, 'pg'))) });
        for (const statement of statements) await sql.raw(statement).execute(db);
        await db.destroy();
        served = await serve(served.folder);
        return served;
      },
    };
  },
};

const server: Engine = {
  name: 'a PostgreSQL server',
  open: async () => {
    postgres?.sql('create database walk template template0');
    const served = await serve(postgres?.address('walk'));
    return {
      served,
      behind: async (statements) => {
        postgres?.sql(statements.join('; '), 'walk');
        return served;
      },
    };
  },
};

const refused = (status: number, code: string, title?: string) => ({ problem: { status, code, ...(title === undefined ? {} : { title: expect.stringContaining(title) }) } });

describe.each(hasPostgres ? [embedded, server] : [embedded])('by the API alone, over $name', ({ open }) => {
  let served: Served;
  let behind: (statements: readonly string[]) => Promise<Served>;
  let accounts: Readonly<Record<Role, LetIn>>;
  let as: Readonly<Record<Role, Client>>;
  let one: Case;

  const clients = () => {
    as = Object.fromEntries(Object.entries(accounts).map(([role, { cookie }]) => [role, createClient(operationsByName, served.server.address, { cookie })])) as Record<
      Role,
      Client
    >;
  };
  const at = () => ({ params: { case: one.id } });
  const version = () => ({ version: one.version });
  const faults = async () => (await as.auditor.verifyAudit({ body: {} })).faults;
  const rows = async () => (await as.auditor.auditEntries({ query: { limit: 1_000 } })).entries as AuditRow[];
  const actions = async () => (await rows()).map(({ entry }) => JSON.parse(entry) as { action: string; object: string; actor: { name: string }; subject?: string });

  beforeAll(async () => {
    ({ served, behind } = await open());
    accounts = await makeAccounts(served);
    clients();
  });
  afterAll(async () => {
    await served.stop();
    if (!served.folder.includes(':')) forget(served.folder);
  });

  it('a supplier’s worker is vetted, and a case is opened, assigned and listed', async () => {
    const vetted = await as.hr.vetPeople({ file: { bytes: dossier, media: 'application/json' } });
    expect(vetted.assessments[0]?.level).toBe('critical');
    expect(vetted.assessments[0]?.findings.map(({ checkId }) => checkId)).toContain('supplier-without-idv-evidence');
    one = await as.hr.openCase({ params: person, body: { because: 'The supplier sends no evidence of its own checks.', holds: [] } });
    await expect(as.security.openCase({ params: person, body: { because: 'again' } })).rejects.toMatchObject(refused(409, 'case.refused', one.id));
    const { assignees } = await as.hr.assignees({});
    const security = assignees.find(({ functions }) => functions.includes('security'))?.id ?? '';
    one = await as.hr.assign({ ...at(), body: { account: security, ...version() } });
    expect(one.assignee).toMatchObject({ id: security, name: 'Sam security', functions: ['security'] });
    one = await as.hr.setDue({ ...at(), body: { dueAt: '2026-01-01T00:00:00Z', ...version() } });
    const mine = await as.security.cases({ query: { assignee: 'me', status: 'open', waitsFor: 'security', dueBefore: '2026-02-01T00:00:00Z' } });
    expect(mine.cases).toMatchObject([{ id: one.id, dossierId: 'case-d01', level: 'critical', assignee: { id: security } }]);
    expect((await as.security.cases({ query: { dueBefore: '2025-01-01T00:00:00Z' } })).cases).toEqual([]);
    expect((await as.security.cases({ query: { status: 'closed' } })).cases).toEqual([]);
  });

  it('the possession call fails, is recorded by the function that owns it, and changes what is known', async () => {
    const item = one.checklist.find(({ id }) => id === 'device-possession');
    expect(item).toMatchObject({ owner: 'security', state: 'open' });
    const call = { result: 'failed', method: 'live call', authority: 'the worker, on camera', note: 'The code on the screen was read to the worker by somebody else.' } as const;
    const params = { ...at().params, item: 'device-possession' };
    await expect(as.hr.verifyItem({ params, body: { ...call, ...version() } })).rejects.toMatchObject(refused(409, 'case.refused', 'belongs to security'));
    const bytes = Uint8Array.from({ length: 5_000 }, (_, nth) => (nth * 31) % 256);
    one = await as.security.attach({ ...at(), query: { name: 'call.png', kind: 'screenshot' }, file: { bytes, media: 'image/png' } });
    one = await as.security.verifyItem({ params, body: { ...call, evidence: [one.attachments[0]?.id ?? ''], ...version() } });
    expect(one.checklist.find(({ id }) => id === 'device-possession')?.results).toMatchObject([{ result: 'failed', by: { name: 'Sam security' } }]);
    const { findings } = await as.counsel.showCase(at());
    expect(findings.map(({ checkId }) => checkId)).toContain('verification:device-possession');
    const file = await as.counsel.attachment({ params: { ...at().params, attachment: one.attachments[0]?.id ?? '' } });
    expect(file.bytes).toEqual(bytes);
  });

  it('the person is asked and answers, and a finding is judged', async () => {
    one = await as.hr.ask({ ...at(), body: { text: 'Who held the laptop in the call?', signals: [], holds: [] } });
    const request = one.requests[0]?.id ?? '';
    one = await as.hr.answerRequest({ params: { ...at().params, request }, body: { text: 'A colleague of the supplier.', holds: [], ...version() } });
    one = await as.security.judgeFinding({ ...at(), body: { finding: 'verification:device-possession', verdict: 'true-positive', reason: 'seen in the call', ...version() } });
    expect((await as.auditor.verdicts({})).signals).toMatchObject([{ checkId: 'verification:device-possession', counts: { 'true-positive': 1 } }]);
  });

  it('pay is held by two people of two functions, and by nobody alone, no key and no other function', async () => {
    const hold = {
      disposition: 'hold' as const,
      stops: ['pay', 'access'] satisfies Stop[],
      rationale: 'Somebody else holds the device, and pay goes to a third party.',
      holds: [] as Guarded[],
      consumerReport: false,
    };
    const byKey = createClient(operationsByName, served.server.address, accounts.finance.key);
    await expect(byKey.propose({ ...at(), body: { ...hold, ...version() } })).rejects.toMatchObject(refused(403, 'request.forbidden'));
    one = await as.finance.propose({ ...at(), body: { ...hold, ...version() } });
    expect([one.status, one.proposal?.disposition]).toEqual(['in-progress', 'hold']);
    await expect(as.finance.confirm({ ...at(), body: version() })).rejects.toMatchObject(refused(409, 'case.refused', 'proposed it'));
    await expect(as.hr.confirm({ ...at(), body: version() })).rejects.toMatchObject(refused(409, 'case.refused', 'counsel and finance'));
    await expect(as.manager.confirm({ ...at(), body: version() })).rejects.toMatchObject(refused(403, 'request.forbidden'));
    one = await as.counsel.confirm({ ...at(), body: version() });
    expect([one.status, one.decisions.at(-1)?.stops, one.decisions.at(-1)?.by.map(({ name }) => name)]).toEqual(['on-hold', ['pay', 'access'], ['Sam finance', 'Sam counsel']]);
  });

  it('counsel blocks, the clock of the report runs, and finance lets nothing go alone', async () => {
    one = await as.counsel.block({ ...at(), body: { blockedOn: '2026-05-26', ...version() } });
    const clock = one.clocks.at(-1);
    expect(clock).toMatchObject({ kind: 'blocked-property-report', dueOn: '2026-06-09' });
    await expect(as.hr.stopClock({ params: { ...at().params, clock: clock?.id ?? '' }, body: { how: 'filed', ...version() } })).rejects.toMatchObject(
      refused(409, 'case.refused', 'counsel'),
    );
    await expect(as.finance.block({ ...at(), body: { blockedOn: '2026-05-26', ...version() } })).rejects.toMatchObject(refused(403, 'request.forbidden'));
    one = await as.finance.propose({
      ...at(),
      body: { disposition: 'proceed-with-conditions', conditions: ['a new payee'], rationale: 'The payee was changed.', holds: [], ...version() },
    });
    expect([one.status, one.proposal?.disposition, one.decisions.length]).toEqual(['on-hold', 'proceed-with-conditions', 1]);
    await expect(as.security.confirm({ ...at(), body: version() })).rejects.toMatchObject(refused(409, 'case.refused', 'counsel and finance'));
    one = await as.counsel.refuse({ ...at(), body: { reason: 'Nothing is known of the new payee.', ...version() } });
    expect(one.proposal).toBeUndefined();
  });

  it('an auditor reads all and changes nothing', async () => {
    const { events, clocks } = await as.auditor.showCase(at());
    expect(events).toHaveLength(one.version);
    expect(clocks.at(-1)?.state).toBe('overdue');
    await expect(as.auditor.comment({ ...at(), body: { text: 'x' } })).rejects.toMatchObject(refused(403, 'request.forbidden'));
    const records = await as.auditor.listRecords({ params: person });
    expect(records.records.map(({ section }) => section)).toContain('verifications');
    const lines = [];
    for await (const line of (await as.auditor.ocsf({})).lines) lines.push(JSON.parse(line));
    expect(lines.length).toBeGreaterThan(5);
  });

  it('every reading is one entry that names who read and how many, and no person', async () => {
    const before = (await actions()).length;
    await as.hr.listPeople({});
    await as.hr.vetPeople({ file: { bytes: `${applicant('walk-1')}\n${applicant('walk-2')}`, media: 'application/x-ndjson' } });
    await as.hr.getAssessment({ params: person });
    await as.auditor.showCase(at());
    await as.hr.cases({});
    // What two ask at once may stand in either order.
    await Promise.all([as.hr.getPerson({ params: person }), as.counsel.showTimeline({ params: person })]);
    const since = (await actions()).slice(before);
    const told = since.map(({ action, object, actor }) => `${actor.name}: ${action} ${object}`);
    expect(told.slice(0, 5)).toEqual([
      'Sam hr: person.read people.list',
      'Sam hr: people.read people.vet, 2 people',
      'Sam hr: person.read people.assessment',
      `Sam auditor: person.read ${one.id}`,
      'Sam hr: person.read cases.list',
    ]);
    expect(told.slice(5).sort()).toEqual(['Sam counsel: person.read people.timeline', 'Sam hr: person.read people.get']);
    expect(since[2]?.subject).toBe(since[4]?.subject);
    expect(JSON.stringify(await rows())).not.toMatch(/case-d01|Fixture|walk-1/);
  });

  it('a change that follows an old version is refused, and says what others did meanwhile', async () => {
    const old = one.version;
    one = await as.hr.setDue({ ...at(), body: { dueAt: '2026-07-01T00:00:00Z', version: old } });
    await expect(as.counsel.setDue({ ...at(), body: { dueAt: '2026-08-01T00:00:00Z', version: old } })).rejects.toMatchObject(
      refused(409, 'case.changed', `at version ${one.version}, and you looked at ${old}. Since then: Sam hr: due-set`),
    );
    expect((await as.hr.showCase(at())).case.dueAt).toBe('2026-07-01T00:00:00Z');
  });

  it('of two who assign or decide at once one wins and is told apart, and of all who comment at once nobody is lost', async () => {
    const body = { account: 'me', ...version() };
    const assigned = await Promise.allSettled([as.hr.assign({ ...at(), body }), as.counsel.assign({ ...at(), body })]);
    expect(assigned.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(assigned.find((each) => each.status === 'rejected')?.reason).toMatchObject(refused(409, 'case.changed', 'assigned'));

    const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
    const writers = [as.hr, as.security, as.finance, as.counsel, as.manager, as.hr];
    await Promise.all(writers.map((who, nth) => who.comment({ ...at(), body: { text: texts[nth] ?? '', holds: [] } })));
    const file = await as.auditor.showCase(at());
    expect(file.case.comments.map(({ text }) => text).sort()).toEqual([...texts].sort());
    expect(new Set(file.case.comments.map(({ id }) => id)).size).toBe(texts.length);

    await as.hr.propose({
      ...at(),
      body: { disposition: 'decline', rationale: 'The person cannot show the device.', holds: [], consumerReport: false, version: file.case.version },
    });
    const waiting = (await as.auditor.showCase(at())).case;
    expect(waiting.proposal?.disposition).toBe('decline');
    const confirming = { ...at(), body: { version: waiting.version } };
    const decided = await Promise.allSettled([
      as.counsel.confirm(confirming),
      as.counsel.confirm(confirming),
      as.counsel.refuse({ ...at(), body: { reason: 'no', version: waiting.version } }),
    ]);
    // Pay is held, so hr and counsel together cannot decide: the only way on is to end the proposal.
    expect(decided.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);

    one = (await as.auditor.showCase(at())).case as Case;
    one = await as.finance.propose({ ...at(), body: { disposition: 'hold', stops: ['pay'], rationale: 'The payee is not known.', holds: [], ...version() } });
    const both = await Promise.allSettled([as.counsel.confirm({ ...at(), body: version() }), as.counsel.refuse({ ...at(), body: { reason: 'no', ...version() } })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ problem: { status: 409 } });
    one = (await as.auditor.showCase(at())).case as Case;
    expect([one.proposal, one.decisions.length]).toEqual([undefined, both[0]?.status === 'fulfilled' ? 2 : 1]);
    const opened = await Promise.allSettled(
      [as.hr, as.counsel, as.security].map((who) => who.openCase({ params: { person: 'walk-1' }, body: { because: 'a question', holds: [] } })),
    );
    expect(opened.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await faults()).toEqual([]);
  });

  it('nobody signs for somebody else, a repeated request is done once, and pages of cases miss none', async () => {
    const { cookie } = accounts.hr;
    const forged = await served.ask('POST', `/v1/cases/${one.id}/comments`, {
      body: { text: 'x', by: { id: 'x', name: 'Somebody Else', functions: ['counsel'] } },
      headers: { cookie },
    });
    expect([forged.status, ((await forged.json()) as { issues: { path: string }[] }).issues.length]).toEqual([400, 1]);
    const before = (await as.hr.showCase(at())).case.comments.length;
    for (const _ of [1, 2]) await as.hr.comment({ ...at(), body: { text: 'once', holds: [] }, idempotencyKey: 'comment-1' });
    expect((await as.hr.showCase(at())).case.comments.length).toBe(before + 1);
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await as.auditor.cases({ query: { limit: 1, ...(after === undefined ? {} : { after }) } });
      seen.push(...page.cases.map(({ id }) => id));
      after = page.next;
      if (after === undefined) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await as.auditor.cases({})).cases.length);
    expect(seen.length).toBeGreaterThan(1);
    for (const bad of ['x', '2026-99-01T00:00:00Z cas_1', 'never', '0000-01-01T00:00:00Z cas_1'])
      expect((await served.ask('GET', `/v1/cases?after=${encodeURIComponent(bad)}`, { headers: { cookie } })).status, bad).toBe(400);
  });

  it('one changed byte of any row of the log is found and located, by the API', async () => {
    const whole = await as.auditor.verifyAudit({ body: {} });
    expect(whole.faults).toEqual([]);
    expect(whole.events).toBeGreaterThan(one.version);
    const { note } = await as.auditor.checkpoint({});
    const lines = [];
    for await (const line of (await as.auditor.exportAudit({})).lines) lines.push(line);
    expect(JSON.parse(lines.at(-1) ?? '')).toHaveProperty('checkpoint.rootHash');
    const entries = await rows();
    const columns = ['entry', 'hash', 'seal'] as const;
    const update = (row: AuditRow, column: (typeof columns)[number], text: string) => `update audit_log set ${column} = ${quoted(text)} where seq = ${row.seq}`;
    // One byte of every row, in one of its columns; then one byte of one row, everything else put right.
    const everywhere = entries.map((row) => {
      const column = columns[row.seq % 3] ?? 'entry';
      return update(row, column, damaged(row[column], (row.seq * 37) % row[column].length));
    });
    const back = entries.flatMap((row) => columns.map((column) => update(row, column, row[column])));
    const [off, on] = ['disable', 'enable'].map((word) => `alter table audit_log ${word} trigger user`);
    served = await behind([off ?? '', ...everywhere, on ?? '']);
    clients();
    expect((await faults()).filter(({ kind }) => kind === 'changed').map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq));
    const last = entries[Math.floor(entries.length / 2)] as AuditRow;
    served = await behind([off ?? '', ...back, update(last, 'entry', damaged(last.entry, 20)), on ?? '']);
    clients();
    expect((await faults()).map(({ kind, seq }) => [kind, seq])).toEqual([['changed', last.seq]]);
    served = await behind([off ?? '', ...back, on ?? '']);
    clients();
    expect((await as.auditor.verifyAudit({ body: { checkpoints: [note] } })).faults).toEqual([]);
    await expect(as.auditor.verifyAudit({ body: { checkpoints: [note.replace('bonafide', 'other')] } })).rejects.toMatchObject(refused(422, 'audit.invalid'));
    expect((await as.auditor.prove({ params: { seq: String(last.seq) } })).row).toEqual(last);
  });
});
