import { SAME_NAME } from '../names/vocabulary.ts';
import type { Word } from '../names/words.ts';
import { hashText, hashWithout } from './hash.ts';

/*
 * Keys under which a word is found by words like it: its consonants (vowels are guessed in most romanisations), its sound,
 * and its sound with one symbol left out, so that words one slip apart share a key (the symmetric deletes of SymSpell).
 */

/** Seeds that keep kinds of keys apart. */
const CONSONANTS = 1;
const SOUND = 2;
const FEW_CONSONANTS = 3;
const TEXT = 4;
const SAME = 5;

/** Shortest sound of which a symbol is left out. Unit: symbols. @source house, docs/decisions/0008: below it every word is one slip from another */
const SHORTEST_SLIP = 3;
/** Fewest consonants of which one is left out. @source house, docs/decisions/0008 */
const FEWEST_CONSONANTS = 5;

const NO_LINES: readonly number[] = [];

/** Keys of a word. @source Garbe 2012, SymSpell, for the keys with one symbol left out */
export function keysOf(word: Word, add: (key: number) => void): void {
  if (word.kind === 'number' || word.kind === 'form' || word.kind === 'sign') {
    add(hashText(word.text, TEXT));
    return;
  }
  for (const line of SAME_NAME.get(word.text) ?? NO_LINES) add(hashText(String(line), SAME));
  add(hashText(word.bare, CONSONANTS));
  add(hashText(word.sound, SOUND));
  if (word.sound.length >= SHORTEST_SLIP) for (let at = 0; at < word.sound.length; at += 1) add(hashWithout(word.sound, at, SOUND));
  if (word.skeleton.length >= FEWEST_CONSONANTS) for (let at = 0; at < word.skeleton.length; at += 1) add(hashWithout(word.skeleton, at, FEW_CONSONANTS));
}

/** The key of words of one sound. */
export function soundKey(sound: string): number {
  return hashText(sound, SOUND);
}
