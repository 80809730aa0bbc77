/*
 * Checksums that addresses of wallets carry. Written out because the allowed packages have none of them and a pure room
 * has no crypto module; used to tell addresses from other letters, never to protect anything.
 */

/** Fractional parts of roots of primes. @source FIPS 180-4, section 4.2.2 */
const ROUND = new Uint32Array(64);
/** @source FIPS 180-4, section 5.3.3 */
const INITIAL = new Uint32Array(8);
{
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32);
  for (const [at, prime] of primes.entries()) {
    ROUND[at] = fraction(Math.cbrt(prime));
    if (at < 8) INITIAL[at] = fraction(Math.sqrt(prime));
  }
}

const rotate = (x: number, by: number) => (x >>> by) | (x << (32 - by));

function compress(state: Uint32Array, words: Uint32Array): void {
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [words[t - 15] ?? 0, words[t - 2] ?? 0];
    const [s0, s1] = [rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3), rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)];
    words[t] = (words[t - 16] ?? 0) + s0 + (words[t - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + (ROUND[t] ?? 0) + (words[t] ?? 0)) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + value;
}

/** SHA-256. @source FIPS 180-4 */
export function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = INITIAL.slice();
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t += 1) words[t] = view.getUint32(block + 4 * t);
    compress(state, words);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (const [at, word] of state.entries()) digest.setUint32(4 * at, word);
  return new Uint8Array(digest.buffer);
}

const MASK = (1n << 64n) - 1n;
const turn = (x: bigint, by: bigint) => (by === 0n ? x : ((x << by) | (x >> (64n - by))) & MASK);

/** One permutation of Keccak-f[1600] over 25 lanes. @source FIPS 202, section 3 */
function permute(lanes: bigint[]): void {
  const lane = (x: number, y: number) => lanes[(x % 5) + 5 * (y % 5)] ?? 0n;
  let feedback = 1;
  for (let round = 0; round < 24; round += 1) {
    const columns = [0, 1, 2, 3, 4].map((x) => lane(x, 0) ^ lane(x, 1) ^ lane(x, 2) ^ lane(x, 3) ^ lane(x, 4));
    const mixed = lanes.map((value, at) => value ^ (columns[(at + 4) % 5] ?? 0n) ^ turn(columns[((at % 5) + 1) % 5] ?? 0n, 1n));
    let [x, y, moving] = [1, 0, mixed[1] ?? 0n];
    for (let t = 0; t < 24; t += 1) {
      [x, y] = [y, (2 * x + 3 * y) % 5];
      const next = mixed[x + 5 * y] ?? 0n;
      mixed[x + 5 * y] = turn(moving, BigInt((((t + 1) * (t + 2)) / 2) % 64));
      moving = next;
    }
    const at = (x: number, y: number) => mixed[(x % 5) + 5 * y] ?? 0n;
    for (let row = 0; row < 5; row += 1)
      for (let column = 0; column < 5; column += 1) lanes[column + 5 * row] = at(column, row) ^ (~at(column + 1, row) & MASK & at(column + 2, row));
    let constant = 0n;
    for (let bit = 0; bit < 7; bit += 1) {
      if ((feedback & 1) === 1) constant |= 1n << BigInt(2 ** bit - 1);
      feedback = feedback & 0x80 ? ((feedback << 1) ^ 0x171) & 0xff : feedback << 1;
    }
    lanes[0] = (lanes[0] ?? 0n) ^ constant;
  }
}

/** Keccak-256 with the padding from before the standard, as Ethereum and Monero use it. @source Keccak submission to SHA-3, version 3 */
export function keccak256(bytes: Uint8Array): Uint8Array {
  const rate = 136;
  const padded = new Uint8Array(Math.ceil((bytes.length + 1) / rate) * rate);
  padded.set(bytes);
  padded[bytes.length] = 1;
  padded[padded.length - 1] = (padded[padded.length - 1] ?? 0) | 0x80;
  const lanes: bigint[] = Array.from({ length: 25 }, () => 0n);
  const view = new DataView(padded.buffer);
  for (let block = 0; block < padded.length; block += rate) {
    for (let lane = 0; lane < rate / 8; lane += 1) lanes[lane] = (lanes[lane] ?? 0n) ^ view.getBigUint64(block + 8 * lane, true);
    permute(lanes);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane += 1) digest.setBigUint64(8 * lane, lanes[lane] ?? 0n, true);
  return new Uint8Array(digest.buffer);
}

/** Letters of base 58. @source Bitcoin, base58.cpp */
export const BITCOIN_LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Letters of base 58 of the XRP ledger. @source xrpl.org, Base58 Encodings */
export const RIPPLE_LETTERS = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

/** Bytes of a number in base 58, leading zeros kept. @returns undefined where a letter is none of its letters */
export function base58(text: string, letters: string = BITCOIN_LETTERS): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    let carry = letters.indexOf(letter);
    if (carry < 0) return undefined;
    for (let at = 0; at < bytes.length; at += 1) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff);
  }
  for (let at = 0; at < text.length && text[at] === letters[0]; at += 1) bytes.push(0);
  return Uint8Array.from(bytes.reverse());
}

const sameEnd = (bytes: Uint8Array, sum: Uint8Array) => bytes.slice(-4).every((byte, at) => byte === sum[at]);

/** Payload of an address with a checksum of four bytes, version included. @returns undefined where the checksum is wrong */
export function base58Check(text: string, letters?: string): Uint8Array | undefined {
  const bytes = base58(text, letters);
  if (bytes === undefined || bytes.length < 5) return undefined;
  return sameEnd(bytes, sha256(sha256(bytes.slice(0, -4)))) ? bytes.slice(0, -4) : undefined;
}

/** Payload of a Monero address: base 58 by blocks of 11 letters, checksum by Keccak. @source monero-project, src/common/base58.cpp */
export function moneroPayload(text: string): Uint8Array | undefined {
  const sizes: Readonly<Record<number, number>> = { 11: 8, 7: 5, 6: 4, 9: 6, 10: 7, 5: 3, 3: 2, 2: 1 };
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 11) {
    const block = text.slice(at, at + 11);
    const size = sizes[block.length];
    const decoded = base58(block.replace(/^1+(?=.)/, ''));
    if (size === undefined || decoded === undefined || decoded.length > size + 1) return undefined;
    const number = decoded[0] === 0 ? decoded.slice(1) : decoded;
    if (number.length > size) return undefined;
    bytes.push(...Array.from({ length: size - number.length }, () => 0), ...number);
  }
  const all = Uint8Array.from(bytes);
  return all.length > 4 && sameEnd(all, keccak256(all.slice(0, -4))) ? all.slice(0, -4) : undefined;
}

/** Letters of bech32. @source BIP 173 */
const BECH32_LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
/** Generator of the code of bech32. @source BIP 173 */
const BECH32_CODE = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
/** Generator of the code of Bitcoin Cash. @source CashAddr specification, reference.cash */
const CASH_CODE = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n] as const;

const valuesOf = (data: string) => Array.from(data, (letter) => BECH32_LETTERS.indexOf(letter));

/** @returns which checksum a bech32 address has, and the version of its witness program; undefined where neither is right */
export function bech32(text: string): { readonly prefix: string; readonly form: 'bech32' | 'bech32m'; readonly version: number } | undefined {
  const address = text.toLowerCase();
  const split = address.lastIndexOf('1');
  if (split < 1 || address.length - split < 7 || (text !== address && text !== text.toUpperCase())) return undefined;
  const prefix = address.slice(0, split);
  const data = valuesOf(address.slice(split + 1));
  if (data.includes(-1)) return undefined;
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0));
  let sum = 1;
  for (const value of [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, code] of BECH32_CODE.entries()) if ((top >>> bit) & 1) sum ^= code;
  }
  if (sum !== 1 && sum !== 0x2bc830a3) return undefined;
  return { prefix, form: sum === 1 ? 'bech32' : 'bech32m', version: data[0] ?? 0 };
}

/** Whether a Bitcoin Cash address, without its prefix, has the right checksum. */
export function isCashAddress(data: string): boolean {
  const values = valuesOf(data.toLowerCase());
  if (values.includes(-1)) return false;
  let sum = 1n;
  for (const value of [...Array.from('bitcoincash', (letter) => letter.charCodeAt(0) & 31), 0, ...values]) {
    const top = sum >> 35n;
    sum = ((sum & 0x07ffffffffn) << 5n) ^ BigInt(value);
    for (const [bit, code] of CASH_CODE.entries()) if ((top >> BigInt(bit)) & 1n) sum ^= code;
  }
  return sum === 1n;
}

const HEX = '0123456789abcdef';

/** Whether the capitals of an Ethereum address are those of its checksum; addresses in one case carry none. @param digits 40 hexadecimal digits without 0x @source EIP-55 */
export function hasEip55Case(digits: string): boolean {
  const small = digits.toLowerCase();
  if (digits === small || digits === digits.toUpperCase()) return true;
  const digest = keccak256(Uint8Array.from(small, (letter) => letter.charCodeAt(0)));
  return Array.from(digits).every((letter, at) => {
    const nibble = ((digest[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 15;
    return HEX.indexOf(letter.toLowerCase()) < 10 || nibble > 7 === (letter !== letter.toLowerCase());
  });
}
