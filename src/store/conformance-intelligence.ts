import assert from 'node:assert/strict';
import type { ActorProfile, Dossier, Indicator } from '#model';
import type { Store } from '#operations';

/** What the part about reports shares with the whole suite. */
type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly person: (id: string) => Dossier;
  readonly save: (store: Store, people: readonly Dossier[]) => Promise<unknown>;
};

const NOW = '2026-06-01T12:00:00.000Z';

function profile(id: string): ActorProfile {
  return {
    id,
    sha256: 'a'.repeat(64),
    characters: 20,
    source: { title: id, format: 'text' },
    attackVersion: '18.1',
    attribution: { actors: [], people: [], organisations: [], caveats: [] },
    activity: { facts: [], dates: [], money: [], counts: [] },
    techniques: [],
    targeting: { sectors: [], countries: [], victims: [] },
    infrastructure: { software: [], indicators: [] },
    implications: [],
    mitigations: [],
    redFlags: [],
    absent: [],
  };
}

function indicator(reportId: string, key: string, more: Partial<Indicator> = {}): Indicator {
  return { key, type: 'email-addr', value: key, reportId, source: reportId, validFrom: '2026-01', confidence: 0.9, labels: [], quote: key, start: 0, end: 4, ...more };
}

/** What every store does with threat reports and what of people can equal them. */
export function intelligenceConformance(name: string, { describe, test, person, save }: Words): void {
  describe(`${name}: reports`, () => {
    const report = (id: string) => ({ id, addedAt: NOW, profile: profile(id), text: `Text of ${id}: 가 \u{1f600}` });
    const subject = (dossierId: string, digest: string, ...artefacts: readonly string[]) => ({ dossierId, digest, words: dossierId, queries: [], artefacts, accounts: [] });

    test('are kept with their text, newest first, and outlive a restart', async ({ store, reopen }) => {
      assert.equal(await store.saveReport(report('report--1'), [indicator('report--1', 'a')]), true);
      assert.equal(await store.saveReport(report('report--2'), []), true);
      const again = await reopen();
      assert.deepEqual(await again.getReport('report--1'), report('report--1'));
      assert.deepEqual(
        (await again.listReports()).map(({ id }) => id),
        ['report--2', 'report--1'],
      );
      assert.equal(await again.getReport('report--3'), undefined);
    });

    test('kept again have their new indicators and not the old ones', async ({ store }) => {
      await store.saveReport(report('report--1'), [indicator('report--1', 'a'), indicator('report--1', 'b')]);
      assert.equal(await store.saveReport(report('report--1'), [indicator('report--1', 'b'), indicator('report--1', 'c')]), false);
      assert.deepEqual(
        (await store.indicatorsOf('report--1')).map(({ key }) => key),
        ['b', 'c'],
      );
    });

    test('are found by the keys of their indicators, each report by itself', async ({ store }) => {
      await store.saveReport(report('report--1'), [indicator('report--1', 'a'), indicator('report--1', 'b')]);
      await store.saveReport(report('report--2'), [indicator('report--2', 'b')]);
      assert.deepEqual(
        (await store.indicatorsBy(['b', 'x', 'a'])).map(({ key, reportId }) => `${key} ${reportId}`),
        ['a report--1', 'b report--1', 'b report--2'],
      );
      assert.deepEqual(await store.indicatorsBy([]), []);
    });

    test('count what is still valid, and know the newest list of exits', async ({ store }) => {
      assert.deepEqual(await store.intelligence(NOW), { reports: 0, indicators: 0, feeds: {} });
      await store.saveReport(report('report--1'), [
        indicator('report--1', 'old', { validUntil: '2026-05-01T00:00:00.000Z' }),
        indicator('report--1', 'new', { validUntil: '2026-07-01T00:00:00.000Z', labels: ['astrill'], validFrom: '2026-05-01' }),
        indicator('report--1', 'ever', { labels: ['astrill'], validFrom: '2026-05-20' }),
      ]);
      assert.deepEqual(await store.intelligence(NOW), { reports: 1, indicators: 2, feeds: { astrill: '2026-05-20' } });
    });

    test('go with their indicators', async ({ store }) => {
      await store.saveReport(report('report--1'), [indicator('report--1', 'a')]);
      assert.equal(await store.removeReport('report--1'), true);
      assert.equal(await store.removeReport('report--1'), false);
      assert.deepEqual([await store.indicatorsBy(['a']), await store.listReports()], [[], []]);
    });

    test('touch people by what they have now, not by what they had', async ({ store }) => {
      await save(store, [person('p1'), person('p2'), person('p3')]);
      await store.saveSubjects([subject('p1', 'd1', 'a', 'b'), subject('p2', 'd2', 'b'), subject('p3', 'd3')]);
      assert.deepEqual(await store.peopleWith(['a', 'b']), ['p1', 'p2']);
      assert.deepEqual(await store.peopleWith(['a']), ['p1']);
      assert.deepEqual([...(await store.holdersOf(['a', 'b', 'none']))].sort(), [
        ['a', ['p1']],
        ['b', ['p1', 'p2']],
      ]);
      await store.saveSubjects([subject('p1', 'd1b', 'c', 'c'), subject('p2', 'd2', 'ignored, since the digest is the same')]);
      assert.deepEqual([await store.peopleWith(['a']), await store.peopleWith(['b']), await store.peopleWith(['c']), await store.peopleWith([])], [[], ['p2'], ['p1'], []]);
    });

    test('are hunted for, newest hunt first', async ({ store }) => {
      const hunt = (id: string, reportId: string) => ({ id, reportId, huntedAt: NOW, people: 3, affected: ['p1'] });
      await store.saveHunt(hunt('1', 'report--1'));
      await store.saveHunt(hunt('2', 'report--2'));
      await store.saveHunt(hunt('3', 'report--1'));
      assert.deepEqual(
        (await store.listHunts(undefined, 2)).map(({ id }) => id),
        ['3', '2'],
      );
      assert.deepEqual(
        (await store.listHunts('report--1', 100)).map(({ id }) => id),
        ['3', '1'],
      );
    });
  });
}
