import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthDateFeature, birthPlaceFeature, countryFeature, isSameBirthDay } from './corroborate.ts';
import { explain } from './explain.ts';

const two = (n: number) => String(n).padStart(2, '0');
const day = fc.tuple(fc.integer({ min: 1930, max: 2005 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const date = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([whole, length]) => whole.slice(0, length));
const dates = fc.array(date, { maxLength: 4 });
const nats = (a: readonly string[], b: readonly string[]) => birthDateFeature(a, b).nats;

describe('birth dates', () => {
  it.each([
    ['1980-05-17', '1980-05-17', 3],
    ['1980-05', '1980-05-17', 2],
    ['1980-05', '1980-05', 2],
    ['1980-05-17', '1980-17-05', 2],
    ['1980-05-06', '1980-06-05', 2],
    ['1980', '1980-05-17', 1],
    ['1980', '1980', 1],
    ['1980-05-17', '1980-11-02', 1],
    ['1980-05-17', '1981-05-17', -1],
    ['1980', '1982', -2.5],
    ['1980-05-17', '1983-05-17', -4],
    ['1950', '1999-01-01', -4],
  ])('%s and %s add %d', (a, b, added) => {
    expect(nats([a], [b])).toBe(added);
  });

  it('are compared the same both ways, as precisely as the vaguer is given', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(nats([a], [b])).toBe(nats([b], [a]));
        expect(nats([a.slice(0, 4)], [b])).toBe(nats([a.slice(0, 4)], [b.slice(0, 4)]));
      }),
    );
  });

  it('add most where they are the same, the more precise the more', () => {
    fc.assert(
      fc.property(day, date, (a, b) => {
        expect(nats([a], [a])).toBeGreaterThanOrEqual(nats([a], [b]) ?? 0);
        expect(nats([a], [a])).toBeGreaterThan(nats([a], [a.slice(0, 7)]) ?? 0);
        expect(nats([a], [a.slice(0, 7)])).toBeGreaterThan(nats([a], [a.slice(0, 4)]) ?? 0);
      }),
    );
  });

  it('count by the closest two: one more never adds less', () => {
    fc.assert(
      fc.property(dates, dates, date, (a, b, more) => {
        const before = nats(a, b);
        if (before !== null) expect(nats([...a, more], b)).toBeGreaterThanOrEqual(before);
        expect(before === null).toBe(a.length === 0 || b.length === 0);
      }),
    );
  });

  it('show what was compared, and nothing where one side has none', () => {
    expect(birthDateFeature(['1970', '1980-05-17'], ['1999', '1980-05'])).toEqual({ feature: 'birthDate', nats: 2, query: '1980-05-17', candidate: '1980-05' });
    expect(birthDateFeature([], ['1980'])).toEqual({ feature: 'birthDate', nats: null });
    expect(birthDateFeature(['1980'], [])).toEqual({ feature: 'birthDate', nats: null });
  });

  it('are a day that is the same only where both give the day', () => {
    expect(isSameBirthDay(birthDateFeature(['1980-05-17'], ['1980-05-17']))).toBe(true);
    expect(isSameBirthDay(birthDateFeature(['1980-05'], ['1980-05']))).toBe(false);
    expect(isSameBirthDay(birthDateFeature(['1980-05-06'], ['1980-06-05']))).toBe(false);
    expect(isSameBirthDay({ feature: 'country', nats: 3 })).toBe(false);
  });
});

describe('countries', () => {
  it('agree where one is shared, and differ little: people move', () => {
    expect(countryFeature(['DE', 'KP'], ['KP', 'CN'])).toEqual({ feature: 'country', nats: 0.5, query: 'DE, KP', candidate: 'KP, CN' });
    expect(countryFeature(['DE'], ['KP']).nats).toBe(-0.3);
    expect(countryFeature([], ['KP'])).toEqual({ feature: 'country', nats: null });
    expect(countryFeature(['KP'], [])).toEqual({ feature: 'country', nats: null });
  });
});

describe('birth places', () => {
  it.each([
    ['Exampleton', 'Exampleton, Exampleland'],
    ['EXAMPLETON, North', 'exampleton'],
    ['Zürichston', 'Zurichston, Switzerland'],
    ['Saint-Example', 'Saint Example'],
  ])('%s and %s are one town', (a, b) => {
    expect(birthPlaceFeature([a], [b])).toEqual({ feature: 'birthPlace', nats: 1.5, query: a, candidate: b });
  });

  it('that differ are no contradiction, and missing ones are not compared', () => {
    expect(birthPlaceFeature(['Exampleton'], ['Sampleville']).nats).toBe(0);
    expect(birthPlaceFeature([], ['Sampleville']).nats).toBeNull();
    expect(birthPlaceFeature(['Exampleton'], []).nats).toBeNull();
  });

  it('without a letter agree with nothing, themselves included', () => {
    expect(birthPlaceFeature(['?'], ['?']).nats).toBe(0);
    expect(birthPlaceFeature([', Exampleland'], [', Exampleland']).nats).toBe(0);
  });
});

describe('the explanation', () => {
  const match = { entityId: 'x', list: 'test', revision: '', programs: [], caption: 'X', schema: 'Person', name: 'X', query: 'X', score: 0.9, basis: 'name' } as const;

  it('is one sentence that says what agrees, what differs and what could not be compared', () => {
    expect(
      explain(
        {
          ...match,
          features: [
            { feature: 'wallet', nats: 9.3, query: '0xab', candidate: '0xab' },
            { feature: 'name.weakAlias', nats: -1 },
            { feature: 'birthDate', nats: -4, query: '1980', candidate: '1950' },
            { feature: 'country', nats: 0.5, query: 'KP', candidate: 'KP' },
            { feature: 'birthPlace', nats: 1.5, query: 'Exampleton', candidate: 'Exampleton, North' },
          ],
        },
        undefined,
      ),
    ).toBe(
      'The wallet address 0xab is the same; it is an alias that the list itself calls weak; birth dates differ (1980 and 1950); a country agrees (KP); birth places agree (Exampleton, North).',
    );
    expect(explain({ ...match, features: [] }, undefined)).toBe('Birth dates could not be compared.');
    expect(explain({ ...match, features: [{ feature: 'country', nats: -0.3, query: 'DE', candidate: 'KP' }] }, undefined)).toContain('countries differ (DE; KP)');
  });
});
