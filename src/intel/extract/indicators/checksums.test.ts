import { describe, expect, it } from 'vitest';
import { base58, base58Check, bech32, hasEip55Case, isCashAddress, keccak256, moneroPayload, sha256 } from './checksums.ts';

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('digests', () => {
  it('are those of the standards', () => {
    expect(hex(sha256(bytesOf('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hex(sha256(bytesOf('')))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(keccak256(bytesOf('')))).toBe('c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470');
    expect(hex(keccak256(bytesOf('a'.repeat(200))))).toHaveLength(64);
  });
});

describe('addresses', () => {
  it('have the checksum of their chain', () => {
    expect(base58Check('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2')?.[0]).toBe(0);
    expect(base58Check('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3')).toBeUndefined();
    expect(base58('0OIl')).toBeUndefined();
    expect(bech32('BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4')).toMatchObject({ prefix: 'bc', form: 'bech32', version: 0 });
    expect(bech32('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5')).toBeUndefined();
    expect(isCashAddress('qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a')).toBe(true);
    expect(isCashAddress('qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q')).toBe(false);
    expect(hasEip55Case('5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe(true);
    expect(hasEip55Case('5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe(false);
    expect(moneroPayload('4'.repeat(95))).toBeUndefined();
  });
});
