import { similarity, words } from './text.ts';

/**
 * How two written names relate:
 * - `same`: one person could write both (order, initials, middle names, diacritics, transliteration spelling);
 * - `given-name-shared`: a given name agrees and a family name does not, as after marriage;
 * - `different`: nothing aligns;
 * - `unknown`: a name is empty or in no letters.
 */
export type NameRelation = 'same' | 'given-name-shared' | 'different' | 'unknown';

/** Words in names that are titles or particles, not names. @source house list, docs/decisions/0006 */
const NOT_NAMES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'sir',
  'jr',
  'sr',
  'ii',
  'iii',
  'iv',
  'phd',
  'md',
  'van',
  'von',
  'der',
  'den',
  'de',
  'da',
  'di',
  'del',
  'della',
  'dos',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'bint',
  'y',
  'e',
]);

/** Likeness from which two words are spellings of one name (Mohammed and Muhammad: 0.75). @source house, docs/decisions/0006: highest value that still joins common transliteration pairs of five letters and more */
const SPELLING_LIKENESS = 0.75;
/** Shorter words must be equal: at four letters one edit makes another name (Lina, Lena). @source house, docs/decisions/0006 */
const SPELLING_MIN_LENGTH = 5;

function nameWords(name: string): readonly string[] {
  const all = words(name).filter((word) => /[a-z]/.test(word));
  const kept = all.filter((word) => !NOT_NAMES.has(word));
  return kept.length > 0 ? kept : all;
}

function wordsAgree(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return Math.min(a.length, b.length) >= SPELLING_MIN_LENGTH && similarity(a, b) >= SPELLING_LIKENESS;
}

/** Pairs each word of the shorter name with its own word of the longer one, full words before initials. @returns how many of the shorter name’s words found one, and how many of those were full words */
function align(shorter: readonly string[], longer: readonly string[]): { readonly agreed: number; readonly full: number } {
  const left = [...longer];
  let agreed = 0;
  let full = 0;
  for (const word of [...shorter].sort((a, b) => b.length - a.length)) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((other) => wordsAgree(word, other));
    if (at < 0) continue;
    agreed += 1;
    if (word.length > 1 && (left[at] ?? '').length > 1) full += 1;
    left.splice(at, 1);
  }
  return { agreed, full };
}

/** Relation of two names, whatever the order of their words. Symmetric. */
export function relateNames(a: string, b: string): NameRelation {
  const one = nameWords(a);
  const two = nameWords(b);
  if (one.length === 0 || two.length === 0) return 'unknown';
  if (one.join('') === two.join('') || [...one].sort().join('') === [...two].sort().join('')) return 'same';
  const [shorter, longer] = one.length <= two.length ? [one, two] : [two, one];
  const { agreed, full } = align(shorter, longer);
  if (agreed === shorter.length && full >= 1 && (shorter.length > 1 || longer.length === 1)) return 'same';
  return full >= 1 ? 'given-name-shared' : 'different';
}

/** The closest relation of a name to any of several. `unknown` where there are none. */
export function closestRelation(name: string, others: readonly string[]): NameRelation {
  const order: readonly NameRelation[] = ['same', 'given-name-shared', 'different', 'unknown'];
  const relations = others.map((other) => relateNames(name, other));
  return order.find((relation) => relations.includes(relation)) ?? 'unknown';
}
