import type { Issue } from '#model';
import { parseCsv } from '#values';
import type { TextChunk } from './decode.ts';

/** A row of a table. */
export type Row = { readonly cells: readonly string[] /** Line on which it begins, counted from 1. */; readonly line: number };

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Longest row. A quotation mark that is never closed would otherwise swallow the file. Unit: characters. @source house */
const MAX_ROW_LENGTH = 1024 * 1024;

const LF = 10;
const CR = 13;
const QUOTE = 34;

type Cut = { readonly text: string; readonly line: number };
type Split = { readonly records: readonly Cut[] /** What does not end in this text. */; readonly rest: string; readonly line: number; readonly unclosed: readonly number[] };

/** Whether a code is a line break, and how many characters it takes. */
function breakLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === LF) return 1;
  return code === CR ? (text.charCodeAt(at + 1) === LF ? 2 : 1) : 0;
}

/** Cuts a text into records: line breaks inside quotation marks do not end one. @param final nothing follows this text @source RFC 4180 */
function splitRecords(text: string, delimiter: Delimiter, firstLine: number, final: boolean): Split {
  const delimiterCode = delimiter.charCodeAt(0);
  const records: Cut[] = [];
  const unclosed: number[] = [];
  let [start, startLine, line, at, quoted, fieldStart] = [0, firstLine, firstLine, 0, false, true];
  const close = (end: number) => {
    const record = text.slice(start, end);
    if (record.trim() !== '') records.push({ text: record, line: startLine });
  };
  const restart = (next: number, nextLine: number) => {
    [start, at, startLine, line, quoted, fieldStart] = [next, next, nextLine, nextLine, false, true];
  };
  while (true) {
    const tooLong = quoted && at - start > MAX_ROW_LENGTH;
    if (tooLong || (at >= text.length && quoted && final)) {
      // Nothing closes this quotation mark: its line is given up and the next one is a row again.
      unclosed.push(startLine);
      let next = start;
      while (next < text.length && breakLength(text, next) === 0) next += 1;
      restart(next + breakLength(text, next), startLine + 1);
      continue;
    }
    if (at >= text.length) break;
    const code = text.charCodeAt(at);
    const length = breakLength(text, at);
    if (length > 0) {
      // A carriage return at the end of a piece may be half of a line break.
      if (code === CR && at + 1 >= text.length && !final) break;
      line += 1;
      if (!quoted) close(at);
      at += length;
      if (!quoted) restart(at, line);
      continue;
    }
    if (quoted) {
      if (code === QUOTE && text.charCodeAt(at + 1) === QUOTE) at += 1;
      else if (code === QUOTE) quoted = false;
    } else if (code === delimiterCode) fieldStart = true;
    else if (code === QUOTE && fieldStart) {
      quoted = true;
      fieldStart = false;
    } else if (code !== 32) fieldStart = false;
    at += 1;
  }
  if (!final) return { records, rest: text.slice(start), line: startLine, unclosed };
  if (start < text.length) close(text.length);
  return { records, rest: '', line, unclosed };
}

function parseCells(text: string, delimiter: Delimiter): string[][] | undefined {
  try {
    return parseCsv(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_quotes: true, relax_column_count: true, trim: true });
  } catch {
    return undefined;
  }
}

/** Cells of records: all at once, and one by one where that does not come out even. */
function* toRows(records: readonly Cut[], delimiter: Delimiter, report: (issue: Omit<Issue, 'file'>) => void): Generator<Row> {
  const together = parseCells(records.map((record) => record.text).join('\n'), delimiter);
  const even = together !== undefined && together.length === records.length;
  for (const [index, record] of records.entries()) {
    const cells = even ? together[index] : parseCells(record.text, delimiter)?.[0];
    if (cells === undefined) report({ code: 'unreadable', severity: 'error', path: `line ${record.line}`, message: 'This row is no CSV: check its quotation marks' });
    else yield { cells, line: record.line };
  }
}

/** Rows of a table, with the line each begins on. Blank rows are left out. @param report takes what cannot be read */
export function* tableRows(chunks: Iterable<TextChunk>, delimiter: Delimiter, report: (issue: Omit<Issue, 'file'>) => void): Generator<Row> {
  let rest = '';
  let line: number | undefined;
  const take = function* (text: string, final: boolean): Generator<Row> {
    const split = splitRecords(text, delimiter, line ?? 1, final);
    for (const bad of split.unclosed)
      report({ code: 'unreadable', severity: 'error', path: `line ${bad}`, message: 'A quotation mark opened on this line is never closed; the line is not read' });
    rest = split.rest;
    line = split.line;
    yield* toRows(split.records, delimiter, report);
  };
  for (const chunk of chunks) {
    line ??= chunk.line;
    yield* take(rest + chunk.text, false);
  }
  yield* take(rest, true);
}

/**
 * The delimiter under which the first row has the most known headers, then the most columns.
 * @param known whether a header means something
 */
export function detectDelimiter(text: string, known: (header: string) => boolean): Delimiter {
  const score = (delimiter: Delimiter): readonly [number, number] => {
    const head = splitRecords(text, delimiter, 1, true).records[0];
    const cells = head === undefined ? [] : (parseCells(head.text, delimiter)?.[0] ?? []);
    return [cells.filter(known).length, cells.length];
  };
  return DELIMITERS.map((delimiter) => ({ delimiter, score: score(delimiter) })).reduce((best, one) =>
    (one.score[0] - best.score[0] || one.score[1] - best.score[1]) > 0 ? one : best,
  ).delimiter;
}
