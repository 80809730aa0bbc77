import type { Issue } from '#model';
import { decodeWindows1252 } from '#values';

/*
 * Bytes of a published list to text, a piece at a time, so that a large file stays flat in memory.
 */

/** Bytes decoded at a time. Unit: bytes. @source house: large enough that decoding is not the cost, small enough to stay flat */
const PIECE_BYTES = 256 * 1024;

/** Bytes looked at for a declaration or a page of HTML. Unit: bytes. @source house */
const HEAD_BYTES = 1024;

const LATIN_NAMES = new Set(['iso-8859-1', 'iso8859-1', 'latin1', 'latin-1', 'windows-1252', 'cp1252', 'us-ascii', 'ascii']);

type Encoding = { readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'; readonly skip: number };

/** Refusal of a file: the whole of it is not read. */
export function refusal(file: string, path: string, message: string, expected?: string, received?: string): Issue {
  return { code: 'unreadable', severity: 'error', file, path, message, ...(expected === undefined ? {} : { expected }), ...(received === undefined ? {} : { received }) };
}

/** The beginning of a file as text, for telling what it is. */
export function headOf(bytes: Uint8Array): string {
  const { label, skip } = encodingOf(bytes);
  return new TextDecoder(label).decode(bytes.subarray(skip, HEAD_BYTES));
}

/** Whether bytes are a page of HTML, which an error page saved under the name of a list is. */
export function isHtml(bytes: Uint8Array): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype\s+html|<html[\s>])/i.test(headOf(bytes));
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', skip: 3 };
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', skip: 2 };
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', skip: 2 };
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD_BYTES));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]?.toLowerCase();
  return { label: declared !== undefined && LATIN_NAMES.has(declared) ? 'windows-1252' : 'utf-8', skip: 0 };
}

/** Where a piece may end without cutting a character in two. */
function endOf(bytes: Uint8Array, end: number, label: Encoding['label'], skip: number): number {
  if (end >= bytes.length || label === 'windows-1252') return Math.min(end, bytes.length);
  if (label !== 'utf-8') {
    const even = end - ((end - skip) % 2);
    // A high surrogate (0xd800 to 0xdbff) belongs to what follows it.
    const high = bytes[label === 'utf-16le' ? even - 1 : even - 2] ?? 0;
    return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
  }
  for (let back = 0; back < 4; back += 1) if (((bytes[end - back] ?? 0) & 0xc0) !== 0x80) return end - back;
  return end;
}

/**
 * The text of bytes in pieces, none of which cuts a character. UTF-8, UTF-16 by its byte order mark, and what an XML declaration
 * calls ISO-8859-1 or Windows-1252. Bytes that are no UTF-8 become U+FFFD, with one warning.
 */
export function* decodePieces(bytes: Uint8Array, file: string, report: (issue: Issue) => void): Generator<string> {
  const { label, skip } = encodingOf(bytes);
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  let warned = false;
  for (let start = skip, end = start; start < bytes.length; start = end) {
    end = endOf(bytes, start + PIECE_BYTES, label, skip);
    const part = bytes.subarray(start, end);
    const piece = label === 'windows-1252' ? decodeWindows1252(part) : decoder.decode(part);
    if (!warned && piece.includes('\uFFFD')) {
      warned = true;
      report({
        code: 'wrong-encoding',
        severity: 'warning',
        file,
        path: `byte ${start}`,
        message: 'The file holds characters that are damaged, at their source or because it is not in this encoding; names there may not be found',
        expected: label,
      });
    }
    yield piece;
  }
}
