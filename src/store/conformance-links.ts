import assert from 'node:assert/strict';
import { BonafideError, type Dossier, type LinkJudgement } from '#model';
import type { Store } from '#operations';

/** What the part about ties shares with the whole suite. */
type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly person: (id: string) => Dossier;
  readonly save: (store: Store, people: readonly Dossier[]) => Promise<unknown>;
};

/** What every store does with what people can share. */
export function linksConformance(name: string, { describe, test, person, save }: Words): void {
  const row = (dossierId: string, body: string, ...keys: readonly string[]) => ({ dossierId, body, keys: keys.map((key) => ({ key, joins: !key.startsWith('name:') })) });
  const said = (a: string, b: string, judgement: LinkJudgement['judgement'], at: string): LinkJudgement => ({ a, b, judgement, reason: 'looked', by: 'Robin Example', at });

  describe(`${name}: ties`, () => {
    test('are found by what people have, and who has it is told up to a bound', async ({ store }) => {
      await save(
        store,
        ['p1', 'p2', 'p3'].map((id) => person(id)),
      );
      await store.saveLinkRecords([row('p1', 'one', 'phone:1', 'name:x'), row('p2', 'two', 'phone:1', 'name:x'), row('p3', 'three', 'name:x', 'mail:3')]);
      const holders = await store.keyHolders(['phone:1', 'name:x', 'mail:3', 'nobody'], 2);
      assert.deepEqual([...holders].sort(), [
        ['mail:3', { count: 1, people: [] }],
        ['name:x', { count: 3, people: [] }],
        [
          'phone:1',
          {
            count: 2,
            people: [
              { id: 'p1', joins: true },
              { id: 'p2', joins: true },
            ],
          },
        ],
      ]);
      assert.deepEqual([...(await store.keyHolders([], 2))], []);
    });

    test('are known again over a restart, and what is known of a person takes the place of what was', async ({ store, reopen }) => {
      await save(
        store,
        ['p1', 'p2'].map((id) => person(id)),
      );
      await store.saveLinkRecords([row('p1', 'one', 'a', 'b'), row('p2', 'two', 'b')]);
      await store.saveLinkRecords([row('p1', 'uno', 'b', 'c')]);
      await store.close();
      const again = await reopen();
      assert.deepEqual([...(await again.linkRecords(['p1', 'p2', 'p9']))].sort(), [
        ['p1', 'uno'],
        ['p2', 'two'],
      ]);
      assert.deepEqual([...(await again.keyHolders(['a', 'b', 'c'], 9))].map(([key, { count }]) => [key, count]).sort(), [
        ['b', 2],
        ['c', 1],
      ]);
      assert.deepEqual(await again.listLinkRecords('p1', 5), [{ dossierId: 'p2', body: 'two' }]);
      await again.close();
    });

    test('are missing of people who came in another way, or changed since', async ({ store }) => {
      await save(
        store,
        ['p1', 'p2', 'p3'].map((id) => person(id)),
      );
      await store.saveLinkRecords([row('p1', 'one'), row('p2', 'two')]);
      await store.saveDossiers([{ dossier: person('p2'), digest: 'another' }], '2026-05-02T00:00:00Z');
      assert.deepEqual(await store.withoutLinkRecord(10), ['p2', 'p3']);
    });

    test('of nobody stored are refused, and nothing of the call is kept', async ({ store }) => {
      await save(store, [person('p1')]);
      const isNotFound = (error: unknown) => error instanceof BonafideError && error.code === 'dossier.not-found';
      await assert.rejects(store.saveLinkRecords([row('p1', 'one', 'k'), row('nobody', 'two')]), isNotFound);
      await assert.rejects(store.addJudgement(said('nobody', 'p1', 'positive', '2026-05-01T00:00:00Z')), isNotFound);
      assert.deepEqual([[...(await store.linkRecords(['p1']))], [...(await store.keyHolders(['k'], 9))], await store.judgements()], [[], [], []]);
    });

    test('leave out keys that no database text can hold', async ({ store }) => {
      await save(store, [person('p1')]);
      const longest = 'ü'.repeat(300);
      await store.saveLinkRecords([row('p1', 'one', longest, 'bad:\u0000')]);
      assert.deepEqual([...(await store.keyHolders([longest, 'bad:\u0000'], 9))], [[longest, { count: 1, people: [] }]]);
    });

    test('keep every judgement in the order in which it was made', async ({ store }) => {
      await save(
        store,
        ['p1', 'p2'].map((id) => person(id)),
      );
      const all = [said('p1', 'p2', 'positive', '2026-05-01T00:00:00Z'), said('p1', 'p2', 'negative', '2026-05-02T00:00:00Z')];
      for (const one of all) await store.addJudgement(one);
      assert.deepEqual(await store.judgements(), all);
    });

    test('make rings that are known by their ids, all of them or some', async ({ store }) => {
      await store.saveRings(
        [
          { id: 'r1', members: ['p1', 'p2'] },
          { id: 'r2', members: ['p3', 'p4'] },
        ],
        true,
      );
      await store.saveRings([{ id: 'r1', members: ['p1', 'p2', 'p5'] }], false);
      assert.deepEqual(await store.knownRings(), [
        { id: 'r1', members: ['p1', 'p2', 'p5'] },
        { id: 'r2', members: ['p3', 'p4'] },
      ]);
      await store.saveRings([{ id: 'r3', members: ['p1', 'p2'] }], true);
      assert.deepEqual(await store.knownRings(), [{ id: 'r3', members: ['p1', 'p2'] }]);
    });

    test('weigh what was learned last', async ({ store }) => {
      assert.equal(await store.linkWeights(), undefined);
      await store.saveLinkWeights({ people: 10, agrees: { a: 0.5 }, chance: { a: 0.01 } });
      await store.saveLinkWeights({ people: 20, agrees: { a: 0.5 }, chance: { a: 0.02 } });
      assert.deepEqual(await store.linkWeights(), { people: 20, agrees: { a: 0.5 }, chance: { a: 0.02 } });
    });
  });
}
