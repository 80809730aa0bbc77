import assert from 'node:assert/strict';
import type { Connection, ReceivedEvent, ScimRecord } from '#model';
import type { Store } from '#operations';

/** What the part about intake shares with the whole suite. */
type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
  readonly save: (store: Store, ids: readonly string[]) => Promise<unknown>;
};

const NOW = '2026-06-01T12:00:00.000Z';
const connection = (id: string): Connection => ({ id, vendor: 'lever', createdAt: NOW, createdBy: 'Alex Sample' });
const event = (person?: string, at = NOW): ReceivedEvent => ({
  at,
  action: 'applicationCreated',
  outcome: person === undefined ? 'nothing' : 'added',
  notFetched: [],
  issues: [],
  ...(person === undefined ? {} : { person }),
});

const user = (id: string, userName: string, dossierId: string, version = 1): ScimRecord => ({
  id,
  dossierId,
  user: { userName, externalId: `ext-${id}`, active: true },
  deleted: false,
  version,
  created: NOW,
  lastModified: NOW,
});

/** What every store does with what comes from other systems. */
export function intakeConformance(name: string, { describe, test, save }: Words): void {
  describe(`${name}: intake`, () => {
    test('knows an event again by its id and by its bytes, of its own connection only', async ({ store, reopen }) => {
      await save(store, ['p', 'q']);
      await store.saveConnection(connection('con_1'), 'sealed');
      await store.saveConnection(connection('con_2'), undefined);
      await store.saveReceived('con_1', { key: 'k1', digest: 'd1', asOf: '2026-05-01T00:00:00.000Z', event: event('p') });
      await store.saveReceived('con_1', { key: 'k1', digest: 'd2', event: event('q') });
      await store.saveReceived('con_1', { key: 'k3', digest: 'd3', event: event() });
      const again = await reopen();
      assert.deepEqual(await again.connections(), [connection('con_1'), connection('con_2')]);
      assert.deepEqual([await again.connectionSecret('con_1'), await again.connectionSecret('con_2')], ['sealed', undefined]);
      for (const [key, digest] of [
        ['k1', 'x'],
        ['x', 'd1'],
      ] as const)
        assert.deepEqual(await again.receivedEvent('con_1', key, digest), event('p'));
      assert.equal(await again.receivedEvent('con_2', 'k1', 'd1'), undefined);
      assert.equal(await again.receivedEvent('con_1', 'x\u0000', 'x'), undefined);
      assert.deepEqual(await again.listReceived('con_1', 10), [event(), event('p')]);
      assert.deepEqual(await again.listReceived('con_1', 1), [event()]);
    });

    test('knows how new the newest event of a person is, forgets old ones but that, and all of them with the person', async ({ store }) => {
      await save(store, ['p']);
      await store.saveConnection(connection('con_1'), undefined);
      assert.equal(await store.newestEvent('p'), undefined);
      for (const day of ['02', '04', '03']) await store.saveReceived('con_1', { key: day, digest: day, asOf: `2026-05-${day}T00:00:00.000Z`, event: event('p') });
      await store.saveReceived('con_1', { key: 'none', digest: 'none', event: event() });
      assert.equal(await store.newestEvent('p'), '2026-05-04T00:00:00.000Z');
      await store.forgetReceived(NOW);
      assert.equal((await store.listReceived('con_1', 10)).length, 4);
      await store.forgetReceived('2027-01-01T00:00:00.000Z');
      assert.equal(await store.newestEvent('p'), '2026-05-04T00:00:00.000Z');
      assert.equal(await store.receivedEvent('con_1', 'none', 'none'), undefined);
      assert.equal(await store.receivedEvent('con_1', '02', '02'), undefined);
      await store.erasePerson('p', { drafts: [], link: (head) => ({ rows: [], head }) });
      assert.deepEqual(await store.listReceived('con_1', 10), []);
      assert.deepEqual([await store.removeConnection('con_1'), await store.removeConnection('con_1')], [true, false]);
    });
  });

  describe(`${name}: users of the directory`, () => {
    test('are kept under a name that no other has, and changed by one at a time', async ({ store, reopen }) => {
      await save(store, ['p', 'q']);
      assert.equal(await store.saveScim(user('1', 'One@example.com', 'p'), 0), 'kept');
      assert.equal(await store.saveScim(user('2', 'one@EXAMPLE.com', 'q'), 0), 'taken');
      assert.equal(await store.saveScim(user('2', 'two@example.com', 'q'), 0), 'kept');
      assert.equal(await store.saveScim(user('1', 'one@example.com', 'p', 2), 1), 'kept');
      // The other of two who changed it at once.
      assert.equal(await store.saveScim(user('1', 'other@example.com', 'p', 2), 1), 'changed');
      const again = await reopen();
      assert.deepEqual(await again.getScim('1'), user('1', 'one@example.com', 'p', 2));
      assert.deepEqual(await again.findScim({ userName: 'TWO@example.com' }), user('2', 'two@example.com', 'q'));
      assert.deepEqual(await again.findScim({ externalId: 'ext-1' }), user('1', 'one@example.com', 'p', 2));
      assert.equal(await again.findScim({ externalId: 'x\u0000' }), undefined);
    });

    test('are listed in pages without those who were taken away, and go with their person', async ({ store }) => {
      const ids = ['1', '2', '3'];
      await save(store, ids);
      for (const id of ids) await store.saveScim(user(id, `${id}@example.com`, id), 0);
      await store.saveScim({ ...user('2', '2@example.com', '2', 2), deleted: true }, 1);
      assert.deepEqual(
        [(await store.listScim(0, 1)).records.map(({ id }) => id), (await store.listScim(1, 10)).records.map(({ id }) => id), (await store.listScim(0, 0)).total],
        [['1'], ['3'], 2],
      );
      assert.equal((await store.findScim({ userName: '2@example.com' }))?.deleted, true);
      await store.erasePerson('1', { drafts: [], link: (head) => ({ rows: [], head }) });
      assert.equal(await store.getScim('1'), undefined);
    });
  });
}
