import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVault } from './vault.ts';

const vault = openVault(() => 'ab'.repeat(32));

describe('a vault', () => {
  it('gives back what was sealed, and never the same bytes twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const [one, two] = [vault.seal(text), vault.seal(text)];
        expect(vault.open(one)).toBe(text);
        expect(one).not.toBe(two);
      }),
    );
  });

  it('opens nothing that was changed, or sealed under another key', () => {
    const sealed = Buffer.from(vault.seal('a secret'), 'base64');
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ bits;
        expect(() => vault.open(changed.toString('base64'))).toThrow('cannot be opened');
      }),
    );
    expect(() => openVault(() => 'cd'.repeat(32)).open(sealed.toString('base64'))).toThrow('cannot be opened');
    expect(() => vault.open('')).toThrow('cannot be opened');
  });
});
