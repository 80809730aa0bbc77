import assert from 'node:assert/strict';
import { BonafideError, type Dossier } from '#model';
import type { Store } from '#operations';

/** What the part about events shares with the whole suite. */
type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly person: (id: string) => Dossier;
  readonly save: (store: Store, people: readonly Dossier[]) => Promise<unknown>;
};

/** What every store does with what is kept of accounts and devices. */
export function telemetryConformance(name: string, { describe, test, person, save }: Words): void {
  describe(`${name}: events`, () => {
    const row = (id: string, body: string, ...ties: readonly string[]) => ({ id, body, ties });
    const subject = (dossierId: string, ...accounts: readonly string[]) => ({ dossierId, digest: 'd', words: dossierId, queries: [], artefacts: [], accounts });

    test('are kept by account and device, the last state of each, over a restart', async ({ store, reopen }) => {
      await store.saveTraces([row('account:a', 'one'), row('device:d', 'two')], ['sign-in'], []);
      await store.saveTraces([row('account:a', 'three')], ['device', 'sign-in'], [{ log: 'a.log', file: '1:2', offset: 77 }]);
      await store.close();
      const again = await reopen();
      assert.deepEqual([...(await again.tracesOf(['account:a', 'device:d', 'device:unknown']))].sort(), [
        ['account:a', 'three'],
        ['device:d', 'two'],
      ]);
      assert.deepEqual(
        [await again.delivered(), await again.positionOf('a.log'), await again.positionOf('other.log')],
        [['device', 'sign-in'], { log: 'a.log', file: '1:2', offset: 77 }, undefined],
      );
      await again.close();
    });

    test('tie accounts and devices to what they share', async ({ store }) => {
      await store.saveTraces([row('account:a', '', 'ip:192.0.2.1', 'mfa:x'), row('account:b', '', 'ip:192.0.2.1'), row('device:d', '', 'asset:s1')], [], []);
      await store.saveTraces([row('account:a', '', 'mfa:x', 'mfa:y')], [], []);
      const tied = await store.tracesTiedTo(['ip:192.0.2.1', 'mfa:x', 'mfa:y', 'asset:none']);
      assert.deepEqual([...tied].sort(), [
        ['ip:192.0.2.1', ['account:a', 'account:b']],
        ['mfa:x', ['account:a']],
        ['mfa:y', ['account:a']],
      ]);
    });

    test('are of the person whose account it is, and who was said to have it goes before', async ({ store }) => {
      await save(store, [person('p1'), person('p2')]);
      await store.saveSubjects([subject('p1', 'p1@example.com', 'shared'), subject('p2', 'p2@example.com', 'shared')]);
      await store.assignAccounts([{ account: 'alex', dossierId: 'p1' }]);
      await store.assignAccounts([
        { account: 'alex', dossierId: 'p2' },
        { account: 'p1@example.com', dossierId: 'p2' },
      ]);
      const people = await store.peopleOfAccounts(['alex', 'p1@example.com', 'p2@example.com', 'shared', 'nobody']);
      assert.deepEqual([...people].sort(), [
        ['alex', ['p2']],
        ['p1@example.com', ['p2']],
        ['p2@example.com', ['p2']],
        ['shared', ['p1', 'p2']],
      ]);
      assert.deepEqual([...(await store.assignedAccounts(['p1', 'p2']))], [['p2', ['alex', 'p1@example.com']]]);
      await store.saveSubjects([subject('p1', 'new@example.com')]);
      assert.deepEqual([...(await store.peopleOfAccounts(['shared', 'new@example.com']))].sort(), [
        ['new@example.com', ['p1']],
        ['shared', ['p2']],
      ]);
    });

    test('cannot be assigned to nobody, and then nothing is', async ({ store }) => {
      await save(store, [person('p1')]);
      const both = [
        { account: 'alex', dossierId: 'p1' },
        { account: 'sam', dossierId: 'nobody' },
      ];
      await assert.rejects(store.assignAccounts(both), (error: unknown) => error instanceof BonafideError && error.code === 'dossier.not-found');
      assert.deepEqual([...(await store.peopleOfAccounts(['alex', 'sam']))], []);
    });

    test('leave behind what they said of people, and medians', async ({ store }) => {
      await save(store, [person('p1')]);
      await store.saveTelemetryDigests([{ dossierId: 'p1', digest: 'one' }]);
      await store.saveTelemetryDigests([{ dossierId: 'p1', digest: 'two' }]);
      await store.saveBaselines({ clone: 3, download: 1.5 });
      await store.saveBaselines({ clone: 4 });
      assert.deepEqual([[...(await store.telemetryDigests(['p1', 'p2']))], await store.baselines()], [[['p1', 'two']], { clone: 4, download: 1.5 }]);
    });
  });
}
