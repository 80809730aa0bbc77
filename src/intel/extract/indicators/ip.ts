/** Addresses of the internet protocol: reading, and the ranges that nobody on the internet has. */

/** A range of IPv4 addresses, both ends within. Unit: the address as a number. */
export type Network = { readonly first: number; readonly last: number };

/** An IPv4 address as a number. @returns undefined where it is none; leading zeros are none, since programs read them as octal */
export function readIpv4(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.some((part) => part > 255) ? undefined : parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** @param cidr as in 192.0.2.0/24 */
export function readNetwork(cidr: string): Network | undefined {
  const [address, bits] = cidr.split('/');
  const number = readIpv4(address ?? '');
  const size = 2 ** (32 - Number(bits));
  if (number === undefined || !Number.isInteger(size) || size < 1) return undefined;
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1 };
}

export function inNetwork(address: string, { first, last }: Network): boolean {
  const number = readIpv4(address);
  return number !== undefined && number >= first && number <= last;
}

/** Ranges that are no host on the internet. @source IANA IPv4 Special-Purpose Address Registry; documentation ranges of RFC 5737 are left out, since exercises use them as the addresses of attackers */
const SPECIAL = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
].flatMap((cidr) => readNetwork(cidr) ?? []);

/** Whether an address is private, of the own machine, multicast or reserved: never anybody’s on the internet. */
export function isSpecialAddress(address: string): boolean {
  if (address.includes(':')) return /^(?:::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|ff[0-9a-f]{2}:.*)$/i.test(address);
  return SPECIAL.some((network) => inNetwork(address, network));
}

/** An IPv6 address in lower case, as it was written otherwise. @returns undefined where it is none */
export function readIpv6(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const mapped = last.includes('.');
  if (mapped && readIpv4(last) === undefined) return undefined;
  if (!groups.every((group, at) => (mapped && at === groups.length - 1) || /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  const count = groups.length + (mapped ? 1 : 0);
  return (halves.length === 2 ? count < 8 : count === 8) ? text.toLowerCase() : undefined;
}
