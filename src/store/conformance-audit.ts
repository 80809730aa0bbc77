import assert from 'node:assert/strict';
import type { AuditDraft, AuditHead, AuditRow } from '#model';
import type { Auditing, Store } from '#operations';

type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
};

export const draft = (object: string): AuditDraft => ({ time: '2026-06-01T12:00:00Z', actor: { id: 'robin', name: 'Robin Example' }, action: 'test', object });

/** Links without hashing: what the store has to do is the same. */
function link(head: AuditHead, drafts: readonly AuditDraft[]): { readonly rows: readonly AuditRow[]; readonly head: AuditHead } {
  const rows = drafts.map((one, nth) => ({
    seq: head.size + nth,
    entry: JSON.stringify(one),
    hash: `${head.size + nth}`,
    seal: `after ${head.size + nth === 0 ? 'nothing' : head.size + nth - 1}`,
  }));
  return { rows, head: { size: head.size + drafts.length, peaks: [`${head.size}`], lastHash: `${head.size + drafts.length - 1}`, seal: 'sealed' } };
}

/** An entry for the log, for each of the things. */
export const auditing = (...objects: readonly string[]): Auditing => ({ drafts: objects.map(draft), link });

/** What every store does with the audit log. */
export function auditConformance(name: string, { describe, test }: Words): void {
  describe(`${name}: the audit log`, () => {
    test('begins empty, and keeps what is written, in order and over a restart', async ({ store, reopen }) => {
      assert.deepEqual(await store.auditHead(), { size: 0, peaks: [], lastHash: '0'.repeat(64), seal: '' });
      assert.deepEqual(
        (await store.appendAudit(auditing('a', 'b'))).map(({ seq }) => seq),
        [0, 1],
      );
      await store.appendAudit(auditing());
      await store.appendAudit(auditing('c'));
      const again = await reopen();
      assert.deepEqual(
        (await again.auditRows(0, 10)).map(({ seq, entry }) => [seq, JSON.parse(entry).object]),
        [
          [0, 'a'],
          [1, 'b'],
          [2, 'c'],
        ],
      );
      assert.deepEqual(
        (await again.auditRows(1, 1)).map(({ seq }) => seq),
        [1],
      );
      assert.equal((await again.auditHead()).size, 3);
    });

    test('has no gaps and one order, however many write at once', async ({ store }) => {
      await Promise.all(Array.from({ length: 40 }, (_, nth) => store.appendAudit(auditing(`x${nth}`, `y${nth}`))));
      const rows = await store.auditRows(0, 100);
      assert.deepEqual(
        rows.map(({ seq }) => seq),
        Array.from({ length: 80 }, (_, nth) => nth),
      );
      for (const row of rows.slice(1)) assert.equal(row.seal, `after ${row.seq - 1}`);
    });

    test('keeps entries to the byte, whatever they say', async ({ store }) => {
      const odd = 'a “b” \\u0000 \\ \n {"x":  1.0} 👩🏽‍💻 é e\u0301';
      await store.appendAudit(auditing(odd));
      assert.equal((await store.auditRows(0, 1))[0]?.entry, JSON.stringify(draft(odd)));
    });

    test('keeps checkpoints, oldest first', async ({ store, reopen }) => {
      const all = [1, 2].map((size) => ({ origin: 'o', size, rootHash: 'r', time: '2026-06-01T12:00:00Z', note: `n${size}\n` }));
      for (const one of all) await store.saveCheckpoint(one);
      assert.deepEqual(await (await reopen()).checkpoints(), all);
    });
  });
}
