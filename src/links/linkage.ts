/**
 * Linkage of tables without labels: which rows of one or two tables are one person, from columns that are misspelt, swapped
 * and missing. The weights of Fellegi and Sunter, estimated by expectation maximisation, block by block.
 */

/** One row; an absent or empty value is no data and says nothing. */
export type Row = Readonly<Record<string, string | undefined>>;

/** A way of comparing two rows. */
export type Comparison = {
  readonly name: string;
  /** Levels, the highest the most alike. At least two. */
  readonly levels: number;
  /** Columns it looks at: estimated where no block fixes them. */
  readonly columns: readonly string[];
  /** @returns level from 0; undefined where either has no data */
  readonly compare: (a: Row, b: Row) => number | undefined;
  /** Value whose rarity counts when the highest level is reached. */
  readonly rarity?: (row: Row) => string | undefined;
};

/** A block: rows with one key are compared. */
export type Block = { readonly name: string; readonly columns: readonly string[]; readonly keys: (row: Row) => readonly string[] };

export type LinkageModel = {
  /** By comparison and level: likelihood among rows of one person, and among rows of two. */
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** Share of compared pairs that are one person. */
  readonly prior: number;
};

/** Pairs with their probability; `a` < `b` are positions of rows. */
export type ScoredPairs = { readonly a: Uint32Array; readonly b: Uint32Array; readonly probability: Float64Array; readonly model: LinkageModel };

/** Rows that one key may bring together. Unit: rows. @source house: a key of more is a common name, and other blocks find its pairs */
const MOST_IN_BLOCK = 400;
/** Random pairs from which the levels of two people are learned. Unit: pairs. @source Splink documentation, estimate_u_using_random_sampling: a million for a million rows; house: enough for levels of 1 in 10,000 */
const RANDOM_PAIRS = 400_000;
/** Rounds of the estimation. @source house: it stands still after about fifteen */
const ROUNDS = 25;
/** Least share that a level is given. @source house: a level that never came up is rare, not impossible */
const LEAST = 1e-6;
/** Share of one person’s pairs that the levels begin with, lowest to highest. @source Splink documentation, initial m probabilities: most agree */
const FIRST_AGREEING = 0.9;
/** Multiplier and increment of the generator of random pairs. @source Numerical Recipes, ranqd1 */
const RANDOM = [1_664_525, 1_013_904_223] as const;
/** Values of the generator. */
const RANGE = 2 ** 32;
/** Level that stands for no data. */
const NONE = 255;

function pairsOf(block: Block, rows: readonly Row[], mayPair: (a: number, b: number) => boolean): Float64Array {
  const groups = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    for (const key of new Set(block.keys(row))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [at]);
      else group.push(at);
    }
  }
  const codes: number[] = [];
  for (const group of groups.values()) {
    if (group.length < 2 || group.length > MOST_IN_BLOCK) continue;
    for (const [nth, a] of group.entries()) for (const b of group.slice(nth + 1)) if (mayPair(a, b)) codes.push(a * rows.length + b);
  }
  return new Float64Array(new Set(codes)).sort();
}

function union(all: readonly Float64Array[]): Float64Array {
  const merged = new Float64Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const codes of all) {
    merged.set(codes, at);
    at += codes.length;
  }
  return merged.sort().filter((code, nth, codes) => nth === 0 || codes[nth - 1] !== code);
}

/** Levels of pairs, comparison after comparison. */
function levelsOf(pairs: Float64Array, rows: readonly Row[], comparisons: readonly Comparison[]): readonly Uint8Array[] {
  const empty: Row = {};
  return comparisons.map(({ compare }) => {
    const levels = new Uint8Array(pairs.length);
    for (let at = 0; at < pairs.length; at++) {
      const code = pairs[at] ?? 0;
      levels[at] = compare(rows[Math.floor(code / rows.length)] ?? empty, rows[code % rows.length] ?? empty) ?? NONE;
    }
    return levels;
  });
}

/** Shares of levels among random pairs, which are of two people nearly always. */
function randomLevels(rows: readonly Row[], comparisons: readonly Comparison[], mayPair: (a: number, b: number) => boolean): readonly (readonly number[])[] {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, RANDOM[0]) + RANDOM[1]) >>> 0;
    return Math.floor((state / RANGE) * rows.length);
  };
  const counts = comparisons.map(({ levels }) => new Array<number>(levels).fill(1 / levels));
  for (let drawn = 0; drawn < RANDOM_PAIRS; drawn++) {
    const [a, b] = [next(), next()];
    if (a === b || !mayPair(Math.min(a, b), Math.max(a, b))) continue;
    for (const [nth, { compare }] of comparisons.entries()) {
      const level = compare(rows[a] ?? {}, rows[b] ?? {});
      const own = counts[nth];
      if (level !== undefined && own !== undefined) own[level] = (own[level] ?? 0) + 1;
    }
  }
  return counts.map((own) => {
    const all = own.reduce((sum, one) => sum + one, 0);
    return own.map((one) => Math.max(LEAST, one / all));
  });
}

/** How pairs fall into patterns of levels: few, however many pairs. */
function patternsOf(levels: readonly Uint8Array[], picked: readonly number[]): ReadonlyMap<string, number> {
  const patterns = new Map<string, number>();
  for (let at = 0; at < (levels[0]?.length ?? 0); at++) {
    const pattern = picked.map((nth) => levels[nth]?.[at] ?? NONE).join(' ');
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  }
  return patterns;
}

/** Expectation maximisation over patterns with `u` fixed. @returns m of the picked comparisons, and how many pairs are one person’s */
function maximise(
  patterns: ReadonlyMap<string, number>,
  picked: readonly number[],
  u: LinkageModel['u'],
  first: LinkageModel['m'],
): { readonly m: readonly (readonly number[])[]; readonly matches: number } {
  const rows = [...patterns].map(([pattern, count]) => ({ levels: pattern.split(' ').map(Number), count }));
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  let [m, share] = [picked.map((nth) => first[nth] ?? []), FIRST_SHARE];
  for (let round = 0; round < ROUNDS; round++) {
    const sums = picked.map((nth) => (first[nth] ?? []).map(() => LEAST));
    let matches = 0;
    for (const { levels, count } of rows) {
      let odds = share / (1 - share);
      for (const [at, level] of levels.entries()) if (level !== NONE) odds *= (m[at]?.[level] ?? LEAST) / (u[picked[at] ?? 0]?.[level] ?? LEAST);
      const expected = (count * odds) / (1 + odds);
      matches += expected;
      for (const [at, level] of levels.entries()) {
        const own = sums[at];
        if (level !== NONE && own !== undefined) own[level] = (own[level] ?? 0) + expected;
      }
    }
    m = sums.map((own) => {
      const total = own.reduce((sum, one) => sum + one, 0);
      return own.map((one) => Math.max(LEAST, one / total));
    });
    share = Math.min(1 - LEAST, Math.max(LEAST, matches / Math.max(1, all)));
  }
  return { m, matches: share * all };
}
/** Share of a block’s pairs that the estimation begins with. @source house: it does not matter after a few rounds */
const FIRST_SHARE = 0.1;

/** Likelihoods that the estimation begins with: most pairs of one person agree. */
const firstOf = ({ levels }: Comparison): readonly number[] =>
  Array.from({ length: levels }, (_, level) => (level === levels - 1 ? FIRST_AGREEING : (1 - FIRST_AGREEING) / (levels - 1)));

/** Learns how often levels come up among pairs of one person: each comparison in the blocks that do not fix it. */
function learn(blocks: readonly Block[], blocked: readonly Float64Array[], rows: readonly Row[], comparisons: readonly Comparison[], u: LinkageModel['u']): LinkageModel['m'] {
  const first = comparisons.map(firstOf);
  const sums = comparisons.map(({ levels }) => ({ m: new Array<number>(levels).fill(0), weight: 0 }));
  for (const [nth, block] of blocks.entries()) {
    const pairs = blocked[nth] ?? new Float64Array();
    const picked = comparisons.flatMap(({ columns }, at) => (columns.some((column) => block.columns.includes(column)) ? [] : [at]));
    if (pairs.length === 0 || picked.length < 2) continue;
    const { m, matches } = maximise(patternsOf(levelsOf(pairs, rows, comparisons), picked), picked, u, first);
    for (const [at, own] of m.entries()) {
      const sum = sums[picked[at] ?? 0];
      if (sum === undefined) continue;
      sum.weight += matches;
      for (const [level, share] of own.entries()) sum.m[level] = (sum.m[level] ?? 0) + share * matches;
    }
  }
  return sums.map(({ m, weight }, nth) => (weight === 0 ? (first[nth] ?? []) : m.map((sum) => Math.max(LEAST, sum / weight))));
}

/** Share of rows that have each value of a comparison’s rarity. */
function shares(rows: readonly Row[], rarity: (row: Row) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const row of rows) {
    const value = rarity(row);
    if (value === undefined) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    all += 1;
  }
  return new Map([...counts].map(([value, count]) => [value, count / all]));
}

/** Rounds in which only the share of matches is learned. @source house: it stands still after about ten */
const ROUNDS_OF_PRIOR = 12;

/** What the rarity of agreeing values adds to the weight of each pair. Unit: nats. @source Winkler 2000, frequency-based matching */
function rarityOf(pairs: Float64Array, levels: readonly Uint8Array[], rows: readonly Row[], comparisons: readonly Comparison[], u: LinkageModel['u']): Float64Array {
  const added = new Float64Array(pairs.length);
  for (const [nth, { levels: count, rarity }] of comparisons.entries()) {
    if (rarity === undefined) continue;
    const share = shares(rows, rarity);
    const usual = u[nth]?.[count - 1] ?? LEAST;
    for (let at = 0; at < pairs.length; at++) {
      if (levels[nth]?.[at] !== count - 1) continue;
      const value = rarity(rows[Math.floor((pairs[at] ?? 0) / rows.length)] ?? {});
      if (value !== undefined) added[at] = (added[at] ?? 0) + Math.log(usual / Math.max(LEAST, share.get(value) ?? usual));
    }
  }
  return added;
}

/** Probability of each pair under a model. */
function posterior(levels: readonly Uint8Array[], rarities: Float64Array, { m, u, prior }: LinkageModel): Float64Array {
  const weights = rarities.map((added) => added + Math.log(prior / (1 - prior)));
  for (const [nth, own] of levels.entries()) {
    const ratios = (m[nth] ?? []).map((share, level) => Math.log(share / (u[nth]?.[level] ?? LEAST)));
    for (let at = 0; at < own.length; at++) weights[at] = (weights[at] ?? 0) + (ratios[own[at] ?? NONE] ?? 0);
  }
  return weights.map((weight) => 1 / (1 + Math.exp(-weight)));
}

const meanOf = (probability: Float64Array): number => Math.min(1 - LEAST, Math.max(LEAST, probability.reduce((sum, one) => sum + one, 0) / Math.max(1, probability.length)));

/** Levels of both kinds of compared pairs, by how probable each is. */
function refit(levels: readonly Uint8Array[], probability: Float64Array, comparisons: readonly Comparison[]): LinkageModel {
  const sharesOf = (nth: number, worth: (probability: number) => number) => {
    const sums = new Array<number>(comparisons[nth]?.levels ?? 0).fill(1);
    const own = levels[nth] ?? new Uint8Array();
    for (let at = 0; at < own.length; at++) if (own[at] !== NONE) sums[own[at] ?? 0] = (sums[own[at] ?? 0] ?? 0) + worth(probability[at] ?? 0);
    const all = sums.reduce((sum, one) => sum + one, 0);
    return sums.map((one) => Math.max(LEAST, one / all));
  };
  return { m: comparisons.map((_, nth) => sharesOf(nth, (p) => p)), u: comparisons.map((_, nth) => sharesOf(nth, (p) => 1 - p)), prior: meanOf(probability) };
}

/** Least share of the weight by random pairs that a level keeps. @source measured: bench/accuracy/links/public.ts, historical50k for the need, fake1000 for the bound */
const KEPT = 0.5;

/** What two people show who are alike, between what random ones show and half the weight of that: where most compared pairs are one person’s there is too little to learn it from. */
function bounded(fitted: LinkageModel, m: LinkageModel['m'], u: LinkageModel['u']): LinkageModel {
  const limited = fitted.u.map((own, nth) =>
    own.map((share, level) => {
      const [one, two] = [m[nth]?.[level] ?? LEAST, u[nth]?.[level] ?? LEAST];
      const farthest = one * (two / one) ** KEPT;
      return Math.min(Math.max(share, Math.min(two, farthest)), Math.max(two, farthest));
    }),
  );
  return { m, u: limited, prior: fitted.prior };
}

/**
 * Which rows are one person. @param boundary position of the second table’s first row, where two tables are linked and none has doubles
 * @returns every compared pair; a pair that no block brings together is none
 */
export function linkRows(rows: readonly Row[], comparisons: readonly Comparison[], blocks: readonly Block[], boundary?: number): ScoredPairs {
  const mayPair = (a: number, b: number) => boundary === undefined || (a < boundary && b >= boundary);
  const blocked = blocks.map((block) => pairsOf(block, rows, mayPair));
  const pairs = union(blocked);
  const u = randomLevels(rows, comparisons, mayPair);
  const m = learn(blocks, blocked, rows, comparisons, u);
  const levels = levelsOf(pairs, rows, comparisons);
  const rarities = rarityOf(pairs, levels, rows, comparisons, u);
  // First as if the compared pairs were random ones; then with what two people show who are alike enough to be compared.
  let fitted: LinkageModel = { m, u, prior: FIRST_SHARE };
  let probability = posterior(levels, rarities, fitted);
  for (let round = 0; round < ROUNDS; round++) {
    fitted = round < ROUNDS_OF_PRIOR ? { ...fitted, prior: meanOf(probability) } : bounded(refit(levels, probability, comparisons), m, u);
    probability = posterior(levels, rarities, fitted);
  }
  return {
    a: Uint32Array.from(pairs, (code) => Math.floor(code / rows.length)),
    b: Uint32Array.from(pairs, (code) => code % rows.length),
    probability,
    model: fitted,
  };
}
