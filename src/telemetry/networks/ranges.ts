import type { IpAddress, IpRange } from '#model';

/*
 * Ranges of addresses in sorted columns. Blocks that lie in one another are cut into stretches beforehand, each with the value of
 * its most specific block, so that one binary search answers.
 */

export type RangeTable<T> = {
  /** Stretches. */
  readonly size: number;
  readonly find: (address: IpAddress) => T | undefined;
};

type Span<K> = { readonly first: K; readonly last: K; readonly value: number };
type Stretches<K> = { readonly starts: K[]; readonly ends: K[]; readonly values: number[] };

/** Cuts blocks, each inside or outside of each other, into stretches. Of equal blocks the first given holds. */
function cut<K extends number | bigint>(spans: readonly Span<K>[], step: { readonly after: (key: K) => K; readonly before: (key: K) => K }): Stretches<K> {
  const sorted = spans.map((span, order) => ({ span, order }));
  sorted.sort((a, b) => {
    if (a.span.first !== b.span.first) return a.span.first < b.span.first ? -1 : 1;
    if (a.span.last !== b.span.last) return a.span.last > b.span.last ? -1 : 1;
    return a.order - b.order;
  });
  const found: Stretches<K> = { starts: [], ends: [], values: [] };
  const add = (first: K, last: K, value: number) => {
    const end = found.ends.at(-1);
    if (end !== undefined && found.values.at(-1) === value && step.after(end) === first) found.ends[found.ends.length - 1] = last;
    else {
      found.starts.push(first);
      found.ends.push(last);
      found.values.push(value);
    }
  };
  const open: Span<K>[] = [];
  let cursor: K | undefined;
  const close = () => {
    const span = open.pop();
    if (span === undefined || cursor === undefined || cursor > span.last) return;
    add(cursor, span.last, span.value);
    cursor = step.after(span.last);
  };
  let previous: Span<K> | undefined;
  for (const { span } of sorted) {
    if (previous !== undefined && previous.first === span.first && previous.last === span.last) continue;
    previous = span;
    for (let top = open.at(-1); top !== undefined && top.last < span.first; top = open.at(-1)) close();
    const top = open.at(-1);
    if (top !== undefined && cursor !== undefined && cursor < span.first) add(cursor, step.before(span.first), top.value);
    open.push(span);
    cursor = span.first;
  }
  while (open.length > 0) close();
  return found;
}

/** Index of the last start that is not above the value; -1 where there is none. */
export function lastAtMost4(starts: Uint32Array, value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= value) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** Whether row `nth` of a column of four words a row is above the address. */
function isAbove(column: Uint32Array, nth: number, words: readonly number[]): boolean {
  for (let word = 0; word < 4; word++) {
    const [theirs, ours] = [column[nth * 4 + word] as number, words[word] as number];
    if (theirs !== ours) return theirs > ours;
  }
  return false;
}

/** Whether row `nth` is the address or above it. */
export function isAtLeast6(column: Uint32Array, nth: number, words: readonly number[]): boolean {
  for (let word = 0; word < 4; word++) {
    const [theirs, ours] = [column[nth * 4 + word] as number, words[word] as number];
    if (theirs !== ours) return theirs > ours;
  }
  return true;
}

/** The same as `lastAtMost4` for a column of four words a row. */
export function lastAtMost6(starts: Uint32Array, words: readonly number[]): number {
  let [low, high] = [0, starts.length / 4 - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (isAbove(starts, middle, words)) high = middle - 1;
    else low = middle + 1;
  }
  return high;
}

function wordColumn(keys: readonly bigint[]): Uint32Array {
  const column = new Uint32Array(keys.length * 4);
  for (const [nth, key] of keys.entries()) for (let word = 0; word < 4; word++) column[nth * 4 + word] = Number((key >> BigInt(96 - word * 32)) & 0xffffffffn);
  return column;
}

/** A table of ranges with their values. The most specific range holds; of equal ones the first given. */
export function rangeTable<T>(entries: Iterable<readonly [range: IpRange, value: T]>): RangeTable<T> {
  const values: T[] = [];
  const known = new Map<T, number>();
  const spans4: Span<number>[] = [];
  const spans6: Span<bigint>[] = [];
  for (const [range, value] of entries) {
    let index = known.get(value);
    if (index === undefined) {
      index = values.push(value) - 1;
      known.set(value, index);
    }
    if (range.version === 4) spans4.push({ first: range.first, last: range.last, value: index });
    else spans6.push({ first: range.first, last: range.last, value: index });
  }
  const four = cut(spans4, { after: (key) => key + 1, before: (key) => key - 1 });
  const six = cut(spans6, { after: (key) => key + 1n, before: (key) => key - 1n });
  const [starts4, ends4, values4] = [Uint32Array.from(four.starts), Uint32Array.from(four.ends), Uint32Array.from(four.values)];
  const [starts6, ends6, values6] = [wordColumn(six.starts), wordColumn(six.ends), Uint32Array.from(six.values)];
  return {
    size: values4.length + values6.length,
    find: (address) => {
      if (address.version === 4) {
        const nth = lastAtMost4(starts4, address.value);
        return nth >= 0 && (ends4[nth] as number) >= address.value ? values[values4[nth] as number] : undefined;
      }
      const nth = lastAtMost6(starts6, address.words);
      return nth >= 0 && isAtLeast6(ends6, nth, address.words) ? values[values6[nth] as number] : undefined;
    },
  };
}
