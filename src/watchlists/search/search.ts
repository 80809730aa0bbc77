import { align, type Weighed } from '../names/align.ts';
import { core, featuresOf, type NameFeatures } from '../names/compare.ts';
import { LEAST_LIKENESS, wordLikeness } from '../names/likeness.ts';
import { bitsOf, type WordCounts } from '../names/rarity.ts';
import { LONGEST_WORD, soundOf } from '../names/sound.ts';
import { type NameKind, type Reading, type Word, type WordKind, word } from '../names/words.ts';
import { countsOf, type IndexData, SIGNS, WEAK, wordKey } from './build.ts';
import { findKey, nextAt, valueAt } from './hash.ts';
import { keysOf, soundKey } from './keys.ts';

/** A name of the index that may be the one sought. */
export type Candidate = { readonly entity: number; readonly name: string; readonly weak: boolean; readonly features: NameFeatures };

/** Words of the index that are like a word, with their likeness. */
type Neighbours = { readonly numbers: readonly number[]; readonly likeness: readonly number[] };

/** A word of a query. */
type Sought = Weighed & { readonly near: Neighbours | undefined };

/** Words whose neighbours are remembered. Unit: words. @source house: some 30 MB */
const MOST_REMEMBERED = 65_536;
/** Readings that are compared in full, best first. @source house: with 64, and with 0.5 and 0.4 below, bench/accuracy/screening finds one in a hundred held-out spellings more (88.6 for 87.6 %) and strangers hit 1.04 for 0.97 %; this is the quicker */
const MOST_COMPARED = 16;
/** Share of the lighter name that must agree before a reading is compared in full, 0 to 1. @source as MOST_COMPARED */
const LEAST_FULLEST = 0.62;
/** The same of both names together, 0 to 1. @source as MOST_COMPARED */
const LEAST_AGREEMENT = 0.5;
/** Shortest word that is taken apart. Unit: letters. @source house, docs/decisions/0008 */
const SHORTEST_PARTS = 6;

const NOTHING: Neighbours = { numbers: [], likeness: [] };

export class NameSearch {
  readonly data: IndexData;
  readonly #words: readonly Word[];
  /** How often words are seen on the lists. */
  readonly counts: WordCounts;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #remembered = new Map<Word, Sought>();
  readonly #bits: Float32Array;
  // Scratch columns by reading, valid where the stamp is this search’s.
  readonly #stamp: Uint32Array;
  readonly #agreed: Float32Array;
  readonly #met: Uint32Array;
  readonly #readingBits: Float32Array;
  readonly #touched: Uint32Array;
  #touchedCount = 0;
  #leastAgreed: number | undefined;
  /** Reading in signs by name. */
  readonly #signs = new Map<number, number>();
  #search = 0;
  /** Stamp of the last look at each word. */
  readonly #looked: Uint32Array;
  #look = 0;

  constructor(data: IndexData) {
    this.data = data;
    this.#words = data.words.map((key) => {
      const blank = key.indexOf(' ');
      return word(key.slice(blank + 1), key.slice(0, blank) as WordKind);
    });
    this.#bits = data.wordBits;
    this.#numbers = new Map(data.words.map((key, number) => [key, number]));
    this.counts = countsOf(data);
    this.#looked = new Uint32Array(data.words.length);
    const readings = data.readingEntity.length;
    this.#stamp = new Uint32Array(readings);
    this.#agreed = new Float32Array(readings);
    this.#met = new Uint32Array(readings);
    this.#readingBits = new Float32Array(readings);
    this.#touched = new Uint32Array(readings);
    for (let reading = 0; reading < readings; reading += 1) {
      let bits = 0;
      for (let at = data.readingStart[reading] ?? 0; at < (data.readingStart[reading + 1] ?? 0); at += 1) {
        const number = data.readingWords[at] ?? 0;
        const kind = this.#words[number]?.kind;
        if (kind !== 'title' && kind !== 'form') bits += this.#bits[number] ?? 0;
      }
      this.#readingBits[reading] = bits;
      if (((data.readingFlags[reading] ?? 0) & SIGNS) !== 0) this.#signs.set(data.readingName[reading] ?? 0, reading);
    }
  }

  /** A reading with what each word says. */
  weigh({ words }: Reading): readonly Weighed[] {
    return words.map((one) => this.#sought(one));
  }

  #sought(one: Word): Sought {
    const known = this.#remembered.get(one);
    if (known !== undefined) return known;
    const number = this.#numbers.get(wordKey(one));
    const bits = number === undefined ? bitsOf(one, this.counts) : (this.#bits[number] ?? 0);
    const made: Sought = { word: one, bits, near: one.kind === 'initial' || one.kind === 'particle' ? undefined : this.#neighboursBy(one, keysOf) };
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(one, made);
    return made;
  }

  #neighboursBy(one: Word, keys: (word: Word, add: (key: number) => void) => void): Neighbours {
    const { keyWords } = this.data;
    const numbers: number[] = [];
    const likeness: number[] = [];
    this.#look += 1;
    const look = this.#look;
    keys(one, (hash) => {
      for (let at = findKey(keyWords, hash); at >= 0; at = nextAt(keyWords, at)) {
        const number = valueAt(keyWords, at);
        if (this.#looked[number] === look) continue;
        this.#looked[number] = look;
        const other = this.#words[number];
        const like = other === undefined ? 0 : wordLikeness(one, other);
        if (like < LEAST_LIKENESS) continue;
        numbers.push(number);
        likeness.push(like);
      }
    });
    return { numbers, likeness };
  }

  /**
   * Adds what a word agrees with to the readings that have a neighbour of it.
   * @param parts bit by place of the word in the query @param grow whether readings that nothing else agreed with may be added
   */
  #gather({ numbers, likeness }: Neighbours, bits: number, parts: number, kind: NameKind, grow: boolean): void {
    const { wordReadings, persons } = this.data;
    const stamp = this.#stamp;
    const search = this.#search;
    const person = kind === 'person';
    for (let n = 0; n < numbers.length; n += 1) {
      const number = numbers[n] ?? 0;
      const gain = (likeness[n] ?? 0) * Math.min(bits, this.#bits[number] ?? 0);
      for (let at = findKey(wordReadings, number); at >= 0; at = nextAt(wordReadings, at)) {
        const reading = valueAt(wordReadings, at);
        // Readings of persons come first, and the readings of a word are in order.
        if (person && reading >= persons) break;
        if (person || reading >= persons) {
          if (stamp[reading] === search) {
            const met = this.#met[reading] ?? 0;
            if ((met & parts) === 0) {
              this.#met[reading] = met | parts;
              this.#agreed[reading] = (this.#agreed[reading] ?? 0) + gain;
            }
          } else if (grow) {
            stamp[reading] = search;
            this.#agreed[reading] = gain;
            this.#met[reading] = parts;
            this.#touched[this.#touchedCount] = reading;
            this.#touchedCount += 1;
          }
        }
      }
    }
  }

  /** Words of the index that two words of a query make together. */
  #joined(text: string): Neighbours | undefined {
    if (text.length > LONGEST_WORD) return undefined;
    const sound = soundOf(text);
    const start = findKey(this.data.keyWords, soundKey(sound));
    return start < 0 ? undefined : this.#neighboursBy(word(text, 'word'), (_, add) => add(soundKey(sound)));
  }

  /** Readings of the index that may be a reading, the likeliest first. */
  #candidates(sought: readonly Sought[], kind: NameKind): readonly number[] {
    this.#search += 1;
    this.#touchedCount = 0;
    const total = sought.reduce((bits, one) => bits + one.bits, 0);
    for (const [place, one] of sought.entries()) {
      const next = sought[place + 1];
      if (next !== undefined && isJoinable(one.word) && isJoinable(next.word)) {
        const joined = this.#joined(one.word.text + next.word.text);
        if (joined !== undefined) this.#gather(joined, one.bits + next.bits, (1 << place) | (1 << (place + 1)), kind, true);
      }
      if (one.word.kind === 'word' && one.word.text.length > SHORTEST_PARTS && one.near?.numbers.length === 0) this.#gatherParts(one.word, kind, one.bits, place);
    }
    // The rarest word first: what only common words agree with cannot be enough, and need not be remembered.
    let left = total;
    for (const { near, bits, place } of sought.map((one, place) => ({ ...one, place })).sort((x, y) => y.bits - x.bits)) {
      if (near !== undefined) this.#gather(near, bits, 1 << place, kind, (2 * left) / (total + left) >= LEAST_AGREEMENT);
      left -= bits;
    }
    return this.#best(total);
  }

  #best(total: number): readonly number[] {
    const scored: { reading: number; rank: number }[] = [];
    for (let at = 0; at < this.#touchedCount; at += 1) {
      const reading = this.#touched[at] ?? 0;
      const agreed = this.#agreed[reading] ?? 0;
      const bits = this.#readingBits[reading] ?? 0;
      const lighter = Math.min(total, bits);
      if (agreed < LEAST_FULLEST * lighter || 2 * agreed < LEAST_AGREEMENT * (total + bits)) continue;
      scored.push({ reading, rank: (2 * agreed) / (total + bits) + (0.5 * agreed) / lighter });
    }
    if (scored.length > 1) scored.sort((a, b) => b.rank - a.rank || a.reading - b.reading);
    if (scored.length > MOST_COMPARED) scored.length = MOST_COMPARED;
    return scored.map(({ reading }) => reading);
  }

  /** A word nobody knows may be two that were written together. */
  #gatherParts(one: Word, kind: NameKind, bits: number, place: number): void {
    for (let at = 2; at <= one.text.length - 3; at += 1) {
      const [first, second] = [one.text.slice(0, at), one.text.slice(at)];
      if (!this.#numbers.has(`word ${second}`)) continue;
      if (this.#numbers.has(`particle ${first}`)) this.#gather(this.#sought(word(second, 'word')).near ?? NOTHING, bits, 1 << place, kind, true);
      if (at < 3 || !this.#numbers.has(`word ${first}`)) continue;
      for (const [part, mask] of [
        [first, 1 << (16 + place)],
        [second, 1 << place],
      ] as const) {
        const { near } = this.#sought(word(part, 'word'));
        if (near !== undefined) this.#gather(near, bits / 2, mask, kind, true);
      }
    }
  }

  /** Least that must agree with any name of the index before the two are compared. Unit: bits. */
  get leastAgreed(): number {
    // Of 2·agreed ≥ share·(total + bits) and total ≥ agreed.
    this.#leastAgreed ??= this.#readingBits.reduce((least, bits) => Math.min(least, (LEAST_AGREEMENT * bits) / (2 - LEAST_AGREEMENT)), Number.POSITIVE_INFINITY);
    return this.#leastAgreed;
  }

  /** Most that a word can agree with any name of the index. Unit: bits. */
  nearBits(one: Word): number {
    const { near, bits } = this.#sought(one);
    let most = 0;
    for (const number of near?.numbers ?? []) most = Math.max(most, Math.min(bits, this.#bits[number] ?? 0));
    if (most > 0 || one.kind !== 'word' || one.text.length <= SHORTEST_PARTS) return most;
    for (let at = 2; at <= one.text.length - 3; at += 1) {
      const first = one.text.slice(0, at);
      if (this.#numbers.has(`word ${one.text.slice(at)}`) && (this.#numbers.has(`word ${first}`) || this.#numbers.has(`particle ${first}`))) return bits;
    }
    return 0;
  }

  /** Names of the index that may be a name, with what they agree and differ in. In no order. @param readings all readings of the name as that kind */
  find(readings: readonly Reading[], kind: NameKind): readonly Candidate[] {
    const signs = readings.find((reading) => reading.signs);
    const written = signs?.words.map((one) => this.#sought(one));
    return readings.flatMap((reading) => {
      const query = reading.words.map((one) => this.#sought(one));
      if (reading.signs) return this.#candidates(query, kind).map((candidate) => this.#compare(query, query, candidate));
      const sought = core(query);
      return this.#candidates(sought, kind).map((candidate) => {
        // Where both names are written in signs, the signs tell, and not how they sound.
        const other = written === undefined ? undefined : this.#signs.get(this.data.readingName[candidate] ?? -1);
        return written === undefined || other === undefined ? this.#compare(query, sought, candidate) : this.#compare(written, written, other);
      });
    });
  }

  #compare(query: readonly Sought[], sought: readonly Sought[], reading: number): Candidate {
    const { readingStart, readingWords, readingFlags, readingEntity, readingName, names } = this.data;
    const words: Weighed[] = [];
    const placed: number[] = [];
    const beside: Weighed[] = [];
    for (let at = readingStart[reading] ?? 0; at < (readingStart[reading + 1] ?? 0); at += 1) {
      const number = readingWords[at] ?? 0;
      const one = this.#words[number];
      if (one === undefined) continue;
      const weighed = { word: one, bits: this.#bits[number] ?? 0 };
      words.push(weighed);
      if (one.kind === 'title' || one.kind === 'form') beside.push(weighed);
      else placed.push(number);
    }
    const named = beside.length === 0 || placed.length === 0 ? words : core(words);
    const likenessOf = (i: number, j: number) => {
      const [x, y] = [sought[i]?.word, named[j]?.word];
      if (x === undefined || y === undefined) return 0;
      const known = y.kind === 'initial' || placed.length === 0 ? undefined : sought[i]?.near;
      return known === undefined ? wordLikeness(x, y) : (known.likeness[known.numbers.indexOf(placed[j] ?? -1)] ?? 0);
    };
    const alignment = align(sought, named, likenessOf);
    return {
      entity: readingEntity[reading] ?? 0,
      name: names[readingName[reading] ?? 0] ?? '',
      weak: ((readingFlags[reading] ?? 0) & WEAK) !== 0,
      features: featuresOf(query, words, sought, named, alignment),
    };
  }
}

const isJoinable = ({ kind }: Word) => kind === 'word' || kind === 'syllable' || kind === 'particle' || kind === 'initial';
