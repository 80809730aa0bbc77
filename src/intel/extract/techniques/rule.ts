/** A behaviour: which words call for a look, and what must stand in the same sentence. */
export type Rule = {
  /** Short name of the behaviour, unique, kebab-case. */
  readonly name: string;
  /** ATT&CK id. The parent where a text seldom tells which sub-technique. */
  readonly id: string;
  /** That a careful analyst would map a sentence with it, 0 to 1, before section and wording lower it. */
  readonly confidence: number;
  /** Words of which one must stand there, separated by blanks; `phish*` stands for all that begin so. Letters and digits only. */
  readonly on: string;
  /** What must stand there. The first one is what is denied where the sentence denies something. Bounded, without nested repetition. */
  readonly all: readonly RegExp[];
  /** What must not stand there. */
  readonly not?: RegExp;
};

/** A rule that fits a sentence: where, and how surely. Offsets are within the sentence. */
export type Hit = { readonly rule: Rule; readonly confidence: number; readonly start: number; readonly end: number };

/** Words that begin so, from the shortest prefix in use. @source house: shorter prefixes would call every rule for every word */
const SHORTEST_PREFIX = 3;
/** Longest prefix that is looked up. Unit: letters. @source house: the longest trigger word */
const LONGEST_PREFIX = 14;
/** Most words whose rules are remembered. Unit: words. @source house: an English reader’s working vocabulary */
const MOST_KEPT = 20_000;

const NONE: readonly number[] = [];

/** Finds which rules a sentence calls for. Rules are known by their place. */
export function makeTriggers(rules: readonly Rule[]): (sentence: string) => ReadonlySet<number> {
  const exact = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();
  for (const [place, { on }] of rules.entries())
    for (const word of on.split(' ')) {
      const [table, key] = word.endsWith('*') ? [prefixes, word.slice(0, -1)] : [exact, word];
      const places = table.get(key);
      if (places === undefined) table.set(key, [place]);
      else places.push(place);
    }
  const kept = new Map<string, readonly number[]>();
  const look = (word: string): readonly number[] => {
    const places = [...(exact.get(word) ?? NONE)];
    for (let length = SHORTEST_PREFIX; length <= Math.min(word.length, LONGEST_PREFIX); length++) places.push(...(prefixes.get(word.slice(0, length)) ?? NONE));
    return places.length === 0 ? NONE : places;
  };
  return (sentence) => {
    const called = new Set<number>();
    for (const word of sentence.toLowerCase().match(/[a-z0-9]{2,40}/g) ?? []) {
      let places = kept.get(word);
      if (places === undefined) {
        places = look(word);
        if (kept.size < MOST_KEPT) kept.set(word, places);
      }
      for (const place of places) called.add(place);
    }
    return called;
  };
}
