import { type Alignment, align, type Pair, type Weighed } from './align.ts';
import type { Word } from './words.ts';

/** What two names agree and differ in, each as a number; `model.ts` weighs them. Symmetric. */
export type NameFeatures = {
  /** Share of both names that agrees, 0 to 1. */
  readonly agreement: number;
  /** How rare what agrees is. Unit: 10 bits. */
  readonly rarity: number;
  /** 1 where words stand against each other. */
  readonly conflicts: number;
  /** Share of the heavier name that the other has nothing for. */
  readonly surplus: number;
  /** The part of it that lies between names that agree, or is a patronymic: middle names are often left out. */
  readonly middle: number;
  /** Wrong consonants in the worst spelled agreement, of which one may be a slip. */
  readonly slips: number;
  /** The same beyond one. */
  readonly edits: number;
  /** 1 where only one word agrees and a name has more. */
  readonly single: number;
  /** 1 where agreeing words stand in another order. */
  readonly turned: number;
  /** 1 where that is more than the family name at the other end. */
  readonly scrambled: number;
  /** Share of agreement known by consonants alone. */
  readonly consonants: number;
  /** Share of agreement known by the sound of signs alone. */
  readonly syllables: number;
  /** 1 where father and son are the other way round. */
  readonly lineage: number;
  /** 1 where the words are the same. */
  readonly equal: number;
  /** 1 where numbers stand against each other. */
  readonly numbers: number;
  /** 1 where one has a number and the other none. */
  readonly number: number;
  /** 1 where legal forms stand against each other. */
  readonly forms: number;
  /** 1 where few letters are compared and they are not the same. */
  readonly short: number;
};

const isBeside = ({ word }: Weighed) => word.kind === 'title' || word.kind === 'form';

/** The words that are compared: titles and legal forms stand beside the name, unless it has nothing else. */
export function core<Of extends Weighed>(words: readonly Of[]): readonly Of[] {
  if (!words.some(isBeside)) return words;
  const named = words.filter((one) => !isBeside(one));
  // One word alone may be the given name of somebody whose family name is a title.
  return named.length === 0 || (named.length === 1 && words.some(({ word }) => word.kind === 'title')) ? words : named;
}

function sum(words: readonly Weighed[], places: readonly number[]): number {
  let bits = 0;
  for (const place of places) bits += words[place]?.bits ?? 0;
  return bits;
}

function total(words: readonly Weighed[]): number {
  let bits = 0;
  for (const word of words) bits += word.bits;
  return bits;
}

function textsOf(words: readonly Weighed[], kind: Word['kind']): readonly string[] {
  return words.filter(({ word }) => word.kind === kind).map(({ word }) => word.text);
}

/**
 * How agreeing words are ordered: `turned` where the name begins elsewhere (the family name moved to the other end), `scrambled`
 * where no such turn explains it.
 */
function orderOf(pairs: readonly Pair[]): { readonly turned: boolean; readonly scrambled: boolean } {
  if (pairs.length < 2) return { turned: false, scrambled: false };
  const sorted = [...pairs].sort((x, y) => (x.a[0] ?? 0) - (y.a[0] ?? 0));
  let breaks = 0;
  for (let at = 1; at < sorted.length; at += 1) if ((sorted[at]?.b[0] ?? 0) < (sorted[at - 1]?.b[0] ?? 0)) breaks += 1;
  const closes = (sorted.at(-1)?.b[0] ?? 0) < (sorted[0]?.b[0] ?? 0);
  return { turned: breaks > 0, scrambled: breaks > 1 || (breaks === 1 && !closes) };
}

/** Words that stand between a son’s name and the father’s. */
const SON_OF = new Set(['bin', 'ben', 'ibn', 'bint']);

function sonAndFather(words: readonly Weighed[]): readonly [string, string] | undefined {
  const at = words.findIndex(({ word }, place) => place > 0 && SON_OF.has(word.text));
  const [son, father] = [words[at - 1]?.word.sound, words[at + 1]?.word.sound];
  return at < 0 || son === undefined || father === undefined ? undefined : [son, father];
}

function lineageTurned(a: readonly Weighed[], b: readonly Weighed[]): boolean {
  const [one, two] = [sonAndFather(a), sonAndFather(b)];
  return one !== undefined && two !== undefined && one[0] !== one[1] && one[0] === two[1] && one[1] === two[0];
}

/** Endings of names made from the father’s. @source Russian, Ukrainian, Belarusian and Turkic name law; the spellings on the lists at hand */
const PATRONYMIC = /(?:ovich|evich|avich|ievich|yevich|ovych|evych|ovna|evna|avna|ivna|yivna|ovitch|evitch|ogly|oglu|uly|kyzy|kizi|qizi)$/;

/** Bits of the words left over that stand between agreeing words or are patronymics. */
function middleOf(words: readonly Weighed[], left: readonly number[]): number {
  if (left.length === 0) return 0;
  const last = words.length - 1;
  const ends = !left.includes(0) && !left.includes(last);
  let bits = 0;
  for (const place of left) {
    const one = words[place];
    if (one !== undefined && (ends || (words.length > 2 && PATRONYMIC.test(one.word.text)))) bits += one.bits;
  }
  return bits;
}

/** Legal forms that say no more than that it is a firm. */
const ANY_FIRM = new Set(['co', 'inc', 'ltd']);

function formsDiffer(a: readonly Weighed[], b: readonly Weighed[]): boolean {
  const [one, two] = [textsOf(a, 'form'), textsOf(b, 'form')];
  const telling = (forms: readonly string[]) => forms.filter((form) => !ANY_FIRM.has(form)).map((form) => form.replace(/^p(?=jsc)/, ''));
  const [x, y] = [telling(one), telling(two)];
  return x.length > 0 && y.length > 0 && !x.some((form) => y.includes(form));
}

/** Share of a conflict below which it is a matter of particles. Unit: bits. @source house, docs/decisions/0008 */
const LEAST_CONFLICT = 1.5;
/** Agreement beyond this says no more. Unit: bits. @source house, docs/decisions/0008 */
const MOST_RARITY = 40;
/** Letters below which one slip changes the name. @source house, docs/decisions/0008 */
const FEW_LETTERS = 5;

/** How many of the words at these places are no particles. */
function countOf(words: readonly Weighed[], places: readonly number[]): number {
  return places.filter((place) => words[place]?.word.kind !== 'particle').length;
}

type Agreed = { agreed: number; matched: number; consonants: number; syllables: number; worst: number; content: number };

function agreedIn(a: readonly Weighed[], b: readonly Weighed[], pairs: readonly Pair[]): Agreed {
  const all: Agreed = { agreed: 0, matched: 0, consonants: 0, syllables: 0, worst: 0, content: 0 };
  for (const pair of pairs) {
    const [x, y] = [a[pair.a[0] ?? 0]?.word, b[pair.b[0] ?? 0]?.word];
    all.agreed += pair.bits * pair.likeness;
    all.matched += pair.bits;
    const joined = pair.a.length > 1 || pair.b.length > 1;
    // An initial is not a misspelling of the name it stands for.
    if (joined || (x?.kind !== 'initial' && y?.kind !== 'initial')) all.worst = Math.max(all.worst, (1 - pair.likeness) * Math.max(x?.sound.length ?? 0, y?.sound.length ?? 0));
    if ((x?.kind === 'syllable') !== (y?.kind === 'syllable')) all.syllables += pair.bits;
    if ((x?.kind === 'consonants') !== (y?.kind === 'consonants')) all.consonants += pair.bits;
    const [ofA, ofB] = [countOf(a, pair.a), countOf(b, pair.b)];
    all.content += joined ? Math.max(ofA, ofB) : Math.min(ofA, ofB);
  }
  return all;
}

/** Features of an alignment of the cores of two names. @param a all words of one @param coreA what was aligned of it */
export function featuresOf(a: readonly Weighed[], b: readonly Weighed[], coreA: readonly Weighed[], coreB: readonly Weighed[], alignment: Alignment): NameFeatures {
  const [totalA, totalB] = [total(coreA), total(coreB)];
  const [leftA, leftB] = [sum(coreA, alignment.leftA), sum(coreB, alignment.leftB)];
  const order = orderOf(alignment.pairs);
  const { agreed, matched, consonants, syllables, worst, content } = agreedIn(coreA, coreB, alignment.pairs);
  const conflict = Math.min(leftA, leftB);
  const equal = alignment.leftA.length === 0 && alignment.leftB.length === 0 && alignment.pairs.every(({ likeness }) => likeness === 1);
  const letters = (words: readonly Weighed[]) => words.reduce((all, { word }) => all + word.text.length, 0);
  const [numbersA, numbersB] = [textsOf(a, 'number'), textsOf(b, 'number')];
  const sameNumbers = [...numbersA].sort().join(' ') === [...numbersB].sort().join(' ');
  const most = (words: readonly Weighed[]) => words.filter(({ word }) => word.kind !== 'particle').length;
  return {
    agreement: Math.min(1, (2 * agreed) / Math.max(totalA + totalB, 1e-9)),
    rarity: Math.min(agreed, MOST_RARITY) / 10,
    conflicts: conflict > LEAST_CONFLICT ? 1 : 0,
    surplus: (Math.max(leftA, leftB) - conflict) / Math.max(totalA, totalB, 1e-9),
    middle: Math.max(0, (leftA > leftB ? middleOf(coreA, alignment.leftA) : middleOf(coreB, alignment.leftB)) - conflict) / Math.max(totalA, totalB, 1e-9),
    slips: Math.min(worst, 1),
    edits: Math.min(Math.max(0, worst - 1), 2),
    single: content <= 1 && Math.max(most(coreA), most(coreB)) > 1 ? 1 : 0,
    turned: order.turned ? 1 : 0,
    scrambled: order.scrambled ? 1 : 0,
    consonants: matched === 0 ? 0 : consonants / matched,
    syllables: matched === 0 ? 0 : syllables / matched,
    lineage: lineageTurned(coreA, coreB) ? 1 : 0,
    equal: equal ? 1 : 0,
    numbers: !sameNumbers && numbersA.length > 0 && numbersB.length > 0 ? 1 : 0,
    number: !sameNumbers && (numbersA.length === 0 || numbersB.length === 0) ? 1 : 0,
    forms: formsDiffer(a, b) ? 1 : 0,
    short: !equal && Math.min(letters(coreA), letters(coreB)) < FEW_LETTERS ? 1 : 0,
  };
}

/** Compares two names that were read and weighed. Symmetric. */
export function compareWords(a: readonly Weighed[], b: readonly Weighed[]): { readonly alignment: Alignment; readonly features: NameFeatures } {
  const [coreA, coreB] = [core(a), core(b)];
  const alignment = align(coreA, coreB);
  return { alignment, features: featuresOf(a, b, coreA, coreB, alignment) };
}
