import type { Verdict } from '#model';

/** Two-sided 95 in 100. @source normal quantile of 0.975 */
const Z = 1.959_963_984_540_054;

/** Part of a whole with the range in which the truth may lie. */
export type Share = { readonly of: number; readonly share: number; readonly from: number; readonly to: number };

/**
 * A share with its Wilson score interval, which stays honest where numbers are small or none.
 * @source Wilson, Probable inference, J. Am. Stat. Assoc. 22 (1927); Brown, Cai, DasGupta, Interval estimation for a binomial proportion, Stat. Sci. 16 (2001)
 */
export function wilson(count: number, of: number): Share | undefined {
  if (of === 0) return undefined;
  const share = count / of;
  const centre = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  const reach = (Z / (1 + Z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { of, share, from: Math.max(0, centre - reach), to: Math.min(1, centre + reach) };
}

/** How a signal did, as people judged its findings. */
export type Calibration = {
  readonly checkId: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Of findings that could be judged, those that were not so or were innocent. Absent where none could. */
  readonly innocent?: Share;
};

/**
 * What verdicts say of signals. It is a share of the findings that people judged, which is no false positive rate: how many people did
 * not show the signal is not in it, and cases are opened for the ones that look worst.
 */
export function calibrate(counts: readonly { readonly checkId: string; readonly verdict: Verdict; readonly count: number }[]): readonly Calibration[] {
  const signals = [...new Set(counts.map(({ checkId }) => checkId))].sort();
  return signals.map((checkId) => {
    const of = (verdict: Verdict) => counts.filter((one) => one.checkId === checkId && one.verdict === verdict).reduce((sum, { count }) => sum + count, 0);
    const all = { 'true-positive': of('true-positive'), 'false-positive': of('false-positive'), benign: of('benign'), insufficient: of('insufficient') };
    const innocent = wilson(all['false-positive'] + all.benign, all['true-positive'] + all['false-positive'] + all.benign);
    return { checkId, counts: all, ...(innocent === undefined ? {} : { innocent }) };
  });
}
