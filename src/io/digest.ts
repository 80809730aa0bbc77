import { createHmac, hash } from 'node:crypto';
import type { Digest } from '#model';

/** Hashing under a key. @param key at least 32 bytes */
export function digestWith(key: Uint8Array): Digest {
  return {
    sha256: (text) => hash('sha256', text, 'hex'),
    keyed: (text) => createHmac('sha256', key).update(text).digest('hex'),
  };
}
