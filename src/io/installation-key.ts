import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { BonafideError } from '#model';
import type { Store } from '#operations';
import { loadKey } from './key.ts';

/** Tells keys apart and tells nothing of them. 16 hexadecimal characters. */
function fingerprintOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('bonafide.key-fingerprint/v1').digest('hex').slice(0, 16);
}

/**
 * Makes sure that a store is used under the one key with which its numbers were made: under another one nothing would be
 * the same number any more, and nobody would notice. The first use says which key it is.
 * @throws BonafideError `key.unreadable`
 */
export async function checkKey(path: string, store: Pick<Store, 'keyInUse'>): Promise<void> {
  const known = await store.keyInUse();
  if (known !== undefined && !existsSync(path)) {
    throw new BonafideError(
      'key.unreadable',
      `The key file ${path} is missing, and the store keeps its numbers under the key ${known}.`,
      'Copy the key file there from where it is kept, or name it in BONAFIDE_KEY_FILE.',
    );
  }
  const mine = fingerprintOf(loadKey(path));
  const inUse = known ?? (await store.keyInUse(mine));
  if (mine === inUse) return;
  throw new BonafideError(
    'key.unreadable',
    `The key in ${path} is ${mine}, and the store keeps its numbers under the key ${inUse}.`,
    'Copy the right key file there from where it is kept, or name it in BONAFIDE_KEY_FILE.',
  );
}
