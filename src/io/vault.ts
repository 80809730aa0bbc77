import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { BonafideError } from '#model';
import type { Vault } from '#operations';

/** @source NIST SP 800-38D: AES-256-GCM with a random nonce of 96 bits and a tag of 128 */
const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Seals texts under a key. @param keyOf gives 32 bytes in hexadecimal */
export function openVault(keyOf: () => string): Vault {
  return {
    seal: (text) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, Buffer.from(keyOf(), 'hex'), nonce);
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv(CIPHER, Buffer.from(keyOf(), 'hex'), bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(-TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new BonafideError('key.unreadable', 'A stored secret cannot be opened: it was sealed under another key, or changed.', 'Restore the key file, or connect anew.', {
          cause: error,
        });
      }
    },
  };
}
