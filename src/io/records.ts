import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { BonafideError, type Issue, quoteReceived } from '#model';
import type { LogPosition, LogRecord, RecordChunk } from '#operations';
import { parseCsv } from '#values';

/** Bytes read at a time. Changes the speed only. */
const PIECE = 1024 * 1024;
/** Longest line of a log. Unit: bytes. @source house: the longest audit records of vendors have some 100 KB */
const LONGEST_LINE = 16 * 1024 * 1024;
/** Largest log that has to be parsed in one piece: a JSON document or a table. Unit: bytes. @source V8: a string holds 512 Mi characters at most; half of that */
const LARGEST_DOCUMENT = 256 * 1024 * 1024;
/** Time between two looks at a log that grows. Unit: milliseconds. Changes the delay only. */
const LOOK_EVERY = 500;
/** Endings of logs in a folder. */
const LOGS = /\.(?:json|jsonl|ndjson|log|csv|tsv)(?:\.gz)?$/i;
/** Members under which exports wrap their list. @source Microsoft Graph (value), AWS and Azure (Records, records), others by their documentation */
const WRAPPERS = ['value', 'records', 'Records', 'events', 'items', 'data', 'results', 'logs', 'entries', 'resources', 'participants', 'devices'];

const NEWLINE = 0x0a;

function issue(log: string, path: string, code: Issue['code'], message: string, received?: string): Issue {
  return { code, severity: 'error', file: log, path, message, ...(received === undefined ? {} : { received: quoteReceived(received) }) };
}

const isObject = (value: unknown): value is LogRecord['record'] => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Records of lines, one JSON object each. */
function parseLines(log: string, text: string, firstLine: number): { readonly records: LogRecord[]; readonly issues: Issue[]; readonly lines: number } {
  const [records, issues]: [LogRecord[], Issue[]] = [[], []];
  const lines = text.split('\n');
  for (const [nth, line] of lines.entries()) {
    if (line === '' || line === '\r') continue;
    const place = `line ${firstLine + nth}`;
    try {
      const value: unknown = JSON.parse(line);
      if (isObject(value)) records.push({ record: value, text: line, place });
      else if (Array.isArray(value) && value.every(isObject)) for (const one of value) records.push({ record: one, text: JSON.stringify(one), place });
      else issues.push(issue(log, place, 'wrong-type', 'A line is to hold one JSON object', line));
    } catch {
      issues.push(issue(log, place, 'unreadable', 'The line is no JSON; it may be cut off', line));
    }
  }
  return { records, issues, lines: lines.length };
}

/** Records of a JSON document: a list, an object that wraps one, or one object. */
function parseDocument(log: string, text: string): RecordChunk {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { log, records: [], issues: [issue(log, '/', 'unreadable', `The log is neither JSON nor JSON Lines: ${error instanceof Error ? error.message : ''}`)] };
  }
  const wrapped = isObject(value) ? WRAPPERS.find((key) => Array.isArray((value as LogRecord['record'])[key])) : undefined;
  const list = Array.isArray(value) ? value : wrapped === undefined ? [value] : ((value as LogRecord['record'])[wrapped] as unknown[]);
  const at = wrapped === undefined ? '' : `/${wrapped}`;
  const issues = list.flatMap((one, nth) => (isObject(one) ? [] : [issue(log, `${at}/${nth}`, 'wrong-type', 'An element is to be an object', JSON.stringify(one))]));
  const records = list.flatMap((one, nth) => (isObject(one) ? [{ record: one, text: JSON.stringify(one), place: `${at}/${nth}` }] : []));
  return { log, records, issues };
}

/** Records of a table: an object of texts a row, by the headings of the first. */
function parseTable(log: string, text: string): RecordChunk {
  try {
    const rows: string[][] = parseCsv(text, {
      delimiter: /^[^\n]*\t/.test(text) ? '\t' : /^[^\n,]*;/.test(text) ? ';' : ',',
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
    });
    const [headings = [], ...body] = rows;
    const records = body.map((cells, nth) => ({
      record: Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ''])),
      text: cells.join('\u001f'),
      place: `row ${nth + 2}`,
    }));
    return { log, records, issues: [] };
  } catch (error) {
    return { log, records: [], issues: [issue(log, '/', 'unreadable', `The log is neither JSON nor a table: ${error instanceof Error ? error.message : ''}`)] };
  }
}

type Form = 'lines' | 'document' | 'table';

/** What a log is, by how it begins. Undefined while that cannot be told. */
function formOf(head: Buffer, ended: boolean): Form | undefined {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text === '') return ended ? 'lines' : undefined;
  if (text.startsWith('[')) return /^\[[^\n]*\]\r?\n\s*\[/.test(text) ? 'lines' : 'document';
  if (!text.startsWith('{')) return 'table';
  const end = text.indexOf('\n');
  if (end < 0 && !ended) return head.length > LONGEST_LINE ? 'document' : undefined;
  try {
    const first: unknown = JSON.parse(end < 0 ? text : text.slice(0, end));
    const alone = end < 0 || text.slice(end).trim() === '';
    return alone && isObject(first) && WRAPPERS.some((key) => Array.isArray(first[key])) ? 'document' : 'lines';
  } catch {
    // An object over several lines; or a first line that is damaged, where others follow.
    return /\n\s*\{.*\}\r?\n/.test(text.slice(Math.max(end, 0))) && /^\{.*\}\s*$/m.test(text.slice(end + 1)) ? 'lines' : 'document';
  }
}

/** Cuts a stream of bytes into records. Bytes after the last line break wait for more. */
class Cutter {
  readonly log: string;
  private form: Form | undefined;
  private held: Buffer = Buffer.alloc(0);
  private line = 1;
  /** Bytes whose records were given out. */
  offset: number;

  constructor(log: string, offset = 0, form?: Form) {
    this.log = log;
    this.offset = offset;
    this.form = form;
  }

  private cut(upTo: number): RecordChunk {
    const { records, issues, lines } = parseLines(this.log, this.held.toString('utf8', 0, upTo), this.line);
    this.line += lines - 1;
    this.offset += upTo;
    this.held = this.held.subarray(upTo);
    return { log: this.log, records, issues };
  }

  /** More bytes. */
  push(bytes: Buffer): RecordChunk | undefined {
    this.held = this.held.length === 0 ? bytes : Buffer.concat([this.held, bytes]);
    this.form ??= formOf(this.held, false);
    if (this.form === undefined) return undefined;
    if (this.form !== 'lines') {
      if (this.held.length <= LARGEST_DOCUMENT) return undefined;
      const message = `A log in one piece is read up to ${LARGEST_DOCUMENT / 1024 / 1024} MiB, and this is larger. Export it as JSON Lines, an object a line`;
      throw new BonafideError('input.unreadable', `${this.log}: ${message}.`, 'Export it as JSON Lines, or split it.');
    }
    const end = this.held.lastIndexOf(NEWLINE);
    if (end >= 0) return this.cut(end + 1);
    if (this.held.length <= LONGEST_LINE) return undefined;
    this.offset += this.held.length;
    this.held = Buffer.alloc(0);
    return { log: this.log, records: [], issues: [issue(this.log, `line ${this.line}`, 'too-large', `A line is read up to ${LONGEST_LINE / 1024 / 1024} MiB`)] };
  }

  /** No more bytes come. */
  end(): RecordChunk | undefined {
    if (this.held.length === 0) return undefined;
    this.form ??= formOf(this.held, true);
    if (this.form === 'lines') return this.cut(this.held.length);
    const text = this.held.toString('utf8').replace(/^\uFEFF/, '');
    this.offset += this.held.length;
    this.held = Buffer.alloc(0);
    return this.form === 'table' ? parseTable(this.log, text) : parseDocument(this.log, text);
  }
}

/** Bytes of a file or of standard input, unpacked where they are gzip. */
async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const raw: AsyncIterable<Buffer> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: PIECE });
  const pieces = raw[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done === true) return;
  const all = async function* () {
    yield first.value;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  };
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* all();
    return;
  }
  const { Readable } = await import('node:stream');
  const gunzip = createGunzip({ chunkSize: PIECE });
  const source = Readable.from(all());
  source.on('error', (error) => gunzip.destroy(error));
  yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
}

/** Records of a log that comes as bytes. */
export async function* recordsIn(log: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<RecordChunk> {
  const cutter = new Cutter(log);
  try {
    for await (const bytes of pieces) {
      const chunk = cutter.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      if (chunk !== undefined) yield chunk;
    }
  } catch (error) {
    if (error instanceof BonafideError) {
      yield { log, records: [], issues: [issue(log, '/', 'too-large', error.message)] };
      return;
    }
    // What came before the damage is read; the rest is missing, and that is said.
    yield { log, records: [], issues: [issue(log, '/', 'unreadable', `The log could not be read to its end: ${error instanceof Error ? error.message : ''}`)] };
  }
  const last = cutter.end();
  if (last !== undefined) yield last;
}

async function filesUnder(path: string): Promise<readonly string[]> {
  if (path === '-') return [path];
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (error) {
    throw new BonafideError('input.not-found', `There is no file or folder ${quoteReceived(path)}.`, 'Check the path; use - to read from standard input.', { cause: error });
  }
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && LOGS.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Records of logs: files, folders, `-`; JSON Lines, JSON, tables, each also as gzip. What cannot be read is an issue. @throws BonafideError `input.not-found` */
export async function* readRecords(paths: readonly string[]): AsyncGenerator<RecordChunk> {
  const files = (await Promise.all(paths.map(filesUnder))).flat();
  for (const file of files) yield* recordsIn(file === '-' ? 'standard input' : file, bytesOf(file));
}

const identity = (facts: { readonly dev: number | bigint; readonly ino: number | bigint }): string => `${facts.dev}:${facts.ino}`;

/** Reads what a file holds from an offset on, as far as it reached at a look: one that grows without a pause would never come to its end. */
async function* grown(handle: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const wanted = Math.min(PIECE, to - at);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * Records of a log in JSON Lines that grows, for as long as nobody stops it. A file that was moved away is read to its end, then the
 * new one from its beginning; one that was cut short is read again. An empty chunk says that there is nothing new.
 * @param known how far it was read before
 */
export async function* followRecords(path: string, known: LogPosition | undefined, stop: AbortSignal): AsyncGenerator<RecordChunk> {
  let handle: FileHandle | undefined;
  let file = '';
  let cutter = new Cutter(path);
  let seen = 0;
  let start = known;
  try {
    while (!stop.aborted) {
      const facts = await stat(path).catch(() => undefined);
      if (handle !== undefined) {
        const { size } = await handle.stat();
        for await (const bytes of grown(handle, seen, size)) {
          seen += bytes.length;
          const chunk = cutter.push(bytes);
          if (chunk !== undefined) yield { ...chunk, position: { log: path, file, offset: cutter.offset } };
        }
        const gone = facts !== undefined && (identity(facts) !== file || size < seen);
        if (gone) {
          const last = identity(facts) === file ? undefined : cutter.end();
          if (last !== undefined) yield { ...last, position: { log: path, file, offset: cutter.offset } };
          await handle.close();
          handle = undefined;
          start = undefined;
          continue;
        }
      } else if (facts !== undefined) {
        handle = await open(path, 'r');
        const opened = await handle.stat();
        file = identity(opened);
        seen = start?.file === file && start.offset <= opened.size ? start.offset : 0;
        cutter = new Cutter(path, seen, 'lines');
        continue;
      }
      yield { log: path, records: [], issues: [] };
      await sleep(LOOK_EVERY, undefined, { signal: stop }).catch(() => undefined);
    }
  } finally {
    await handle?.close();
  }
}
