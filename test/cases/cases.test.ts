import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSigner } from '#io';
import { type Actor, type Case, defaultPolicy, type Policy } from '#model';
import {
  attachFile,
  checkpointAudit,
  confirmDecision,
  type Doing,
  erasePerson,
  exportAudit,
  exportPerson,
  giveVerdict,
  holdData,
  openCaseByHand,
  type PlainCommand,
  type Ports,
  proveEntry,
  recordItem,
  recordPersonsAnswer,
  recordRead,
  releaseHold,
  type Store,
  showCase,
  sweepRetention,
  verifyAudit,
  vetBatches,
  vetContext,
  workOnCase,
} from '#operations';
import { openEmbeddedStore } from '#store';
import { dossier, testDigest, testPorts } from '#testing';
import { startEngine } from '../../src/store/engine.ts';
import { PgliteDialect } from '../../src/store/pglite.ts';

const hr: Actor = { id: 'robin example', name: 'Robin Example', functions: ['hr'] };
const counsel: Actor = { id: 'casey placeholder', name: 'Casey Placeholder', functions: ['counsel'] };
const finance: Actor = { id: 'frankie sample', name: 'Frankie Sample', functions: ['finance'] };
const security: Actor = { id: 'sasha specimen', name: 'Sasha Specimen', functions: ['security'] };
const auditor: Actor = { id: 'audrey example', name: 'Audrey Example', functions: ['auditor'] };
const as = (actor: Actor, policy: Policy = defaultPolicy): Doing => ({ actor, policy });

let root = '';
let folder = '';
let store: Store;
let ports: Ports;
let clock = 0;
let start = '';

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bonafide-cases-'));
  await (await openEmbeddedStore(join(root, 'template'))).close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeEach(async () => {
  folder = join(mkdtempSync(join(root, 'run-')), 'db');
  cpSync(join(root, 'template'), folder, { recursive: true });
  store = await openEmbeddedStore(folder);
  start = '2026-05-25T12:00:00Z';
  ports = testPorts({
    now: () => new Date(Date.parse(start) + 1_000 * clock++).toISOString(),
    store: async () => store,
    signer: () => loadSigner(join(root, 'signing-key')),
  });
});
afterEach(() => store.close());

const file = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  names: [{ name: `Sam ${id}` }],
  phones: [{ number: '+1 202 555 0143', lineType: 'voip' }],
  subject: { relation: 'applicant', role: { tier: 2 } },
  ...more,
});

async function vet(policy: Policy, ...people: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  async function* batches() {
    yield { people: people.map((one) => ({ dossier: dossier(one), issues: [] })), issues: [] };
  }
  for await (const _ of vetBatches(batches(), vetContext(policy, ports, ports.now()), store));
}

async function opened(id = 'P-1'): Promise<Case> {
  await vet(defaultPolicy, file(id));
  return openCaseByHand({ ...as(hr), person: id, because: 'a question about the phone' }, store, ports);
}
const work = (one: Case, command: PlainCommand, actor: Actor) => workOnCase(one.id, command, as(actor), store, ports);
const whole = async () => (await verifyAudit([], store, ports)).faults;
const hold: PlainCommand = { verb: 'propose', disposition: 'hold', rationale: 'who holds the device is not known' };

describe('a case', () => {
  it('is opened by policy for whoever reaches the level, once', async () => {
    const policy: Policy = { ...defaultPolicy, cases: { openFrom: 'low' } };
    await vet(policy, file('P-1'), { id: 'P-2', names: [{ name: 'Nobody Special' }] });
    await vet(policy, file('P-1'));
    const all = await store.listCases({}, undefined, 10);
    expect(all.map(({ dossierId, openedBecause }) => [dossierId, openedBecause.includes('policy')])).toEqual([['P-1', true]]);
    expect((await store.caseEvents(all[0]?.id ?? ''))[0]?.by).toMatchObject({ id: 'program', functions: [] });
  });

  it('goes from the checklist over the person’s answer and two people’s hold to payment stopped, with everything in a log that is whole', async () => {
    let one = await opened();
    expect(one.checklist.find(({ id }) => id === 'identity-proofing')).toMatchObject({ owner: 'hr', planned: true, state: 'open' });
    one = await recordItem(one.id, 'identity-proofing', { result: 'satisfied', method: 'in person', authority: 'notary', evidence: ['att-1'] }, as(hr), store, ports);
    expect(one.checklist.find(({ id }) => id === 'identity-proofing')).toMatchObject({ state: 'done', results: [{ authority: 'notary', by: { name: 'Robin Example' } }] });
    one = await work(one, { verb: 'request', text: 'Why is the number a VoIP number?', signals: ['voip-number'] }, hr);
    one = await recordPersonsAnswer(one.id, one.requests[0]?.id ?? '', { text: 'My carrier sells nothing else.', accepted: true }, as(hr), store, ports);
    expect((await store.latestAssessment('P-1'))?.findings.find(({ checkId }) => checkId === 'voip-number')?.standing).toBe('explained');
    expect(one.assessment.id).toBe((await store.latestAssessment('P-1'))?.id);
    one = await giveVerdict(one.id, 'voip-number', { verdict: 'benign', reason: 'the carrier confirms it' }, as(security), store, ports);
    one = await work(one, { ...hold, stops: ['pay', 'access'] } as PlainCommand, finance);
    await expect(confirmDecision(one.id, as(finance), store, ports)).rejects.toMatchObject({ code: 'case.refused' });
    one = await confirmDecision(one.id, as(counsel), store, ports);
    expect([one.status, one.decisions.at(-1)?.stops]).toEqual(['on-hold', ['pay', 'access']]);
    one = await work(one, { verb: 'block', blockedOn: '2026-05-26' }, counsel);
    // Ten business days over Juneteenth would end later; from 26 May they end on 9 June.
    expect(one.clocks.at(-1)).toMatchObject({ kind: 'blocked-property-report', dueOn: '2026-06-09' });
    expect(await store.verdictCounts()).toEqual([{ checkId: 'voip-number', verdict: 'benign', count: 1 }]);
    const verified = await verifyAudit([], store, ports);
    expect(verified).toMatchObject({ faults: [], events: one.version });
    expect((await showCase(one.id, auditor, store, ports)).events).toHaveLength(one.version);
  });

  it('voids a proposal whose assessment changed, and says so', async () => {
    const one = await work(await opened(), hold, hr);
    await recordItem(one.id, 'identity-proofing', { result: 'failed', method: 'in person', authority: 'notary', evidence: [] }, as(hr), store, ports);
    await expect(confirmDecision(one.id, as(counsel), store, ports)).rejects.toMatchObject({ message: expect.stringContaining('void') });
    const after = await store.getCase(one.id);
    expect([after?.proposal, after?.decisions]).toEqual([undefined, []]);
    await expect(confirmDecision(one.id, as(counsel), store, ports)).rejects.toMatchObject({ message: expect.stringContaining('No decision waits') });
  });

  it('takes one of two who confirm at once', async () => {
    const one = await work(await opened(), hold, hr);
    const both = await Promise.allSettled([confirmDecision(one.id, as(counsel), store, ports), confirmDecision(one.id, as(security), store, ports)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store.getCase(one.id))?.decisions).toHaveLength(1);
    expect(await whole()).toEqual([]);
  });

  it('withholds protected terms from what people write', async () => {
    const one = await work(await opened(), { verb: 'comment', text: 'He looks Korean and the call was short.' }, hr);
    expect(one.comments[0]?.text).not.toContain('Korean');
    expect(one.comments[0]?.text).toContain('the call was short');
  });

  it('refuses what is not complete, naming the place, and keeps nothing of it', async () => {
    const one = await opened();
    await expect(work(one, { verb: 'comment', text: '' }, hr)).rejects.toMatchObject({ code: 'usage.invalid', message: expect.stringContaining('text') });
    expect((await store.getCase(one.id))?.version).toBe(1);
  });
});

describe('reading', () => {
  it('a person’s file is an entry in the log, which names no person', async () => {
    const one = await opened();
    await showCase(one.id, auditor, store, ports);
    await exportPerson('P-1', counsel, store, ports);
    const entries = (await store.auditRows(0, 100)).map(({ entry }) => JSON.parse(entry));
    expect(entries.map(({ action, actor }) => [action, actor.name])).toEqual([
      ['case.opened', 'Robin Example'],
      ['person.read', 'Audrey Example'],
      ['person.read', 'Casey Placeholder'],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/P-1|Sam|voip|phone/);
  });
});

describe('readings that come at once', () => {
  const read = (nth: number, from: Store) => recordRead({ actor: auditor, people: [`P-${nth}`], what: 'people.get' }, from, ports);

  it('are an entry each and are written together', async () => {
    const written: number[] = [];
    const counted: Store = {
      ...store,
      appendAudit: (auditing) => {
        written.push(auditing.drafts.length);
        return store.appendAudit(auditing);
      },
    };
    const first = read(0, counted);
    // While the first is written, the others come.
    await Promise.resolve();
    await Promise.all([first, ...Array.from({ length: 40 }, (_, nth) => read(nth + 1, counted))]);
    expect((await store.auditRows(0, 100)).length).toBe(41);
    expect(written.length).toBeLessThanOrEqual(2);
    await recordRead({ actor: auditor, people: ['P-1', 'P-2', 'P-1'], what: 'people.list' }, store, ports);
    await recordRead({ actor: auditor, people: [], what: 'people.list' }, store, ports);
    expect(JSON.parse((await store.auditRows(41, 9))[0]?.entry ?? '')).toMatchObject({ action: 'people.read', object: 'people.list, 2 people' });
    expect([(await store.auditHead()).size, await whole()]).toEqual([42, []]);
  });

  it('all fail where the log cannot be written, and those after them do not', async () => {
    let broken = true;
    const failing: Store = { ...store, appendAudit: (auditing) => (broken ? Promise.reject(new Error('no disk')) : store.appendAudit(auditing)) };
    const all = await Promise.allSettled([read(1, failing), read(2, failing)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    await read(3, failing);
    expect((await store.auditHead()).size).toBe(1);
  });
});

/** Changes the stored log as somebody with all rights over the database can, who first takes the triggers away. */
async function tamper(change: (db: Kysely<unknown>) => Promise<unknown>): Promise<void> {
  await store.close();
  const db = new Kysely<unknown>({ dialect: new PgliteDialect(await startEngine(join(folder, 'pg'))) });
  for (const table of ['audit_log', 'case_events']) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
  await change(db);
  for (const table of ['audit_log', 'case_events']) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db);
  await db.destroy();
  store = await openEmbeddedStore(folder);
}

describe('the log', () => {
  it('refuses every change to the database itself', async () => {
    await opened();
    await store.close();
    const db = new Kysely<unknown>({ dialect: new PgliteDialect(await startEngine(join(folder, 'pg'))) });
    for (const statement of [sql`update audit_log set entry = 'x'`, sql`delete from audit_log`, sql`truncate audit_log`, sql`update case_events set body = '{}'`])
      await expect(statement.execute(db)).rejects.toMatchObject({ message: expect.stringContaining('never changed') });
    await db.destroy();
    store = await openEmbeddedStore(folder);
    expect(await whole()).toEqual([]);
  });

  it('shows one changed byte of any column of any row in the store, and where', async () => {
    const one = await opened();
    for (const text of ['one', 'two', 'three']) await work(one, { verb: 'comment', text }, hr);
    const rows = await store.auditRows(0, 100);
    const columns = ['entry', 'hash', 'seal'] as const;
    for (const round of [0, 1, 2]) {
      // One byte in each of three rows, in another column each, while what the round before changed is put right.
      await tamper(async (db) => {
        for (const { seq, entry, hash, seal } of rows) await sql`update audit_log set entry = ${entry}, hash = ${hash}, seal = ${seal} where seq = ${seq}`.execute(db);
        for (const at of [0, 1, 2]) {
          const column = columns[(at + round) % 3] ?? 'entry';
          const text = rows[at]?.[column] ?? '';
          const nth = (17 * (at + 1) * (round + 2)) % text.length;
          const bad = text.slice(0, nth) + (text.charAt(nth) === 'x' ? 'y' : 'x') + text.slice(nth + 1);
          await sql`update audit_log set ${sql.ref(column)} = ${bad} where seq = ${at}`.execute(db);
        }
      });
      expect((await whole()).map(({ kind, seq }) => [kind, seq])).toEqual([
        ['changed', 0],
        ['changed', 1],
        ['changed', 2],
      ]);
    }
  });

  it('shows a row that was removed, a history that was rewritten, and a case event that is gone', async () => {
    const one = await opened();
    for (const text of ['one', 'two']) await work(one, { verb: 'comment', text }, hr);
    const { note } = await checkpointAudit(store, ports);
    await tamper((db) => sql`update case_events set body = jsonb_set(body, '{text}', '"never said"') where nth = 2`.execute(db));
    expect(await whole()).toMatchObject([{ kind: 'record', seq: 1 }]);
    await tamper((db) => sql`delete from case_events where nth = 2`.execute(db));
    expect(await whole()).toMatchObject([{ kind: 'record', seq: 1, what: expect.stringContaining('gone') }]);
    await tamper((db) => sql`delete from audit_log where seq = 2`.execute(db));
    expect(await verifyAudit([note], store, ports)).toMatchObject({ faults: [{ kind: 'record' }, { kind: 'removed', seq: 2 }] });
  });

  it('leaves as lines with a signed checkpoint, and proves single entries', async () => {
    await opened();
    const lines = [];
    for await (const line of exportAudit(auditor, store, ports)) lines.push(line);
    const last = lines.at(-1);
    if (last === undefined || !('checkpoint' in last)) throw new Error('no checkpoint');
    expect([lines.length, last.checkpoint.size]).toEqual([3, 2]);
    expect(await verifyAudit([last.checkpoint.note], store, ports)).toMatchObject({ faults: [], rootHash: last.checkpoint.rootHash });
    await expect(verifyAudit([last.checkpoint.note.replace('\n2\n', '\n1\n')], store, ports)).rejects.toMatchObject({ code: 'audit.invalid' });
    expect((await proveEntry(1, store, { digest: testDigest })).proof).toMatchObject({ seq: 1, size: 2, path: [expect.any(String)] });
  });
});

describe('keeping records', () => {
  const close = async (one: Case) => work(one, { verb: 'close', verdict: 'benign' }, hr);

  it('erases a person and leaves the log whole', async () => {
    const one = await opened();
    await attachFile(one.id, { name: 'scan.png', kind: 'document', bytes: Uint8Array.of(1, 2, 3) }, as(hr), store, ports);
    await expect(erasePerson('P-1', 'asked for it', as(hr), store, ports)).rejects.toMatchObject({ code: 'case.refused' });
    await close(one);
    await expect(erasePerson('P-1', 'asked for it', as(security), store, ports)).rejects.toMatchObject({ code: 'case.refused' });
    await erasePerson('P-1', 'asked for it', as(hr), store, ports);
    expect([await store.getDossier('P-1'), await store.getCase(one.id)]).toEqual([undefined, undefined]);
    expect(await verifyAudit([], store, ports)).toMatchObject({ faults: [], erased: 1, size: 4 });
  });

  it('lets nobody else’s findings name a person who was erased', async () => {
    await vet(defaultPolicy, file('P-1'), { ...file('P-2'), names: [{ name: 'Mira Placeholder' }] });
    const named = async () => JSON.stringify((await store.latestAssessment('P-2'))?.findings).includes('Sam P-1');
    expect(await named()).toBe(true);
    await erasePerson('P-1', 'asked for it', as(hr), store, ports);
    expect(await named()).toBe(false);
  });

  it('sweeps who is due, and nobody under a legal hold or in an open case', async () => {
    await vet(defaultPolicy, file('P-1'), file('P-2', { phones: [] }), file('P-3', { phones: [] }), file('P-4', { phones: [], subject: { relation: 'employee' } }));
    const open = await openCaseByHand({ ...as(hr), person: 'P-3', because: 'a question' }, store, ports);
    await attachFile(open.id, { name: 'call.webm', kind: 'recording', bytes: Uint8Array.of(1) }, as(hr), store, ports);
    const held = await holdData('P-2', 'a charge was filed', counsel, store, ports);
    start = '2027-05-25T12:00:00Z';
    const plan = await sweepRetention(false, as(hr), store, ports);
    expect(plan.people.map(({ dossierId, keep }) => [dossierId, keep])).toEqual([
      ['P-1', undefined],
      ['P-2', 'legal-hold'],
      ['P-3', 'open-case'],
      ['P-4', 'not-yet'],
    ]);
    expect([plan.erased, await store.countDossiers()]).toEqual([0, 4]);
    const swept = await sweepRetention(true, as(hr), store, ports);
    expect([swept.erased, swept.removed, await store.countDossiers()]).toEqual([1, 1, 3]);
    expect((await store.getCase(open.id))?.attachments[0]?.removed).toContain('retention');
    await releaseHold(held.id, 'the charge was settled', counsel, store, ports);
    expect((await sweepRetention(true, as(hr), store, ports)).erased).toBe(1);
    expect(await whole()).toEqual([]);
  });
});
