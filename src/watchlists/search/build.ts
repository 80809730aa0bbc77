import type { WatchlistEntity, WatchlistProperty } from '#model';
import { canonicalJson } from '#values';
import { bitsOf, type WordCounts } from '../names/rarity.ts';
import { type NameKind, readName, type Word } from '../names/words.ts';
import { buildPostings, hashText, type Postings } from './hash.ts';
import { identifiersOf } from './identifiers.ts';
import { keysOf } from './keys.ts';

/** Properties that hold names, and how sure the list is of them. */
const NAMES: readonly (readonly [WatchlistProperty, boolean])[] = [
  ['name', false],
  ['alias', false],
  ['previousName', false],
  ['weakAlias', true],
];

/** An entry as screening needs it; the whole of it stays where it is kept. */
export type IndexedEntity = {
  readonly id: string;
  readonly caption: string;
  readonly schema: WatchlistEntity['schema'];
  readonly dataset: string;
  readonly birthDates: readonly string[];
  readonly countries: readonly string[];
  readonly birthPlaces: readonly string[];
  readonly programs: readonly string[];
  /** Changes whenever anything in the entry does. */
  readonly revision: string;
};

/** Columns of the index. An entry of a name table is one reading of one name. */
export type IndexData = {
  readonly version: string;
  readonly entities: readonly IndexedEntity[];
  /** Identifier and the number of its entity. */
  readonly identifiers: readonly (readonly [string, number])[];
  readonly names: readonly string[];
  /** Kind and text of each word. */
  readonly words: readonly string[];
  readonly wordBits: Float32Array;
  readonly wordEntries: Uint32Array;
  /** Entries over which words were counted. */
  readonly counted: number;
  readonly skeletons: readonly string[];
  readonly skeletonEntries: Uint32Array;
  /** Number of readings of names as persons’; they come first, those of organisations’ names behind them. */
  readonly persons: number;
  readonly readingEntity: Uint32Array;
  readonly readingName: Uint32Array;
  /** 1 weak alias, 2 signs. */
  readonly readingFlags: Uint8Array;
  readonly readingStart: Uint32Array;
  readonly readingWords: Uint32Array;
  /** Readings by word. */
  readonly wordReadings: Postings;
  /** Words by key. */
  readonly keyWords: Postings;
  /** Counts of the larger index by which words were weighed: words that are not in this one are weighed by them too. Not packed. */
  readonly counts?: WordCounts;
};

export const WEAK = 1;
export const SIGNS = 2;

/** How the names of an entry are read. A legal entity may be a person: its names are read both ways. */
export function kindsOf(schema: WatchlistEntity['schema']): readonly NameKind[] {
  if (schema === 'Person') return ['person'];
  return schema === 'LegalEntity' || schema === 'CryptoWallet' ? ['person', 'organisation'] : ['organisation'];
}

/** Key of a word in the vocabulary: its kind matters where it compares otherwise. */
export function wordKey(word: Word): string {
  return `${word.kind} ${word.text}`;
}

class Vocabulary {
  readonly words: Word[] = [];
  readonly #numbers = new Map<string, number>();
  number(word: Word): number {
    const key = wordKey(word);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.words.length);
    this.words.push(word);
    return this.words.length - 1;
  }
}

/** Grows as it is filled. */
class Column {
  #values = new Uint32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }
  done(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}

function countEntries(entityWords: readonly (ReadonlySet<number> | undefined)[], words: readonly Word[]) {
  const bySpelling = new Map<string, number>();
  const bySkeleton = new Map<string, number>();
  for (const those of entityWords) {
    const texts = new Set<string>();
    const skeletons = new Set<string>();
    for (const number of those ?? []) {
      const word = words[number];
      if (word === undefined) continue;
      texts.add(word.text);
      skeletons.add(word.skeleton);
    }
    for (const text of texts) bySpelling.set(text, (bySpelling.get(text) ?? 0) + 1);
    for (const skeleton of skeletons) bySkeleton.set(skeleton, (bySkeleton.get(skeleton) ?? 0) + 1);
  }
  return { bySpelling, bySkeleton };
}

function valuesOf(entity: WatchlistEntity, ...properties: readonly WatchlistProperty[]): readonly string[] {
  return [...new Set(properties.flatMap((property) => entity.properties[property] ?? []))];
}

type ReadName = { readonly entity: number; readonly name: number; readonly kind: NameKind; readonly weak: boolean };

/** Readings in columns. */
class Readings {
  readonly entity = new Column();
  readonly name = new Column();
  readonly flags: number[] = [];
  readonly start = new Column();
  readonly words = new Column();
  add(of: ReadName, text: string, vocabulary: Vocabulary, entityWords: Set<number>): void {
    for (const reading of readName(text, of.kind)) {
      this.entity.push(of.entity);
      this.name.push(of.name);
      this.flags.push((of.weak ? WEAK : 0) | (reading.signs ? SIGNS : 0));
      this.start.push(this.words.length);
      for (const word of reading.words) {
        const number = vocabulary.number(word);
        entityWords.add(number);
        this.words.push(number);
      }
    }
  }
}

/** 64 bits that change whenever anything in an entry does. */
export function revisionOf(entity: WatchlistEntity): string {
  const text = canonicalJson(entity);
  return [0, 1].map((seed) => hashText(text, seed).toString(16).padStart(8, '0')).join('');
}

/** Builds the search structure over all entries of all lists in force. Cost grows with the number of names; some 40 µs a name (bench/speed/screening.ts). @param version tells which editions it was built from @param from counts of a larger index, so that a few entries weigh words as all do */
export function buildIndex(entities: Iterable<WatchlistEntity>, version: string, from?: WordCounts): IndexData {
  const vocabulary = new Vocabulary();
  const indexed: IndexedEntity[] = [];
  const identifiers: (readonly [string, number])[] = [];
  const names: string[] = [];
  const read: ReadName[] = [];
  for (const entity of entities) {
    const at = indexed.length;
    indexed.push({
      id: entity.id,
      caption: entity.caption,
      schema: entity.schema,
      dataset: entity.dataset,
      birthDates: valuesOf(entity, 'birthDate'),
      countries: valuesOf(entity, 'nationality', 'country', 'jurisdiction'),
      birthPlaces: valuesOf(entity, 'birthPlace'),
      programs: [...new Set(entity.sanctions.flatMap(({ program }) => program ?? []))],
      revision: revisionOf(entity),
    });
    for (const key of identifiersOf(entity)) identifiers.push([key, at]);
    const seen = new Set<string>();
    for (const [property, weak] of NAMES) {
      for (const name of entity.properties[property] ?? []) {
        if (seen.has(name)) continue;
        seen.add(name);
        for (const kind of kindsOf(entity.schema)) read.push({ entity: at, name: names.length, kind, weak });
        names.push(name);
      }
    }
  }
  const readings = new Readings();
  const entityWords = indexed.map(() => new Set<number>());
  let persons = 0;
  for (const kind of ['person', 'organisation'] as const) {
    for (const of of read) {
      const those = entityWords[of.entity];
      if (of.kind === kind && those !== undefined) readings.add(of, names[of.name] ?? '', vocabulary, those);
    }
    if (kind === 'person') persons = readings.entity.length;
  }
  readings.start.push(readings.words.length);
  const { words } = vocabulary;
  const { bySpelling, bySkeleton } = countEntries(entityWords, words);
  const own: WordCounts = { entries: indexed.length, bySpelling: (text: string) => bySpelling.get(text) ?? 0, bySkeleton: (skeleton: string) => bySkeleton.get(skeleton) ?? 0 };
  const counts = from ?? own;
  const [start, placed] = [readings.start.done(), readings.words.done()];
  return {
    version,
    entities: indexed,
    identifiers,
    names,
    words: words.map(wordKey),
    wordBits: Float32Array.from(words, (word) => bitsOf(word, counts)),
    wordEntries: Uint32Array.from(words, ({ text }) => counts.bySpelling(text)),
    skeletons: [...bySkeleton.keys()],
    skeletonEntries: Uint32Array.from(bySkeleton.keys(), (skeleton) => counts.bySkeleton(skeleton)),
    counted: counts.entries,
    persons,
    readingEntity: readings.entity.done(),
    readingName: readings.name.done(),
    readingFlags: Uint8Array.from(readings.flags),
    readingStart: start,
    readingWords: placed,
    wordReadings: readingsByWord(start, placed),
    keyWords: wordsByKey(words),
    ...(from === undefined ? {} : { counts: from }),
  };
}

function readingsByWord(starts: Uint32Array, placed: Uint32Array): Postings {
  const [words, readings] = [new Column(), new Column()];
  for (let reading = 0; reading + 1 < starts.length; reading += 1) {
    for (let at = starts[reading] ?? 0; at < (starts[reading + 1] ?? 0); at += 1) {
      words.push(placed[at] ?? 0);
      readings.push(reading);
    }
  }
  return buildPostings(words.done(), readings.done());
}

function wordsByKey(words: readonly Word[]): Postings {
  const [keys, numbers] = [new Column(), new Column()];
  for (const [number, word] of words.entries()) {
    keysOf(word, (key) => {
      keys.push(key);
      numbers.push(number);
    });
  }
  return buildPostings(keys.done(), numbers.done());
}

/** How often words are seen over the entries of an index. */
export function countsOf(data: IndexData): WordCounts {
  if (data.counts !== undefined) return data.counts;
  const bySpelling = new Map(data.words.map((key, number) => [key.slice(key.indexOf(' ') + 1), data.wordEntries[number] ?? 0]));
  const bySkeleton = new Map(data.skeletons.map((skeleton, at) => [skeleton, data.skeletonEntries[at] ?? 0]));
  return { entries: data.counted, bySpelling: (text) => bySpelling.get(text) ?? 0, bySkeleton: (skeleton) => bySkeleton.get(skeleton) ?? 0 };
}
