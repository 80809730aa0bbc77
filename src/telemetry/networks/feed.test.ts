import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeed } from './feed.ts';

const count = (text: string) => {
  const { ranges, systems, lines, unread } = readFeed(text).value;
  return { ranges: ranges.length, systems: systems.length, lines, unread };
};

describe('a feed', () => {
  it('is a range or an address a line, with comments', () => {
    expect(count('# exits\n192.0.2.0/24\r\n198.51.100.7 # one\n\n; note\n2001:db8::/48\n// end\n')).toEqual({ ranges: 3, systems: 0, lines: 3, unread: 0 });
  });

  it('is a table with a column of addresses', () => {
    expect(count('ip,cn,id\n192.0.2.1,a,b\n192.0.2.2,"c",d\n')).toEqual({ ranges: 2, systems: 0, lines: 2, unread: 0 });
    expect(count('\ufeffname;IP Address\nx;"2001:db8::1"\n')).toEqual({ ranges: 1, systems: 0, lines: 1, unread: 0 });
    expect(count('ip_address\tdomain\n192.0.2.1\tvpn.example.com\nbroken\tvpn.example.com\n')).toEqual({ ranges: 1, systems: 0, lines: 2, unread: 1 });
  });

  it('is a number of an autonomous system a line', () => {
    expect(readFeed('AS64496 # Example hosting\nas64497\nAS0\n').value.systems).toEqual([{ asn: 64496, name: 'Example hosting' }, { asn: 64497 }]);
  });

  it('names the lines that it does not understand', () => {
    const { issues } = readFeed('192.0.2.1\n<html>\n192.0.2.999\n');
    expect(issues.map(({ path, received }) => [path, received])).toEqual([
      ['line 2', '<html>'],
      ['line 3', '192.0.2.999'],
    ]);
  });

  it('counts what it does not name', () => {
    const { value, issues } = readFeed('x\n'.repeat(500));
    expect(value.unread).toBe(500);
    expect(issues).toHaveLength(101);
    expect(issues.at(-1)?.message).toContain('400 more');
  });

  it('takes no range that would class everybody', () => {
    expect(count('0.0.0.0/0\n::/0\n0.0.0.0/1\n10.0.0.0/8\n0.0.0.0-198.51.100.1')).toEqual({ ranges: 1, systems: 0, lines: 5, unread: 4 });
  });

  it('never throws, and accounts for every line', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('192.0.2.0/24', 'AS64496', 'ip,name', '2001:db8::/32', '\n', ',', ';', '#', '-', '/', '\ufeff', '\u0000'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { value, issues } = readFeed(pieces.join(''));
        expect(value.unread).toBeLessThanOrEqual(value.lines);
        expect(issues.length === 0).toBe(value.unread === 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('published feeds', () => {
  const folder = join(process.env['BONAFIDE_DATA_DIR'] ?? '', 'ip');
  const there = process.env['BONAFIDE_DATA_DIR'] !== undefined && existsSync(join(folder, 'x4bnet-vpn-ipv4.txt.gz'));
  if (!there) console.log('Skipped the published feeds: BONAFIDE_DATA_DIR is not set, or holds no ip');

  it.runIf(there)('are read to the last line', () => {
    const read = (name: string) => count((name.endsWith('.gz') ? gunzipSync(readFileSync(join(folder, name))) : readFileSync(join(folder, name))).toString());
    expect(
      Object.fromEntries(['x4bnet-vpn-ipv4.txt.gz', 'x4bnet-vpn-ipv6.txt.gz', 'x4bnet-datacenter-ipv4.txt.gz', 'x4bnet-datacenter-ipv6.txt.gz'].map((name) => [name, read(name)])),
    ).toEqual({
      'x4bnet-vpn-ipv4.txt.gz': { ranges: 10_862, systems: 0, lines: 10_862, unread: 0 },
      'x4bnet-vpn-ipv6.txt.gz': { ranges: 498, systems: 0, lines: 498, unread: 0 },
      'x4bnet-datacenter-ipv4.txt.gz': { ranges: 42_566, systems: 0, lines: 42_566, unread: 0 },
      'x4bnet-datacenter-ipv6.txt.gz': { ranges: 8_752, systems: 0, lines: 8_752, unread: 0 },
    });
    expect(read('x4bnet-datacenter-asn.txt')).toMatchObject({ systems: 906, ranges: 0 });
    expect(read('x4bnet-vpn-asn.txt')).toEqual({ ranges: 0, systems: 15, lines: 15, unread: 0 });
    expect(read('tor-exits-2024-02-27.txt')).toEqual({ ranges: 1_746, systems: 0, lines: 1_746, unread: 0 });
    expect(read('mstic-pia-servers.csv.gz')).toEqual({ ranges: 2_490, systems: 0, lines: 2_490, unread: 0 });
    expect(read('mstic-torguard-servers.csv.gz')).toEqual({ ranges: 1_383, systems: 0, lines: 1_383, unread: 0 });
  });
});
