import { type LinkLine, lines } from './catalogue.ts';

/** Smallest number of people that weights are reckoned with: what two of ten share is no more common than what two of many share. Unit: people. @source house */
const FEWEST_PEOPLE = 10_000;
/** People who can hold a value that only supports others, before it is a hub. Unit: people. @source house: bounds how many are compared for a common school */
const MOST_SUPPORTING = 30;
/** Decibans of a likelihood ratio of ten. @source Turing and Good; Good 1979, Studies in the history of probability */
const DECIBANS = 10;

/** How often tied people agree, and untied ones by chance, by line; and among how many people. */
export type LinkWeights = { readonly people: number; readonly agrees: Readonly<Record<string, number>>; readonly chance: Readonly<Record<string, number>> };

/** Weights before anything was learned. @param people stored people */
export function priorWeights(people: number): LinkWeights {
  return {
    people: Math.max(people, FEWEST_PEOPLE),
    agrees: Object.fromEntries(lines.map(({ id, agrees }) => [id, agrees])),
    chance: Object.fromEntries(lines.map(({ id, chance }) => [id, chance])),
  };
}

/** People who can hold a value before sharing it is more likely chance than a tie: from there it is a hub. By the priors, so that it stays the same whatever is learned. */
export function mostHolders({ agrees, chance }: LinkLine): number {
  return agrees >= 2 * chance ? Math.floor(agrees / chance) : MOST_SUPPORTING;
}

/**
 * Match weight of a value that two share, in decibans: ten times the logarithm of how much likelier it is for tied people
 * than for two at random. @param holders people who have it @param likeness 1 for equal values
 * @source Fellegi and Sunter 1969; adjusted to the frequency of the value after Winkler 2000
 */
export function valueWeight({ id }: LinkLine, holders: number, likeness: number, { people, agrees, chance }: LinkWeights): number {
  const [m = 0, u = 1] = [agrees[id], chance[id]];
  // What is half alike is found among strangers ten times as often as what is equal.
  const alike = LIKENESS_DECADES * (1 - likeness);
  return DECIBANS * (Math.log10((m * people) / (u * Math.max(2, holders))) - alike);
}

/** Powers of ten by which chance grows from equal to nothing alike. @source house: at 0.9 the chance is 1.6 times that of equal texts, at 0.5 ten times */
const LIKENESS_DECADES = 2;

/** Weight of a pair before anything is known, in decibans: one other in so many. */
export function priorWeight({ people }: LinkWeights): number {
  return -DECIBANS * Math.log10(people);
}

/** Probability of a tie from its weight in decibans. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 10 ** (-weight / DECIBANS));
}
