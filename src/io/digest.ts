import { createHmac, hash, hkdfSync } from 'node:crypto';
import type { Digest } from '#model';

/**
 * Hashing under a key, which is asked for when the first sensitive number comes: a store refuses a foreign folder before a key
 * is written into it. @param keyOf gives at least 32 bytes
 */
export function digestWith(keyOf: () => Uint8Array): Digest {
  let key: Uint8Array | undefined;
  return {
    sha256: (text) => hash('sha256', text, 'hex'),
    sha256Bytes: (bytes) => hash('sha256', bytes, 'hex'),
    keyed: (text) => {
      key ??= keyOf();
      return createHmac('sha256', key).update(text).digest('hex');
    },
  };
}

/** A secret of an installation for one purpose, 32 bytes in hexadecimal. It is none of the keyed hashes above, which are shown to people. @source RFC 5869 */
export function secretOf(key: Uint8Array, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), purpose, 32)).toString('hex');
}
