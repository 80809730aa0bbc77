import type { WatchlistEntity, WatchlistProperty } from '#model';
import { bitsOf } from '../names/rarity.ts';
import { type NameKind, readName, type Word } from '../names/words.ts';
import { identifiersOf } from './identifiers.ts';
import { buildPostings, type Postings } from './hash.ts';
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
  readonly skeletons: readonly string[];
  readonly skeletonEntries: Uint32Array;
  readonly readingEntity: Uint32Array;
  readonly readingName: Uint32Array;
  /** 1 organisation, 2 weak alias, 4 signs. */
  readonly readingFlags: Uint8Array;
  readonly readingStart: Uint32Array;
  readonly readingWords: Uint32Array;
  /** Readings by word. */
  readonly wordReadings: Postings;
  /** Words by key. */
  readonly keyWords: Postings;
};

export const ORGANISATION = 1;
export const WEAK = 2;
export const SIGNS = 4;

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

/** Builds the search structure over all entries of all lists in force. Cost grows with the number of names; some 15 µs a name. @param version tells which editions it was built from */
export function buildIndex(entities: Iterable<WatchlistEntity>, version: string): IndexData {
  const vocabulary = new Vocabulary();
  const indexed: IndexedEntity[] = [];
  const identifiers: (readonly [string, number])[] = [];
  const names: string[] = [];
  const [readingEntity, readingName, readingFlags, readingStart, readingWords] = [new Column(), new Column(), new Column(), new Column(), new Column()];
  const entityWords: Set<number>[] = [];
  for (const entity of entities) {
    const at = indexed.length;
    indexed.push({
      id: entity.id,
      caption: entity.caption,
      schema: entity.schema,
      dataset: entity.dataset,
      birthDates: valuesOf(entity, 'birthDate'),
      countries: valuesOf(entity, 'nationality', 'country', 'jurisdiction'),
    });
    for (const key of identifiersOf(entity)) identifiers.push([key, at]);
    const seen = new Set<string>();
    const those = new Set<number>();
    for (const [property, weak] of NAMES) {
      for (const name of entity.properties[property] ?? []) {
        if (seen.has(name)) continue;
        seen.add(name);
        names.push(name);
        for (const kind of kindsOf(entity.schema)) {
          for (const reading of readName(name, kind)) {
            readingEntity.push(at);
            readingName.push(names.length - 1);
            readingFlags.push((kind === 'organisation' ? ORGANISATION : 0) | (weak ? WEAK : 0) | (reading.signs ? SIGNS : 0));
            readingStart.push(readingWords.length);
            for (const word of reading.words) {
              const number = vocabulary.number(word);
              those.add(number);
              readingWords.push(number);
            }
          }
        }
      }
    }
    entityWords.push(those);
  }
  readingStart.push(readingWords.length);
  const { words } = vocabulary;
  const counts = countEntries(entityWords, words);
  const bits = Float32Array.from(words, (word) =>
    bitsOf(word, { entries: indexed.length, bySpelling: (text) => counts.bySpelling.get(text) ?? 0, bySkeleton: (skeleton) => counts.bySkeleton.get(skeleton) ?? 0 }),
  );
  const starts = readingStart.done();
  const placed = readingWords.done();
  return {
    version,
    entities: indexed,
    identifiers,
    names,
    words: words.map(wordKey),
    wordBits: bits,
    wordEntries: Uint32Array.from(words, ({ text }) => counts.bySpelling.get(text) ?? 0),
    skeletons: [...counts.bySkeleton.keys()],
    skeletonEntries: Uint32Array.from(counts.bySkeleton.values()),
    readingEntity: readingEntity.done(),
    readingName: readingName.done(),
    readingFlags: Uint8Array.from(readingFlags.done()),
    readingStart: starts,
    readingWords: placed,
    wordReadings: readingsByWord(starts, placed),
    keyWords: wordsByKey(words),
  };
}

function readingsByWord(starts: Uint32Array, placed: Uint32Array): Postings {
  const readings = new Uint32Array(placed.length);
  for (let reading = 0; reading + 1 < starts.length; reading += 1) readings.fill(reading, starts[reading], starts[reading + 1]);
  return buildPostings(placed, readings);
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
