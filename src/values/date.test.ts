import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDates, daySpan, daysBetween, hasDay, isCertainlyBefore, monthsBetween } from './index.ts';

const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
/** A day, or as much of it as a source may give. */
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));

describe('gaps between dates', () => {
  it('are as long one way as the other', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(daysBetween(a, b).least + daysBetween(b, a).most).toBe(0);
        expect(daysBetween(a, b).least).toBeLessThanOrEqual(daysBetween(a, b).most);
      }),
    );
  });

  it('hold every day that the dates may mean', () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(4, 7), (a, b, length) => {
        const { least } = daysBetween(a, b);
        const vague = daysBetween(a.slice(0, length), b.slice(0, length));
        expect(vague.least).toBeLessThanOrEqual(least);
        expect(vague.most).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('are certain in order only where no day overlaps', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(isCertainlyBefore(a, b)).toBe(daysBetween(a, b).least > 0);
        expect(isCertainlyBefore(a, b) && isCertainlyBefore(b, a)).toBe(false);
      }),
    );
    expect(isCertainlyBefore('2025', '2025-06')).toBe(false);
  });

  it('are counted in mean months', () => {
    expect(Math.floor(monthsBetween('2024-01-01', '2025-01-01').least)).toBe(12);
    expect(monthsBetween('2024', '2024').most).toBeCloseTo(11.99, 2);
  });
});

describe('a date', () => {
  it('spans its year, month or day, leap days among them', () => {
    expect(daySpan('2024-02')).toEqual({ first: daySpan('2024-02-01').first, last: daySpan('2024-02-29').last });
    expect(daySpan('2023').last - daySpan('2023').first).toBe(364);
    expect(daySpan('2026-06-01T23:30:00Z')).toEqual(daySpan('2026-06-01'));
  });

  it('sorts by its earliest day, alike in either direction', () => {
    fc.assert(fc.property(date, date, (a, b) => Math.sign(compareDates(a, b)) + Math.sign(compareDates(b, a)) === 0));
    expect(['2025-06', '2025-06-15', '2024'].sort(compareDates)).toEqual(['2024', '2025-06', '2025-06-15']);
  });

  it('tells whether it names its day', () => {
    expect([hasDay('2025'), hasDay('2025-06'), hasDay('2025-06-15')]).toEqual([false, false, true]);
  });
});
