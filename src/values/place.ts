import { fold, similarity, words } from './text.ts';

export type PlaceFacts = {
  readonly address?: string | undefined;
  readonly unit?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly countryCode?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
};

/** Mean Earth radius in km. @source IUGG 1980, R1 = 6371.0088 */
const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle distance. Unit: km. @returns undefined where a coordinate is missing @source haversine formula, Sinnott 1984 */
export function distanceKm(a: PlaceFacts, b: PlaceFacts): number | undefined {
  if (a.latitude === undefined || a.longitude === undefined || b.latitude === undefined || b.longitude === undefined) return undefined;
  const radians = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * radians;
  const dLon = (b.longitude - a.longitude) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Street words written in many ways. @source USPS Publication 28, appendix C1, common rows */
const STREET_WORDS: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  highway: 'hwy',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  apartment: 'apt',
  suite: 'ste',
};

function street(address: string): string {
  return words(address)
    .map((word) => STREET_WORDS[word] ?? word)
    .join(' ');
}

/** Likeness of two street lines with equal house numbers from which they are one street. @source house, docs/decisions/0006 */
const STREET_LIKENESS = 0.8;

/**
 * Whether two places are one postal address. Units are compared only where both name one.
 * @returns `unknown` where they share no comparable part
 */
export function relatePlaces(a: PlaceFacts, b: PlaceFacts): 'same' | 'different' | 'unknown' {
  const differ = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined && fold(x) !== fold(y);
  const differs = differ(a.countryCode, b.countryCode) || differ(a.postalCode, b.postalCode);
  if (a.address === undefined || b.address === undefined) return differs || differ(a.city, b.city) ? 'different' : 'unknown';
  if (differs) return 'different';
  const numbers = (text: string) => (fold(text).match(/\d+/g) ?? []).join(' ');
  if (numbers(a.address) !== numbers(b.address)) return 'different';
  if (similarity(street(a.address), street(b.address)) < STREET_LIKENESS) return 'different';
  return differ(a.unit, b.unit) || (a.postalCode === undefined && b.postalCode === undefined && differ(a.city, b.city)) ? 'different' : 'same';
}

/** A place on one line, as far as known. */
export function placeLine(place: PlaceFacts): string {
  const parts = [place.address, place.unit, place.city, [place.region, place.postalCode].filter(Boolean).join(' '), place.countryCode];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
