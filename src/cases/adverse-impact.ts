/** How a group fared: how many were considered, and how many of them were selected. */
export type GroupCount = { readonly name: string; readonly considered: number; readonly selected: number };

export type GroupImpact = GroupCount & {
  /** Part of the group that was selected, 0 to 1. */
  readonly rate: number;
  /** That rate against the highest of the groups that are large enough to be compared, 0 to 1. */
  readonly ratio: number;
  /** Whether the ratio is below four fifths. */
  readonly belowFourFifths: boolean;
  /** How often chance alone would give a difference as large as this one against the group with the highest rate, 0 to 1. Absent for that group itself. */
  readonly probability?: number;
  /** Part of the whole that this group is; small ones are told apart. */
  readonly small: boolean;
};

/** @source 29 CFR 1607.4 D (Uniform Guidelines on Employee Selection Procedures): less than four fifths of the highest rate is generally regarded as evidence of adverse impact */
const FOUR_FIFTHS = 0.8;
/** Groups smaller than this part of the whole are not compared by the rule. @source 29 CFR 1607.15 A (2) (a): less than 2 % of the labour force or of the applicants */
const SMALL = 0.02;

/** Natural logarithms of factorials 0 to n. */
function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1);
  for (let at = 2; at <= n; at += 1) logs[at] = (logs[at - 1] ?? 0) + Math.log(at);
  return logs;
}

/** Tables at least as improbable as the one seen, within the error of floating point. @source R, fisher.test: relative error 1e-7 */
const RELATIVE_ERROR = 1 + 1e-7;

/**
 * Fisher’s exact test, two-sided, of a table of two groups: right also where numbers are small. Cost grows with the number selected.
 * @source Fisher, Statistical Methods for Research Workers, 5th edition (1934), section 21.02
 */
export function fisherExact(selectedA: number, ofA: number, selectedB: number, ofB: number): number {
  const all = ofA + ofB;
  const selected = selectedA + selectedB;
  const log = logFactorials(all);
  const of = (n: number): number => log[n] ?? 0;
  const fixed = of(ofA) + of(ofB) + of(selected) + of(all - selected) - of(all);
  const chance = (a: number): number => Math.exp(fixed - of(a) - of(ofA - a) - of(selected - a) - of(ofB - selected + a));
  const seen = chance(selectedA) * RELATIVE_ERROR;
  let sum = 0;
  for (let a = Math.max(0, selected - ofB); a <= Math.min(ofA, selected); a += 1) {
    const one = chance(a);
    if (one <= seen) sum += one;
  }
  return Math.min(1, sum);
}

/** How groups fared beside each other. It says that rates differ, never why. Groups of nobody are left out. */
export function adverseImpact(groups: readonly GroupCount[]): readonly GroupImpact[] {
  const there = groups.filter(({ considered }) => considered > 0);
  const all = there.reduce((sum, { considered }) => sum + considered, 0);
  const rateOf = ({ considered, selected }: GroupCount) => selected / considered;
  const isSmall = ({ considered }: GroupCount) => considered / all < SMALL;
  const [first, ...others] = there.filter((one) => !isSmall(one));
  if (first === undefined) return [];
  const best = others.reduce((highest, one) => (rateOf(one) > rateOf(highest) ? one : highest), first);
  return there.map((one) => {
    const rate = rateOf(one);
    const ratio = rateOf(best) === 0 ? 1 : Math.min(1, rate / rateOf(best));
    return {
      ...one,
      rate,
      ratio,
      belowFourFifths: ratio < FOUR_FIFTHS,
      small: isSmall(one),
      ...(one === best ? {} : { probability: fisherExact(one.selected, one.considered, best.selected, best.considered) }),
    };
  });
}
