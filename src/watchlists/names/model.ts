import type { NameFeatures } from './compare.ts';
import type { NameKind } from './words.ts';

/**
 * What each feature adds to the logarithm of the odds that two names are one person’s or organisation’s. Unit: nats.
 * @source bench/accuracy/screening/fit: logistic regression with signs that cannot turn round, on the development half of
 * OpenSanctions’ name pairs, the perturbed UN names, aliases of listed entries, and invented people who match nobody;
 * docs/explanation/screening.md gives the figures
 */
const WEIGHTS: Readonly<Record<keyof NameFeatures, number>> = {
  agreement: 0.42,
  rarity: 0.81,
  conflicts: -3.21,
  surplus: -3.31,
  middle: 0.54,
  slips: -1.41,
  edits: -0.52,
  single: -0.97,
  turned: -0.4,
  scrambled: -0.36,
  consonants: -1.1,
  syllables: -1.6,
  lineage: -2.53,
  equal: 0.85,
  numbers: 0.94,
  number: -0.67,
  forms: -2.35,
  short: -1.28,
};

/** The same before anything was compared. Unit: nats. @source as WEIGHTS */
const BIAS = 0.53;

/** What is added for organisations, whose names lose and gain words more easily. Unit: nats. @source as WEIGHTS */
const ORGANISATION: Readonly<Partial<Record<keyof NameFeatures, number>>> = { conflicts: 1.64, surplus: 2.27, single: 0.59 };
const ORGANISATION_BIAS = -0.24;

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
