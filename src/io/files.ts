import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BonafideError, type Issue, quoteReceived } from '#model';
import type { Input } from '#operations';
import { isRowFile, MAX_DOCUMENT_BYTES, MAX_ROWS_BYTES } from '#values';

/** Name of what is read from standard input. */
const STANDARD_INPUT = 'standard input';

/** Endings of files that a folder is searched for. */
const READABLE = /\.(?:json|jsonl|ndjson|csv|tsv)$/i;

const MEBIBYTE = 1024 * 1024;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** What the system’s answer means, in words. @source errno(3) */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENOENT: 'it is gone',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in circles',
  EMFILE: 'too many files are open',
  EIO: 'the disk failed',
};

function unreadable(name: string, error: unknown): Input {
  const code = codeOf(error);
  return { name, issue: { code: 'unreadable', severity: 'error', file: name, path: '/', message: `The file cannot be read: ${REASONS[code] ?? code}` } };
}

function skipped(name: string, why: string): Input {
  return { name, issue: { code: 'nothing-found', severity: 'info', file: name, path: '/', message: `Skipped: ${why}` } };
}

function tooLarge(name: string, limit: number): Input {
  const issue: Issue = {
    code: 'too-large',
    severity: 'error',
    file: name,
    path: '/',
    message: `Read up to ${limit / MEBIBYTE} MiB, and this is larger. Split it, or write JSON Lines: an object a line`,
  };
  return { name, issue };
}

/** Largest size that is read, by what the name says it holds. Names that say nothing may hold rows. */
function limitOf(name: string): number {
  return /\.json$/i.test(name) && !isRowFile(name) ? MAX_DOCUMENT_BYTES : MAX_ROWS_BYTES;
}

/** Reads a stream to its end, or to the limit. */
async function readStream(stream: AsyncIterable<unknown>, name: string): Promise<Input> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    if (!(bytes instanceof Uint8Array)) continue;
    size += bytes.length;
    if (size > MAX_ROWS_BYTES) return tooLarge(name, MAX_ROWS_BYTES);
    parts.push(bytes);
  }
  return { name, bytes: Buffer.concat(parts) };
}

/** Reads one file; size and kind are looked at first. Pipes such as those of a shell’s `<(…)` are read as streams. */
async function readOne(path: string): Promise<Input> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return facts.isFIFO() || facts.isCharacterDevice() ? await readStream(createReadStream(path), path) : skipped(path, 'it is no file');
    if (facts.size > limitOf(path)) return tooLarge(path, limitOf(path));
    return { name: path, bytes: await readFile(path) };
  } catch (error) {
    return unreadable(path, error);
  }
}

/** Files under a folder, by name, so that the order is the same everywhere. */
async function* readFolder(folder: string): AsyncGenerator<Input> {
  let entries: Awaited<ReturnType<typeof listFolder>>;
  try {
    entries = await listFolder(folder);
  } catch (error) {
    yield unreadable(folder, error);
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) yield skipped(path, 'its name says that it is hidden');
    else if (entry.isDirectory()) yield* readFolder(path);
    else if (!READABLE.test(entry.name)) yield skipped(path, 'only .json, .jsonl, .ndjson, .csv and .tsv are read from a folder; name the file to read it anyway');
    else if (entry.isSymbolicLink() && (await isFolder(path))) yield skipped(path, 'links to folders are not followed');
    else yield await readOne(path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function listFolder(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** @throws BonafideError `input.not-found` */
async function kindOf(path: string): Promise<'input' | 'folder' | 'file'> {
  if (path === '-') return 'input';
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // A file that is there and may not be looked at is an imperfect input, not a wrong request.
    if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM') return 'file';
    throw new BonafideError('input.not-found', `There is no file or folder ${quoteReceived(path)}.`, 'Check the path; use - to read from standard input.', { cause: error });
  }
}

/**
 * Files behind paths, one after another: files themselves, what folders hold, and standard input for `-`. A file that cannot
 * be read is an issue. All paths are looked for before the first file is read.
 * @throws BonafideError `input.not-found`
 */
export async function* gatherInputs(paths: readonly string[], standardInput: AsyncIterable<unknown> = process.stdin): AsyncGenerator<Input> {
  const kinds = await Promise.all(paths.map(kindOf));
  let inputRead = false;
  for (const [index, path] of paths.entries()) {
    const kind = kinds[index];
    if (kind === 'folder') yield* readFolder(path);
    else if (kind === 'file') yield await readOne(path);
    else if (inputRead) yield skipped(STANDARD_INPUT, 'it was read already');
    else {
      inputRead = true;
      yield await readInput(standardInput);
    }
  }
}

async function readInput(stream: AsyncIterable<unknown>): Promise<Input> {
  try {
    return await readStream(stream, STANDARD_INPUT);
  } catch (error) {
    return unreadable(STANDARD_INPUT, error);
  }
}

/** Largest file of a list. Unit: bytes. @source SDN_ADVANCED.XML has some 130 MB; with room */
const MAX_LIST_BYTES = 1024 * MEBIBYTE;

async function readListFile(path: string): Promise<Input> {
  try {
    const facts = await stat(path);
    if (facts.size > MAX_LIST_BYTES) return tooLarge(path, MAX_LIST_BYTES);
    return { name: path, bytes: await readFile(path) };
  } catch (error) {
    return unreadable(path, error);
  }
}

/** Files of lists: those named, and all files of folders that are named. @throws BonafideError `input.not-found` */
export async function* gatherListFiles(paths: readonly string[]): AsyncGenerator<Input> {
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === 'input') yield await readInput(process.stdin);
    else if (kind === 'file') yield await readListFile(path);
    else for (const entry of await listFolder(path)) if (entry.isFile() && !/^(?:\.|README)/.test(entry.name)) yield await readListFile(join(path, entry.name));
  }
}

/** Text of a small file the user named, such as a policy. UTF-8, with or without byte order mark. @throws BonafideError `input.not-found`, `input.unreadable` */
export async function readTextFile(path: string): Promise<string> {
  await kindOf(path);
  const input = path === '-' ? await readInput(process.stdin) : await readOne(path);
  if ('issue' in input) throw new BonafideError('input.unreadable', `${quoteReceived(path)}: ${input.issue.message}.`, 'Check what it is, its size and its permissions.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input.bytes);
  } catch (error) {
    throw new BonafideError('input.unreadable', `${quoteReceived(path)} is not UTF-8.`, 'Save it as UTF-8.', { cause: error });
  }
}
