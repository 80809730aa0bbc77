import assert from 'node:assert/strict';
import { type Assessment, BonafideError, type Case, type CaseEvent, type Dossier, type Level } from '#model';
import { roles, type Store, type WorklistCursor, type WorklistFilter } from '#operations';
import { auditing } from './conformance-audit.ts';

type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly person: (id: string, caption?: string) => Dossier;
  readonly save: (store: Store, people: readonly Dossier[], digest?: string) => Promise<unknown>;
  readonly assessment: (dossier: Dossier, id: string, assessedAt: string) => Assessment;
};

const NOW = '2026-06-01T12:00:00Z';
const LATER = '2026-06-01T12:00:00.500Z';

async function* each(lines: readonly string[]) {
  yield* lines;
}

/** What every store says of who needs a human. */
export function worklistConformance(name: string, { describe, test, person, save, assessment }: Words): void {
  const assessed = (dossier: Dossier, level: Level, weight: number, at = NOW, more: Partial<Assessment> = {}): Assessment => ({
    ...assessment(dossier, `asm_${dossier.id}_${level}_${weight}_${at}`, at),
    level,
    weight,
    ...more,
  });
  const people = [person('a', 'Robin Sample'), person('b', 'Éva Minta'), person('c', 'Kim Beispiel'), person('d', '100% Ensayo')] as const;
  const [a, b, c, d] = people;
  const seeded = async (store: Store): Promise<void> => {
    await save(store, people);
    await store.saveAssessments([
      assessed(a, 'medium', 3.25),
      assessed(b, 'critical', 1),
      assessed(c, 'medium', 30, NOW, { subject: { ...c.subject, relation: 'contractor' } }),
      assessed(d, 'medium', 3.25, LATER),
    ]);
  };
  const ids = async (store: Store, filter: WorklistFilter = {}, after?: WorklistCursor, limit = 100) =>
    (await store.worklist(filter, after, limit)).map(({ dossierId }) => dossierId);
  const caseOf = (id: string, version: number, status: string): Case =>
    ({ id, dossierId: 'a', caption: 'a', status, version, dueAt: NOW, roleClass: 'x', openedBecause: 'x', openedAt: NOW }) as Case;
  const event: CaseEvent = { type: 'commented', id: 'com-1', text: 'a word', by: { id: 'x', name: 'x', functions: ['hr'] }, at: NOW };

  describe(`${name}: the worklist`, () => {
    test('has everybody once, by level, then weight, then time', async ({ store }) => {
      await seeded(store);
      assert.deepEqual(await ids(store), ['b', 'c', 'd', 'a']);
      const [first] = await store.worklist({}, undefined, 1);
      assert.deepEqual(first, {
        dossierId: 'b',
        caption: 'Éva Minta',
        relation: 'applicant',
        level: 'critical',
        weight: 1,
        provisional: false,
        headline: 'Nothing is open.',
        assessedAt: '2026-06-01T12:00:00.000000Z',
        signals: [],
        steps: {},
      });
    });

    test('goes on where a page ended, whatever the size of pages', async ({ store }) => {
      await seeded(store);
      for (const limit of [1, 2, 3]) {
        const found: string[] = [];
        for (let after: WorklistCursor | undefined; ; ) {
          const page = await store.worklist({}, after, limit);
          found.push(...page.map(({ dossierId }) => dossierId));
          after = page.at(-1);
          if (page.length < limit) break;
        }
        assert.deepEqual(found, ['b', 'c', 'd', 'a']);
      }
    });

    test('follows the latest assessment, also where an earlier one is kept after it or is known again', async ({ store }) => {
      await seeded(store);
      await store.saveAssessments([assessed(a, 'high', 40, LATER)]);
      await store.saveAssessments([assessed(a, 'critical', 90, '2026-05-01T00:00:00Z')]);
      assert.deepEqual(await ids(store), ['b', 'a', 'c', 'd']);
      await store.saveAssessments([{ ...assessed(a, 'medium', 3.25), assessedAt: '2026-06-02T00:00:00Z' }]);
      assert.deepEqual(await ids(store), ['b', 'c', 'a', 'd']);
      await save(store, [person('a', 'Robin Renamed')], 'renamed');
      await store.saveAssessments([assessed(person('a', 'Robin Renamed'), 'info', 0, '2026-06-03T00:00:00Z')]);
      assert.deepEqual(await ids(store, { text: 'renamed' }), ['a']);
    });

    test('counts next steps by the function that owns them', async ({ store }) => {
      await seeded(store);
      const step = (owner: string) => ({ owner }) as never;
      await store.saveAssessments([assessed(a, 'high', 1, LATER, { nextSteps: [step('hr'), step('security'), step('hr')] })]);
      assert.deepEqual((await store.worklist({ level: 'high' }, undefined, 1))[0]?.steps, { hr: 2, security: 1 });
    });

    test('knows which signals count, who works on a case, and counts them all without naming anybody', async ({ store }) => {
      await seeded(store);
      const finding = (checkId: string, counted: boolean, standing: string) => ({ checkId, counted, standing, title: 'words for some functions only' }) as never;
      await store.saveAssessments([
        assessed(a, 'high', 1, LATER, { findings: [finding('two', true, 'open'), finding('one', true, 'open'), finding('three', false, 'explained')] }),
        assessed(b, 'high', 1, LATER, { findings: [finding('one', true, 'open')] }),
      ]);
      const decision = (disposition: string, at: string) => ({ disposition, at }) as never;
      const done = {
        ...caseOf('c1', 1, 'resolved'),
        assignee: { id: 'kim', name: 'Kim Example', functions: ['hr'] },
        decisions: [decision('hold', '2026-06-03T12:00:00Z')],
      } as Case;
      await store.saveCase({ case: done, before: 0, events: [event] }, auditing('c1'));
      const [first] = await store.worklist({ text: 'robin' }, undefined, 1);
      assert.deepEqual([first?.signals, first?.case], [['two', 'one'], { id: 'c1', status: 'resolved', assignee: 'Kim Example' }]);
      const counts = await store.counts();
      assert.deepEqual(counts.people, [
        { relation: 'applicant', level: 'high', people: 2 },
        { relation: 'applicant', level: 'medium', people: 1 },
        { relation: 'contractor', level: 'medium', people: 1 },
      ]);
      assert.deepEqual(counts.signals, [
        { checkId: 'one', standing: 'open', counted: true, people: 2 },
        { checkId: 'three', standing: 'explained', counted: false, people: 1 },
        { checkId: 'two', standing: 'open', counted: true, people: 1 },
      ]);
      assert.deepEqual(counts.cases, [{ status: 'resolved', disposition: 'hold', cases: 1 }]);
      assert.deepEqual(counts.decisions, [{ month: '2026-06', decisions: 1, median: 48, slowest: 48 }]);
    });

    test('has another word for itself after an assessment and after a change of a case, and the same otherwise', async ({ store }) => {
      await seeded(store);
      const words = [await store.worklistVersion(), await store.worklistVersion()];
      assert.equal(words[0], words[1]);
      await store.saveAssessments([assessed(a, 'high', 40, LATER)]);
      words.push(await store.worklistVersion());
      await store.saveCase({ case: caseOf('c1', 1, 'new'), before: 0, events: [event] }, auditing('c1'));
      words.push(await store.worklistVersion());
      assert.equal(new Set(words).size, 3);
    });

    test('is filtered by level, relation, name and case', async ({ store }) => {
      await seeded(store);
      assert.deepEqual(await ids(store, { level: 'medium' }), ['c', 'd', 'a']);
      assert.deepEqual(await ids(store, { relation: 'contractor' }), ['c']);
      assert.deepEqual(await ids(store, { text: 'ÉVA' }), ['b']);
      assert.deepEqual(await ids(store, { text: '0%' }), ['d']);
      assert.deepEqual(await ids(store, { text: '_' }), []);
      assert.deepEqual(await ids(store, { text: '\u0000' }), []);
      assert.deepEqual(await ids(store, { caseStatus: 'none' }), ['b', 'c', 'd', 'a']);
      await store.saveCase({ case: caseOf('c1', 1, 'closed'), before: 0, events: [event] }, auditing('c1'));
      await store.saveCase({ case: caseOf('c2', 1, 'new'), before: 0, events: [event] }, auditing('c2'));
      assert.deepEqual(await ids(store, { caseStatus: 'closed' }), []);
      assert.deepEqual(await ids(store, { caseStatus: 'new', level: 'medium' }), ['a']);
      assert.deepEqual(await ids(store, { caseStatus: 'none' }), ['b', 'c', 'd']);
      assert.deepEqual((await store.worklist({ text: 'robin' }, undefined, 1))[0]?.case, { id: 'c2', status: 'new' });
    });

    test('leaves out whoever was erased, and is the same in a store that was restored', async ({ store }) => {
      await seeded(store);
      await store.erasePerson('c', auditing('erase'));
      assert.deepEqual(await ids(store), ['b', 'd', 'a']);
      const lines: string[] = [];
      for await (const line of store.dump(NOW)) lines.push(line);
      const before = await store.worklist({}, undefined, 10);
      await store.load(each(lines), true);
      assert.deepEqual(await store.worklist({}, undefined, 10), before);
      await store.saveAssessments([assessed(a, 'critical', 99, '2026-06-04T00:00:00Z')]);
      assert.deepEqual(await ids(store), ['a', 'b', 'd']);
    });

    test('is read by whoever works with people, and by nobody else', async ({ store }) => {
      await seeded(store);
      for (const role of roles) {
        const found = await store.as([role]);
        assert.ok('store' in found);
        if (role === 'admin') await assert.rejects(ids(found.store), (error) => error instanceof BonafideError && error.code === 'permission.denied');
        else assert.deepEqual(await ids(found.store), ['b', 'c', 'd', 'a']);
      }
    });
  });
}
