import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IpAddress } from '#model';
import { bigOf, parseAddress, parseIpv6, parseRanges } from './address.ts';
import { publicAddressReader, SPECIAL_RANGES } from './public.ts';
import { rangeTable } from './ranges.ts';

const tableOf = (entries: Readonly<Record<string, string>>) =>
  rangeTable(Object.entries(entries).flatMap(([text, value]) => (parseRanges(text) ?? []).map((range) => [range, value] as const)));
const addressOf = (text: string): IpAddress => {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
};

describe('addresses', () => {
  it('are read in every spelling, and IPv4 inside IPv6 is IPv4', () => {
    const value = 0xc0000201;
    for (const text of ['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:c000:201', '0:0:0:0:0:ffff:192.0.2.1', '64:ff9b::192.0.2.1', '2002:c000:0201::1'])
      expect(parseAddress(text), text).toEqual({ version: 4, value });
    for (const text of ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:DB8:0::0001']) expect(parseAddress(text), text).toEqual({ version: 6, words: [0x20010db8, 0, 0, 1] });
  });

  it('are nothing else', () => {
    for (const text of [
      '',
      '1',
      '192.0.2',
      '192.0.2.1.1',
      '192.0.2.256',
      '192.0.2.01',
      '192.0.2.1:80',
      ' 192.0.2.1',
      '192.0.2.1/24',
      ':::',
      '2001:db8',
      '1::2::3',
      '2001:db8::1%eth0',
      'fe80::12345',
      '::192.0.2',
      'localhost',
      '::1::',
    ])
      expect(parseAddress(text), text).toBeUndefined();
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[0-9a-f:./-]{0,50}$/)), (text) => void [parseAddress(text), parseRanges(text)]),
    );
    fc.assert(fc.property(fc.ipV6(), (text) => parseIpv6(text) !== undefined));
    fc.assert(fc.property(fc.ipV4(), (text) => parseAddress(text)?.version === 4));
  });

  it('are public or they are not', () => {
    const open = publicAddressReader();
    const notPublic = [
      '10.1.2.3',
      '127.0.0.1',
      '0.0.0.0',
      '192.0.2.1',
      '198.51.100.7',
      '203.0.113.9',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      'ff02::1',
      '2001:db8::1',
      '::ffff:10.0.0.1',
      '64:ff9b::10.0.0.1',
      'x',
    ];
    for (const text of notPublic) expect(open(text), text).toBeUndefined();
    const carrierGrade = [0x64400001, 0xac100001, 0xc0a80001, 0xa9fe0001, 0xe0000001, 0xffffffff, 0xc6120001];
    const publicOnes = [0x08080808, 0x643fffff, 0x64800000, 0xac200000, 0xc0a90000, 0xdfffffff];
    const spelled = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).join('.');
    for (const value of carrierGrade) expect(open(spelled(value)), spelled(value)).toBeUndefined();
    for (const value of publicOnes) expect(open(spelled(value)), spelled(value)).toEqual({ version: 4, value });
    expect(open('2a00::1')).toBeDefined();
    expect(open('2001:4:112::1')).toBeDefined();
    expect(publicAddressReader(SPECIAL_RANGES.never)('192.0.2.1')).toBeDefined();
  });
});

describe('a range', () => {
  it('is a block, an address, or from one to another', () => {
    expect(parseRanges('192.0.2.7/24')).toEqual([{ version: 4, first: 0xc0000200, last: 0xc00002ff }]);
    expect(parseRanges('192.0.2.7')).toEqual([{ version: 4, first: 0xc0000207, last: 0xc0000207 }]);
    expect(parseRanges('192.0.2.1-192.0.2.4')?.map((range) => [Number(range.first) & 0xff, Number(range.last) & 0xff])).toEqual([
      [1, 1],
      [2, 3],
      [4, 4],
    ]);
    expect(parseRanges('2001:db8::/126')).toEqual([{ version: 6, first: 0x20010db8n << 96n, last: (0x20010db8n << 96n) + 3n }]);
    expect(parseRanges('::ffff:192.0.2.0/120')).toEqual([{ version: 4, first: 0xc0000200, last: 0xc00002ff }]);
    for (const text of ['192.0.2.0/33', '192.0.2.0/', '2001:db8::/129', '192.0.2.9-192.0.2.1', '192.0.2.1-2001:db8::1', '/24', '-'])
      expect(parseRanges(text), text).toBeUndefined();
  });
});

describe('a table of ranges', () => {
  it('gives the most specific range, and nothing beside them', () => {
    const table = tableOf({
      '192.0.2.0/24': 'wide',
      '192.0.2.64/26': 'middle',
      '192.0.2.65/32': 'one',
      '198.51.100.0/25': 'other',
      '2001:db8::/32': 'six',
      '2001:db8:1::/48': 'inner',
    });
    const found = [
      '0.0.0.0',
      '192.0.2.0',
      '192.0.2.64',
      '192.0.2.65',
      '192.0.2.66',
      '192.0.2.127',
      '192.0.2.128',
      '192.0.2.255',
      '203.0.113.0',
      '198.51.100.127',
      '198.51.100.128',
    ].map((text) => table.find(addressOf(text)));
    expect(found).toEqual([undefined, 'wide', 'middle', 'one', 'middle', 'middle', 'wide', 'wide', undefined, 'other', undefined]);
    expect(['2001:db7:ffff::', '2001:db8::', '2001:db8:1::5', '2001:db8:2::', '2001:db9::'].map((text) => table.find(addressOf(text)))).toEqual([
      undefined,
      'six',
      'inner',
      'six',
      undefined,
    ]);
  });

  it('gives the first of equal ranges', () => {
    expect(rangeTable([...(parseRanges('192.0.2.0/24') ?? [])].flatMap((range) => [[range, 'first'] as const, [range, 'second'] as const])).find(addressOf('192.0.2.9'))).toBe(
      'first',
    );
  });

  it('is empty without ranges', () => {
    expect(tableOf({}).find(addressOf('192.0.2.1'))).toBeUndefined();
    expect(tableOf({}).find(addressOf('2001:db8::1'))).toBeUndefined();
  });

  it('answers as looking through all ranges does', () => {
    const block = (bits: number, base: bigint, total: number) =>
      fc.tuple(fc.bigInt(0n, (1n << BigInt(bits)) - 1n), fc.integer({ min: total - bits, max: total })).map(([offset, prefix]) => {
        const size = 1n << BigInt(total - prefix);
        const first = (base + offset) & ~(size - 1n);
        return { first, last: first + size - 1n };
      });
    const law = (version: 4 | 6, bits: number, base: bigint, total: number) =>
      fc.assert(
        fc.property(
          fc.array(block(bits, base, total), { maxLength: 30 }),
          fc.array(fc.bigInt(0n, (1n << BigInt(bits)) - 1n), { minLength: 1, maxLength: 50 }),
          (blocks, offsets) => {
            const table = rangeTable(
              blocks.map(({ first, last }, nth) => [version === 4 ? { version, first: Number(first), last: Number(last) } : { version, first, last }, nth] as const),
            );
            for (const offset of offsets) {
              const key = base + offset;
              const inside = blocks.map((one, nth) => ({ ...one, nth })).filter(({ first, last }) => first <= key && key <= last);
              inside.sort((a, b) => (a.last - a.first === b.last - b.first ? a.nth - b.nth : a.last - a.first < b.last - b.first ? -1 : 1));
              const word = (nth: number) => Number((key >> BigInt(96 - nth * 32)) & 0xffffffffn);
              const address: IpAddress = version === 4 ? { version, value: Number(key) } : { version, words: [word(0), word(1), word(2), word(3)] };
              expect(table.find(address)).toBe(inside[0]?.nth);
            }
          },
        ),
      );
    law(4, 10, 0xc0000000n, 32);
    law(4, 32, 0n, 32);
    law(6, 10, bigOf([0x20010db8, 0, 0, 0xfffffe00]), 128);
  });

  it('answers more than two million times a second', () => {
    const ranges = Array.from({ length: 50_000 }, (_, nth) => [{ version: 4 as const, first: nth * 65_536, last: nth * 65_536 + 255 }, nth % 7] as const);
    const table = rangeTable(ranges);
    const addresses = Array.from({ length: 100_000 }, (_, nth): IpAddress => ({ version: 4, value: Math.imul(nth, 2_654_435_761) >>> 0 }));
    let best = 0;
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      for (const address of addresses) table.find(address);
      best = Math.max(best, addresses.length / (performance.now() - start));
    }
    // A tenth of the aim, so that a busy machine does not fail the test.
    expect(best * 1000).toBeGreaterThan(200_000);
    console.log(`range table: ${Math.round(best / 100) / 10} million lookups a second`);
  });
});
