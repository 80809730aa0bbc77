import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { BonafideError } from '#model';

/** Length of a key. Unit: bytes. @source RFC 2104, section 3: as long as the hash, 32 for SHA-256 */
const KEY_BYTES = 32;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function read(path: string): Uint8Array | undefined {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new BonafideError('key.unreadable', `The key file ${path} cannot be read.`, 'Check its owner and permissions.', { cause: error });
  }
  throw new BonafideError(
    'key.unreadable',
    `The key file ${path} does not hold ${KEY_BYTES} bytes in base64.`,
    'Restore it from a backup: without it, stored numbers cannot be compared with new ones.',
  );
}

/**
 * The key of an installation, made on first use and readable by its owner only. Stored numbers can be compared with new
 * ones only under the same key, so it belongs in the backup.
 * @throws BonafideError `key.unreadable`
 */
export function loadKey(path: string): Uint8Array {
  const existing = read(path);
  if (existing !== undefined) return existing;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  try {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, `${key.toString('base64')}\n`);
    fsyncSync(file);
    closeSync(file);
    return key;
  } catch (error) {
    // Another process was faster: its key is the one.
    const theirs = read(path);
    if (theirs !== undefined) return theirs;
    throw new BonafideError('key.unreadable', `The key file ${path} cannot be written.`, 'Choose a folder that this user may write, with --db.', { cause: error });
  }
}

/** A key that is forgotten when the process ends. */
export function passingKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}
