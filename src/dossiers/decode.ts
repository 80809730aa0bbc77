import type { Issue, Parsed } from '#model';
import { decodeWindows1252, MAX_DOCUMENT_BYTES } from '#values';

/** A piece of a text that ends at the end of a line. */
export type TextChunk = { readonly text: string /** Line it begins on, counted from 1. */; readonly line: number };

/** Bytes decoded at a time. Unit: bytes. @source house: large enough that decoding is not the cost, small enough to stay flat */
const CHUNK_BYTES = 1024 * 1024;

/** Bytes looked at to tell text from noise. Unit: bytes. @source house */
const SAMPLE_BYTES = 64 * 1024;

/** Share of control characters in the sample from which it is no text. Random bytes have 0.11, texts next to none. @source house, from 28 of 256 byte values */
const CONTROL_SHARE = 0.02;

const LF = 0x0a;
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LATIN = new TextDecoder('windows-1252');

/** Beginnings of files people mistake for exports, and what to do with them. @source PRONOM registry of file signatures */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly message: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], message: 'This is an Excel, Word or ZIP file; save the sheet as CSV' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], message: 'This is an old Excel or Word file; save the sheet as CSV' },
  { bytes: [0x25, 0x50, 0x44, 0x46], message: 'This is a PDF; enter what it says as JSON Resume or bonafide.dossier/v1' },
  { bytes: [0x1f, 0x8b], message: 'This is compressed with gzip; unpack it first' },
];

type Encoding = { readonly label: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly bom: number };

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { label: 'utf-8', bom: 3 };
  if (startsWith(bytes, [0xff, 0xfe])) return { label: 'utf-16le', bom: 2 };
  if (startsWith(bytes, [0xfe, 0xff])) return { label: 'utf-16be', bom: 2 };
  return { label: 'utf-8', bom: 0 };
}

function hasNoise(sample: string): boolean {
  const controls = sample.match(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g)?.length ?? 0;
  return sample.includes('\u0000') || controls > sample.length * CONTROL_SHARE;
}

/** Why bytes are no text, from a quick look at them. @returns undefined where they may be one */
export function refuseBytes(bytes: Uint8Array, file: string): Issue | undefined {
  const refusal = (code: 'unreadable' | 'too-large', message: string): Issue => ({ code, severity: 'error', file, path: 'line 1', message });
  const known = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  if (known !== undefined) return refusal('unreadable', known.message);
  const { label, bom } = encodingOf(bytes);
  const wide = label !== 'utf-8';
  if (wide && bytes.length > MAX_DOCUMENT_BYTES) return refusal('too-large', `Files in UTF-16 are read up to ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB; save it as UTF-8`);
  // Latin letters stand in for bytes here: only control characters are counted. UTF-16 is read as such, since half of its bytes may be zero.
  const sample = (wide ? new TextDecoder(label) : LATIN).decode(bytes.subarray(bom, SAMPLE_BYTES));
  if (hasNoise(sample) || (!wide && bytes.includes(0)))
    return refusal('unreadable', 'This is no text: it holds bytes that no text has. Expected JSON, JSON Lines, JSON Resume or CSV in UTF-8');
  return undefined;
}

type Slice = { readonly text: string; readonly badLine?: number; readonly lines: number };

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}

/** Decodes a run of lines; a line that is not UTF-8 is read as Windows-1252, and the others stay as they are. */
function decodeSlice(bytes: Uint8Array, line: number): Slice {
  const lines = countLines(bytes);
  try {
    return { text: STRICT.decode(bytes), lines };
  } catch {
    const parts: string[] = [];
    let badLine: number | undefined;
    for (let start = 0, current = line; start < bytes.length; current += 1) {
      const at = bytes.indexOf(LF, start);
      const end = at < 0 ? bytes.length : at + 1;
      const part = bytes.subarray(start, end);
      try {
        parts.push(STRICT.decode(part));
      } catch {
        badLine ??= current;
        parts.push(decodeWindows1252(part));
      }
      start = end;
    }
    return { text: parts.join(''), lines, ...(badLine === undefined ? {} : { badLine }) };
  }
}

function wrongEncoding(file: string, line: number): Issue {
  return {
    code: 'wrong-encoding',
    severity: 'warning',
    file,
    path: `line ${line}`,
    message: 'This line is not UTF-8. It, and any later one like it, is read as Windows-1252; check its accents, or save the file as UTF-8',
  };
}

function decodeWide(bytes: Uint8Array, { label, bom }: Encoding): string {
  return new TextDecoder(label).decode(bytes.subarray(bom));
}

/** The text of bytes that `refuseBytes` let pass, in pieces of whole lines. @param report takes the one warning about the encoding */
export function* decodeChunks(bytes: Uint8Array, file: string, report: (issue: Issue) => void): Generator<TextChunk> {
  const encoding = encodingOf(bytes);
  if (encoding.label !== 'utf-8') {
    yield { text: decodeWide(bytes, encoding), line: 1 };
    return;
  }
  let warned = false;
  for (let start = encoding.bom, line = 1; start < bytes.length; ) {
    const at = bytes.indexOf(LF, start + CHUNK_BYTES);
    const end = start + CHUNK_BYTES >= bytes.length || at < 0 ? bytes.length : at + 1;
    if (end - start > MAX_DOCUMENT_BYTES) {
      report({
        code: 'too-large',
        severity: 'error',
        file,
        path: `line ${line}`,
        message: `A line is longer than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, the most that is read in one piece; nothing from it on is read. Write JSON Lines: an object a line`,
      });
      return;
    }
    const slice = decodeSlice(bytes.subarray(start, end), line);
    if (slice.badLine !== undefined && !warned) {
      warned = true;
      report(wrongEncoding(file, slice.badLine));
    }
    yield { text: slice.text, line };
    line += slice.lines;
    start = end;
  }
}

/** The whole text of bytes that `refuseBytes` let pass. */
export function decodeAll(bytes: Uint8Array, file: string): Parsed<string> {
  const encoding = encodingOf(bytes);
  if (encoding.label !== 'utf-8') return { value: decodeWide(bytes, encoding), issues: [] };
  const slice = decodeSlice(bytes.subarray(encoding.bom), 1);
  return { value: slice.text, issues: slice.badLine === undefined ? [] : [wrongEncoding(file, slice.badLine)] };
}
