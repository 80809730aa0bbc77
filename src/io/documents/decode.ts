import type { Issue } from '#model';
import { decodeWindows1252 } from '#values';
import { remark } from './read.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Share of bytes that no text has, from which it is none. @source house, as in dossiers/decode.ts */
const CONTROL_SHARE = 0.02;

/** Bytes as text: by their mark, as UTF-8, else as windows-1252, which every byte is a letter of. */
export function decodeText(bytes: Uint8Array, file: string): { readonly text: string; readonly issues: readonly Issue[] } {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return { text: new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes), issues: [] };
  try {
    return { text: UTF8.decode(bytes), issues: [] };
  } catch {
    return {
      text: decodeWindows1252(bytes),
      issues: [remark(file, 'wrong-encoding', 'It is no UTF-8, so it is read as windows-1252; look at letters with accents', { expected: 'UTF-8' })],
    };
  }
}

/** Whether a text holds so many control characters that it is something else. */
export function isNoise(text: string): boolean {
  const sample = text.slice(0, 64 * 1024);
  return (sample.match(/[\u0000-\u0008\u000e-\u001a\u007f\ufffd]/g)?.length ?? 0) > sample.length * CONTROL_SHARE;
}
