import { COMMON_WORDS } from './common-words.ts';
import type { Word } from './words.ts';

/** How often words stand in names: in how many entries of the lists, by spelling and by consonants. */
export type WordCounts = {
  readonly entries: number;
  readonly bySpelling: (text: string) => number;
  readonly bySkeleton: (skeleton: string) => number;
};

/** Part of the entries with the same consonants that counts as the same name: Mohmed is rare, and it is Mohammed. @source house, docs/decisions/0008: chosen on bench/accuracy/screening */
const SKELETON_PART = 0.25;
/** A word that is on no list counts as if half an entry had it. Unit: entries. @source Krichevsky and Trofimov 1981, estimator for unseen events */
const UNSEEN = 0.5;
/** What an initial says. Unit: bits. @source house: some 16 letters begin most names */
const INITIAL_BITS = 2;
/** Least that a word says. Unit: bits. @source house, docs/decisions/0008 */
const LEAST_BITS = 0.3;
/** What words beside a name say, against other words. @source house, docs/decisions/0008 */
const BESIDE = 0.3;
/** Most that a particle says. Unit: bits. @source house, docs/decisions/0008 */
const PARTICLE_BITS = 1.2;
/** Most that a legal form says. Unit: bits. @source house, docs/decisions/0008 */
const FORM_BITS = 0.6;

/** Part of its bits that a sign keeps when only its sound is known. @source house, docs/decisions/0008: chosen on bench/accuracy/screening */
const SYLLABLE = 0.7;

/** What a word says about who somebody is. Unit: bits; halving how often it is seen adds one. */
export function bitsOf(word: Word, counts: WordCounts): number {
  if (word.kind === 'initial') return INITIAL_BITS;
  const common = (COMMON_WORDS.get(word.text) ?? 0) * counts.entries;
  const seen = Math.max(counts.bySpelling(word.text), SKELETON_PART * counts.bySkeleton(word.skeleton), common, UNSEEN);
  const bits = Math.max(0, Math.log2((counts.entries + 1) / seen));
  if (word.kind === 'particle') return Math.max(LEAST_BITS, Math.min(bits * BESIDE, PARTICLE_BITS));
  if (word.kind === 'form') return FORM_BITS;
  if (word.kind === 'syllable') return Math.max(LEAST_BITS, bits * SYLLABLE);
  return Math.max(LEAST_BITS, word.kind === 'title' ? bits * BESIDE : bits);
}
