import { expect, it } from 'vitest';
import { groupBySamePlace } from './same-places.ts';

it('joins two spellings of one address and keeps another apart', () => {
  const home = { place: { address: '12 Example Street', postalCode: 'EX1 2MP', countryCode: 'GB' } };
  const spelt = { place: { address: '12 Example St', postalCode: 'EX1 2MP', countryCode: 'GB' } };
  const other = { place: { address: '90 Sample Road', postalCode: 'SA1 3PL', countryCode: 'GB' } };
  expect(groupBySamePlace([home, spelt, other])).toEqual([[home, spelt], [other]]);
});
