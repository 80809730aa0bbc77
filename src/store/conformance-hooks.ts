import assert from 'node:assert/strict';
import type { Assessment, Case, HookSubscription, WatchlistEdition } from '#model';
import type { Store } from '#operations';

/** What the part about webhooks shares with the whole suite. */
type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly save: (store: Store, ids: readonly string[]) => Promise<unknown>;
  readonly assessment: (dossierId: string, id: string, assessedAt: string, level: Assessment['level']) => Assessment;
};

const NOW = '2026-06-01T12:00:00.000Z';
/** Events are stamped with the time of the database. */
const LATER = '9999-01-01T00:00:00.000Z';

const subscription = (id: string, events: HookSubscription['events'], enabled = true): HookSubscription => ({
  id,
  url: 'https://hooks.example.com/in',
  events,
  enabled,
  secretVersion: 1,
  secretSince: NOW,
  createdAt: NOW,
  createdBy: 'Alex Sample',
});

const edition = (version: string): WatchlistEdition => ({ list: 'house', version, importedAt: NOW, source: 'house.csv', checksum: version, entities: 0 });

async function told(store: Store, hook: string) {
  return (await store.listDeliveries(hook, undefined, 100)).map(({ event, data }) => [event, data]).reverse();
}

/** A case with one event and one clock. */
function opened(id: string, dossierId: string, dueOn: string): Parameters<Store['saveCase']>[0] {
  const by = { id: 'a', name: 'Alex Sample', functions: [] };
  const clock = { id: 'clk-1', kind: 'recheck' as const, startedOn: '2026-01-01', dueOn, rule: 'a rule', by, at: NOW };
  const one = { id, dossierId, status: 'new', version: 1, clocks: [clock] } as unknown as Case;
  return { case: one, before: 0, events: [{ type: 'opened', by, at: NOW, dossierId } as never] };
}

const auditing = (drafts: number): Parameters<Store['saveCase']>[1] => ({
  drafts: Array.from({ length: drafts }, () => ({ time: NOW, actor: { id: 'a', name: 'Alex Sample' }, action: 'case.opened', object: 'x' })),
  link: (head, all) => ({
    rows: all.map((_, at) => ({ seq: head.size + at, entry: '{}', hash: 'h', seal: 's' })),
    head: { ...head, size: head.size + all.length },
  }),
});

/** What every store does with events that are sent to others. */
export function hooksConformance(name: string, { describe, test, save, assessment }: Words): void {
  describe(`${name}: webhooks`, () => {
    test('are told of a level that rose, in the order in which it did, and of nothing else', async ({ store }) => {
      await save(store, ['p']);
      await store.saveHook(subscription('whk_1', ['assessment.raised']));
      await store.saveHook(subscription('whk_2', ['case.opened']));
      const at = (second: number) => `2026-06-01T12:00:0${second}.000Z`;
      await store.saveAssessments([assessment('p', 'asm_1', at(1), 'info'), assessment('p', 'asm_2', at(2), 'medium')]);
      await store.saveAssessments([assessment('p', 'asm_3', at(3), 'low')]);
      await store.saveAssessments([assessment('p', 'asm_3', at(3), 'low')]);
      // What was known before is known again: the level rose again.
      await store.saveAssessments([assessment('p', 'asm_2', at(4), 'medium')]);
      assert.deepEqual(await told(store, 'whk_1'), [
        ['assessment.raised', { person: 'p', assessment: 'asm_2' }],
        ['assessment.raised', { person: 'p', assessment: 'asm_2' }],
      ]);
      assert.deepEqual(await told(store, 'whk_2'), []);
    });

    test('are told in the transaction of the change: of one that was refused nothing, and to nobody who is disabled', async ({ store }) => {
      await save(store, ['p']);
      await store.saveHook(subscription('whk_1', ['case.opened', 'list.changed']));
      await store.saveHook(subscription('whk_2', ['case.opened'], false));
      await store.saveCase(opened('cas_1', 'p', '2026-06-02'), auditing(1));
      await assert.rejects(store.saveCase(opened('cas_1', 'p', '2026-06-02'), auditing(1)));
      await store.saveEdition(edition('1'), []);
      await store.saveEdition(edition('1'), []);
      await store.saveEdition(edition('2'), []);
      assert.deepEqual(await told(store, 'whk_1'), [
        ['case.opened', { case: 'cas_1', person: 'p' }],
        ['list.changed', { list: 'house', version: '1' }],
        ['list.changed', { list: 'house', version: '2' }],
      ]);
      assert.deepEqual(await told(store, 'whk_2'), []);
    });

    test('are told of a clock on its last day, once', async ({ store }) => {
      await save(store, ['p']);
      await store.saveHook(subscription('whk_1', ['clock.due']));
      await store.saveCase(opened('cas_1', 'p', '2026-06-02'), auditing(1));
      await store.announceDueClocks('2026-06-01');
      assert.deepEqual(await told(store, 'whk_1'), []);
      for (const day of ['2026-06-02', '2026-06-03']) await store.announceDueClocks(day);
      assert.deepEqual(await told(store, 'whk_1'), [['clock.due', { case: 'cas_1', person: 'p', clock: 'clk-1' }]]);
    });

    test('keep deliveries with every try, hold those of the disabled back, and forget what ended', async ({ store, reopen }) => {
      await store.saveHook(subscription('whk_1', []));
      const sent = await store.addDelivery('whk_1', 'webhook.test', { a: 'b' }, NOW);
      assert.deepEqual(sent, { id: sent.id, subscriptionId: 'whk_1', event: 'webhook.test', data: { a: 'b' }, createdAt: NOW, state: 'waiting', nextAt: NOW, attempts: [] });
      assert.deepEqual(await store.dueDeliveries(NOW, 10), [{ id: sent.id, nextAt: NOW }]);
      const attempt = { at: NOW, status: 500, failure: 'the answer was 500', milliseconds: 3 };
      assert.equal(await store.recordAttempt(sent.id, 0, attempt, { state: 'waiting', nextAt: LATER }), true);
      // The other of two who sent it at once.
      assert.equal(await store.recordAttempt(sent.id, 0, attempt, { state: 'failed' }), false);
      assert.deepEqual(await store.dueDeliveries(NOW, 10), []);
      await store.retryDelivery(sent.id, NOW, NOW);
      assert.deepEqual(await store.dueDeliveries(NOW, 10), []);
      await store.retryDelivery(sent.id, NOW, LATER);
      await store.markHook('whk_1', { failingSince: NOW, note: 'why' });
      assert.deepEqual(await store.dueDeliveries(NOW, 10), []);
      const again = await reopen();
      assert.deepEqual(await again.hooks(), [{ ...subscription('whk_1', [], false), failingSince: NOW, note: 'why' }]);
      await again.saveHook(subscription('whk_1', []));
      await again.markHook('whk_1', {});
      assert.deepEqual(await again.hooks(), [subscription('whk_1', [])]);
      assert.equal(await again.recordAttempt(sent.id, 1, { at: NOW, status: 200, milliseconds: 2 }, { state: 'delivered' }), true);
      assert.equal((await again.getDelivery(sent.id))?.attempts.length, 2);
      await again.forgetDeliveries(NOW);
      assert.deepEqual(
        (await again.listDeliveries('whk_1', undefined, 10)).map(({ state }) => state),
        ['delivered'],
      );
      await again.forgetDeliveries(LATER);
      assert.equal(await again.getDelivery(sent.id), undefined);
    });

    test('give pages that go on, and go with their subscription or the person', async ({ store }) => {
      await save(store, ['p']);
      await store.saveHook(subscription('whk_1', ['assessment.raised']));
      await store.saveAssessments([assessment('p', 'asm_1', '2026-06-01T12:00:01.000Z', 'high')]);
      for (let n = 0; n < 3; n += 1) await store.addDelivery('whk_1', 'webhook.test', { n: String(n) }, NOW);
      const first = await store.listDeliveries('whk_1', undefined, 2);
      const second = await store.listDeliveries('whk_1', first.at(-1)?.id, 2);
      assert.deepEqual(
        [...first, ...second].map(({ data }) => data['n'] ?? data['person']),
        ['2', '1', '0', 'p'],
      );
      await store.erasePerson('p', auditing(0));
      assert.equal((await store.listDeliveries('whk_1', undefined, 10)).length, 3);
      assert.equal(await store.removeHook('whk_1'), true);
      assert.equal(await store.removeHook('whk_1'), false);
      assert.deepEqual(await store.dueDeliveries(LATER, 10), []);
    });

    test('a restore brings back as they were, and tells of nothing anew', async ({ store }) => {
      await save(store, ['p']);
      await store.saveHook(subscription('whk_1', ['assessment.raised']));
      await store.saveAssessments([assessment('p', 'asm_1', '2026-06-01T12:00:01.000Z', 'high')]);
      const [before] = await store.listDeliveries('whk_1', undefined, 10);
      const lines: string[] = [];
      for await (const line of store.dump(NOW)) lines.push(line);
      await store.load(
        (async function* () {
          yield* lines;
        })(),
        true,
      );
      assert.deepEqual(await store.listDeliveries('whk_1', undefined, 10), [before]);
    });
  });
}
