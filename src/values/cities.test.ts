import { describe, expect, it } from 'vitest';
import { cityFinder } from './index.ts';

const find = cityFinder(
  `${[
    'GB exampleton;eng;england;51.5;-0.1',
    // A blank comes before the mark that ends a name.
    'US exampleton heights;tx;texas;30.3;-97.7',
    'US exampleton;tn;tennessee;35;-86',
    'US exampleton;tx;texas;30.27;-97.74',
    'US twinville;nv;nevada;39.5;-119.8',
    'US twinville;nv;nevada;39.55;-119.81',
  ].join('\n')}\n`,
);

describe('where a city is', () => {
  it.each([
    ['by state', { city: 'Exampleton', region: 'TX', countryCode: 'US' }, { kind: 'found', latitude: 30.27, longitude: -97.74 }],
    ['by the name of the state', { city: 'EXAMPLETON', region: 'Tennessee', countryCode: 'US' }, { kind: 'found', latitude: 35, longitude: -86 }],
    ['by ISO 3166-2', { city: 'Exampleton', region: 'US-TX', countryCode: 'US' }, { kind: 'found', latitude: 30.27, longitude: -97.74 }],
    ['where it is the only one', { city: 'Éxampleton', countryCode: 'GB' }, { kind: 'found', latitude: 51.5, longitude: -0.1 }],
    ['at the end of the table, entered twice', { city: 'Twinville', countryCode: 'US' }, { kind: 'found', latitude: 39.5, longitude: -119.8 }],
  ])('is known %s', (_, place, point) => {
    expect(find(place)).toEqual(point);
  });

  it('is not guessed where several have the name', () => {
    expect(find({ city: 'Exampleton', countryCode: 'US' })).toEqual({ kind: 'several' });
  });

  it.each([
    { city: 'Exampleton' },
    { countryCode: 'US' },
    { city: 'Nowhere', countryCode: 'US' },
    { city: 'Zzz', countryCode: 'ZW' },
    { city: 'Aaa', countryCode: 'AD' },
    { city: '—', countryCode: 'US' },
  ])('is not known of %j', (place) => {
    expect(find(place)).toEqual({ kind: 'unknown' });
  });
});
