import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditDraft, AuditHead, AuditRow, CheckpointSigner } from '#model';
import { testDigest as digest } from '#testing';
import { checkpointOf, readCheckpoint } from './checkpoint.ts';
import { EMPTY_HEAD, link, rootOfHead, sealOfHead, sealOfRow } from './log.ts';
import { consistencyPath, inclusionPath, leafHash, pushPeak, rootOf, rootOfPeaks, verifyConsistency, verifyInclusion } from './merkle.ts';
import { LogVerifier } from './verify.ts';

/** Leaves and roots of the reference implementation’s own tests. @source github.com/transparency-dev/merkle, testonly/constants.go */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => leafHash(Buffer.from(hex, 'hex'), digest));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = (count: number) => Array.from({ length: count }, (_, nth) => leafHash(Buffer.from(`leaf ${nth}`), digest));
const size = fc.integer({ min: 1, max: 70 });

describe('the tree', () => {
  it('has the roots of the reference implementation', () => {
    expect(ROOTS.map((_, count) => rootOf(LEAVES.slice(0, count), digest))).toEqual(ROOTS);
  });

  it('grows leaf by leaf to the same root', () => {
    let peaks: readonly string[] = [];
    leaves(70).forEach((hash, nth, all) => {
      peaks = pushPeak(peaks, nth, hash, digest);
      expect(rootOfPeaks(peaks, digest)).toBe(rootOf(all.slice(0, nth + 1), digest));
    });
  });

  it('proves of every leaf that it is there, and of none that it is elsewhere or another', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, a, b) => {
        const all = leaves(count);
        const [at, other] = [a % count, b % count];
        const [root, path] = [rootOf(all, digest), inclusionPath(at, all, digest)];
        expect(verifyInclusion(all[at] ?? '', at, count, path, root, digest)).toBe(true);
        if (other !== at) expect(verifyInclusion(all[other] ?? '', at, count, path, root, digest)).toBe(false);
        if (other !== at) expect(verifyInclusion(all[at] ?? '', other, count, path, root, digest)).toBe(false);
        expect(verifyInclusion(all[at] ?? '', at, count, [...path, root], root, digest)).toBe(false);
        if (path.length > 0) expect(verifyInclusion(all[at] ?? '', at, count, path.slice(1), root, digest)).toBe(false);
      }),
    );
  });

  it('proves of every size that it grew out of every smaller one, and out of no other', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, a, b) => {
        const all = leaves(count);
        const first = 1 + (a % count);
        const [before, after] = [
          { size: first, root: rootOf(all.slice(0, first), digest) },
          { size: count, root: rootOf(all, digest) },
        ];
        const path = consistencyPath(first, all, digest);
        expect(verifyConsistency(before, after, path, digest)).toBe(true);
        const changed = all.with(b % first, leafHash(Buffer.from('another'), digest));
        expect(verifyConsistency({ size: first, root: rootOf(changed.slice(0, first), digest) }, after, path, digest)).toBe(false);
        expect(verifyConsistency(before, { size: count, root: rootOf([...all].reverse().concat('ab'), digest) }, path, digest)).toBe(false);
        if (path.length > 0) expect(verifyConsistency(before, after, path.slice(1), digest)).toBe(false);
      }),
    );
  });
});

const draft = (nth: number): AuditDraft => ({
  time: '2026-06-01T12:00:00Z',
  actor: { id: 'robin', name: 'Robin Example' },
  action: 'case.commented',
  object: `cas_${nth}`,
  payload: digest.keyed(String(nth)),
});
const written = (count: number) =>
  link(
    EMPTY_HEAD,
    Array.from({ length: count }, (_, nth) => draft(nth)),
    digest,
  );

function faultsOf(rows: readonly AuditRow[], head: AuditHead, checkpoints = [] as Parameters<typeof readCheckpoint>[0][]) {
  const verifier = new LogVerifier(
    digest,
    checkpoints.flatMap((note) => readCheckpoint(note, signer, digest) ?? []),
  );
  for (const row of rows) verifier.push(row);
  return verifier.finish(head);
}

const keys = generateKeyPairSync('ed25519');
const signer: CheckpointSigner = {
  origin: 'bonafide.example/audit',
  publicKey: Buffer.from(keys.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64'),
  sign: (text) => sign(null, Buffer.from(text), keys.privateKey).toString('base64'),
  verify: (text, signature) => verify(null, Buffer.from(text), keys.publicKey, Buffer.from(signature, 'base64')),
};

describe('the log', () => {
  it('as it was written has no fault, in one go or in many', () => {
    for (const count of [0, 1, 2, 7, 33]) {
      const { rows, head } = written(count);
      expect(faultsOf(rows, head)).toEqual([]);
      let step: AuditHead = EMPTY_HEAD;
      for (let nth = 0; nth < count; nth += 1) step = link(step, [draft(nth)], digest).head;
      if (count > 0) expect(step).toEqual(head);
    }
  });

  it('shows any changed byte of any column of any row, and where', () => {
    const { rows, head } = written(9);
    fc.assert(
      fc.property(fc.nat(8), fc.constantFrom('entry' as const, 'hash' as const, 'seal' as const), fc.nat(), fc.integer({ min: 1, max: 255 }), (at, column, place, by) => {
        const row = rows[at] as AuditRow;
        const text = row[column];
        const nth = place % text.length;
        const other = String.fromCharCode((text.charCodeAt(nth) + by) % 256);
        const bad = { ...row, [column]: text.slice(0, nth) + other + text.slice(nth + 1) };
        const faults = faultsOf(rows.with(at, bad), head);
        expect(faults.map(({ kind, seq }) => [kind, seq])).toEqual([['changed', at]]);
      }),
      { numRuns: 500 },
    );
  });

  it('shows a row rewritten with its hash by somebody without the key', () => {
    const { rows, head } = written(5);
    const { rows: others } = link({ ...EMPTY_HEAD }, [draft(9)], digest);
    const forged = { ...(others[0] as AuditRow), seal: 'f'.repeat(64) };
    expect(faultsOf(rows.with(0, forged), head).map(({ kind, seq }) => [kind, seq])).toEqual([['changed', 0]]);
  });

  it('shows rows that were removed, also at the end, and from a head that was set back', () => {
    const { rows, head } = written(8);
    fc.assert(
      fc.property(fc.nat(7), fc.integer({ min: 1, max: 4 }), (from, count) => {
        const kept = rows.filter(({ seq }) => seq < from || seq >= from + count);
        expect(faultsOf(kept, head)[0]).toMatchObject({ kind: 'removed', seq: from, to: Math.min(7, from + count - 1) });
      }),
    );
    const { peaks, lastHash } = written(5).head;
    const setBack = { size: 5, peaks, lastHash };
    const note = checkpointOf(head, '2026-06-01T12:00:00Z', signer, digest).note;
    expect(faultsOf(rows.slice(0, 5), { ...setBack, seal: sealOfHead(setBack, digest) }, [note])).toMatchObject([{ kind: 'removed', seq: 5, to: 7 }]);
    expect(faultsOf(rows.slice(0, 5), { ...setBack, seal: 'forged' })).toMatchObject([{ kind: 'head' }]);
  });

  it('shows rows that were swapped, and a row that was put in', () => {
    const { rows, head } = written(8);
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), (a, b) => {
        fc.pre(a !== b);
        const [one, two] = [rows[a] as AuditRow, rows[b] as AuditRow];
        const faults = faultsOf(rows.with(a, { ...two, seq: a }).with(b, { ...one, seq: b }), head);
        expect(faults.filter(({ kind }) => kind === 'moved').map(({ seq }) => seq)).toEqual([a, b].sort());
      }),
    );
    const putIn = [...rows.slice(0, 4), { ...(rows[2] as AuditRow), seq: 4 }, ...rows.slice(4).map((row) => ({ ...row, seq: row.seq + 1 }))];
    expect(faultsOf(putIn, head)[0]).toMatchObject({ kind: 'moved', seq: 4 });
    expect(faultsOf([...rows.slice(0, 4), rows[3] as AuditRow, ...rows.slice(4)], head)).toMatchObject([{ kind: 'inserted', seq: 3 }]);
    expect(faultsOf([...rows, { ...(link(head, [draft(8)], digest).rows[0] as AuditRow) }], head)).toMatchObject([{ kind: 'inserted', seq: 8 }]);
  });

  it('rewritten by somebody who has the key is caught by a signed checkpoint, between two of them', () => {
    const { rows, head } = written(6);
    const early = checkpointOf(link(EMPTY_HEAD, [0, 1].map(draft), digest).head, '2026-06-01T12:00:00Z', signer, digest);
    const late = checkpointOf(head, '2026-06-02T12:00:00Z', signer, digest);
    expect(faultsOf(rows, head, [early.note, late.note])).toEqual([]);
    const forged = link(EMPTY_HEAD, [0, 1, 2, 77, 4, 5].map(draft), digest);
    expect(forged.rows[3]?.seal).toBe(sealOfRow(forged.rows[3]?.hash ?? '', digest));
    expect(faultsOf(forged.rows, forged.head, [])).toEqual([]);
    expect(faultsOf(forged.rows, forged.head, [early.note, late.note])).toMatchObject([{ kind: 'checkpoint', seq: 2, to: 5 }]);
  });
});

describe('a checkpoint', () => {
  const { head } = written(3);
  const checkpoint = checkpointOf(head, '2026-06-01T12:00:00Z', signer, digest);

  it('is a signed note that reads back', () => {
    expect(checkpoint.note.split('\n').slice(0, 2)).toEqual(['bonafide.example/audit', '3']);
    expect(readCheckpoint(checkpoint.note, signer, digest)).toEqual(checkpoint);
    expect(checkpoint.rootHash).toBe(rootOfHead(head, digest));
  });

  it('does not read with any changed byte', () => {
    fc.assert(
      fc.property(fc.nat(checkpoint.note.length - 1), fc.integer({ min: 1, max: 127 }), (at, by) => {
        const text = checkpoint.note;
        const other = String.fromCharCode((text.charCodeAt(at) + by) % 256);
        // The last base64 letter of a signature may carry unused bits, which change nothing.
        const bad = text.slice(0, at) + other + text.slice(at + 1);
        const read = readCheckpoint(bad, signer, digest);
        expect(read === undefined || (read.size === checkpoint.size && read.rootHash === checkpoint.rootHash && read.time === checkpoint.time)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
