/** 32-bit hash of a text. @source FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, with a final mix of MurmurHash3 */
export function hashText(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

/** The same of a text with one character left out. */
export function hashWithout(text: string, gap: number, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) if (at !== gap) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mix(hash);
}

function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Numbers by key: the numbers of a key stand side by side. Built once, then only read. */
export type Postings = {
  /** Slots of an open hash table: key, and the place of its first number plus one; 0 is empty. */
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
  /** Numbers, each run ended by the highest bit of its last. */
  readonly values: Uint32Array;
};

const LAST = 0x80000000;
const VALUE = 0x7fffffff;

/** @param pairs keys and numbers in turn; equal pairs count once */
export function buildPostings(keys: Uint32Array, values: Uint32Array): Postings {
  const order = new Uint32Array(keys.length).map((_, index) => index).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (values[a] ?? 0) - (values[b] ?? 0));
  const runs: number[] = [];
  const flat = new Uint32Array(keys.length);
  let size = 0;
  let previousKey = -1;
  for (const index of order) {
    const key = keys[index] ?? 0;
    const value = values[index] ?? 0;
    if (key !== previousKey) {
      if (size > 0) flat[size - 1] = (flat[size - 1] ?? 0) | LAST;
      runs.push(key, size);
      previousKey = key;
    } else if (flat[size - 1] === value) continue;
    flat[size] = value;
    size += 1;
  }
  if (size > 0) flat[size - 1] = (flat[size - 1] ?? 0) | LAST;
  let slots = 16;
  while (slots < runs.length) slots *= 2;
  const table = new Uint32Array(slots);
  const starts = new Uint32Array(slots);
  for (let at = 0; at < runs.length; at += 2) {
    const key = runs[at] ?? 0;
    let slot = key & (slots - 1);
    while (starts[slot] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot] = key;
    starts[slot] = (runs[at + 1] ?? 0) + 1;
  }
  return { keys: table, starts, values: flat.slice(0, size) };
}

/** Place of the first number of a key, or -1. */
export function findKey({ keys, starts }: Postings, key: number): number {
  const mask = keys.length - 1;
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const start = starts[slot] ?? 0;
    if (start === 0) return -1;
    if (keys[slot] === key) return start - 1;
  }
}

/** The number at a place of a run. */
export function valueAt({ values }: Postings, at: number): number {
  return (values[at] ?? 0) & VALUE;
}

/** The next place of a run, or -1 behind its last. */
export function nextAt({ values }: Postings, at: number): number {
  return ((values[at] ?? LAST) & LAST) === 0 ? at + 1 : -1;
}
