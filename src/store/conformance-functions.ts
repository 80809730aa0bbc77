import assert from 'node:assert/strict';
import { type Kysely, sql } from 'kysely';
import { type Assessment, BonafideError, type Case, type CaseEvent, type Dossier } from '#model';
import { mayReadGuarded, operations, type Role, roles, type Store } from '#operations';
import { auditing } from './conformance-audit.ts';
import type { Schema } from './schema.ts';
import { databaseOf } from './sql-store.ts';

type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly person: (id: string) => Dossier;
  readonly save: (store: Store, people: readonly Dossier[]) => Promise<unknown>;
  readonly assessment: (dossier: Dossier, id: string, assessedAt: string) => Assessment;
};

const NOW = '2026-06-01T12:00:00Z';

/** Tables of the program alone: accounts, sessions, secrets, answers kept for a repeated request. */
const PROGRAMS = /^(auth_|api_keys$|setup_links$|sign_in_failures$|answered_requests$|used_codes$|scim_users$|job_files$|request_rates$|saved_views$|policies$|kysely_)/;

const has = (asked: readonly Role[], kind: keyof typeof mayReadGuarded): boolean => asked.some((role) => mayReadGuarded[kind].includes(role));
const reads = (operation: string, asked: readonly Role[]): boolean => operations.find(({ id }) => id === operation)?.roles.some((role) => asked.includes(role)) === true;

/** Tables whose rows are withheld from whoever may not see that kind. */
const WITHHELD: Readonly<Record<string, (asked: readonly Role[]) => boolean>> = {
  ...Object.fromEntries(['accounts', 'account_owners', 'traces', 'trace_ties', 'telemetry_digests'].map((table) => [table, (asked: readonly Role[]) => has(asked, 'telemetry')])),
  ...Object.fromEntries(['subjects', 'screenings'].map((table) => [table, (asked: readonly Role[]) => has(asked, 'protected')])),
  ...Object.fromEntries(['link_records', 'link_keys', 'link_judgements', 'rings'].map((table) => [table, (asked: readonly Role[]) => reads('people.links', asked)])),
  ...Object.fromEntries(['reports', 'indicators', 'hunts', 'artefacts'].map((table) => [table, (asked: readonly Role[]) => reads('reports.list', asked)])),
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
/** Rows, or the SQLSTATE of the refusal. */
async function ask(db: Kysely<Schema>, statement: string): Promise<number | string> {
  try {
    return (await sql.raw(statement).execute(db)).rows.length;
  } catch (error) {
    return codeOf(error);
  }
}
const REFUSED = '42501';

async function as(store: Store, ...functions: readonly Role[]): Promise<Store & { readonly db: Kysely<Schema> }> {
  const found = await store.as(functions);
  assert.ok('store' in found, 'why' in found ? found.why : '');
  return Object.assign(found.store, { db: databaseOf<Schema>(found.store) });
}

const claim = (id: string, kind: string, value: unknown) => ({ id, kind, value, documentId: 'doc', locator: { pointer: '' } }) as never;
const cited = (section: string, ref: string, quote: string) => ({ ref, section, role: 'shows', quote, documentId: ref === 'event' ? 'events' : 'doc' }) as never;
const finding = (checkId: string, evidence: readonly unknown[]) => ({ id: `fnd_${checkId}`, checkId, title: `secret of ${checkId}`, evidence }) as never;

const actor = (id: string, ...functions: readonly ('hr' | 'security' | 'finance' | 'counsel')[]) => ({ id, name: id, functions: [...functions] });

/** What every store keeps from each function, whatever the program asks of it. */
export function functionsConformance(name: string, { describe, test, person, save, assessment }: Words): void {
  const whole = (): Dossier => ({
    ...person('p1'),
    interviews: [claim('clm_i', 'interviews', { at: NOW })],
    answers: [claim('clm_a', 'answers', { check: 'x' })],
    observations: [claim('clm_o', 'observations', { check: 'x' })],
    protected: { birthDates: [claim('clm_b', 'birthDates', '1990-01-01')], birthPlaces: [], nationalities: [] },
  });
  const assessed = (): Assessment => ({
    ...assessment(whole(), 'asm_1', NOW),
    findings: [
      finding('a-log', [cited('places', 'event', 'signed in from 192.0.2.1')]),
      finding('a-word', [cited('answers', 'claim', 'was in hospital')]),
      finding('plain', [cited('names', 'claim', 'Robin')]),
    ],
    outcomes: [{ checkId: 'a-log', status: 'fired', findings: [{ title: 'secret of a-log', data: { ip: '192.0.2.1' } }] } as never],
  });
  /** Somebody of whom every table holds something. */
  const seeded = async (store: Store): Promise<void> => {
    await save(store, [whole(), person('p2')]);
    await store.addRecord({ id: 'r1', dossierId: 'p1', recordedAt: NOW, section: 'answers', value: { check: 'x' } as never });
    await store.addRecord({ id: 'r2', dossierId: 'p1', recordedAt: NOW, section: 'observations', value: { check: 'x' } as never });
    await store.addRecord({ id: 'r3', dossierId: 'p1', recordedAt: NOW, section: 'verifications', value: { verification: 'x' } as never });
    await store.saveSubjects([{ dossierId: 'p1', digest: 'd', words: 'robin', queries: [], artefacts: ['domain:lure.example'], accounts: ['robin@example.com'] }]);
    await store.saveScreenings([{ id: 's1', dossierId: 'p1', at: NOW, matches: [], dismissed: [] } as never]);
    await store.saveTraces([{ id: 'account:robin@example.com', body: 'packed', ties: ['ip:192.0.2.1'] }], [], []);
    await store.assignAccounts([{ account: 'robin@example.com', dossierId: 'p1' }]);
    await store.saveTelemetryDigests([{ dossierId: 'p1', digest: 'd' }]);
    await store.saveLinkRecords([{ dossierId: 'p1', body: '{}', keys: [{ key: 'k', joins: true }] }]);
    await store.addJudgement({ a: 'p1', b: 'p2', judgement: 'negative', by: 'x', at: NOW } as never);
    await store.saveRings([{ id: 'ring_1', members: ['p1', 'p2'] }], true);
    await store.saveReport({ id: 'report--1', addedAt: NOW, profile: { id: 'report--1' } as never, text: 'text' }, [
      { reportId: 'report--1', key: 'domain:lure.example' } as never,
    ]);
    await store.saveHunt({ id: 'h1', reportId: 'report--1', huntedAt: NOW, people: 2, affected: ['p1'] });
    await store.saveAssessments([assessed()]);
    await store.appendAudit(auditing('begin'));
  };
  const caseOf = (id: string, version: number): Case =>
    ({ id, dossierId: 'p1', caption: 'p1', status: 'new', version, dueAt: NOW, roleClass: 'x', openedBecause: 'x', openedAt: NOW }) as Case;
  const said: CaseEvent = { type: 'commented', id: 'com-1', text: 'a word', by: actor('robin', 'hr'), at: NOW };
  const first = (id: string) => ({ case: caseOf(id, 1), before: 0, events: [said] });

  describe(`${name}: each function`, () => {
    test('sees the rows of the permission table and no other, asked past every operation', async ({ store }) => {
      await seeded(store);
      const own = databaseOf<Schema>(store);
      for (const [table, may] of Object.entries(WITHHELD)) {
        assert.ok(((await ask(own, `select from ${table}`)) as number) > 0, `${table} is empty, so this shows nothing`);
        for (const role of roles) {
          const found = await ask((await as(store, role)).db, `select * from ${table}`);
          if (may([role])) assert.ok(found !== 0 && found !== REFUSED, `${role} should see ${table}, got ${found}`);
          else assert.ok(found === 0 || found === REFUSED, `${role} sees ${found} of ${table}`);
        }
      }
    });

    test('sees of a dossier, of records and of an assessment what the first lock lets it see', async ({ store }) => {
      await seeded(store);
      for (const role of ['hr', 'security', 'finance', 'counsel', 'auditor'] as const) {
        const theirs = await as(store, role);
        const dossier = await theirs.getDossier('p1');
        assert.equal(dossier?.protected.birthDates.length, has([role], 'protected') ? 1 : 0, `${role} protected`);
        assert.equal(dossier?.answers.length, has([role], 'medical') ? 1 : 0, `${role} answers`);
        assert.equal(dossier?.interviews.length, has([role], 'telemetry') ? 1 : 0, `${role} interviews`);
        const records = (await theirs.recordsOf(['p1'])).get('p1') ?? [];
        assert.deepEqual(
          records.map(({ id }) => id),
          has([role], 'medical') ? ['r1', 'r2', 'r3'] : ['r3'],
        );
        const told = JSON.stringify(await theirs.latestAssessment('p1'));
        for (const secret of ['192.0.2.1', 'secret of a-log']) assert.equal(told.includes(secret), has([role], 'telemetry'), `${role} ${secret}`);
        assert.equal(told.includes('was in hospital'), has([role], 'medical'), role);
        assert.ok(told.includes('Robin') && told.includes('secret of plain'));
        for (const table of ['dossiers', 'assessments']) {
          const { rows } = await sql<{ schema: string }>`select quote_ident(current_schema()) as schema`.execute(databaseOf(store));
          assert.equal(await ask(theirs.db, `select body from ${rows[0]?.schema}.${table}`), REFUSED, `${role} passes by the view of ${table}`);
        }
      }
      assert.equal(await ask((await as(store, 'admin')).db, 'select id from dossiers'), REFUSED);
      assert.deepEqual(await (await as(store, 'counsel')).latestAssessment('p1'), assessed());
    });

    test('has in the database exactly what the program grants it', async ({ store }) => {
      for (const role of roles) {
        const { db } = await as(store, role);
        for (const kind of ['telemetry', 'protected', 'medical'] as const) {
          const { rows } = await sql<{ may: boolean }>`select seen.may_see(${kind}::text) as may`.execute(db);
          assert.equal(rows[0]?.may, has([role], kind), `${role} ${kind}`);
        }
      }
    });

    test('reads nothing of the program’s own, and each table is one function’s or the program’s', async ({ store }) => {
      const { rows } = await sql<{
        name: string;
      }>`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1`.execute(databaseOf<Schema>(store));
      for (const { name: table } of rows) {
        const found = new Set<unknown>();
        for (const role of roles) found.add((await ask((await as(store, role)).db, `select from ${table}`)) === REFUSED ? 'refused' : 'read');
        if (PROGRAMS.test(table)) assert.deepEqual([...found], ['refused'], table);
        else assert.ok(found.has('read'), `${table} is nobody’s: say in as-function.ts who reads it, or here that it is the program’s`);
      }
    });

    test('that several have sees what any of them may', async ({ store }) => {
      await seeded(store);
      const both = await as(store, 'hr', 'security');
      assert.deepEqual([(await both.tracesOf(['account:robin@example.com'])).size, (await both.getDossier('p1'))?.answers.length], [1, 1]);
      assert.equal((await both.getDossier('p1'))?.protected.birthDates.length, 0);
      // The order in which they are named is no other role.
      assert.equal((await (await as(store, 'security', 'hr')).tracesOf(['account:robin@example.com'])).size, 1);
    });

    test('writes cases in its own name, and auditors and admins nothing at all', async ({ store }) => {
      await seeded(store);
      const hr = await as(store, 'hr');
      const later = { ...assessed(), id: 'asm_2', assessedAt: '2026-06-02T00:00:00Z' };
      await hr.saveCase(
        { ...first('c1'), records: [{ id: 'r4', dossierId: 'p1', recordedAt: NOW, section: 'answers', value: { check: 'y' } as never }], assessments: [later] },
        auditing('c1'),
      );
      assert.deepEqual(await store.latestAssessment('p1'), later);
      assert.equal((await store.auditHead()).size, 2);
      for (const role of ['auditor', 'admin'] as const) {
        const theirs = await as(store, role);
        await assert.rejects(theirs.saveCase(first('c2'), auditing('c2')), (error) => error instanceof BonafideError && error.code === 'permission.denied');
        const { rows } = await sql<{
          name: string;
        }>`select relname::text as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 1`.execute(databaseOf<Schema>(store));
        // A view, which stands before two of the tables, is truncated by nobody.
        for (const { name: table } of rows)
          for (const statement of [`delete from ${table}`, `insert into ${table} default values`, `truncate ${table}`])
            assert.match(String(await ask(theirs.db, statement)), /^(42501|42809)$/, `${role}: ${statement}`);
        assert.equal(await ask(theirs.db, "update cases set status = 'closed'"), REFUSED);
        assert.equal(await ask(theirs.db, "update records set section = 'x'"), REFUSED);
      }
      assert.deepEqual([(await store.auditHead()).size, await store.getCase('c2')], [2, undefined]);
      // That somebody read a file is the program’s to write, also of auditors.
      await (await as(store, 'auditor')).appendAudit(auditing('read'));
      assert.equal((await store.auditHead()).size, 3);
    });

    test('of finance lets no held pay go alone', async ({ store }) => {
      await seeded(store);
      const decided = (id: string, disposition: string, stops: readonly string[], by: readonly unknown[]) =>
        ({ type: 'decided', by: actor('fin', 'finance'), at: NOW, decision: { id, disposition, stops, by } }) as unknown as CaseEvent;
      const pair = [actor('cou', 'counsel'), actor('fin', 'finance')];
      const finance = await as(store, 'finance');
      // As long as nothing is held, finance decides what it may.
      await finance.saveCase({ case: caseOf('c1', 1), before: 0, events: [decided('dec-1', 'proceed', [], [actor('fin', 'finance')])] }, auditing('c1'));
      await finance.saveCase({ case: caseOf('c1', 2), before: 1, events: [decided('dec-2', 'hold', ['pay'], pair)] }, auditing('c1'));
      const alone = { case: caseOf('c1', 3), before: 2, events: [decided('dec-3', 'proceed', [], [actor('fin', 'finance'), actor('two', 'finance')])] };
      await assert.rejects(finance.saveCase(alone, auditing('c1')), (error) => error instanceof BonafideError && error.code === 'permission.denied');
      assert.equal((await store.getCase('c1'))?.version, 2);
      await finance.saveCase({ ...alone, events: [decided('dec-3', 'proceed', [], pair)] }, auditing('c1'));
      assert.equal((await store.getCase('c1'))?.version, 3);
    });

    test('and the program itself change nothing that was logged', async ({ store }) => {
      await store.appendAudit(auditing('one', 'two'));
      const everybody = [databaseOf<Schema>(store), ...(await Promise.all(roles.map(async (role) => (await as(store, role)).db)))];
      for (const db of everybody)
        for (const statement of ["update audit_log set entry = ''", 'delete from audit_log', 'truncate audit_log', 'delete from audit_checkpoints'])
          assert.match(String(await ask(db, statement)), /^(42501|23001|0)$/, statement);
      assert.deepEqual([(await store.auditRows(0, 10)).length, await ask(databaseOf(store), 'delete from audit_log')].slice(0, 1), [2]);
    });

    test('leaves nothing of itself on a connection, also after a refusal', async ({ store }) => {
      await seeded(store);
      const hr = await as(store, 'hr');
      const told = await Promise.all(
        Array.from({ length: 30 }, async (_, n) =>
          n % 3 === 0 ? ask(hr.db, 'delete from dossiers') : n % 3 === 1 ? ask(hr.db, 'select from traces') : (await store.tracesOf(['account:robin@example.com'])).size,
        ),
      );
      assert.deepEqual(
        told,
        Array.from({ length: 30 }, (_, n) => [REFUSED, 0, 1][n % 3]),
      );
    });

    test('gets its own answer to a statement that the program asked before in the same words, and the other way round', async ({ store }) => {
      await seeded(store);
      const [hr, security] = [await as(store, 'hr'), await as(store, 'security')];
      // More often than a plan for any value is made, so that plans are kept and used again.
      for (let n = 0; n < 12; n += 1)
        for (const [one, dates, answers, traces] of [
          [store, 1, 1, 1],
          [hr, 0, 1, 0],
          [security, 0, 0, 1],
        ] as const) {
          const dossier = await one.getDossier('p1');
          const found = [dossier?.protected.birthDates.length, dossier?.answers.length, (await one.tracesOf(['account:robin@example.com'])).size];
          assert.deepEqual(found, [dates, answers, traces]);
        }
    });

    test('has its rights again in a store that was restored', async ({ store }) => {
      await seeded(store);
      const lines: string[] = [];
      for await (const line of store.dump(NOW)) lines.push(line);
      assert.equal((await (await as(store, 'hr')).listDossiers(undefined, 10)).length, 2);
      await store.load(
        (async function* () {
          yield* lines;
        })(),
        true,
      );
      const denied = await as(store, 'hr');
      await denied.listDossiers(undefined, 10).catch(() => undefined);
      assert.equal((await (await as(store, 'hr')).listDossiers(undefined, 10)).length, 2);
      assert.equal((await (await as(store, 'hr')).tracesOf(['account:robin@example.com'])).size, 0);
    });
  });
}
