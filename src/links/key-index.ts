import { invariant, type LinkRecord } from '#model';
import type { Holders } from './feature.ts';
import { indexKeys } from './ties.ts';

/** First values of the two hashes. @source FNV-1a of 32 bits, offset basis; the second is the first turned by 16 bits */
const BASES = [0x811c9dc5, 0x9dc5811c] as const;
/** Factors of the two hashes. @source FNV-1a of 32 bits, prime; MurmurHash3, second constant of fmix32 */
const FACTORS = [0x01000193, 0xc2b2ae35] as const;
/** Bit at which the number of a person begins in an entry, and the greatest limit that fits below it. */
const [PERSON_AT, MOST_BITS] = [8, 0x7f];
/** People whose numbers fit above that bit. Unit: people. */
const MOST_PEOPLE = 2 ** (32 - PERSON_AT);
/** Values of the halves of a hash. */
const HALF = 0x1_00_00;

/** Numbers that grow. */
class Column {
  values = new Uint32Array(HALF);
  length = 0;
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }
}

/** Hash of 64 bits in two halves: of ten million keys two are taken for one with a chance of one in 370,000. */
function hashes(key: string): readonly [number, number] {
  let [one, two] = BASES as readonly [number, number] as [number, number];
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    one = Math.imul(one ^ code, FACTORS[0]);
    two = Math.imul(two ^ code, FACTORS[1]);
    two ^= two >>> 15;
  }
  return [(one ^ (one >>> 15)) >>> 0, two >>> 0];
}

/** Sorts positions by a half of a column of 32-bit numbers. */
function countingSort(order: Uint32Array, by: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(HALF + 1);
  for (const at of order) {
    const after = (((by[at] ?? 0) >>> shift) & (HALF - 1)) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let half = 0; half < HALF; half++) starts[half + 1] = (starts[half + 1] ?? 0) + (starts[half] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const at of order) {
    const half = ((by[at] ?? 0) >>> shift) & (HALF - 1);
    const place = starts[half] ?? 0;
    starts[half] = place + 1;
    sorted[place] = at;
  }
  return sorted;
}

/**
 * Who has which key, for everybody at once: numbers only, so that a million people take a few hundred megabytes. Building
 * sorts in time that grows with the number of keys; nothing grows with its square, since a key that more people have than
 * are compared brings nobody together.
 */
export class KeyIndex {
  readonly #first = new Column();
  readonly #second = new Column();
  /** Number of the person, how many may have the key, and whether it joins: 24, 7 and 1 bits. */
  readonly #person = new Column();
  #people = 0;

  /** @returns number of the person, counted from 0 */
  add(record: LinkRecord): number {
    const person = this.#people++;
    invariant(person < MOST_PEOPLE, `more than ${MOST_PEOPLE} people in one index`);
    for (const { key, joins, most } of indexKeys(record)) {
      const [one, two] = hashes(key);
      this.#first.push(one);
      this.#second.push(two);
      this.#person.push(((person << PERSON_AT) | (Math.min(most, MOST_BITS) << 1) | (joins ? 1 : 0)) >>> 0);
    }
    return person;
  }

  build(): Index {
    const n = this.#first.length;
    const [first, second, person] = [this.#first.values, this.#second.values, this.#person.values];
    let order = new Uint32Array(n);
    for (let at = 0; at < n; at++) order[at] = at;
    for (const [column, shift] of [
      [second, 0],
      [second, 16],
      [first, 0],
      [first, 16],
    ] as const)
      order = countingSort(order, column, shift) as Uint32Array<ArrayBuffer>;
    const [groupFirst, groupSecond, starts] = [new Column(), new Column(), new Column()];
    const members = new Uint32Array(n);
    const groupsOf = new Uint32Array(n);
    for (let at = 0; at < n; at++) {
      const entry = order[at] ?? 0;
      const last = groupFirst.length - 1;
      if (last < 0 || groupFirst.values[last] !== first[entry] || groupSecond.values[last] !== second[entry]) {
        groupFirst.push(first[entry] ?? 0);
        groupSecond.push(second[entry] ?? 0);
        starts.push(at);
      }
      members[at] = person[entry] ?? 0;
      groupsOf[entry] = groupFirst.length - 1;
    }
    starts.push(n);
    // Entries were pushed person by person: where each begins.
    const entriesOf = new Uint32Array(this.#people + 1);
    for (let at = 0; at < n; at++) {
      const after = ((person[at] ?? 0) >>> PERSON_AT) + 1;
      entriesOf[after] = (entriesOf[after] ?? 0) + 1;
    }
    for (let at = 0; at < this.#people; at++) entriesOf[at + 1] = (entriesOf[at + 1] ?? 0) + (entriesOf[at] ?? 0);
    return new Index(
      this.#people,
      groupFirst.values.subarray(0, groupFirst.length),
      groupSecond.values.subarray(0, groupFirst.length),
      starts.values.subarray(0, starts.length),
      members,
      groupsOf,
      entriesOf,
    );
  }
}

/** The built index. */
class Index {
  readonly people: number;
  readonly #first: Uint32Array;
  readonly #second: Uint32Array;
  readonly #starts: Uint32Array;
  readonly #members: Uint32Array;
  readonly #groupsOf: Uint32Array;
  readonly #entriesOf: Uint32Array;
  readonly #seen: Uint32Array;
  #look = 0;

  constructor(people: number, first: Uint32Array, second: Uint32Array, starts: Uint32Array, members: Uint32Array, groupsOf: Uint32Array, entriesOf: Uint32Array) {
    this.people = people;
    this.#first = first;
    this.#second = second;
    this.#starts = starts;
    this.#members = members;
    this.#groupsOf = groupsOf;
    this.#entriesOf = entriesOf;
    this.#seen = new Uint32Array(people);
  }

  /** People who have a key. */
  readonly holders: Holders = (key) => {
    const [one, two] = hashes(key);
    let [low, high] = [0, this.#first.length - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const [a, b] = [this.#first[middle] ?? 0, this.#second[middle] ?? 0];
      if (a === one && b === two) return (this.#starts[middle + 1] ?? 0) - (this.#starts[middle] ?? 0);
      if (a < one || (a === one && b < two)) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  };

  /** People with a greater number who are to be compared with a person. */
  others(person: number): readonly number[] {
    const found: number[] = [];
    this.#look += 1;
    for (let entry = this.#entriesOf[person] ?? 0; entry < (this.#entriesOf[person + 1] ?? 0); entry++) {
      const group = this.#groupsOf[entry] ?? 0;
      const [start, end] = [this.#starts[group] ?? 0, this.#starts[group + 1] ?? 0];
      if (end - start < 2 || end - start > MOST_BITS) continue;
      let own = 0;
      for (let at = start; at < end; at++) if ((this.#members[at] ?? 0) >>> PERSON_AT === person) own = this.#members[at] ?? 0;
      if (end - start > ((own >>> 1) & MOST_BITS)) continue;
      for (let at = start; at < end; at++) {
        const member = this.#members[at] ?? 0;
        const other = member >>> PERSON_AT;
        if (other <= person || ((own | member) & 1) === 0 || this.#seen[other] === this.#look) continue;
        this.#seen[other] = this.#look;
        found.push(other);
      }
    }
    return found;
  }
}

export type { Index };
