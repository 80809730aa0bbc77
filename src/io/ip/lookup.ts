import type { DatabaseDescription, FeedFolder, FeedStatus, IpAddress, NetworkFacts, NetworkFeed, NetworkLookup, NetworkRules, OwnDatabases } from '#model';
import { type IpDatabases, openIpDatabases } from './databases.ts';

/** Addresses whose facts are kept ready, in each of two generations. Changes the speed only. */
const KEPT = 32_768;

export type NetworkLookupOptions = {
  readonly rules: NetworkRules;
  /** The user’s own databases. */
  readonly databases?: OwnDatabases;
  /** Stored feeds. */
  readonly feeds: Pick<FeedFolder, 'load'>;
  /** Addresses, ranges and AS numbers of the firm itself. */
  readonly egress?: readonly string[];
  /** Today, for the age of feeds: RFC 3339. */
  readonly now: string;
};

export type OpenedNetworkLookup = {
  readonly lookup: NetworkLookup;
  /** What the answers rest on. */
  readonly describe: () => { readonly databases: readonly DatabaseDescription[]; readonly feeds: readonly FeedStatus[] };
  /** Feeds that are stored, with their date. */
  readonly feeds: readonly (Pick<NetworkFeed, 'id' | 'kind' | 'provider'> & { readonly asOf: string; readonly stale: boolean })[];
};

/** The address in the spelling that databases are asked with. */
function spell(address: IpAddress): string {
  if (address.version === 4) {
    const { value } = address;
    return `${value >>> 24}.${(value >>> 16) & 0xff}.${(value >>> 8) & 0xff}.${value & 0xff}`;
  }
  return address.words.map((word) => `${(word >>> 16).toString(16)}:${(word & 0xffff).toString(16)}`).join(':');
}

type TimeZoneOf = (latitude: number, longitude: number) => string;

function factsOf(address: IpAddress, databases: IpDatabases, classify: ReturnType<NetworkRules['classifier']>, timeZoneOf: TimeZoneOf): NetworkFacts {
  const { place, asn, operator, kind } = databases.find(address, spell(address));
  const { countryCode, region, city, latitude, longitude } = place;
  const timeZone = place.timeZone ?? (latitude === undefined || longitude === undefined ? undefined : timeZoneOf(latitude, longitude));
  const network = classify(address, { asn, operator, kind, kindFrom: kind === undefined ? undefined : 'own database' });
  // One field after another, since this runs for every new address.
  const facts: { -readonly [Field in keyof NetworkFacts]: NetworkFacts[Field] } = { kind: network.kind, from: network.from };
  if (countryCode !== undefined) facts.countryCode = countryCode;
  if (region !== undefined) facts.region = region;
  if (city !== undefined) facts.city = city;
  if (latitude !== undefined) facts.latitude = latitude;
  if (longitude !== undefined) facts.longitude = longitude;
  if (timeZone !== undefined) facts.timeZone = timeZone;
  if (asn !== undefined) facts.asn = asn;
  if (operator !== undefined) facts.operator = operator;
  if (network.provider !== undefined) facts.provider = network.provider;
  if (network.ordinary !== undefined) facts.ordinary = network.ordinary;
  if (network.asOf !== undefined) facts.asOf = network.asOf;
  return facts;
}

/** A memory of two generations: what is asked for again moves to the young one; the old one is forgotten as a whole. */
function remember<T>(make: (key: string) => T): (key: string) => T {
  let [young, old] = [new Map<string, T>(), new Map<string, T>()];
  return (key) => {
    const known = young.get(key);
    if (known !== undefined || young.has(key)) return known as T;
    const value = old.has(key) ? (old.get(key) as T) : make(key);
    if (young.size >= KEPT) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
    return value;
  };
}

/** Longest text that can be an address. Longer ones are not kept. */
const LONGEST = 64;

/**
 * Opens what is known about addresses: databases, feeds, our own table of systems, the firm’s ranges. Nothing leaves the machine.
 * @throws BonafideError `input.unreadable` for a database of the user that cannot be read
 */
export async function openNetworkLookup({ rules, databases: own = {}, feeds, egress = [], now }: NetworkLookupOptions): Promise<OpenedNetworkLookup> {
  const [databases, { default: timeZoneOf }, stored] = await Promise.all([openIpDatabases(own, rules), import('tz-lookup'), feeds.load(now)]);
  const classify = rules.classifier({ egress, feeds: stored.loaded });
  const remembered = remember((ip) => {
    const address = rules.publicAddress(ip);
    return address === undefined ? undefined : factsOf(address, databases, classify, timeZoneOf);
  });
  return {
    lookup: (ip) => (ip.length > LONGEST ? undefined : remembered(ip)),
    describe: () => ({ databases: databases.describe(), feeds: stored.statuses }),
    feeds: stored.statuses.flatMap(({ feed, asOf, state }) =>
      asOf === undefined || (state !== 'current' && state !== 'stale')
        ? []
        : [{ id: feed.id, kind: feed.kind, ...(feed.provider === undefined ? {} : { provider: feed.provider }), asOf, stale: state === 'stale' }],
    ),
  };
}
