import { createHmac, hash } from 'node:crypto';
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
