import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { BonafideError } from '#model';

/** Length of a key. Unit: bytes. @source RFC 2104, section 3: as long as the hash, 32 for SHA-256 */
const KEY_BYTES = 32;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new BonafideError('key.unreadable', `The key file ${path} cannot be read.`, 'Check its owner and permissions.', { cause: error });
  }
}

/**
 * The text of a key file, made on first use, synced, and readable by its owner only.
 * @throws BonafideError `key.unreadable`
 */
export function keepSecret(path: string, make: () => string): string {
  const existing = readSecret(path);
  if (existing !== undefined) return existing;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const text = make();
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, text);
    fsyncSync(file);
    closeSync(file);
    return text;
  } catch (error) {
    // Another process was faster: its key is the one.
    const theirs = readSecret(path);
    if (theirs !== undefined) return theirs;
    throw new BonafideError('key.unreadable', `The key file ${path} cannot be written.`, 'Choose a folder that this user may write, with --db.', { cause: error });
  }
}

/**
 * The key of an installation. Stored numbers can be compared with new ones only under the same key, so it belongs in the backup.
 * @throws BonafideError `key.unreadable`
 */
export function loadKey(path: string): Uint8Array {
  const key = Buffer.from(keepSecret(path, () => `${randomBytes(KEY_BYTES).toString('base64')}\n`).trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new BonafideError(
    'key.unreadable',
    `The key file ${path} does not hold ${KEY_BYTES} bytes in base64.`,
    'Restore it from a backup: without it, stored numbers cannot be compared with new ones.',
  );
}

/** A key that is forgotten when the process ends. */
export function passingKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}
