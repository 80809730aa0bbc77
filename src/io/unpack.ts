import { promisify } from 'node:util';
import { crc32, gunzip, inflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { type Issue, type Parsed, quoteReceived } from '#model';
import { MAX_ROWS_BYTES } from '#values';

type Unpacked = { readonly name: string; readonly bytes: Uint8Array };

/** Why something is not unpacked. */
type Refusal = { readonly code: 'unreadable' | 'too-large'; readonly why: string; readonly expected: string; readonly received: string };

const MEBIBYTE = 1024 * 1024;

/**
 * Most bytes that come out for one byte that goes in, beyond `UNPACKED_FLOOR`.
 * @source house: lists in XML pack to about a tenth; deflate reaches 1,032 only with what says nothing (zlib, technical details)
 */
const MOST_UNPACKED_PER_BYTE = 200;

/** What may come out of any archive, however small. Unit: bytes. @source house: fits into memory everywhere, so the ratio need not be looked at */
const UNPACKED_FLOOR = 64 * MEBIBYTE;

/** Most entries of a zip archive, folders counted. @source house: publishers of lists put a file or a few into one */
const MOST_ENTRIES = 1_000;

/** Bytes that are unpacked at once. Unit: bytes. Changes the speed only. */
const PIECE = MEBIBYTE;

/** First bytes of a gzip member. @source RFC 1952, 2.3.1 */
const GZIP = [0x1f, 0x8b];

/** First bytes of a zip archive: with entries, without entries, and once split. @source APPNOTE.TXT 6.3.10, 4.3.7, 4.3.16, 8.5.4 */
const ZIPS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
  [0x50, 0x4b, 0x07, 0x08],
];

/** Compression methods that are read. @source APPNOTE.TXT 6.3.10, 4.4.5 */
const STORED = 0;
const DEFLATED = 8;

/** What zlib’s answer means, in words. @source zlib.h, return codes */
const REASONS: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'it ends too early',
  Z_DATA_ERROR: 'its data is damaged',
  Z_NEED_DICT: 'it needs a dictionary that it does not bring',
};

const isTooLong = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
const gunzipped = promisify(gunzip);
const inflated = promisify(inflateRaw);

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
const isGzip = (bytes: Uint8Array) => startsWith(bytes, GZIP);
const isZip = (bytes: Uint8Array) => ZIPS.some((start) => startsWith(bytes, start));
const sizeOf = (size: number) => `${size.toLocaleString('en-US')} bytes`;

/** Most bytes that may come out of this many. */
function limitOf(packed: number): number {
  return Math.min(MAX_ROWS_BYTES, Math.max(UNPACKED_FLOOR, packed * MOST_UNPACKED_PER_BYTE));
}

function issueOf(file: string, refusal: Refusal, inside?: string): Issue {
  const { code, why, expected, received } = refusal;
  const what = inside === undefined ? 'The archive' : `${quoteReceived(inside)} in the archive`;
  return { code, severity: 'error', file, path: '/', message: `${what} cannot be unpacked: ${why}`, expected, received: quoteReceived(received) };
}

function tooLarge(limit: number, received: string): Refusal {
  const why = `its content is larger than the ${Math.floor(limit / MEBIBYTE)} MiB that an archive of this size may hold. Unpack it by hand if you trust it, and import the files`;
  return { code: 'too-large', why, expected: `at most ${sizeOf(limit)} of content`, received };
}

function broken(expected: string, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  const said = error instanceof Error ? error.message : 'an unknown error';
  const why = `${(code === undefined ? undefined : REASONS[code]) ?? 'it is damaged or cut off'}. Download it again`;
  return { code: 'unreadable', why, expected, received: said };
}

/** One gzip file, with all its members. */
async function readGzip(bytes: Uint8Array, limit: number): Promise<Uint8Array | Refusal> {
  try {
    return await gunzipped(bytes, { maxOutputLength: limit, chunkSize: PIECE });
  } catch (error) {
    if (isTooLong(error)) return tooLarge(limit, `more than ${sizeOf(limit)} in ${sizeOf(bytes.length)}`);
    return broken('whole gzip data', error);
  }
}

const ENCRYPTED: Refusal = {
  code: 'unreadable',
  why: 'it is encrypted. Unpack it by hand, and import the files',
  expected: 'files without a password',
  received: 'encrypted files',
};

async function readEntry(zip: ZipFile, entry: Entry, archive: Uint8Array): Promise<Uint8Array | Refusal> {
  const expected = `${sizeOf(entry.uncompressedSize)} with check sum ${entry.crc32.toString(16)}`;
  if (entry.isEncrypted()) return ENCRYPTED;
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const why = 'it is packed in a way that is not read. Unpack it by hand, and import the file';
    return { code: 'unreadable', why, expected: 'an entry that is stored or deflated', received: `compression method ${entry.compressionMethod}` };
  }
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const limit = Math.max(1, entry.uncompressedSize);
    const bytes = entry.compressionMethod === STORED ? packed : await inflated(packed, { maxOutputLength: limit, chunkSize: Math.min(PIECE, limit + 64) });
    if (bytes.length === entry.uncompressedSize && crc32(bytes) === entry.crc32) return bytes;
    return broken(expected, new Error(`${sizeOf(bytes.length)} with check sum ${crc32(bytes).toString(16)}`));
  } catch (error) {
    return broken(expected, isTooLong(error) ? new Error(`more than ${sizeOf(entry.uncompressedSize)}`) : error);
  }
}

/** Name of an entry, or why it has none that may be used. No file is written under it; it is shown, and kept. */
function nameOf(entry: Entry): { readonly name: string; readonly wrong?: string } {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  if (name.endsWith('/')) return { name, wrong: 'it is a folder' };
  return name === '' || /\p{Cc}/u.test(name) || validateFileName(name) !== null ? { name, wrong: 'its name is no name of a file inside a folder' } : { name };
}

function skipped(file: string, inside: string, wrong: string): Issue {
  const isFolder = inside.endsWith('/');
  const message = `${quoteReceived(inside)} in the archive is skipped: ${wrong}`;
  return isFolder
    ? { code: 'nothing-found', severity: 'info', file, path: '/', message }
    : { code: 'invalid-value', severity: 'error', file, path: '/', message, expected: 'a relative name without .. or control characters', received: quoteReceived(inside) };
}

const withoutEnding = (name: string) => name.replace(/(?<=[^/\\])\.gz$/i, '');

/** Files of a zip archive. What is wrong with one entry is an issue of that entry; too much of anything refuses the archive. */
async function readZip(file: string, archive: Uint8Array): Promise<Parsed<readonly Unpacked[]>> {
  const limit = limitOf(archive.length);
  const refused = (refusal: Refusal) => ({ value: [], issues: [issueOf(file, refusal)] });
  const zip = await fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.length), { lazyEntries: true, decodeStrings: false, validateEntrySizes: true });
  if (zip.entryCount > MOST_ENTRIES) {
    const why = 'it holds too many files. Unpack it by hand, and import the ones you want';
    return refused({ code: 'too-large', why, expected: `at most ${MOST_ENTRIES} entries`, received: `${zip.entryCount} entries` });
  }
  const value: Unpacked[] = [];
  const issues: Issue[] = [];
  let left = limit;
  for await (const entry of zip.eachEntry()) {
    const { name, wrong } = nameOf(entry);
    if (wrong !== undefined) {
      issues.push(skipped(file, name, wrong));
      continue;
    }
    // What an entry says counts before it is unpacked, and nothing larger comes out of it.
    if (entry.uncompressedSize > left) return refused(tooLarge(limit, `more than ${sizeOf(limit)} in ${sizeOf(archive.length)}`));
    left -= entry.uncompressedSize;
    const bytes = await readEntry(zip, entry, archive);
    const content = bytes instanceof Uint8Array && isGzip(bytes) ? await readGzip(bytes, Math.min(limitOf(bytes.length), left + bytes.length)) : bytes;
    if (!(content instanceof Uint8Array)) {
      if (content.code === 'too-large') return refused(content);
      issues.push(issueOf(file, content, name));
      continue;
    }
    if (content === bytes) value.push({ name, bytes: content });
    else {
      left -= content.length - entry.uncompressedSize;
      value.push({ name: withoutEnding(name), bytes: content });
    }
  }
  if (zip.entryCount === 0) issues.push({ code: 'nothing-found', severity: 'warning', file, path: '/', message: 'The archive holds no files' });
  return { value, issues };
}

/**
 * Files inside a file: the content of a gzip file, the files of a zip archive, or the file itself. Its first bytes tell which, not
 * its name. What is inside a zip archive is unpacked once more when it is gzip; anything packed deeper is given back packed.
 * An archive that is broken or far larger inside than outside is an issue.
 */
export async function unpack(name: string, bytes: Uint8Array): Promise<Parsed<readonly Unpacked[]>> {
  if (isGzip(bytes)) {
    const content = await readGzip(bytes, limitOf(bytes.length));
    return content instanceof Uint8Array ? { value: [{ name: withoutEnding(name), bytes: content }], issues: [] } : { value: [], issues: [issueOf(name, content)] };
  }
  if (!isZip(bytes)) return { value: [{ name, bytes }], issues: [] };
  try {
    return await readZip(name, bytes);
  } catch (error) {
    // What is encrypted as a whole has no entries to tell so.
    const isEncrypted = error instanceof Error && error.message === 'strong encryption is not supported';
    return { value: [], issues: [issueOf(name, isEncrypted ? ENCRYPTED : broken('a whole zip archive', error))] };
  }
}
