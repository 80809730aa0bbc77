import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { BonafideError } from '#model';
import type { Backups } from '#operations';

/** Bytes handed on at a time, about. */
const CHUNK = 256 * 1024;

const NEWLINE = 10;

/** The last line of a file: the digest of all before it. */
const lastLine = (digest: Hash): string => `${JSON.stringify({ sha256: digest.digest('hex') })}\n`;

/** Lines as bytes, and after them their digest. */
async function* withDigest(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
    digest.update(bytes);
    return bytes;
  };
  for await (const line of lines) {
    waiting.push(line, '\n');
    length += line.length;
    if (length > CHUNK) yield flush();
  }
  yield flush();
  yield Buffer.from(lastLine(digest));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function cannotWrite(path: string, cause: unknown): BonafideError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new BonafideError('input.unreadable', `The backup ${path} cannot be written: ${why}.`, 'Choose a place that this user may write and that has room.', { cause });
}

/** Writes a file under another name, and gives it its own when it is whole and on the disk. */
async function write(path: string, lines: AsyncIterable<string>): Promise<number> {
  if (existsSync(path)) throw new BonafideError('usage.invalid', `There is a file ${path} already.`, 'Choose a new name: a backup never takes the place of another.');
  const partial = `${path}.${process.pid}.partial`;
  try {
    await pipeline(Readable.from(withDigest(lines)), createGzip(), createWriteStream(partial, { mode: 0o600, flags: 'w' }));
    await syncFile(partial);
    const { size } = await stat(partial);
    renameSync(partial, path);
    if (process.platform !== 'win32') await syncFile(dirname(resolve(path)));
    return size;
  } catch (error) {
    if (error instanceof BonafideError || !(error instanceof Error && 'code' in error)) throw error;
    throw cannotWrite(path, error);
  } finally {
    rmSync(partial, { force: true });
  }
}

function broken(path: string, why: string, cause?: unknown): BonafideError {
  return new BonafideError('input.unreadable', `${path} is no whole backup: ${why}.`, 'Take another backup: this file was cut, changed, or is none.', { cause });
}

/** Lines of a stream of bytes, each as bytes without its end. Only a newline ends one: names may hold every other separator. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

async function* read(path: string): AsyncGenerator<string> {
  if (!existsSync(path)) throw new BonafideError('input.not-found', `There is no file ${path}.`, 'Name a file that “bonafide backup” wrote.');
  const file = createReadStream(path);
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  const digest = createHash('sha256');
  let before: Buffer | undefined;
  try {
    for await (const line of linesOf(file.pipe(unpacked))) {
      if (before !== undefined) {
        digest.update(before).update('\n');
        yield before.toString();
      }
      before = line;
    }
  } catch (error) {
    if (error instanceof BonafideError || !(error instanceof Error && 'code' in error)) throw error;
    throw broken(path, error.message, error);
  } finally {
    file.destroy();
    unpacked.destroy();
  }
  if (`${before?.toString()}\n` !== lastLine(digest)) throw broken(path, 'its digest is missing or is not that of its lines');
}

/** Files of backups: gzip of lines, of which the last is the SHA-256 of the others. */
export const backups: Backups = { write, read };
