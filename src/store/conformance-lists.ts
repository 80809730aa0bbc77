import assert from 'node:assert/strict';
import type { Dossier, Screening, WatchlistEdition, WatchlistEntity } from '#model';
import type { Store } from '#operations';

/** What the part about lists shares with the whole suite. */
type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly person: (id: string) => Dossier;
  readonly save: (store: Store, people: readonly Dossier[]) => Promise<unknown>;
};

const NOW = '2026-06-01T12:00:00Z';

/** What every store does with lists, what people put to them, and what was found. */
export function listConformance(name: string, { describe, test, person, save }: Words): void {
  describe(`${name}: lists`, () => {
    const entity = (id: string, caption = id): WatchlistEntity => ({ id, schema: 'Person', caption, properties: { name: [caption] }, sanctions: [], dataset: 'example' });
    const edition = (version: string, entities: number): WatchlistEdition => ({ list: 'example', version, importedAt: NOW, source: 'test', checksum: 'c', entities });
    const entries = (...those: readonly WatchlistEntity[]) => those.map((one) => ({ entity: one, revision: `r ${one.caption}` }));
    const screening = (dossierId: string, id: string, entityIds: readonly string[]): Screening => ({
      id,
      dossierId,
      screenedAt: NOW,
      editions: [{ list: 'example', version: 'v', kind: 'sanctions' }],
      matches: entityIds.map((entityId) => ({
        entityId,
        list: 'example',
        revision: 'r',
        programs: [],
        caption: entityId,
        schema: 'Person',
        name: entityId,
        query: 'q',
        score: 0.9,
        basis: 'name',
        features: [],
        explanation: 'Because.',
      })),
      dismissed: [],
    });
    const subject = (dossierId: string, digest: string) => ({
      dossierId,
      digest,
      words: `word ${dossierId}\nword example`,
      queries: [{ kind: 'person', about: 'person', names: [dossierId] } as const],
      artefacts: [`email-addr:${dossierId}@example.com`, 'phone-number:+12025550100'],
      accounts: [`${dossierId}@example.com`],
    });

    test('an edition comes into force, the next one says what changed, and what went stays readable', async ({ store, reopen }) => {
      assert.deepEqual(await store.saveEdition(edition('1', 3), entries(entity('a'), entity('b'), entity('c'))), { added: ['a', 'b', 'c'], changed: [], removed: [] });
      assert.deepEqual(await store.saveEdition(edition('2', 3), entries(entity('a'), entity('b', 'b two'), entity('d'))), { added: ['d'], changed: ['b'], removed: ['c'] });
      assert.deepEqual(await store.changeOf('example'), { added: ['d'], changed: ['b'], removed: ['c'] });
      assert.deepEqual(await store.changeOf('nothing'), { added: [], changed: [], removed: [] });
      const again = await reopen();
      assert.deepEqual(
        (await again.editions()).map(({ version }) => version),
        ['2'],
      );
      assert.deepEqual(
        (await again.listEntries(undefined, 2)).map(({ id }) => id),
        ['a', 'b'],
      );
      assert.deepEqual(
        (await again.listEntries('b', 2)).map(({ id }) => id),
        ['d'],
      );
      assert.deepEqual(
        (await again.getEntries(['b', 'c', 'nobody'])).map(({ caption }) => caption),
        ['b two', 'c'],
      );
    });

    test('the same edition again changes nothing, and an entry that comes back is new', async ({ store }) => {
      await store.saveEdition(edition('1', 1), entries(entity('a')));
      assert.deepEqual(await store.saveEdition(edition('1', 1), entries(entity('a'))), { added: [], changed: [], removed: [] });
      await store.saveEdition(edition('2', 1), entries(entity('b')));
      assert.deepEqual((await store.saveEdition(edition('3', 2), entries(entity('a'), entity('b')))).added, ['a']);
      assert.equal((await store.getEntries(['a'])).length, 1);
    });

    test('subjects are found missing or old, and come in pages', async ({ store }) => {
      await save(store, [person('a'), person('b'), person('c')]);
      assert.deepEqual(
        (await store.withoutSubject(10)).map(({ id }) => id),
        ['a', 'b', 'c'],
      );
      await store.saveSubjects([subject('a', 'one'), subject('b', 'older'), subject('c', 'one')]);
      assert.deepEqual(await store.withoutSubject(10), [{ id: 'b', digest: 'one' }]);
      await store.saveSubjects([subject('b', 'one')]);
      assert.deepEqual(await store.withoutSubject(10), []);
      assert.deepEqual(await store.listSubjects(undefined, 2), [
        { dossierId: 'a', words: 'word a\nword example' },
        { dossierId: 'b', words: 'word b\nword example' },
      ]);
      assert.deepEqual(
        (await store.listSubjects('b', 2)).map(({ dossierId }) => dossierId),
        ['c'],
      );
      assert.deepEqual(await store.listSubjects('c', 2), []);
      assert.deepEqual((await store.subjectQueries(['a', 'nobody'])).get('a'), [{ kind: 'person', about: 'person', names: ['a'] }]);
    });

    test('the last screening of a person is the latest, and says whom an entry matched', async ({ store }) => {
      await save(store, [person('a'), person('b')]);
      await store.saveScreenings([screening('a', 's1', ['x']), screening('b', 's2', ['x', 'y'])]);
      assert.deepEqual(await store.matchedWith(['x']), ['a', 'b']);
      await store.saveScreenings([screening('a', 's1', ['x'])]);
      await store.saveScreenings([screening('a', 's3', [])]);
      assert.deepEqual(await store.matchedWith(['x']), ['b']);
      assert.equal((await store.latestScreenings(['a', 'b', 'nobody'])).get('a')?.id, 's3');
      await store.saveScreenings([screening('a', 's1', ['x'])]);
      assert.equal((await store.latestScreenings(['a'])).get('a')?.id, 's1');
    });

    test('matches that nobody dismissed wait by the likeliest of each person, in pages', async ({ store }) => {
      await save(store, [person('a'), person('b'), person('c'), person('d')]);
      const likely = (id: string, score: number): Screening => {
        const one = screening(id, `s ${id}`, ['x', 'y']);
        return { ...one, matches: one.matches.map((match) => ({ ...match, score })) };
      };
      await store.saveScreenings([likely('a', 0.6), likely('b', 0.9), likely('c', 0.6), screening('d', 's d', [])]);
      const first = await store.openMatches(undefined, 2);
      assert.deepEqual(
        first.map(({ dossierId, caption, screening: { matches } }) => [dossierId, caption, matches.length]),
        [
          ['b', person('b').caption, 2],
          ['c', person('c').caption, 2],
        ],
      );
      assert.deepEqual(
        (await store.openMatches({ score: 0.6, dossierId: 'c' }, 2)).map(({ dossierId }) => dossierId),
        ['a'],
      );
      await store.saveScreenings([screening('b', 's later', [])]);
      assert.deepEqual(
        (await store.openMatches(undefined, 10)).map(({ dossierId }) => dossierId),
        ['c', 'a'],
      );
    });

    test('releases are kept, newest first', async ({ store }) => {
      const release = (id: string, list: string) => ({ id, list, to: id, screenedAt: NOW, people: 1, affected: [], added: ['x'], changed: [], removed: [] });
      for (const one of [release('1', 'a'), release('2', 'b'), release('3', 'a')]) await store.saveRelease(one);
      assert.deepEqual(
        (await store.listReleases(undefined, 2)).map(({ id }) => id),
        ['3', '2'],
      );
      assert.deepEqual(
        (await store.listReleases('b', 5)).map(({ id }) => id),
        ['2'],
      );
    });
  });
}
