import assert from 'node:assert/strict';
import { type Assessment, BonafideError, type Dossier } from '#model';
import type { PersonRecord, Store } from '#operations';
import { auditConformance } from './conformance-audit.ts';
import { casesConformance } from './conformance-cases.ts';
import { functionsConformance } from './conformance-functions.ts';
import { hooksConformance } from './conformance-hooks.ts';
import { intakeConformance } from './conformance-intake.ts';
import { intelligenceConformance } from './conformance-intelligence.ts';
import { jobsConformance } from './conformance-jobs.ts';
import { linksConformance } from './conformance-links.ts';
import { listConformance } from './conformance-lists.ts';
import { telemetryConformance } from './conformance-telemetry.ts';
import { worklistConformance } from './conformance-worklist.ts';

/** A store under test. `reopen` opens the same one again after it was closed. */
export type Opened = { readonly store: Store; readonly reopen: () => Promise<Store> };

/** What the suite needs of a test runner and of the tests’ builders, so that it belongs to neither. */
export type Tools = {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => Promise<void>) => void;
  readonly dossier: (file: Readonly<Record<string, unknown>>) => Dossier;
};

const NOW = '2026-06-01T12:00:00Z';

/** Instants in rising order. The first two are the trap: as texts they compare the other way round. */
const INSTANTS = ['2026-06-01T12:00:00Z', '2026-06-01T12:00:00.500Z', '2026-06-01T12:00:01Z'] as const;

function assessment(dossier: Dossier, id: string, assessedAt: string): Assessment {
  return {
    schema: 'bonafide.assessment/v1',
    id,
    dossierId: dossier.id,
    caption: dossier.caption,
    subject: dossier.subject,
    documents: [],
    level: 'info',
    provisional: false,
    headline: 'Nothing is open.',
    findings: [],
    patterns: [],
    outcomes: [],
    coverage: { looked: 0, couldNotTell: 0, notApplicable: 0, off: [], broke: [], missing: [] },
    residenceClass: 'unknown',
    proofing: 'P1',
    nextSteps: [],
    weight: 0,
    issues: [],
    inputsDigest: 'a',
    catalogueVersion: 'b',
    policyDigest: 'c',
    assessedAt,
  };
}

function note(dossierId: string, id: string, recordedAt: string, text = 'seen'): PersonRecord {
  return { id, dossierId, recordedAt, section: 'observations', value: { check: 'a-signal', by: 'Alex Sample', at: NOW, answers: {}, accommodation: 'not-offered', note: text } };
}

const refused = (code: string) => (error: unknown) => error instanceof BonafideError && error.code === code;

/** The suite every store passes. @param open gives an empty store; the suite closes it */
export function storeConformance(name: string, open: () => Promise<Opened>, { describe, it, dossier }: Tools): void {
  const person = (id: string, caption = id): Dossier => ({ ...dossier({ id: 'template' }), id, caption });
  const save = (store: Store, people: readonly Dossier[], digest = 'one') =>
    store.saveDossiers(
      people.map((one) => ({ dossier: one, digest })),
      NOW,
    );
  const test = (title: string, body: (opened: Opened) => Promise<void>) =>
    it(title, async () => {
      const { store, reopen } = await open();
      const stores = [store];
      try {
        await body({
          store,
          reopen: async () => {
            await stores.at(-1)?.close();
            const again = await reopen();
            stores.push(again);
            return again;
          },
        });
      } finally {
        await stores.at(-1)?.close();
      }
    });

  describe(`${name}: work that is kept together`, () => {
    test('is kept whole, and sees what it kept itself', async ({ store, reopen }) => {
      const a = person('a');
      const seen = await store.together('try', async (within) => {
        await save(within, [a]);
        await within.saveAssessments([assessment(a, 'asm_1', NOW)]);
        return within.together('nest', async (inner) => [await inner.countDossiers(), (await inner.latestAssessment('a'))?.id]);
      });
      assert.deepEqual(seen, [1, 'asm_1']);
      const again = await reopen();
      assert.deepEqual([await again.countDossiers(), (await again.latestAssessment('a'))?.id], [1, 'asm_1']);
    });

    test('leaves nothing when it fails, nor in what is counted', async ({ store }) => {
      await save(store, [person('a')]);
      assert.equal(await store.countDossiers(), 1);
      const failed = store.together('try', async (within) => {
        await save(within, [person('b')]);
        throw new Error('on purpose');
      });
      await assert.rejects(failed, /on purpose/);
      assert.deepEqual([await store.countDossiers(), await store.getDossier('b')], [1, undefined]);
      const refusedBelow = store.together('try', async (within) => {
        await save(within, [person('b')]);
        await within.saveAssessments([assessment(person('nobody'), 'asm_2', NOW)]);
      });
      await assert.rejects(refusedBelow);
      assert.equal(await store.getDossier('b'), undefined);
    });
  });

  describe(`${name}: dossiers`, () => {
    test('are added, left untouched and updated, with one result each in order', async ({ store }) => {
      const [a, b] = [person('a'), person('b')];
      assert.deepEqual(await save(store, [b, a]), [
        { id: 'b', change: 'added' },
        { id: 'a', change: 'added' },
      ]);
      // The digest decides: an equal one leaves the row as it is, whatever else is handed in.
      const results = await store.saveDossiers(
        [
          { dossier: { ...a, caption: 'not kept' }, digest: 'one' },
          { dossier: { ...b, caption: 'kept' }, digest: 'two' },
          { dossier: person('c'), digest: 'one' },
        ],
        NOW,
      );
      assert.deepEqual(results, [
        { id: 'a', change: 'unchanged' },
        { id: 'b', change: 'updated' },
        { id: 'c', change: 'added' },
      ]);
      assert.deepEqual([(await store.getDossier('a'))?.caption, (await store.getDossier('b'))?.caption], ['a', 'kept']);
      assert.deepEqual(
        (await store.getDossiers(['b', 'nobody', 'a'])).map(({ id }) => id),
        ['a', 'b'],
      );
      assert.equal(await store.countDossiers(), 3);
    });

    test('may come twice in a call: the last one counts', async ({ store }) => {
      const [first, second] = [person('a', 'first'), person('a', 'second')];
      const results = await store.saveDossiers(
        [
          { dossier: first, digest: 'one' },
          { dossier: second, digest: 'two' },
          { dossier: second, digest: 'two' },
        ],
        NOW,
      );
      assert.deepEqual(
        results.map(({ change }) => change),
        ['added', 'updated', 'unchanged'],
      );
      assert.equal((await store.getDossier('a'))?.caption, 'second');
      assert.equal(await store.countDossiers(), 1);
    });

    test('are none where none were given', async ({ store }) => {
      assert.deepEqual(await store.saveDossiers([], NOW), []);
      assert.equal(await store.getDossier('a'), undefined);
      assert.equal(await store.getDossier('a\u0000'), undefined);
      assert.equal(await store.countDossiers(), 0);
    });

    test('come back as they were, with every character and number JSON knows', async ({ store, reopen }) => {
      const values = [
        1e308,
        -1e308,
        5e-324,
        1.7976931348623157e308,
        0.1,
        1e-7,
        2 ** 53,
        -1,
        0,
        true,
        false,
        null,
        '',
        '\u0001\u001f\u007f',
        '\\u0000',
        '\\\\ud800',
        '"quoted"',
        '{}',
        '👩🏽‍💻',
        '김',
        'عربي',
        'e\u0301',
        '\ufffd\uffff',
        [[]],
        {},
        { '': { a: [null] } },
      ];
      const hard: Dossier = {
        ...person("hard “id”, {\\} '%_"),
        caption: '👩🏽‍💻 \\ \' "',
        names: [{ id: 'clm_1', kind: 'names', value: { name: 'Robin Example', kind: 'legal' }, raw: values, documentId: 'file', locator: { kind: 'record', id: 'x' } }],
      };
      await save(store, [hard]);
      assert.deepEqual(await store.getDossier(hard.id), hard);
      assert.deepEqual(await (await reopen()).getDossier(hard.id), hard);
    });

    test('may be large: 1 MB of text, thirty of them in a call', async ({ store }) => {
      const long = 'Long ünd “quoted” \\ text. '.repeat(40_000);
      const people = Array.from({ length: 30 }, (_, n): Dossier => ({ ...person(`p${n}`), documents: [{ id: 'x', role: 'other', origin: `${n} ${long}` }] }));
      await save(store, people);
      assert.deepEqual(await store.getDossier('p29'), people[29]);
      assert.equal(await store.countDossiers(), 30);
    });

    test('with a character that PostgreSQL cannot hold are refused, and nothing of the call is kept', async ({ store }) => {
      for (const bad of ['a\u0000b', 'half \ud83d', '\udc69 half', '\\\u0000']) {
        await assert.rejects(save(store, [person('good'), person('bad', bad)]), refused('store.failed'));
      }
      assert.equal(await store.countDossiers(), 0);
    });

    test('stored before a section was invented have it, empty', async ({ store }) => {
      const older = person('a');
      Reflect.deleteProperty(older, 'phones');
      await save(store, [older]);
      assert.deepEqual((await store.getDossier('a'))?.phones, []);
    });
  });

  describe(`${name}: finding`, () => {
    test('goes by id and by caption regardless of case, in order of id', async ({ store }) => {
      await save(store, [person('z', 'Robin Example'), person('b', 'ROBIN EXAMPLE'), person('robin example', 'Somebody'), person('d', 'Émile Straße'), person('e', 'Robin')]);
      const ids = async (text: string) => (await store.findDossiers(text)).map(({ id }) => id);
      assert.deepEqual(await store.findDossiers('d'), [{ id: 'd', caption: 'Émile Straße' }]);
      assert.deepEqual(await ids('robin example'), ['b', 'robin example', 'z']);
      assert.deepEqual(await ids('E\u0301MILE STRASSE'), ['d']);
      for (const nothing of ['Z', 'rob', '%', 'robin_example', '', 'a\u0000']) assert.deepEqual(await ids(nothing), [], nothing);
    });

    test('gives at most 20, and tells long captions apart', async ({ store }) => {
      const long = 'ü'.repeat(5_000);
      await save(store, [...Array.from({ length: 25 }, (_, n) => person(`p${n}`, 'Mira Placeholder')), person('x', `${long}x`), person('y', `${long}y`)]);
      assert.equal((await store.findDossiers('mira placeholder')).length, 20);
      assert.deepEqual(
        (await store.findDossiers(`${long.toUpperCase()}Y`)).map(({ id }) => id),
        ['y'],
      );
    });

    test('lists pages by id without gaps, in the order of the characters’ numbers', async ({ store }) => {
      const ids = ['B', 'a', 'a-b', 'aB', 'ab', 'é', '김', '😀'];
      await save(
        store,
        [...ids].reverse().map((id) => person(id)),
        'digest',
      );
      const seen: string[] = [];
      for (let after: string | undefined, page = await store.listDossiers(undefined, 3); page.length > 0; page = await store.listDossiers(after, 3)) {
        assert.ok(page.length <= 3);
        seen.push(...page.map(({ id }) => id));
        after = page.at(-1)?.id;
      }
      assert.deepEqual(seen, ids);
      assert.deepEqual(await store.listDossiers('é', 1), [{ id: '김', caption: '김', digest: 'digest' }]);
      await assert.rejects(store.listDossiers(undefined, 0));
      await assert.rejects(store.listDossiers(undefined, 1_001));
    });
  });

  describe(`${name}: records`, () => {
    test('are kept once, and come oldest first by dossier', async ({ store, reopen }) => {
      await save(store, [person('a'), person('b'), person('c')]);
      const records = [note('b', 'r3', INSTANTS[2]), note('b', 'r2', INSTANTS[1], '👩🏽‍💻 “note”'), note('a', 'r1', INSTANTS[0]), note('b', 'r0', INSTANTS[0])];
      for (const record of records) assert.equal(await store.addRecord(record), true);
      assert.equal(await store.addRecord(note('b', 'r3', NOW, 'another text under the same id')), false);
      const expected = new Map([
        ['a', [records[2]]],
        ['b', [records[3], records[1], records[0]]],
      ]);
      assert.deepEqual(await store.recordsOf(['c', 'b', 'a', 'nobody', 'a\u0000']), expected);
      assert.deepEqual(await (await reopen()).recordsOf(['a', 'b']), expected);
    });

    test('of one instant come in the order they were made', async ({ store }) => {
      await save(store, [person('a')]);
      for (const id of ['z', 'm', 'a']) await store.addRecord(note('a', id, NOW));
      assert.deepEqual(
        (await store.recordsOf(['a'])).get('a')?.map(({ id }) => id),
        ['z', 'm', 'a'],
      );
    });

    test('about nobody stored are refused', async ({ store }) => {
      await assert.rejects(store.addRecord(note('nobody', 'r1', NOW)), refused('dossier.not-found'));
      assert.deepEqual(await store.recordsOf(['nobody']), new Map());
    });

    test('outlive an update of the dossier', async ({ store }) => {
      await save(store, [person('a')]);
      await store.addRecord(note('a', 'r1', NOW));
      await save(store, [person('a', 'renamed')], 'two');
      assert.equal((await store.recordsOf(['a'])).get('a')?.length, 1);
    });
  });

  describe(`${name}: assessments`, () => {
    test('are a history of which the latest is asked for', async ({ store }) => {
      const [a, b] = [person('a'), person('b')];
      await save(store, [a, b]);
      assert.equal(await store.latestAssessment('a'), undefined);
      await store.saveAssessments([assessment(a, 'm2', INSTANTS[2]), assessment(a, 'm1', INSTANTS[1]), assessment(b, 'm3', INSTANTS[0])]);
      await store.saveAssessments([assessment(a, 'm0', INSTANTS[0])]);
      assert.deepEqual(await store.latestAssessment('a'), assessment(a, 'm2', INSTANTS[2]));
      assert.deepEqual(await store.latestAssessment('b'), assessment(b, 'm3', INSTANTS[0]));
      const kept = ['id', 'level', 'headline', 'assessedAt', 'inputsDigest', 'catalogueVersion', 'policyDigest', 'findings'] as const;
      const line = (id: string, at: string) => Object.fromEntries(kept.map((name) => [name, assessment(a, id, at)[name]]));
      assert.deepEqual(await store.assessmentHistory('a', undefined, 2), [line('m2', INSTANTS[2]), line('m1', INSTANTS[1])]);
      assert.deepEqual(await store.assessmentHistory('a', INSTANTS[1], 2), [line('m0', INSTANTS[0])]);
      assert.deepEqual(await store.assessmentHistory('nobody\u0000', undefined, 2), []);
    });

    test('with the same id are kept once; of one instant the last saved is the latest', async ({ store }) => {
      const a = person('a');
      await save(store, [a]);
      await store.saveAssessments([assessment(a, 'z', NOW), { ...assessment(a, 'z', NOW), headline: 'not kept' }]);
      await store.saveAssessments([{ ...assessment(a, 'z', NOW), headline: 'not kept' }]);
      assert.equal((await store.latestAssessment('a'))?.headline, 'Nothing is open.');
      await store.saveAssessments([assessment(a, 'b', NOW), assessment(a, 'a', NOW)]);
      assert.equal((await store.latestAssessment('a'))?.id, 'a');
    });

    test('that come back after another one are the latest again', async ({ store }) => {
      const a = person('a');
      await save(store, [a]);
      await store.saveAssessments([assessment(a, 'first', INSTANTS[0])]);
      await store.saveAssessments([assessment(a, 'second', INSTANTS[1])]);
      await store.saveAssessments([assessment(a, 'first', INSTANTS[2])]);
      assert.deepEqual(await store.latestAssessment('a'), assessment(a, 'first', INSTANTS[2]));
    });

    test('of nobody stored are refused, and nothing of the call is kept', async ({ store }) => {
      const a = person('a');
      await save(store, [a]);
      await assert.rejects(
        store.saveAssessments([assessment(a, 'm1', NOW), assessment(person('nobody'), 'm2', NOW)]),
        (error) => refused('dossier.not-found')(error) && String(error).includes('nobody'),
      );
      assert.equal(await store.latestAssessment('a'), undefined);
    });
  });

  describe(`${name}: calls`, () => {
    test('made at once from one process all succeed, also beside one that fails', async ({ store }) => {
      const all = await Promise.allSettled([
        ...Array.from({ length: 40 }, (_, n) => save(store, [person(`p${n % 20}`, `caption ${n}`), person(`q${n}`)], `digest ${n}`)),
        store.addRecord(note('nobody', 'r1', NOW)),
        ...Array.from({ length: 10 }, () => store.countDossiers()),
      ]);
      assert.equal(all.filter(({ status }) => status === 'rejected').length, 1);
      assert.equal(await store.countDossiers(), 60);
      // Which of two calls made at once comes last is nobody’s promise; that one of them stands whole is.
      assert.match((await store.getDossier('p19'))?.caption ?? '', /^caption (19|39)$/);
    });

    test('may close it twice, and are refused afterwards', async ({ store, reopen }) => {
      await save(store, [person('a')]);
      await Promise.all([store.close(), store.close()]);
      await assert.rejects(store.countDossiers());
      assert.equal(await (await reopen()).countDossiers(), 1);
    });
  });

  listConformance(name, { describe, test, person, save });
  intelligenceConformance(name, { describe, test, person, save });
  linksConformance(name, { describe, test, person, save });
  jobsConformance(name, { describe, test });
  telemetryConformance(name, { describe, test, person, save });
  auditConformance(name, { describe, test });
  casesConformance(name, { describe, test, person, save, assessment });
  functionsConformance(name, { describe, test, person, save, assessment });
  const saveIds = (store: Store, ids: readonly string[]) =>
    save(
      store,
      ids.map((id) => person(id)),
    );
  worklistConformance(name, { describe, test, person, save, assessment });
  intakeConformance(name, { describe, test, save: saveIds });
  const levelled = (dossierId: string, id: string, at: string, level: Assessment['level']) => ({ ...assessment(person(dossierId), id, at), level });
  hooksConformance(name, { describe, test, save: saveIds, assessment: levelled });
}
