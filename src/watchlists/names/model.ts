import type { NameFeatures } from './compare.ts';
import type { NameKind } from './words.ts';

/**
 * What each feature adds to the logarithm of the odds that two names are one person’s or organisation’s. Unit: nats.
 * @source bench/accuracy/screening/fit.py: logistic regression with signs that cannot turn round, on the development half of
 * OpenSanctions’ name pairs, the perturbed UN names, aliases of listed entries, and invented people who match nobody;
 * docs/explanation/screening.md gives the figures
 */
const WEIGHTS: Readonly<Record<keyof NameFeatures, number>> = {
  agreement: 1.15,
  rarity: 0.75,
  conflicts: -3.23,
  surplus: -3.46,
  middle: 0.74,
  slips: -1.38,
  edits: -0.44,
  single: -0.9,
  turned: -0.4,
  scrambled: -0.39,
  consonants: -1.39,
  syllables: -1.6,
  lineage: -2.4,
  equal: 0.52,
  numbers: 0.98,
  number: -0.55,
  forms: -2.31,
  short: -1.27,
};

/** The same before anything was compared. Unit: nats. @source as WEIGHTS */
const BIAS = 0.02;

/** What is added for organisations, whose names lose and gain words more easily. Unit: nats. @source as WEIGHTS */
const ORGANISATION: Readonly<Partial<Record<keyof NameFeatures, number>>> = { conflicts: 1.88, surplus: 2.82, single: 0.43 };
const ORGANISATION_BIAS = -0.38;

/** What a weak alias takes away: OFAC advises that screening by them alone brings mostly false hits. Unit: nats. @source OFAC FAQ 122 (weak aliases); the size is the house’s, docs/decisions/0008 */
export const WEAK_ALIAS = -1;

const NAMES = Object.keys(WEIGHTS) as readonly (keyof NameFeatures)[];

/** Logarithm of the odds that the names are the same. Unit: nats. */
export function nameLogOdds(features: NameFeatures, kind: NameKind): number {
  let odds = kind === 'organisation' ? BIAS + ORGANISATION_BIAS : BIAS;
  for (const name of NAMES) odds += contributionOf(name, features, kind);
  return odds;
}

function contributionOf(name: keyof NameFeatures, features: NameFeatures, kind: NameKind): number {
  return features[name] * (WEIGHTS[name] + (kind === 'organisation' ? (ORGANISATION[name] ?? 0) : 0));
}

/** What each feature contributed, in the order of the model; features that say nothing are left out. Unit: nats. */
export function nameContributions(features: NameFeatures, kind: NameKind): readonly { readonly feature: keyof NameFeatures; readonly nats: number }[] {
  return NAMES.map((feature) => ({ feature, nats: contributionOf(feature, features, kind) })).filter(({ nats }) => nats !== 0);
}

/** Probability of a logarithm of odds. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
