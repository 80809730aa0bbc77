import { type Digest, invariant } from '#model';

/*
 * The Merkle tree of RFC 6962, section 2.1, and its proofs as RFC 9162, section 2.1, verifies them. Hashes are lower-case hexadecimal.
 */

const bytesOf = (hex: string): number[] => Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));

/** Hash of a leaf: a zero byte before its bytes keeps a leaf from passing for a node. */
export function leafHash(leaf: Uint8Array, { sha256Bytes }: Pick<Digest, 'sha256Bytes'>): string {
  const bytes = new Uint8Array(leaf.length + 1);
  bytes.set(leaf, 1);
  return sha256Bytes(bytes);
}

/** Hash of a node over its two halves. */
export function nodeHash(left: string, right: string, { sha256Bytes }: Pick<Digest, 'sha256Bytes'>): string {
  return sha256Bytes(Uint8Array.from([1, ...bytesOf(left), ...bytesOf(right)]));
}

/** Largest power of two below n, for n of 2 or more. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Root over leaf hashes; of none it is the hash of nothing. */
export function rootOf(hashes: readonly string[], digest: Pick<Digest, 'sha256Bytes'>): string {
  if (hashes.length === 0) return digest.sha256Bytes(new Uint8Array());
  if (hashes.length === 1) return hashes[0] as string;
  const k = split(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, k), digest), rootOf(hashes.slice(k), digest), digest);
}

/** Roots of full subtrees after one more leaf, the largest first. What an append needs to know, however long the log is. */
export function pushPeak(peaks: readonly string[], size: number, hash: string, digest: Pick<Digest, 'sha256Bytes'>): readonly string[] {
  const next = [...peaks];
  let node = hash;
  for (let bits = size; bits % 2 === 1; bits = (bits - 1) / 2) {
    const left = next.pop();
    invariant(left !== undefined, `${peaks.length} peaks for ${size} leaves`);
    node = nodeHash(left, node, digest);
  }
  return [...next, node];
}

/** Root over full subtrees. */
export function rootOfPeaks(peaks: readonly string[], digest: Pick<Digest, 'sha256Bytes'>): string {
  if (peaks.length === 0) return rootOf([], digest);
  return peaks.reduceRight((right, left) => nodeHash(left, right, digest));
}

/** Hashes that lead from a leaf to the root (RFC 6962, 2.1.1). @param at 0 to the number of leaves, less one */
export function inclusionPath(at: number, hashes: readonly string[], digest: Pick<Digest, 'sha256Bytes'>): readonly string[] {
  invariant(at >= 0 && at < hashes.length, `leaf ${at} of ${hashes.length}`);
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  return at < k
    ? [...inclusionPath(at, hashes.slice(0, k), digest), rootOf(hashes.slice(k), digest)]
    : [...inclusionPath(at - k, hashes.slice(k), digest), rootOf(hashes.slice(0, k), digest)];
}

/** Whether a leaf is in the tree of that size and root. @source RFC 9162, 2.1.3.2 */
export function verifyInclusion(hash: string, at: number, size: number, path: readonly string[], root: string, digest: Pick<Digest, 'sha256Bytes'>): boolean {
  if (at < 0 || at >= size) return false;
  let [fn, sn, node] = [at, size - 1, hash];
  for (const step of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      node = nodeHash(step, node, digest);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else node = nodeHash(node, step, digest);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && node === root;
}

/** Hashes that show a tree to have grown out of its first leaves (RFC 6962, 2.1.2). @param first 1 to the number of leaves */
export function consistencyPath(first: number, hashes: readonly string[], digest: Pick<Digest, 'sha256Bytes'>): readonly string[] {
  invariant(first >= 1 && first <= hashes.length, `the first ${first} of ${hashes.length} leaves`);
  const part = (m: number, leaves: readonly string[], whole: boolean): readonly string[] => {
    if (m === leaves.length) return whole ? [] : [rootOf(leaves, digest)];
    const k = split(leaves.length);
    return m <= k ? [...part(m, leaves.slice(0, k), whole), rootOf(leaves.slice(k), digest)] : [...part(m - k, leaves.slice(k), false), rootOf(leaves.slice(0, k), digest)];
  };
  return part(first, hashes, true);
}

/** Whether the tree of the second size and root grew out of that of the first. @source RFC 9162, 2.1.4.2 */
export function verifyConsistency(
  first: { readonly size: number; readonly root: string },
  second: { readonly size: number; readonly root: string },
  path: readonly string[],
  digest: Pick<Digest, 'sha256Bytes'>,
): boolean {
  if (first.size < 1 || first.size > second.size) return false;
  if (first.size === second.size) return path.length === 0 && first.root === second.root;
  const isPower = Number.isInteger(Math.log2(first.size));
  const steps = isPower ? [first.root, ...path] : [...path];
  const [start, ...rest] = steps;
  if (start === undefined) return false;
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [start, start];
  for (const step of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(step, fr, digest), nodeHash(step, sr, digest)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = nodeHash(sr, step, digest);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr === first.root && sr === second.root;
}
