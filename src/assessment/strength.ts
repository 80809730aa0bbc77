import type { Strength } from '#model';

/**
 * Middle of each grade of evidence, in decibans (ten times the decimal logarithm of a likelihood ratio). It orders people
 * within a level and steps within a plan. It is never shown as a probability: base rates differ from firm to firm.
 * @source Jeffreys, Theory of Probability, 3rd ed. 1961, appendix B: grades end at 5, 10, 15 and 20 decibans; a weak
 * signal sits in the first grade, a moderate one in the second, a strong one in the third, a conclusive one at the last bound
 */
export const DECIBANS: Readonly<Record<Strength, number>> = { weak: 2.5, moderate: 7.5, strong: 12.5, conclusive: 20 };

const ORDER: readonly Strength[] = ['weak', 'moderate', 'strong', 'conclusive'];

/** Order of two strengths, stronger first. */
export function strongerFirst(a: Strength, b: Strength): number {
  return ORDER.indexOf(b) - ORDER.indexOf(a);
}
