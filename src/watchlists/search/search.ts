import { align, type Weighed } from '../names/align.ts';
import { core, featuresOf, type NameFeatures } from '../names/compare.ts';
import { LEAST_LIKENESS, wordLikeness } from '../names/likeness.ts';
import { bitsOf, type WordCounts } from '../names/rarity.ts';
import { type NameKind, type Reading, type Word, type WordKind, word } from '../names/words.ts';
import { type IndexData, ORGANISATION, SIGNS, WEAK, wordKey } from './build.ts';
import { findKey } from './hash.ts';
import { keysOf } from './keys.ts';

/** A name of the index that may be the one sought. */
export type Candidate = { readonly entity: number; readonly name: string; readonly weak: boolean; readonly features: NameFeatures };

/** Words of the index that are like a word, with their likeness. */
type Neighbours = { readonly numbers: Uint32Array; readonly likeness: Float32Array; readonly byNumber: ReadonlyMap<number, number> };

/** Words whose neighbours are remembered. Unit: words. @source house: some 30 MB */
const MOST_REMEMBERED = 20_000;
/** Readings that are compared in full, best first. @source house, docs/decisions/0008: more finds nothing further on bench/accuracy/screening */
const MOST_COMPARED = 24;
/** Share of the lighter name that must agree before a reading is compared in full. @source house, docs/decisions/0008 */
const LEAST_AGREED = 0.5;
const LAST = 0x80000000;
const VALUE = 0x7fffffff;

export class NameSearch {
  readonly data: IndexData;
  readonly #words: readonly Word[];
  readonly #counts: WordCounts;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #remembered = new Map<string, Neighbours>();
  readonly #bits: Float32Array;
  // Scratch columns by reading, valid where the stamp is this search’s.
  readonly #stamp: Uint32Array;
  readonly #agreed: Float32Array;
  readonly #met: Uint32Array;
  readonly #readingBits: Float32Array;
  #search = 0;

  constructor(data: IndexData) {
    this.data = data;
    this.#words = data.words.map((key) => {
      const blank = key.indexOf(' ');
      return word(key.slice(blank + 1), key.slice(0, blank) as WordKind);
    });
    this.#bits = data.wordBits;
    this.#numbers = new Map(data.words.map((key, number) => [key, number]));
    const spelling = new Map<string, number>();
    for (const [number, { text }] of this.#words.entries()) spelling.set(text, data.wordEntries[number] ?? 0);
    const skeletons = new Map(data.skeletons.map((skeleton, at) => [skeleton, data.skeletonEntries[at] ?? 0]));
    this.#counts = { entries: data.entities.length, bySpelling: (text) => spelling.get(text) ?? 0, bySkeleton: (skeleton) => skeletons.get(skeleton) ?? 0 };
    const readings = data.readingEntity.length;
    this.#stamp = new Uint32Array(readings);
    this.#agreed = new Float32Array(readings);
    this.#met = new Uint32Array(readings);
    this.#readingBits = new Float32Array(readings);
    for (let reading = 0; reading < readings; reading += 1) {
      let bits = 0;
      for (let at = data.readingStart[reading] ?? 0; at < (data.readingStart[reading + 1] ?? 0); at += 1) {
        const number = data.readingWords[at] ?? 0;
        const kind = this.#words[number]?.kind;
        if (kind !== 'title' && kind !== 'form') bits += this.#bits[number] ?? 0;
      }
      this.#readingBits[reading] = bits;
    }
  }

  /** A reading with what each word says. */
  weigh({ words }: Reading): readonly Weighed[] {
    return words.map((one) => {
      const number = this.#numbers.get(wordKey(one));
      return { word: one, bits: number === undefined ? bitsOf(one, this.#counts) : (this.#bits[number] ?? 0) };
    });
  }

  #neighbours(one: Word): Neighbours {
    const key = wordKey(one);
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const found = new Map<number, number>();
    const { keyWords } = this.data;
    keysOf(one, (hash) => {
      for (let at = findKey(keyWords, hash); at >= 0; at += 1) {
        const value = keyWords.values[at] ?? LAST;
        const number = value & VALUE;
        const other = this.#words[number];
        if (other !== undefined && !found.has(number)) found.set(number, wordLikeness(one, other));
        if ((value & LAST) !== 0) break;
      }
    });
    const close = [...found].filter(([, likeness]) => likeness >= LEAST_LIKENESS);
    const made: Neighbours = { numbers: Uint32Array.from(close, ([number]) => number), likeness: Float32Array.from(close, ([, likeness]) => likeness), byNumber: new Map(close) };
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(key, made);
    return made;
  }

  /** Adds what a word agrees with to every reading that has a neighbour of it. @param parts bit by place of the word in the query */
  #gather(one: Word, bits: number, parts: number, kind: NameKind, touched: number[]): void {
    const { numbers, likeness } = this.#neighbours(one);
    const { wordReadings, readingFlags } = this.data;
    const organisation = kind === 'organisation' ? ORGANISATION : 0;
    for (let n = 0; n < numbers.length; n += 1) {
      const number = numbers[n] ?? 0;
      const gain = (likeness[n] ?? 0) * Math.min(bits, this.#bits[number] ?? 0);
      for (let at = findKey(wordReadings, number); at >= 0; at += 1) {
        const value = wordReadings.values[at] ?? LAST;
        const reading = value & VALUE;
        const flags = readingFlags[reading] ?? 0;
        if ((flags & ORGANISATION) === organisation && (flags & SIGNS) === 0) {
          if (this.#stamp[reading] !== this.#search) {
            this.#stamp[reading] = this.#search;
            this.#agreed[reading] = 0;
            this.#met[reading] = 0;
            touched.push(reading);
          }
          const met = this.#met[reading] ?? 0;
          if ((met & parts) === 0) {
            this.#met[reading] = met | parts;
            this.#agreed[reading] = (this.#agreed[reading] ?? 0) + gain;
          }
        }
        if ((value & LAST) !== 0) break;
      }
    }
  }

  /** Readings of the index that may be a reading, the likeliest first. */
  #candidates(query: readonly Weighed[], kind: NameKind): readonly number[] {
    this.#search += 1;
    const touched: number[] = [];
    const sought = core(query);
    let total = 0;
    for (const [place, { word: one, bits }] of sought.entries()) {
      total += bits;
      if (one.kind !== 'initial' && one.kind !== 'particle') this.#gather(one, bits, 1 << place, kind, touched);
      const next = sought[place + 1];
      if (next !== undefined && one.kind !== 'number' && next.word.kind !== 'number')
        this.#gather(word(one.text + next.word.text, 'word'), bits + next.bits, (1 << place) | (1 << (place + 1)), kind, touched);
      if (one.kind === 'word' && one.text.length > 6 && this.#neighbours(one).numbers.length === 0) this.#gatherParts(one, kind, bits, place, touched);
    }
    const scored: { reading: number; rank: number }[] = [];
    for (const reading of touched) {
      const agreed = this.#agreed[reading] ?? 0;
      const bits = this.#readingBits[reading] ?? 0;
      const fullest = agreed / Math.max(1e-9, Math.min(total, bits));
      if (fullest < LEAST_AGREED) continue;
      scored.push({ reading, rank: (2 * agreed) / (total + bits) + 0.5 * Math.min(1, fullest) });
    }
    if (scored.length > 1) scored.sort((a, b) => b.rank - a.rank || a.reading - b.reading);
    return scored.slice(0, MOST_COMPARED).map(({ reading }) => reading);
  }

  /** A word nobody knows may be two that were written together. */
  #gatherParts(one: Word, kind: NameKind, bits: number, place: number, touched: number[]): void {
    for (let at = 3; at <= one.text.length - 3; at += 1) {
      const [first, second] = [one.text.slice(0, at), one.text.slice(at)];
      const [x, y] = [this.#numbers.get(`word ${first}`), this.#numbers.get(`word ${second}`)];
      if (x === undefined || y === undefined) continue;
      const half = bits / 2;
      this.#gather(word(first, 'word'), half, 1 << (16 + place), kind, touched);
      this.#gather(word(second, 'word'), half, 1 << place, kind, touched);
    }
  }

  #readingWords(reading: number): readonly Weighed[] {
    const { readingStart, readingWords } = this.data;
    const words: Weighed[] = [];
    for (let at = readingStart[reading] ?? 0; at < (readingStart[reading + 1] ?? 0); at += 1) {
      const number = readingWords[at] ?? 0;
      const one = this.#words[number];
      if (one !== undefined) words.push({ word: one, bits: this.#bits[number] ?? 0 });
    }
    return words;
  }

  /** Names of the index that may be a name, with what they agree and differ in. In no order. */
  find(reading: Reading, kind: NameKind): readonly Candidate[] {
    if (reading.signs) return [];
    const query = this.weigh(reading);
    const coreQuery = core(query);
    const found: Candidate[] = [];
    for (const candidate of this.#candidates(query, kind)) {
      const words = this.#readingWords(candidate);
      const coreWords = core(words);
      const alignment = align(coreQuery, coreWords);
      const flags = this.data.readingFlags[candidate] ?? 0;
      found.push({
        entity: this.data.readingEntity[candidate] ?? 0,
        name: this.data.names[this.data.readingName[candidate] ?? 0] ?? '',
        weak: (flags & WEAK) !== 0,
        features: featuresOf(query, words, coreQuery, coreWords, alignment),
      });
    }
    return found;
  }
}
