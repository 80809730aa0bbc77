import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adverseImpact, fisherExact } from './adverse-impact.ts';

describe('Fisher’s exact test', () => {
  it.each([
    // scipy 1.x, scipy.stats.fisher_exact, and exact fractions of binomial coefficients
    [3, 4, 1, 4, 0.485714285714],
    [1, 12, 9, 12, 0.002759456185],
    [8, 10, 4, 10, 0.169802333889],
    [0, 5, 5, 5, 0.007936507937],
    [50, 100, 50, 100, 1],
  ])('says of %i of %i beside %i of %i what others compute', (a, ofA, b, ofB, p) => {
    expect(fisherExact(a, ofA, b, ofB)).toBeCloseTo(p, 9);
  });

  it('is a probability, and the same whichever group is named first', () => {
    const group = fc.integer({ min: 1, max: 60 }).chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(group, group, ([a, ofA], [b, ofB]) => {
        const p = fisherExact(a, ofA, b, ofB);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(p).toBeCloseTo(fisherExact(b, ofB, a, ofA), 9);
      }),
    );
  });
});

describe('adverse impact', () => {
  it('compares each group with the one that fared best, by the rule of four fifths', () => {
    const [first, second, third] = adverseImpact([
      { name: 'A', considered: 80, selected: 48 },
      { name: 'B', considered: 40, selected: 12 },
      { name: 'C', considered: 40, selected: 20 },
    ]);
    expect(first).toMatchObject({ rate: 0.6, ratio: 1, belowFourFifths: false });
    expect(first).not.toHaveProperty('probability');
    expect(second).toMatchObject({ rate: 0.3, ratio: 0.5, belowFourFifths: true });
    expect(third?.ratio).toBeCloseTo(0.8333, 3);
    expect(third?.belowFourFifths).toBe(false);
  });

  it('lets no group of a few set the measure, and says that it is small', () => {
    const groups = adverseImpact([
      { name: 'few', considered: 1, selected: 1 },
      { name: 'many', considered: 99, selected: 30 },
    ]);
    expect(groups.map(({ small }) => small)).toEqual([true, false]);
    expect(groups[1]).toMatchObject({ ratio: 1 });
  });

  it('says nothing of groups of nobody, and nothing against anybody where nobody was selected', () => {
    expect(adverseImpact([])).toEqual([]);
    expect(adverseImpact([{ name: 'A', considered: 0, selected: 0 }])).toEqual([]);
    expect(
      adverseImpact([
        { name: 'A', considered: 5, selected: 0 },
        { name: 'B', considered: 5, selected: 0 },
      ]).map(({ ratio }) => ratio),
    ).toEqual([1, 1]);
  });
});
