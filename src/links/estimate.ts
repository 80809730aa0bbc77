import type { Link, LinkJudgement } from '#model';
import { lines } from './catalogue.ts';
import { lastJudgements } from './rings.ts';
import type { LinkWeights } from './weights.ts';

/** Pairs that the prior of a line is worth. Unit: pairs. @source house: a line that fewer pairs speak of stays near its prior */
const PRIOR_PAIRS = 20;
/** Pairs that one judgement of a person is worth. Unit: pairs. @source house */
const JUDGED_PAIRS = 5;
/** How far a learned chance may go from its prior. @source house: a mistake in the data must not make a phone number worthless or proof */
const FARTHEST = 10;
/** Rounds; the estimates stand still after about ten. @source house */
const ROUNDS = 20;

/** What is needed of a pair: how heavy its values are, and how many hold them. */
export type EstimatedPair = Pick<Link, 'a' | 'b' | 'values' | 'weight'>;

/**
 * How often what is shared is chance, learned from ties without labels: a value that is mostly shared by pairs which other
 * values tie too is seldom chance, one that mostly stands alone stays at its prior. Judgements of people count as pairs
 * whose truth is known. @source Fellegi and Sunter 1969; expectation maximisation after Winkler 1988, with priors
 */
export function estimate(pairs: readonly EstimatedPair[], prior: LinkWeights, judgements: readonly LinkJudgement[]): LinkWeights {
  const said = lastJudgements(judgements);
  const truth = pairs.map(({ a, b }) => {
    const judgement = said.get(a < b ? `${a}\n${b}` : `${b}\n${a}`)?.judgement;
    return judgement === 'positive' ? 1 : judgement === 'negative' ? 0 : undefined;
  });
  let chance = prior.chance;
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Map<string, { pairs: number; byChance: number; holders: number }>();
    for (const [at, { values, weight }] of pairs.entries()) {
      // Chances that changed since the weight was reckoned change it.
      const moved = values.reduce(
        (sum, { feature, setAside }) => (setAside === undefined ? sum - DECIBANS * Math.log10((chance[feature] ?? 1) / (prior.chance[feature] ?? 1)) : sum),
        weight,
      );
      const known = truth[at];
      const tied = known ?? 1 / (1 + 10 ** (-moved / DECIBANS));
      const worth = known === undefined ? 1 : JUDGED_PAIRS;
      for (const { feature, holders, setAside } of values) {
        if (setAside !== undefined) continue;
        const sum = sums.get(feature) ?? { pairs: 0, byChance: 0, holders: 0 };
        sums.set(feature, { pairs: sum.pairs + worth, byChance: sum.byChance + worth * (1 - tied), holders: sum.holders + worth * Math.max(2, holders) });
      }
    }
    chance = Object.fromEntries(
      lines.map(({ id }) => {
        const [m = 0, u0 = 1] = [prior.agrees[id], prior.chance[id]];
        const { pairs: n, byChance, holders } = sums.get(id) ?? { pairs: 0, byChance: 0, holders: 0 };
        const usual = (holders + 2 * PRIOR_PAIRS) / (n + PRIOR_PAIRS);
        // Alone, a value ties with odds m / (u · holders): the share of chance that the prior expects, and the one that was seen.
        const expected = (u0 * usual) / (m + u0 * usual);
        const share = Math.min(MOST_SHARE, (byChance + expected * PRIOR_PAIRS) / (n + PRIOR_PAIRS));
        const learned = (m * share) / ((1 - share) * usual);
        return [id, Math.min(u0 * FARTHEST, Math.max(u0 / FARTHEST, learned))];
      }),
    );
  }
  return { ...prior, chance };
}

/** Decibans of a likelihood ratio of ten. @source Good 1979 */
const DECIBANS = 10;
/** Greatest share of chance, short of all. @source house: keeps the odds finite */
const MOST_SHARE = 0.999;
