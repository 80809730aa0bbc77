import type { IpAddress } from '#model';
import { parseAddress, parseRanges } from './address.ts';
import { rangeTable } from './ranges.ts';

/**
 * Ranges that are no public address, and parts of them that are.
 * @source IANA IPv4 and IPv6 Special-Purpose Address Registries, 2026; RFC 5771 and RFC 4291 2.7 (multicast)
 */
export const SPECIAL_RANGES = {
  never:
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/3 ::/3 100::/64 2001::/23 2001:0::/32 3ffe::/16 5f00::/16 4000::/2 8000::/1'.split(
      ' ',
    ),
  documentation: '192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20'.split(' '),
  public: '192.0.0.9/32 192.0.0.10/32 2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28'.split(' '),
} as const;

/** A reader of public addresses. @param special ranges that are none */
export function publicAddressReader(special: readonly string[] = [...SPECIAL_RANGES.never, ...SPECIAL_RANGES.documentation]): (ip: string) => IpAddress | undefined {
  const entries = (texts: readonly string[], isPublic: boolean) => texts.flatMap((text) => (parseRanges(text) ?? []).map((range) => [range, isPublic] as const));
  const table = rangeTable([...entries(special, false), ...entries(SPECIAL_RANGES.public, true)]);
  return (ip) => {
    const address = parseAddress(ip);
    return address !== undefined && table.find(address) !== false ? address : undefined;
  };
}
