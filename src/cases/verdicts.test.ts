import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, wilson } from './verdicts.ts';

describe('verdicts', () => {
  it('come with the range in which the truth may lie', () => {
    // Wilson (1927) for 1 of 10, as in the tables: 1.8 to 40.4 in 100.
    expect(wilson(1, 10)).toMatchObject({ from: expect.closeTo(0.0179, 3), to: expect.closeTo(0.4042, 3) });
    const [one] = calibrate([
      { checkId: 'a', verdict: 'benign', count: 1 },
      { checkId: 'a', verdict: 'true-positive', count: 9 },
      { checkId: 'a', verdict: 'insufficient', count: 5 },
    ]);
    expect(one?.innocent).toMatchObject({ of: 10, share: 0.1 });
    expect(calibrate([{ checkId: 'b', verdict: 'insufficient', count: 3 }])[0]?.innocent).toBeUndefined();
  });

  it('have a range that holds the share and narrows with numbers', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (a, b) => {
        fc.pre(a + b > 0);
        const [few, many] = [wilson(a, a + b), wilson(100 * a, 100 * (a + b))];
        if (few === undefined || many === undefined) throw new Error('no share');
        expect(few.from).toBeLessThanOrEqual(few.share + 1e-12);
        expect(few.to).toBeGreaterThanOrEqual(few.share - 1e-12);
        expect(many.to - many.from).toBeLessThan(few.to - few.from);
      }),
    );
  });
});
