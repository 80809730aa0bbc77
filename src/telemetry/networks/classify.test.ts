import { describe, expect, it } from 'vitest';
import type { NetworkFeed, NetworkHints } from '#model';
import { parseAddress } from './address.ts';
import { readAsnTable } from './asn-table.ts';
import { classifier } from './classify.ts';
import { readFeed } from './feed.ts';
import { networkFeeds } from './index.ts';

const feedOf = (id: string): NetworkFeed => {
  const feed = networkFeeds.find((one) => one.id === id);
  if (feed === undefined) throw new Error(`no feed ${id}`);
  return feed;
};
const given = (texts: Readonly<Record<string, string>>) => Object.entries(texts).map(([id, text]) => ({ feed: feedOf(id), entries: readFeed(text).value, asOf: '2026-11-01' }));
const classOf = (texts: Readonly<Record<string, string>>, ip: string, hints: NetworkHints = {}, egress: readonly string[] = []) => {
  const address = parseAddress(ip);
  if (address === undefined) throw new Error(`${ip} is no address`);
  return classifier({ egress, feeds: given(texts) })(address, hints);
};

describe('classifier', () => {
  it('calls the firm’s own ranges corporate, whatever lists say of them', () => {
    const texts = { tor: '192.0.2.1', 'vpn-ipv4': '192.0.2.0/24' };
    expect(classOf(texts, '192.0.2.1', { asn: 9009 }, ['192.0.2.0/24'])).toEqual({ kind: 'corporate', from: 'policy: employer.egress' });
    expect(classOf(texts, '192.0.2.1', { asn: 64496 }, ['AS64496'])).toMatchObject({ kind: 'corporate' });
    expect(classOf(texts, '192.0.2.1', {}, ['not a range', '198.51.100.0/24'])).toMatchObject({ kind: 'tor' });
  });

  it('says which feed, and of which date', () => {
    expect(classOf({ mullvad: '192.0.2.0/30' }, '192.0.2.2')).toEqual({ kind: 'consumer-vpn', provider: 'Mullvad', from: 'feed mullvad', asOf: '2026-11-01' });
    expect(classOf({ astrill: 'ip\n192.0.2.2' }, '192.0.2.2')).toMatchObject({ kind: 'consumer-vpn', provider: 'Astrill', from: 'feed astrill' });
    expect(classOf({ 'residential-proxies': '192.0.2.2' }, '192.0.2.2', { asn: 7922 })).toMatchObject({ kind: 'residential-proxy' });
  });

  it('never lets iCloud Private Relay count against anybody', () => {
    const texts = { 'icloud-private-relay': '192.0.2.0/26', 'vpn-ipv4': '192.0.2.0/24\n192.0.2.7', tor: '192.0.2.7', 'hosting-ipv4': '192.0.2.7' };
    expect(classOf(texts, '192.0.2.7')).toMatchObject({ kind: 'consumer-vpn', provider: 'iCloud Private Relay', ordinary: true });
    expect(classOf({ 'vpn-ipv4': '192.0.2.0/24' }, '192.0.2.7', { asn: 36183 })).toMatchObject({ provider: 'iCloud Private Relay', ordinary: true });
    expect(classOf({ 'vpn-ipv4': '192.0.2.0/24' }, '192.0.2.77').ordinary).toBeUndefined();
  });

  it('takes a security gateway for the firm that it belongs to, not for a VPN', () => {
    expect(classOf({ 'vpn-ipv4': '192.0.2.0/24' }, '192.0.2.7', { asn: 22616 })).toMatchObject({ kind: 'corporate', provider: 'Zscaler' });
  });

  it('prefers Tor to a VPN, a named VPN to a range of VPNs, and that to hosting', () => {
    const texts = { 'hosting-ipv4': '192.0.2.0/24', 'vpn-ipv4': '192.0.2.0/25', mullvad: '192.0.2.0/26', tor: '192.0.2.1' };
    expect(['192.0.2.1', '192.0.2.2', '192.0.2.100', '192.0.2.200', '198.51.100.1'].map((ip) => classOf(texts, ip).from)).toEqual([
      'feed tor',
      'feed mullvad',
      'feed vpn-ipv4',
      'feed hosting-ipv4',
      'no table knows the network',
    ]);
  });

  it('knows carriers, homes, hosts and universities by their systems', () => {
    const kinds = ([21928, 7922, 24940, 786, 9009, 216025] as const).map((asn) => classOf({}, '192.0.2.1', { asn }));
    expect(kinds.map(({ kind, provider }) => [kind, provider])).toEqual([
      ['mobile', undefined],
      ['residential', undefined],
      ['hosting', undefined],
      ['education', undefined],
      ['consumer-vpn', undefined],
      ['consumer-vpn', 'Mullvad'],
    ]);
    expect(kinds[0]).toMatchObject({ from: 'own table of systems: mobile', asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
  });

  it('keeps a carrier’s customers out of a list of data centres', () => {
    expect(classOf({ 'hosting-ipv4': '192.0.2.0/24' }, '192.0.2.1', { asn: 21928 })).toMatchObject({ kind: 'mobile' });
    expect(classOf({ 'hosting-ipv4': '192.0.2.0/24' }, '192.0.2.1', { asn: 7922 })).toMatchObject({ kind: 'hosting' });
    expect(classOf({ 'hosting-asn': 'AS64496' }, '192.0.2.1', { asn: 64496 })).toMatchObject({ kind: 'hosting', from: 'feed hosting-asn' });
    expect(classOf({ 'vpn-asn': 'AS64496' }, '192.0.2.1', { asn: 64496 })).toMatchObject({ kind: 'consumer-vpn', from: 'feed vpn-asn' });
  });

  it('believes what a database of the user’s own says for certain', () => {
    const hints = { kind: 'consumer-vpn', kindFrom: 'own database' } as const;
    expect(classOf({}, '192.0.2.1', { asn: 7922, ...hints })).toEqual({ kind: 'consumer-vpn', from: 'own database' });
    expect(classOf({}, '192.0.2.1', { asn: 21928, kind: 'residential', kindFrom: 'own database' })).toMatchObject({ kind: 'mobile' });
    expect(classOf({}, '192.0.2.1', { asn: 64496, kind: 'residential', kindFrom: 'own database' })).toEqual({ kind: 'residential', from: 'own database' });
  });

  it('guesses from the name of an operator only where it leaves little doubt', () => {
    const kindOf = (operator: string) => classOf({}, '192.0.2.1', { asn: 64496, operator });
    expect(
      ['University of Example', 'Universidad de Ejemplo', 'Example Hosting LLC', 'Example Data Centers', 'Example Broadband', 'Example Telecom S.A.', 'Example Inc.'].map(
        (name) => kindOf(name).kind,
      ),
    ).toEqual(['education', 'education', 'hosting', 'hosting', 'residential', 'residential', 'unknown']);
    expect(kindOf('University of Example').from).toBe('name of the operator');
    expect(kindOf('Example Inc.').from).toBe('no table knows AS64496');
  });

  it('knows that Universal is no university, and Servera no server', () => {
    expect(classOf({}, '192.0.2.1', { operator: 'Universal Example' }).kind).toBe('unknown');
    expect(classOf({}, '192.0.2.1', { operator: 'Servera Example' }).kind).toBe('unknown');
  });
});

describe('a table of systems', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const find = (table: ReturnType<typeof readAsnTable>, ip: string) => {
    const address = parseAddress(ip);
    return address === undefined ? undefined : table.find(address);
  };

  it('is read from numbers, quoted names included', () => {
    const table = readAsnTable(bytes(`${0xc0000200},${0xc00002ff},64496,"Example, ""Inc."""\r\n${0xc6336400},${0xc63364ff},64497,Example Net\n`), 4);
    expect(table.rows).toBe(2);
    expect(['10.0.0.1', '192.0.2.0', '192.0.2.255', '203.0.113.0', '198.51.100.9', '2001:db8::1'].map((ip) => find(table, ip))).toEqual([
      undefined,
      { asn: 64496, operator: 'Example, "Inc."' },
      { asn: 64496, operator: 'Example, "Inc."' },
      undefined,
      { asn: 64497, operator: 'Example Net' },
      undefined,
    ]);
  });

  it('is read from IPv6 addresses', () => {
    const table = readAsnTable(bytes('2001:db8::,2001:db8:0:ffff:ffff:ffff:ffff:ffff,64496,A\n2001:db8:2::,2001:db8:2:ffff:ffff:ffff:ffff:ffff,64497,"B"'), 6);
    expect(table.rows).toBe(2);
    expect(['2001:db8::5', '2001:db8:1::', '2001:db8:2::1', '192.0.2.1'].map((ip) => find(table, ip)?.asn)).toEqual([64496, undefined, 64497, undefined]);
  });

  it('leaves out rows that are broken or out of order', () => {
    expect(readAsnTable(bytes('x\n\n1,2\n5,9,64496,A\n3,4,64497,B\n20,10,64498,C\n30,99999999999,64499,D\n40,41,0,E\n'), 4).rows).toBe(1);
    expect(readAsnTable(bytes('x\n2001:db8::,::,1,A\n2001:db8::,2001:db8::1,64496,A\n2001:db8::,2001:db8::2,64496,A\n'), 6).rows).toBe(1);
    expect(readAsnTable(new Uint8Array([0xff, 0x0a, 0x2c, 0x22]), 4).rows).toBe(0);
  });
});
