import type { NetworkHints, NetworkKind } from '#model';

/*
 * Records of MMDB databases. Three shapes are known: MaxMind’s (GeoIP2, GeoLite2, also DB-IP’s own files), IPinfo’s, and the flat one
 * of the @ip-location-db packages. What a record lacks stays absent; a record of any other shape says nothing.
 */

/** Place and network of an address, as far as a record has them. */
export type IpRecord = {
  readonly countryCode?: string;
  readonly region?: string;
  readonly city?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly timeZone?: string;
} & Pick<NetworkHints, 'asn' | 'operator' | 'kind'>;

type Json = { readonly [key: string]: unknown };
const NOTHING: Json = {};

function objectOf(value: unknown): Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : NOTHING;
}

function textOf(...values: readonly unknown[]): string | undefined {
  for (const value of values) if (typeof value === 'string' && value.trim() !== '') return value.trim();
  return undefined;
}

function degreesOf(most: number, ...values: readonly unknown[]): number | undefined {
  for (const value of values) {
    const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    // Some databases hold 32-bit numbers; what is left of them after the fourth decimal is noise.
    if (Math.abs(number) <= most) return Math.round(number * 10_000) / 10_000;
  }
  return undefined;
}

function countryOf(...values: readonly unknown[]): string | undefined {
  const code = values.find((value) => typeof value === 'string' && /^[A-Za-z]{2}$/.test(value));
  return typeof code === 'string' && code.toUpperCase() !== 'ZZ' ? code.toUpperCase() : undefined;
}

function asnOf(...values: readonly unknown[]): number | undefined {
  for (const value of values) {
    const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value.replace(/^AS/i, '')) : Number.NaN;
    if (Number.isInteger(number) && number > 0) return number;
  }
  return undefined;
}

/** Types of networks as databases name them. @source MaxMind `user_type`, IPinfo `type` and `as_type`, by their documentation */
const TYPES: Readonly<Record<string, NetworkKind>> = {
  cellular: 'mobile',
  mobile: 'mobile',
  college: 'education',
  school: 'education',
  education: 'education',
  hosting: 'hosting',
  residential: 'residential',
  isp: 'residential',
};

/** Flags of anonymisers, the most telling first. @source MaxMind Anonymous IP and Insights, IPinfo privacy, by their documentation */
const FLAGS: readonly (readonly [string, NetworkKind])[] = [
  ['is_tor_exit_node', 'tor'],
  ['tor', 'tor'],
  ['is_residential_proxy', 'residential-proxy'],
  ['is_anonymous_vpn', 'consumer-vpn'],
  ['vpn', 'consumer-vpn'],
  ['is_hosting_provider', 'hosting'],
  ['hosting', 'hosting'],
  ['is_hosting', 'hosting'],
  ['is_mobile', 'mobile'],
];

function kindOf(record: Json, traits: Json): NetworkKind | undefined {
  const privacy = objectOf(record['privacy']);
  for (const [flag, kind] of FLAGS) if ([traits[flag], record[flag], privacy[flag]].some((value) => value === true || value === 'true')) return kind;
  return TYPES[textOf(traits['user_type'], record['type'], record['as_type'])?.toLowerCase() ?? ''];
}

const nameOf = (value: unknown) => textOf(objectOf(objectOf(value)['names'])['en']);

/** What a record of any known shape says. Never throws. */
export function readIpRecord(value: unknown): IpRecord {
  const record = objectOf(value);
  const location = objectOf(record['location']);
  const traits = objectOf(record['traits']);
  const [subdivision] = Array.isArray(record['subdivisions']) ? record['subdivisions'] : [];
  const found: { -readonly [Field in keyof IpRecord]: IpRecord[Field] } = {};
  const countryCode = countryOf(objectOf(record['country'])['iso_code'], record['country_code'], record['country'], objectOf(record['registered_country'])['iso_code']);
  const region = nameOf(subdivision) ?? textOf(record['region'], record['state1']);
  const city = nameOf(record['city']) ?? textOf(record['city']);
  const latitude = degreesOf(90, location['latitude'], record['latitude'], record['lat']);
  const longitude = degreesOf(180, location['longitude'], record['longitude'], record['lng'], record['lon']);
  const timeZone = textOf(location['time_zone'], record['timezone'], record['time_zone']);
  const asn = asnOf(record['autonomous_system_number'], traits['autonomous_system_number'], record['asn']);
  const operator = textOf(record['autonomous_system_organization'], traits['autonomous_system_organization'], record['as_name'], record['name']);
  const kind = kindOf(record, traits);
  if (countryCode !== undefined) found.countryCode = countryCode;
  if (region !== undefined) found.region = region;
  // “Berlin (Bezirk Mitte)”: the city, not the quarter.
  if (city !== undefined) found.city = city.replace(/ \([^()]*\)$/, '');
  if (latitude !== undefined) found.latitude = latitude;
  if (longitude !== undefined) found.longitude = longitude;
  if (timeZone !== undefined) found.timeZone = timeZone;
  if (asn !== undefined) found.asn = asn;
  if (operator !== undefined) found.operator = operator;
  if (kind !== undefined) found.kind = kind;
  return found;
}
