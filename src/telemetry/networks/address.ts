import type { IpAddress, IpRange } from '#model';

/*
 * Addresses as numbers. IPv4 inside IPv6 (mapped, NAT64, 6to4) is read as IPv4, since logs write either for the same machine.
 */

type Words = readonly [number, number, number, number];

const DOT = 0x2e;
const ZERO = 0x30;

/** An IPv4 address in dotted decimal. Leading zeros are refused: some read them as octal. */
export function parseIpv4(text: string): number | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  let [value, part, dots] = [0, -1, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (part < 0 || ++dots > 3) return undefined;
      value = value * 256 + part;
      part = -1;
      continue;
    }
    const digit = code - ZERO;
    if (digit < 0 || digit > 9 || part === 0) return undefined;
    part = part < 0 ? digit : part * 10 + digit;
    if (part > 255) return undefined;
  }
  return dots === 3 && part >= 0 ? value * 256 + part : undefined;
}

const COLON = 0x3a;

/** A hexadecimal digit; -1 for anything else. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** An IPv6 address in any spelling of RFC 4291, without zone. */
export function parseIpv6(text: string): Words | undefined {
  if (text.length < 2 || text.length > 45) return undefined;
  const groups: number[] = [];
  // Where `::` stands: how many groups come before it.
  let gap = -1;
  let at = 0;
  if (text.charCodeAt(0) === COLON) {
    if (text.charCodeAt(1) !== COLON) return undefined;
    gap = 0;
    at = 2;
  }
  while (at < text.length) {
    let [value, end] = [0, at];
    for (let digit = hexDigit(text.charCodeAt(end)); digit >= 0 && end < text.length; digit = hexDigit(text.charCodeAt(++end))) value = value * 16 + digit;
    if (text.charCodeAt(end) === DOT) {
      const ipv4 = parseIpv4(text.slice(at));
      if (ipv4 === undefined) return undefined;
      groups.push(ipv4 >>> 16, ipv4 & 0xffff);
      break;
    }
    if (end === at || end - at > 4 || groups.length === 8) return undefined;
    groups.push(value);
    if (end === text.length) break;
    if (text.charCodeAt(end) !== COLON || end + 1 === text.length) return undefined;
    at = end + 1;
    if (text.charCodeAt(at) !== COLON) continue;
    if (gap >= 0) return undefined;
    gap = groups.length;
    at += 1;
  }
  const missing = 8 - groups.length;
  if (gap < 0 ? missing !== 0 : missing < 1) return undefined;
  if (gap >= 0) groups.splice(gap, 0, ...ZEROS.slice(0, missing));
  const word = (nth: number) => (((groups[nth] as number) << 16) | (groups[nth + 1] as number)) >>> 0;
  return [word(0), word(2), word(4), word(6)];
}

const ZEROS = [0, 0, 0, 0, 0, 0, 0, 0];

/** Prefixes under which an IPv6 address holds an IPv4 one. @source RFC 4291 2.5.5.2 (mapped), RFC 6052 2.1 (NAT64) */
const isMapped = ([a, b, c]: Words) => (a === 0 && b === 0 && c === 0xffff) || (a === 0x0064ff9b && b === 0 && c === 0);
/** @source RFC 3056: 2002::/16 and the 32 bits after it */
const is6to4 = (a: number) => a >>> 16 === 0x2002;

/** An address in any spelling; undefined for anything else. */
export function parseAddress(text: string): IpAddress | undefined {
  const value = parseIpv4(text);
  if (value !== undefined) return { version: 4, value };
  const words = parseIpv6(text);
  if (words === undefined) return undefined;
  if (isMapped(words)) return { version: 4, value: words[3] };
  if (is6to4(words[0])) return { version: 4, value: ((words[0] << 16) | (words[1] >>> 16)) >>> 0 };
  return { version: 6, words };
}

/** The words as one number. */
export function bigOf([a, b, c, d]: Words): bigint {
  return (((((BigInt(a) << 32n) | BigInt(b)) << 32n) | BigInt(c)) << 32n) | BigInt(d);
}

/** Blocks that cover exactly the numbers from `first` to `last`. At most two for each bit. */
function* blocksOf(first: bigint, last: bigint): Generator<readonly [bigint, bigint]> {
  let at = first;
  while (at <= last) {
    let size = 1n;
    while ((at & (size * 2n - 1n)) === 0n && at + size * 2n - 1n <= last) size *= 2n;
    yield [at, at + size - 1n];
    at += size;
  }
}

function rangesBetween(from: string, to: string): readonly IpRange[] | undefined {
  const [first, last] = [parseAddress(from), parseAddress(to)];
  if (first === undefined || last === undefined || first.version !== last.version) return undefined;
  const version = first.version;
  const numbers = [first, last].map((one) => (one.version === 4 ? BigInt(one.value) : bigOf(one.words)));
  const [low, high] = numbers;
  if (low === undefined || high === undefined || low > high) return undefined;
  return [...blocksOf(low, high)].map(([a, b]) => (version === 4 ? { version, first: Number(a), last: Number(b) } : { version, first: a, last: b }));
}

/** Prefix length from its text; -1 for what is none. */
function prefixOf(text: string, most: number): number {
  const length = /^\d{1,3}$/.test(text) ? Number(text) : -1;
  return length <= most ? length : -1;
}

/** A range as CIDR, single address, or `first-last`. Bits of the host are ignored. @returns one block or, for `first-last`, as many as it takes */
export function parseRanges(text: string): readonly IpRange[] | undefined {
  const dash = text.indexOf('-');
  if (dash > 0) return rangesBetween(text.slice(0, dash).trim(), text.slice(dash + 1).trim());
  const slash = text.indexOf('/');
  const bare = slash < 0 ? text : text.slice(0, slash);
  const value = parseIpv4(bare);
  if (value !== undefined) {
    const length = slash < 0 ? 32 : prefixOf(text.slice(slash + 1), 32);
    if (length < 0) return undefined;
    const size = 2 ** (32 - length);
    const first = value - (value % size);
    return [{ version: 4, first, last: first + size - 1 }];
  }
  const words = parseIpv6(bare);
  if (words === undefined) return undefined;
  const length = slash < 0 ? 128 : prefixOf(text.slice(slash + 1), 128);
  if (length < 0) return undefined;
  if (isMapped(words) && length >= 96) {
    const size = 2 ** (128 - length);
    const first = words[3] - (words[3] % size);
    return [{ version: 4, first, last: first + size - 1 }];
  }
  const size = 1n << BigInt(128 - length);
  const first = bigOf(words) & ~(size - 1n);
  return [{ version: 6, first, last: first + size - 1n }];
}
