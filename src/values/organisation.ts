import { relateNames } from './name.ts';
import { fold, similarity, words } from './text.ts';

/** Likeness of two names of organisations from which they are spellings of one. @source house, docs/decisions/0006 */
const SAME_SPELLING = 0.85;

/** Shortest set of initials that stands for a name (IBM, MIT). Unit: letters. @source house: two letters stand for too many */
const SHORTEST_INITIALS = 3;

/** Words that initials may leave out. @source house list of the languages of common company names */
const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'de', 'la', 'le', 'les', 'des', 'du', 'der', 'die', 'das', 'fur', 'und', 'et', 'y']);

/** Whether one name is the initials of the other, small words counted or not. */
function isInitialsOf(short: readonly string[], long: readonly string[]): boolean {
  const [initials, ...more] = short;
  if (initials === undefined || more.length > 0 || initials.length < SHORTEST_INITIALS) return false;
  const first = (all: readonly string[]) => all.map((word) => word[0] ?? '').join('');
  return initials === first(long) || initials === first(long.filter((word) => !SMALL_WORDS.has(word)));
}

/**
 * Whether two names may be one organisation’s: spellings of each other, one with words that the other leaves out (a legal form,
 * a division), or its initials. Generous on purpose: it is used to leave differences out, never to join two people.
 */
export function mayBeSameOrganisation(a: string, b: string): boolean {
  const [one, two] = [words(a), words(b)];
  if (one.length === 0 || two.length === 0) return a.trim() === b.trim();
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (short.every((word) => long.includes(word)) || isInitialsOf(short, long)) return true;
  return relateNames(a, b) === 'same' || similarity(fold(a), fold(b)) >= SAME_SPELLING;
}
