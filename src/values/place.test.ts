import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, distanceKm, type PlaceFacts, placeLine, relatePlaces } from './index.ts';

const maybe = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const place: fc.Arbitrary<PlaceFacts> = fc.record({
  address: maybe('12 Example Street', '12 Example St. Apt 4', '12a Example Street', 'Musterstraße 12', '12 N Maple Ave, Austin', '12 S Maple Ave'),
  unit: maybe('4', 'Apt 4', '5'),
  postalCode: maybe('77000', '77000-1234', 'EX1 2MP', 'EX12MP'),
  city: maybe('Austin', 'AUSTIN', 'Houston'),
  countryCode: maybe('US', 'GB'),
});

describe('relatePlaces', () => {
  it('relates places the same way round and about, and never a place as different from itself', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(relatePlaces(a, b)).toBe(relatePlaces(b, a));
        expect(relatePlaces(a, a)).toBe(a.address === undefined ? 'unknown' : 'same');
      }),
    );
  });

  it.each<[string, PlaceFacts, PlaceFacts]>([
    ['a postcode without its blank', { address: '12 Example Street', postalCode: 'EX1 2MP' }, { address: '12 Example Street', postalCode: 'ex12mp' }],
    ['five digits of a ZIP+4', { address: '12 Example Street', postalCode: '77000-1234' }, { address: '12 Example St', postalCode: '77000' }],
    ['the flat written into the line', { address: '12 Example Street Apt. 4', postalCode: '77000' }, { address: '12 Example Street', unit: '4', postalCode: '77000' }],
    ['the flat before the number', { address: 'Flat B, 12 Example Road', postalCode: 'EX1 2MP' }, { address: '12 Example Rd', unit: 'flat b', postalCode: 'EX1 2MP' }],
    ['a unit with and without its word', { address: '12 Example Street', unit: 'Apt 4' }, { address: '12 Example Street', unit: '#4' }],
    ['the whole address on one line', { address: '12 Example Street, Austin, TX 77000' }, { address: '12 Example Street', city: 'Austin', postalCode: '77000' }],
    ['a German street abbreviated', { address: 'Musterstraße 12', city: 'Berlin' }, { address: 'Musterstr. 12', city: 'Berlin' }],
    ['a letter apart from its number', { address: '12 B Example Street' }, { address: '12b Example Street' }],
    ['a direction left out', { address: '12 North Example Street' }, { address: '12 Example Street' }],
    ['one slip of the pen', { address: '12 Exanple Street' }, { address: '12 Example Street' }],
    [
      'a city in two languages, with one postal code',
      { address: 'Musterstr. 12', postalCode: '80331', city: 'Munich' },
      { address: 'Musterstr. 12', postalCode: '80331', city: 'München' },
    ],
  ])('joins %s', (_, a, b) => {
    expect(relatePlaces(a, b)).toBe('same');
  });

  it.each<[string, PlaceFacts, PlaceFacts]>([
    ['two streets of like names', { address: '12 Maple Avenue', city: 'Austin' }, { address: '12 Apple Avenue', city: 'Austin' }],
    ['a street and an avenue', { address: '12 Example Street' }, { address: '12 Example Avenue' }],
    ['north and south', { address: '12 N Example Street' }, { address: '12 S Example Street' }],
    ['two flats, one written into the line', { address: '12 Example Street Apt 4' }, { address: '12 Example Street', unit: '5' }],
    ['two doors with letters', { address: '12a Example Street' }, { address: '12b Example Street' }],
    ['two cities, one without a postal code', { address: '12 Example Street', city: 'Austin', postalCode: '77000' }, { address: '12 Example Street', city: 'Houston' }],
    ['two postal codes', { postalCode: '77000' }, { postalCode: '78000' }],
  ])('keeps apart %s', (_, a, b) => {
    expect(relatePlaces(a, b)).toBe('different');
  });
});

describe('distanceKm', () => {
  it('is the same both ways', () => {
    const point = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) });
    fc.assert(fc.property(point, point, (a, b) => Math.abs((distanceKm(a, b) ?? Number.NaN) - (distanceKm(b, a) ?? Number.NaN)) < 1e-6));
  });

  it('goes the short way over the date line', () => {
    expect(distanceKm({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(111.2, 1);
  });
});

it('a place is written on one line, as far as it is known', () => {
  expect(placeLine({ address: '12 Example Street', unit: '', city: 'Austin', region: 'TX', postalCode: '77000' })).toBe('12 Example Street, Austin, TX 77000');
  expect(placeLine({})).toBe('');
});

describe('the key of an address', () => {
  it.each([
    [
      { address: '12 Example Street, Apt 3', city: 'Reno', postalCode: '89501-1234' },
      { address: '12 EXAMPLE ST #3', postalCode: '89501' },
    ],
    [
      { address: '12 Example Street', city: 'Reno' },
      { address: '12 Example St., Reno', city: 'RENO' },
    ],
  ])('is the same however it is written: %j', (a, b) => {
    expect(addressKey(a)).toBeDefined();
    expect(addressKey(a)).toBe(addressKey(b));
  });

  it.each([
    [
      { address: '12 Example Street', postalCode: '89501' },
      { address: '14 Example Street', postalCode: '89501' },
    ],
    [
      { address: '12 Example Street, Apt 3', postalCode: '89501' },
      { address: '12 Example Street, Apt 4', postalCode: '89501' },
    ],
    [
      { address: '12 Example Street', postalCode: '89501' },
      { address: '12 Example Street', postalCode: '89502' },
    ],
  ])('differs where a part does: %j', (a, b) => {
    expect(addressKey(a)).not.toBe(addressKey(b));
  });

  it('is none where a part is missing', () => {
    expect([addressKey({ address: 'Example Street', city: 'Reno' }), addressKey({ address: '12 Example Street' }), addressKey({ city: 'Reno' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
