import { type PlaceFacts, relatePlaces } from './place.ts';

/**
 * Whether somebody who writes an address on one line (street, unit, postal code, city, parted by commas, all but the street optional)
 * lives at one of the homes. Units are not compared: whoever shares a line with the flat beside is a neighbour, and is asked like a household.
 */
export function isOneHome(homes: readonly PlaceFacts[], line: string | undefined): boolean {
  if (line === undefined) return false;
  const [address = '', ...rest] = line.split(', ');
  // A last part with a digit is a unit or postal code.
  const last = rest.at(-1);
  const city = last === undefined || /\d/.test(last) ? undefined : last;
  return homes.some((home) => home.address !== undefined && relatePlaces({ address: home.address, city: home.city }, { address, city }) === 'same');
}
