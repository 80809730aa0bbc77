import type { TextChunk } from './decode.ts';
import { isRecord } from './json.ts';

/** A line of JSON Lines that is not blank. */
export type JsonLine = { readonly text: string /** Counted from 1. */; readonly line: number };

/** Lines looked at to tell JSON Lines with a damaged beginning from one damaged document. @source house */
const LINES_TRIED = 20;

/** The lines of a text. A byte order mark that a joined file left at the beginning of one is no part of it. */
export function* jsonLines(chunks: Iterable<TextChunk>): Generator<JsonLine> {
  for (const chunk of chunks) {
    let line = chunk.line;
    for (let start = 0; start < chunk.text.length; line += 1) {
      const at = chunk.text.indexOf('\n', start);
      const end = at < 0 ? chunk.text.length : at;
      const text = chunk.text.slice(chunk.text.charCodeAt(start) === 0xfeff ? start + 1 : start, end);
      if (text.trim() !== '') yield { text, line };
      start = end + 1;
    }
  }
}

function parses(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether a text that begins like JSON is JSON Lines: its first line is whole by itself and others follow; or, where that
 * line is damaged, others of the first few are whole objects with some content.
 * @param text beginning of the file, in whole lines @param named the file’s name says that it is JSON Lines
 */
export function looksLikeLines(text: string, named: boolean): boolean {
  const lines: string[] = [];
  for (const { text: line } of jsonLines([{ text, line: 1 }])) {
    lines.push(line);
    if (lines.length > LINES_TRIED) break;
  }
  const [first, second] = lines;
  if (first === undefined) return named;
  if (second === undefined) return named;
  if (parses(first) !== undefined) return true;
  const whole = lines.filter((line) => line.startsWith('{') && isRecord(parses(line))).length;
  // One object written over many lines may hold a whole one on a line of its own, but hardly unindented ones.
  if (whole >= (named ? 1 : 2)) return parses(text) === undefined;
  return named && parses(text) === undefined;
}
