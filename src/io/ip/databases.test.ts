import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeedFolder, NetworkRules } from '#model';
import { networkRules } from '../../telemetry/networks/index.ts';
import { publicAddressReader, SPECIAL_RANGES } from '../../telemetry/networks/public.ts';
import { openIpDatabases, ownDatabases } from './databases.ts';
import { openNetworkLookup } from './lookup.ts';
import { readIpRecord } from './records.ts';

type Value = string | number | boolean | { readonly [key: string]: Value } | readonly Value[];

/** A value in the data section of an MMDB file. @source MaxMind DB File Format Specification 2.0 */
function encode(value: Value): Buffer {
  const head = (type: number, size: number) => {
    const [first, ...length] = size < 29 ? [size] : [29, size - 29];
    return type < 8 ? Buffer.from([(type << 5) | (first as number), ...length]) : Buffer.from([first as number, type - 7, ...length]);
  };
  if (typeof value === 'string') return Buffer.concat([head(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'boolean') return head(14, value ? 1 : 0);
  if (Array.isArray(value)) return Buffer.concat([head(11, value.length), ...value.map(encode)]);
  if (typeof value === 'object') return Buffer.concat([head(7, Object.keys(value).length), ...Object.entries(value).flatMap(([key, one]) => [encode(key), encode(one as Value)])]);
  const bytes = Buffer.alloc(Number.isInteger(value) && value >= 0 ? 4 : 8);
  if (bytes.length === 4) bytes.writeUInt32BE(value as number);
  else bytes.writeDoubleBE(value as number);
  return Buffer.concat([head(bytes.length === 4 ? 6 : 3, bytes.length), bytes]);
}

/** An MMDB file. @param networks bits of the prefix to record */
function mmdb(ipVersion: 4 | 6, networks: readonly (readonly [bits: string, record: Value])[]): Buffer {
  const nodes: [number, number][] = [[-1, -1]];
  const data: Buffer[] = [];
  let size = 0;
  for (const [bits, record] of networks) {
    let node = 0;
    for (const [nth, bit] of [...bits].entries()) {
      const pair = nodes[node] as [number, number];
      if (nth === bits.length - 1) pair[Number(bit) as 0 | 1] = -2 - size;
      else {
        if (pair[Number(bit) as 0 | 1] === -1) pair[Number(bit) as 0 | 1] = nodes.push([-1, -1]) - 1;
        node = pair[Number(bit) as 0 | 1];
      }
    }
    const encoded = encode(record);
    data.push(encoded);
    size += encoded.length;
  }
  const tree = Buffer.alloc(nodes.length * 6);
  for (const [nth, pair] of nodes.entries())
    for (const side of [0, 1] as const) {
      const target = pair[side] ?? -1;
      tree.writeUIntBE(target === -1 ? nodes.length : target < -1 ? nodes.length + 16 + (-2 - target) : target, nth * 6 + side * 3, 3);
    }
  const metadata = {
    node_count: nodes.length,
    record_size: 24,
    ip_version: ipVersion,
    database_type: 'Test',
    languages: ['en'],
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_780_000_000,
    description: { en: 'made up' },
  };
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('abcdef4d61784d696e642e636f6d', 'hex'), encode(metadata)]);
}

const bits4 = (text: string, prefix: number) =>
  text
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')
    .slice(0, prefix);
const bits6 = (hex: string, prefix: number) =>
  [...hex]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
    .join('')
    .slice(0, prefix);

/** Documentation addresses are public here, so that the tests can name some. */
const rules: NetworkRules = { ...networkRules, publicAddress: publicAddressReader(SPECIAL_RANGES.never) };
const noFeeds: Pick<FeedFolder, 'load'> = { load: async () => ({ statuses: [], loaded: [] }) };
const NOW = '2026-11-23T12:00:00Z';

let folder = '';
const write = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-ip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAXMIND_CITY = {
  country: { iso_code: 'GB' },
  subdivisions: [{ iso_code: 'ENG', names: { en: 'England', de: 'England' } }],
  city: { names: { en: 'Testford' } },
  location: { latitude: 51.5, longitude: -0.25, time_zone: 'Europe/London' },
};

describe('a database of the user’s own', () => {
  it('is MaxMind’s, for city and system', async () => {
    const city = write('a-city.mmdb', mmdb(4, [[bits4('192.0.2.0', 24), MAXMIND_CITY]]));
    const asn = write('a-asn.mmdb', mmdb(4, [[bits4('192.0.2.0', 24), { autonomous_system_number: 64496, autonomous_system_organization: 'Example Net' }]]));
    const { lookup, describe: told } = await openNetworkLookup({ rules, databases: { city, asn, country: city }, feeds: noFeeds, now: NOW });
    expect(lookup('192.0.2.9')).toEqual({
      countryCode: 'GB',
      region: 'England',
      city: 'Testford',
      latitude: 51.5,
      longitude: -0.25,
      timeZone: 'Europe/London',
      asn: 64496,
      operator: 'Example Net',
      kind: 'unknown',
      from: 'no table knows AS64496',
    });
    expect(lookup('198.51.100.1')).toEqual({ kind: 'unknown', from: 'no table knows the network' });
    expect(told().databases).toMatchObject([
      { role: 'country', origin: 'own' },
      { role: 'city', origin: 'own', state: 'ready', asOf: '2026-05-28' },
      { role: 'asn', origin: 'own' },
    ]);
  });

  it('is IPinfo’s, in one file for all', async () => {
    const path = write('lite.mmdb', mmdb(6, [[bits6('20010db8', 32), { country: 'Germany', country_code: 'DE', asn: 'AS64497', as_name: 'Example Cellular', type: 'isp' }]]));
    const { lookup } = await openNetworkLookup({ rules, databases: { country: path, asn: path, city: path }, feeds: noFeeds, now: NOW });
    expect(lookup('2001:db8::1')).toEqual({ countryCode: 'DE', asn: 64497, operator: 'Example Cellular', kind: 'residential', from: 'own database' });
  });

  it('gives the time zone of its coordinates where it has none itself', async () => {
    const city = write('b-city.mmdb', mmdb(4, [[bits4('192.0.2.0', 24), { country: 'KP', city: 'Pyongyang', lat: '39.02', lng: '125.73' }]]));
    const { lookup } = await openNetworkLookup({ rules, databases: { city }, feeds: noFeeds, now: NOW });
    expect(lookup('192.0.2.1')).toMatchObject({ countryCode: 'KP', latitude: 39.02, timeZone: 'Asia/Pyongyang' });
  });

  it('that knows IPv4 only is not asked about IPv6', async () => {
    const country = write(
      'c-country.mmdb',
      mmdb(4, [
        ['0', { country_code: 'AA' }],
        ['1', { country_code: 'BB' }],
      ]),
    );
    const { lookup } = await openNetworkLookup({ rules, databases: { country, city: country, asn: country }, feeds: noFeeds, now: NOW });
    expect(lookup('2001:db8::1')?.countryCode).toBeUndefined();
    expect(lookup('::ffff:192.0.2.1')?.countryCode).toBe('BB');
  });

  it('outranks a packaged one: a country that it knows keeps another’s city away', async () => {
    const country = write('d-country.mmdb', mmdb(4, [[bits4('192.0.2.0', 24), { country: { iso_code: 'FR' } }]]));
    const city = write('d-city.mmdb', mmdb(4, [[bits4('192.0.2.0', 24), MAXMIND_CITY]]));
    expect((await openIpDatabases({ country }, rules)).find({ version: 4, value: 0xc0000201 }, '192.0.2.1').place).toMatchObject({ countryCode: 'FR' });
    expect((await openIpDatabases({ country, city }, rules)).find({ version: 4, value: 0xc0000201 }, '192.0.2.1').place).toMatchObject({ countryCode: 'GB', city: 'Testford' });
  });

  it('is refused by name where it is none', async () => {
    const path = write('none.mmdb', 'not a database');
    await expect(openIpDatabases({ city: path }, rules)).rejects.toMatchObject({ code: 'input.unreadable', message: expect.stringContaining('none.mmdb') });
    await expect(openIpDatabases({ asn: join(folder, 'missing.mmdb') }, rules)).rejects.toMatchObject({ code: 'input.unreadable' });
  });

  it('is named by the environment, or lies in the folder', () => {
    const path = write('city.mmdb', 'x');
    expect(ownDatabases(folder, { BONAFIDE_IP_ASN: '/somewhere/asn.mmdb', BONAFIDE_IP_COUNTRY: '' })).toEqual({ city: path, asn: '/somewhere/asn.mmdb' });
    rmSync(path);
  });
});

describe('records', () => {
  it('say what they have in any shape, and nothing in no shape', () => {
    expect(readIpRecord({ country_code: 'de', state1: 'State of Berlin', city: 'Berlin (Bezirk Mitte)', latitude: 52.52000045776367, longitude: 13.4, timezone: '' })).toEqual({
      countryCode: 'DE',
      region: 'State of Berlin',
      city: 'Berlin',
      latitude: 52.52,
      longitude: 13.4,
    });
    expect(readIpRecord({ traits: { is_tor_exit_node: true, is_hosting_provider: true, user_type: 'hosting' } })).toEqual({ kind: 'tor' });
    expect(readIpRecord({ traits: { user_type: 'cellular', autonomous_system_number: 64496 } })).toEqual({ asn: 64496, kind: 'mobile' });
    for (const value of [
      null,
      undefined,
      'x',
      7,
      [],
      { country: 7, latitude: 'north', asn: 'none', city: { names: 'x' }, subdivisions: 'y' },
      { country_code: 'ZZ', latitude: 91 },
    ])
      expect(readIpRecord(value)).toEqual({});
  });
});

describe('what comes with the program', () => {
  it('knows countries, and says what it is, how old, and whose', async () => {
    const { lookup, describe: told, feeds } = await openNetworkLookup({ rules: networkRules, feeds: noFeeds, now: NOW });
    const [country] = told().databases;
    expect(country).toMatchObject({
      role: 'country',
      origin: 'package',
      state: 'ready',
      asOf: expect.stringMatching(/^2026-/),
      licence: expect.any(String),
      attribution: expect.any(String),
      caution: expect.stringContaining('no more updates'),
    });
    expect(lookup('2601::1')?.countryCode).toBe('US');
    expect(feeds).toEqual([]);
  });

  it('says nothing about addresses that are not public, nor about what is no address', async () => {
    const { lookup } = await openNetworkLookup({ rules: networkRules, feeds: noFeeds, now: NOW, egress: ['10.0.0.0/8'] });
    for (const text of ['10.0.0.1', '127.0.0.1', '::1', 'fe80::1', '192.0.2.1', '2001:db8::1', '', 'localhost', 'x'.repeat(100_000)])
      expect(lookup(text), text.slice(0, 20)).toBeUndefined();
  });

  it('knows the firm’s own addresses', async () => {
    const { lookup } = await openNetworkLookup({ rules, feeds: noFeeds, now: NOW, egress: ['192.0.2.0/24', '2001:db8::/32'] });
    for (const text of ['192.0.2.77', '2001:db8::77', '::ffff:192.0.2.1']) expect(lookup(text)).toMatchObject({ kind: 'corporate', from: 'policy: employer.egress' });
  });

  it('answers the same again, from memory', async () => {
    const { lookup } = await openNetworkLookup({ rules, feeds: noFeeds, now: NOW, egress: ['192.0.2.0/24'] });
    expect(lookup('192.0.2.1')).toBe(lookup('192.0.2.1'));
    for (let nth = 0; nth < 100_000; nth++) lookup(`10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}`);
    expect(lookup('192.0.2.1')).toMatchObject({ kind: 'corporate' });
  });
});
