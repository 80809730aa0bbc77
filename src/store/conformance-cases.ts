import assert from 'node:assert/strict';
import { type Assessment, BonafideError, type Case, type CaseEvent, type Dossier } from '#model';
import type { CaseChange, Store } from '#operations';
import { auditing } from './conformance-audit.ts';

type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly person: (id: string) => Dossier;
  readonly save: (store: Store, people: readonly Dossier[]) => Promise<unknown>;
  readonly assessment: (dossier: Dossier, id: string, assessedAt: string) => Assessment;
};

const NOW = '2026-06-01T12:00:00Z';
const by = { id: 'robin', name: 'Robin Example', functions: ['hr' as const] };

function made(id: string, dossierId: string, more: Partial<Case> = {}): Case {
  return {
    id,
    dossierId,
    caption: dossierId,
    roleClass: 'applicant',
    openedBecause: 'a question',
    openedAt: NOW,
    version: 1,
    status: 'new',
    assessment: { id: 'asm_1', digest: 'd', level: 'high' },
    checklist: [],
    comments: [],
    attachments: [],
    requests: [],
    verdicts: [],
    decisions: [],
    notices: [],
    contests: [],
    clocks: [],
    ...more,
  };
}

const waiting: NonNullable<Case['proposal']> = {
  ...{ id: 'prp-2', disposition: 'hold', stops: ['process'], conditions: [], rationale: 'a reason', consumerReport: false },
  ...{ assessment: { id: 'asm_1', digest: 'd', level: 'high' }, by, at: NOW },
};
const said = (text: string): CaseEvent => ({ type: 'commented', id: 'com-1', text, by, at: NOW });
const first = (one: Case): CaseChange => ({ case: one, before: 0, events: [said('opened')] });
const refused = (code: string) => (error: unknown) => error instanceof BonafideError && error.code === code;

/** What every store does with cases. */
export function casesConformance(name: string, { describe, test, person, save, assessment }: Words): void {
  describe(`${name}: cases`, () => {
    test('come back as they were, with what happened to them, over a restart', async ({ store, reopen }) => {
      await save(store, [person('p1')]);
      const one = made('c1', 'p1', { caption: '👩🏽‍💻 “x” \\' });
      await store.saveCase(first(one), auditing('c1'));
      const two = { ...one, version: 3, status: 'in-progress' as const };
      await store.saveCase({ case: two, before: 1, events: [said('one'), said('two')] }, auditing('c1', 'c1'));
      const again = await reopen();
      assert.deepEqual(await again.getCase('c1'), two);
      assert.deepEqual(await again.caseEvents('c1'), [said('opened'), said('one'), said('two')]);
      assert.deepEqual(
        [...(await again.eventsLogged(1, 3))].map(([seq, event]) => [seq, event.type === 'commented' ? event.text : '']),
        [
          [1, 'one'],
          [2, 'two'],
        ],
      );
      assert.deepEqual(
        [await again.loggedOf('c1'), await again.loggedOf('c2'), await again.loggedOf('a\u0000')].map((rows) => rows.map(({ seq }) => seq)),
        [[0, 1, 2], [], []],
      );
      assert.deepEqual([await again.getCase('nobody'), await again.getCase('a\u0000'), await again.caseEvents('nobody')], [undefined, undefined, []]);
    });

    test('take one of two changes that follow the same version, and nothing of the other is kept, nor logged', async ({ store }) => {
      await save(store, [person('p1')]);
      await store.saveCase(first(made('c1', 'p1')), auditing('c1'));
      const change = (text: string): CaseChange => ({ case: made('c1', 'p1', { version: 2, caption: text }), before: 1, events: [said(text)] });
      const both = await Promise.allSettled([store.saveCase(change('a'), auditing('a')), store.saveCase(change('b'), auditing('b'))]);
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      const lost = both.find((one) => one.status === 'rejected');
      assert.ok(refused('case.changed')(lost?.reason));
      assert.deepEqual([(await store.caseEvents('c1')).length, (await store.auditRows(0, 10)).length, (await store.auditHead()).size], [2, 2, 2]);
      await assert.rejects(store.saveCase(first(made('c1', 'p1')), auditing('c1')), refused('case.changed'));
    });

    test('of nobody stored are refused, and leave no entry in the log', async ({ store }) => {
      await assert.rejects(store.saveCase(first(made('c1', 'nobody')), auditing('c1')), refused('dossier.not-found'));
      assert.deepEqual([await store.getCase('c1'), (await store.auditHead()).size], [undefined, 0]);
    });

    test('are listed by due day in pages without gaps, by status and by whom', async ({ store }) => {
      await save(store, [person('p1'), person('p2')]);
      const days = ['2026-06-03T00:00:00Z', undefined, '2026-06-01T00:00:00.500Z', '2026-06-01T00:00:00Z', undefined];
      for (const [nth, dueAt] of days.entries())
        await store.saveCase(
          first(
            made(`c${nth}`, nth % 2 === 0 ? 'p1' : 'p2', {
              ...(dueAt === undefined ? {} : { dueAt }),
              status: nth < 2 ? 'new' : 'on-hold',
              ...(nth === 4 ? { assignee: by } : {}),
              ...(nth === 3 ? { proposal: waiting } : {}),
            }),
          ),
          auditing('c'),
        );
      const seen: string[] = [];
      for (let page = await store.listCases({}, undefined, 2); page.length > 0; ) {
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1) as Case;
        page = await store.listCases({}, { dueAt: last.dueAt, id: last.id }, 2);
      }
      assert.deepEqual(seen, ['c3', 'c2', 'c0', 'c1', 'c4']);
      const ids = (all: readonly Case[]) => all.map(({ id }) => id);
      assert.deepEqual(ids(await store.listCases({ status: ['new'] }, undefined, 9)), ['c0', 'c1']);
      assert.deepEqual(ids(await store.listCases({ assignee: 'robin' }, undefined, 9)), ['c4']);
      assert.deepEqual(ids(await store.listCases({ proposed: true }, undefined, 9)), ['c3']);
      assert.deepEqual(
        [...(await store.casesOf(['p1', 'p2', 'p3']))].map(([id, all]) => [id, ids(all)]),
        [
          ['p1', ['c0', 'c2', 'c4']],
          ['p2', ['c1', 'c3']],
        ],
      );
    });

    test('are found by the function that owns an open item, and by when they are due', async ({ store }) => {
      await save(store, [person('p1')]);
      const item = (owner: 'hr' | 'finance', state: 'open' | 'done') => ({
        ...{ id: owner, title: '', how: '', satisfiedWhen: '', onFailure: '', owner, burden: 0, minutes: 1, planned: true, settles: [], why: '', dueAt: NOW, state, results: [] },
      });
      const days = ['2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z', undefined];
      for (const [nth, dueAt] of days.entries())
        await store.saveCase(
          first(
            made(`c${nth}`, 'p1', {
              ...(dueAt === undefined ? {} : { dueAt }),
              checklist: [item('hr', nth === 0 ? 'done' : 'open'), item('finance', nth === 0 ? 'open' : 'done')],
            }),
          ),
          auditing('c'),
        );
      const ids = async (filter: Parameters<Store['listCases']>[0]) => (await store.listCases(filter, undefined, 9)).map(({ id }) => id);
      assert.deepEqual([await ids({ waitsFor: 'hr' }), await ids({ waitsFor: 'finance' }), await ids({ waitsFor: 'counsel' })], [['c1', 'c2'], ['c0'], []]);
      assert.deepEqual([await ids({ dueBefore: '2026-06-02T00:00:00Z' }), await ids({ dueBefore: '2027-01-01T00:00:00Z', waitsFor: 'hr' })], [['c0'], ['c1']]);
    });

    test('are one open one a person, where that is asked for, however many open it at once', async ({ store }) => {
      await save(store, [person('p1')]);
      const open = (id: string) => store.saveCase({ ...first(made(id, 'p1')), onlyOpen: true }, auditing(id));
      const all = await Promise.allSettled(['c1', 'c2', 'c3'].map(open));
      assert.deepEqual(all.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected']);
      assert.ok(all.every((one) => one.status === 'fulfilled' || refused('case.refused')(one.reason)));
      const [kept] = (await store.casesOf(['p1'])).get('p1') ?? [];
      assert.equal((await store.auditHead()).size, 1);
      await store.saveCase({ case: { ...(kept as Case), version: 2, status: 'closed' }, before: 1, events: [said('closed')] }, auditing('x'));
      await open('c4');
      assert.equal((await store.casesOf(['p1'])).get('p1')?.length, 2);
    });

    test('keep attachments to the byte until their bytes are taken away', async ({ store }) => {
      await save(store, [person('p1')]);
      const bytes = Uint8Array.from({ length: 70_000 }, (_, nth) => (nth * 7) % 256);
      await store.saveCase({ ...first(made('c1', 'p1')), attachment: { id: 'att-1', bytes } }, auditing('c1'));
      assert.deepEqual(await store.attachmentBytes('c1', 'att-1'), bytes);
      await store.saveCase({ case: made('c1', 'p1', { version: 2 }), before: 1, events: [said('gone')], removed: ['att-1'] }, auditing('c1'));
      assert.equal(await store.attachmentBytes('c1', 'att-1'), undefined);
    });

    test('keep what was recorded about the person in the same change', async ({ store }) => {
      const p1 = person('p1');
      await save(store, [p1]);
      const record = {
        id: 'r1',
        dossierId: 'p1',
        recordedAt: NOW,
        section: 'verifications' as const,
        value: { verification: 'v', result: 'satisfied' as const, by: 'Robin Example', at: NOW },
      };
      const change: CaseChange = { ...first(made('c1', 'p1')), records: [record], assessments: [assessment(p1, 'asm_1', NOW)] };
      await store.saveCase(change, auditing('c1'));
      assert.deepEqual([(await store.recordsOf(['p1'])).get('p1'), (await store.latestAssessment('p1'))?.id], [[record], 'asm_1']);
      // A change that fails keeps neither.
      const failing = { ...change, records: [{ ...record, id: 'r2' }], assessments: [assessment(p1, 'asm_2', '2026-06-02T00:00:00Z')] };
      await assert.rejects(store.saveCase(failing, auditing('c1')), refused('case.changed'));
      assert.deepEqual([(await store.recordsOf(['p1'])).get('p1')?.length, (await store.latestAssessment('p1'))?.id], [1, 'asm_1']);
    });
  });

  describe(`${name}: erasing a person`, () => {
    const verdict = { findingId: 'f1', checkId: 'a-signal', verdict: 'benign' as const, reason: 'moved', by, at: NOW };

    test('takes everything of theirs away and nothing of others, and leaves the log and the counts of verdicts', async ({ store }) => {
      await save(store, [person('p1'), person('p2')]);
      for (const id of ['1', '2']) {
        const change = first(made(`c${id}`, `p${id}`));
        await store.saveCase({ ...change, verdicts: [verdict], attachment: { id: 'att-1', bytes: Uint8Array.of(1, 2) } }, auditing(`c${id}`));
      }
      await store.saveTraces(
        [
          { id: 'account:one', body: 'x', ties: ['ip:192.0.2.1'] },
          { id: 'account:both', body: 'x', ties: [] },
        ],
        [],
        [],
      );
      await store.saveSubjects([
        { dossierId: 'p1', digest: 'd', words: '', queries: [], artefacts: [], accounts: ['one', 'both'] },
        { dossierId: 'p2', digest: 'd', words: '', queries: [], artefacts: [], accounts: ['both'] },
      ]);
      await store.saveRings([{ id: 'r1', members: ['p1', 'p2', 'p3'] }], true);
      await store.erasePerson('p1', auditing('p1'));
      assert.deepEqual(
        [await store.getDossier('p1'), await store.getCase('c1'), await store.caseEvents('c1'), await store.attachmentBytes('c1', 'att-1')],
        [undefined, undefined, [], undefined],
      );
      assert.deepEqual([...(await store.tracesOf(['account:one', 'account:both'])).keys()], ['account:both']);
      assert.deepEqual(await store.knownRings(), [{ id: 'r1', members: ['p2', 'p3'] }]);
      assert.deepEqual(await store.verdictCounts(), [{ checkId: 'a-signal', verdict: 'benign', count: 2 }]);
      assert.equal((await store.getCase('c2'))?.dossierId, 'p2');
      assert.equal((await store.auditHead()).size, 3);
      await assert.rejects(store.erasePerson('p1', auditing('p1')), refused('dossier.not-found'));
    });

    test('is refused under a legal hold, until it is released', async ({ store }) => {
      await save(store, [person('p1'), person('p2')]);
      const hold = { id: 'h1', dossierId: 'p1', reason: 'a charge', by: 'Casey Placeholder', at: NOW };
      await store.saveHold(hold, auditing('h1'));
      assert.deepEqual([await store.holds(), await store.holds(['p2'])], [[hold], []]);
      await assert.rejects(store.erasePerson('p1', auditing('p1')), refused('case.refused'));
      await store.saveHold({ ...hold, released: { by: 'Casey Placeholder', at: NOW, reason: 'settled' } }, auditing('h1'));
      assert.deepEqual(await store.holds(), []);
      await store.erasePerson('p1', auditing('p1'));
      assert.equal((await store.auditHead()).size, 3);
      await assert.rejects(store.saveHold({ ...hold, id: 'h2' }, auditing('h2')), refused('dossier.not-found'));
    });

    test('counts a verdict once, as it was given last', async ({ store }) => {
      await save(store, [person('p1')]);
      await store.saveCase({ ...first(made('c1', 'p1')), verdicts: [verdict] }, auditing('c1'));
      await store.saveCase({ case: made('c1', 'p1', { version: 2 }), before: 1, events: [said('x')], verdicts: [{ ...verdict, verdict: 'true-positive' }] }, auditing('c1'));
      assert.deepEqual(await store.verdictCounts(), [{ checkId: 'a-signal', verdict: 'true-positive', count: 1 }]);
      assert.equal((await store.changedAt(['p1', 'nobody'])).get('p1'), '2026-06-01T12:00:00.000Z');
    });
  });
}
