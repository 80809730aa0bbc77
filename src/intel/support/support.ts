import table from '../../../data/intel/support.json' with { type: 'json' };
import { stemsOf } from './stem.ts';

/** Distance within which the words of a phrase stand. Unit: words. @source house: a clause of an advisory has about eight */
const NEAR = 8;

type Phrase = { readonly stems: readonly string[]; readonly concept: number; readonly denies: boolean };

/** Phrases by their first stem. */
const index = new Map<string, Phrase[]>();
for (const [concept, { phrases, ...rest }] of table.concepts.entries())
  for (const [words, denies] of [...phrases.map((one) => [one, false] as const), ...('unless' in rest ? (rest.unless ?? []) : []).map((one) => [one, true] as const)]) {
    const stems = stemsOf(words);
    const [first] = stems;
    if (first === undefined) continue;
    const held = index.get(first);
    if (held === undefined) index.set(first, [{ stems, concept, denies }]);
    else held.push({ stems, concept, denies });
  }

/** Whether all stems of a phrase stand near the place of its first, each at a place of its own. */
function holds(stems: readonly string[], words: readonly string[], at: number): boolean {
  const taken = [at];
  return stems.slice(1).every((stem) => {
    for (let place = Math.max(0, at - NEAR); place <= Math.min(words.length - 1, at + NEAR); place += 1)
      if (words[place] === stem && !taken.includes(place)) return taken.push(place) > 0;
    return false;
  });
}

/** Concepts that a text speaks of, in the order of the table. Cost grows with its length. */
export function conceptsIn(text: string): readonly string[] {
  const words = stemsOf(text);
  const [found, denied] = [new Set<number>(), new Set<number>()];
  for (const [at, word] of words.entries())
    for (const { stems, concept, denies } of index.get(word) ?? []) {
      const set = denies ? denied : found;
      if (!set.has(concept) && holds(stems, words, at)) set.add(concept);
    }
  return table.concepts.filter((_, concept) => found.has(concept) && !denied.has(concept)).map(({ concept }) => concept);
}

const byConcept = new Map(table.concepts.map((one) => [one.concept, one]));

/**
 * What of Bonafide implements a recommendation or looks for a red flag. Empty where nothing does, as with backups or patches.
 * @returns ids of the catalogue of signals and of the list of verifications, sorted
 */
export function supportOf(text: string): { signals: string[]; verifications: string[] } {
  const lines = conceptsIn(text).flatMap((concept) => byConcept.get(concept) ?? []);
  return {
    signals: [...new Set(lines.flatMap(({ signals }) => signals))].sort(),
    verifications: [...new Set(lines.flatMap(({ verifications }) => verifications))].sort(),
  };
}
