import { soundLikeness } from './sound.ts';
import { SAME_NAME } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Least likeness at which two words are taken for one. @source house, docs/decisions/0008: chosen on bench/accuracy/screening */
export const LEAST_LIKENESS = 0.68;

/** Likeness of two spellings that a table says are one name. @source house, docs/decisions/0008 */
const SAME_NAME_LIKENESS = 0.94;

/** Likeness of an initial and a word that begins with it: it fits one name in some twenty. @source house, docs/decisions/0008 */
export const INITIAL_LIKENESS = 0.7;

/** Most likeness that consonants alone can show, since the vowels between them are not known. @source house, docs/decisions/0008 */
const CONSONANTS_LIKENESS = 0.92;

/** Likeness of two words that share their one consonant. @source house, docs/decisions/0008 */
const ONE_CONSONANT = 0.76;

/** Words of this many sounds or fewer must fit as a whole: in them one other consonant is another name. Unit: sounds. @source house, docs/decisions/0008 */
const SHORT = 3;

function areSameName(a: string, b: string): boolean {
  const lines = SAME_NAME.get(a);
  if (lines === undefined) return false;
  const others = SAME_NAME.get(b);
  return others !== undefined && lines.some((line) => others.includes(line));
}

/** Likeness of consonants: what is written without vowels shows y and w, which elsewhere are vowels. */
function consonantLikeness(a: Word, b: Word): number {
  const [x, y] = [a.bare, b.bare];
  if (x.length < 2 || y.length < 2) return x === y && x !== '' ? ONE_CONSONANT : 0;
  return CONSONANTS_LIKENESS * (x === y ? 1 : soundLikeness(x, y));
}

/** Kinds of word that are equal or not at all alike. */
function isAsWritten({ kind }: Word): boolean {
  return kind === 'number' || kind === 'form' || kind === 'sign';
}

/** Likeness of two words of names, 0 to 1, in which below `LEAST_LIKENESS` is 0. Symmetric; 1 for equal words. */
export function wordLikeness(a: Word, b: Word): number {
  if (a.text === b.text) return a.kind === b.kind || (a.kind !== 'number' && b.kind !== 'number') ? 1 : 0;
  if (isAsWritten(a) || isAsWritten(b)) return 0;
  if (a.kind === 'initial' || b.kind === 'initial') return a.text.charAt(0) === b.text.charAt(0) ? INITIAL_LIKENESS : 0;
  const heard = (a.kind === 'consonants') !== (b.kind === 'consonants') ? consonantLikeness(a, b) : soundLikeness(a.sound, b.sound);
  const likeness = areSameName(a.text, b.text) ? Math.max(SAME_NAME_LIKENESS, heard) : heard;
  const least = Math.min(a.sound.length, b.sound.length) <= SHORT ? LEAST_LIKENESS + 0.06 : LEAST_LIKENESS;
  // Spellings that sound alike are still two spellings.
  return likeness < least ? 0 : Math.min(likeness, 0.99);
}
