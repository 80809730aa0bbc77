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

/** Kinds of street written in many ways. @source USPS Publication 28, appendix C1, common rows; German Straße, Spanish avenida: house */
const STREET_KINDS: Readonly<Record<string, string>> = {
  street: 'st',
  strasse: 'st',
  str: 'st',
  saint: 'st',
  avenue: 'ave',
  av: 'ave',
  avenida: 'ave',
  road: 'rd',
  drive: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  bd: 'blvd',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  highway: 'hwy',
};
const KINDS = new Set(Object.values(STREET_KINDS));

/** Directions of streets. @source USPS Publication 28, section 23 */
const DIRECTIONS: Readonly<Record<string, string>> = { north: 'n', south: 's', east: 'e', west: 'w', n: 'n', s: 's', e: 'e', w: 'w', ne: 'ne', nw: 'nw', se: 'se', sw: 'sw' };

/** A flat within a street line, or the words before its number. @source USPS Publication 28, appendix C2, common rows; German Wohnung: house */
const UNIT = /(?:\b(?:apartment|apt|unit|suite|ste|flat|room|rm|wohnung|whg)\b\.?|#)\s*(?:no\b\.?\s*|#\s*)?([a-z]?\d+[a-z]?|[a-z])(?![\p{L}\d])/iu;
const UNIT_WORDS = new Set(['apartment', 'apt', 'unit', 'suite', 'ste', 'flat', 'room', 'rm', 'wohnung', 'whg', 'no']);

/** Likeness of two street names from which they are one street. @source house, docs/decisions/0006 */
const STREET_LIKENESS = 0.8;

/** Shortest part of a postal code that stands for all that begin with it (the outward part of EX1 2MP, the five digits of a ZIP+4). Unit: characters. @source Royal Mail PAF outward codes; USPS ZIP+4; house */
const POSTAL_PART = 3;

/** Characters of a postal code that a key takes: a ZIP without its extension. Unit: characters. @source USPS ZIP+4 */
const POSTAL_KEY = 5;

type StreetLine = { readonly numbers: string; readonly kinds: string; readonly directions: string; readonly name: string; readonly unit: string | undefined };

function postal(code: string): string {
  return fold(code).replaceAll(' ', '');
}

function unitOf(text: string): string {
  return words(text)
    .filter((word) => !UNIT_WORDS.has(word))
    .join('');
}

/** Words of a city, region, postal code and country that a street line may repeat at its end. */
function localityWords(place: PlaceFacts): readonly string[] {
  return [place.city, place.region, place.postalCode, place.countryCode].flatMap((part) => (part === undefined ? [] : [...words(part), postal(part)]));
}

/** A street line without the locality at its end; a state of two letters goes with the rest of it. */
function withoutLocality(street: readonly string[], locality: ReadonlySet<string>): readonly string[] {
  const isState = (word: string) => /^[a-z]{2}$/.test(word) && !KINDS.has(word) && DIRECTIONS[word] === undefined;
  let end = street.length;
  while (end > 2 && (locality.has(street[end - 1] ?? '') || (end < street.length && isState(street[end - 1] ?? '')))) end -= 1;
  return street.slice(0, end);
}

/** A street line taken apart. @param locality words left out at its end */
function readStreet(address: string, unit: string | undefined, locality: ReadonlySet<string>): StreetLine {
  const inside = UNIT.exec(address);
  const street = withoutLocality(words(inside === null ? address : address.replace(inside[0], ' ')), locality);
  // A house number and its letter are one, and the kind of a German street is written onto its name.
  const all = street
    .join(' ')
    .replace(/\b(\d+) ([a-df-mo-rt-vx-z])\b/g, '$1$2')
    .replace(/([a-z]{3,})(?:strasse|str)\b/g, '$1 st')
    .split(' ')
    .map((word) => STREET_KINDS[word] ?? DIRECTIONS[word] ?? word);
  const pick = (of: (word: string) => boolean) => all.filter(of);
  const numbered = (word: string) => /\d/.test(word);
  const plain = pick((word) => !numbered(word) && !KINDS.has(word) && DIRECTIONS[word] === undefined);
  const name = plain.length > 0 ? plain : pick((word) => !numbered(word));
  const sorted = (of: (word: string) => boolean) => [...new Set(pick(of))].sort().join(' ');
  const own = unit ?? inside?.[1];
  return {
    numbers: pick(numbered).join(' '),
    kinds: sorted((word) => KINDS.has(word)),
    directions: sorted((word) => DIRECTIONS[word] !== undefined),
    name: name.join(' '),
    unit: own === undefined ? undefined : unitOf(own),
  };
}

/** Whether two street lines are one street and number. What only one of them names is not compared. */
function sameStreet(one: StreetLine, two: StreetLine): boolean {
  const clash = (x: string, y: string) => x !== '' && y !== '' && x !== y;
  if (one.numbers !== two.numbers || clash(one.kinds, two.kinds) || clash(one.directions, two.directions)) return false;
  return similarity(one.name, two.name) >= STREET_LIKENESS;
}

/**
 * Whether two places are one postal address. Units are compared only where both name one, cities only where a postal code is missing.
 * @returns `unknown` where they share no comparable part
 */
export function relatePlaces(a: PlaceFacts, b: PlaceFacts): 'same' | 'different' | 'unknown' {
  const differ = (x: string | undefined, y: string | undefined) => x !== undefined && y !== undefined && fold(x) !== fold(y);
  const differs = differ(a.countryCode, b.countryCode) || postalCodesDiffer(a.postalCode, b.postalCode);
  if (a.address === undefined || b.address === undefined) return differs || differ(a.city, b.city) ? 'different' : 'unknown';
  if (differs) return 'different';
  const locality = new Set([...localityWords(a), ...localityWords(b)]);
  const one = readStreet(a.address, a.unit, locality);
  const two = readStreet(b.address, b.unit, locality);
  if (!sameStreet(one, two) || differ(one.unit, two.unit)) return 'different';
  return (a.postalCode === undefined || b.postalCode === undefined) && differ(a.city, b.city) ? 'different' : 'same';
}

function postalCodesDiffer(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [shorter = '', longer = ''] = [postal(a), postal(b)].sort((x, y) => x.length - y.length);
  return shorter !== longer && !(shorter.length >= POSTAL_PART && longer.startsWith(shorter));
}

/** A postal address as one text, so that one address written twice is found without comparing all: number, street, unit, and postal code or city. Undefined where a part is missing. */
export function addressKey(place: PlaceFacts): string | undefined {
  if (place.address === undefined) return undefined;
  const { numbers, name, unit } = readStreet(place.address, place.unit, new Set(localityWords(place)));
  const area = place.postalCode === undefined ? (place.city === undefined ? '' : fold(place.city)) : postal(place.postalCode).slice(0, POSTAL_KEY);
  return numbers === '' || name === '' || area === '' ? undefined : [numbers, name.split(' ').sort()[0], unit ?? '', area].join('|');
}

/** A place on one line, as far as known. */
export function placeLine(place: PlaceFacts): string {
  const parts = [place.address, place.unit, place.city, [place.region, place.postalCode].filter(Boolean).join(' '), place.countryCode];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
