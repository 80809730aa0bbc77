import { type Issue, type Parsed, quoteReceived } from '#model';
import { decodeWindows1252, fold, parseCsv } from '#values';
import { decodePieces, headOf, isHtml, refusal } from './decode.ts';

/*
 * CSV with a header row, cells found by the name of their column. Every column is read, ignored by name, or reported once.
 */

/** Share of shifted rows from which none can be trusted. Unit: share of all rows. @source house: a stray delimiter here and there, not a column too many */
const MOST_SHIFTED = 0.01;

/** Rows among which the header is sought: some lists begin with their date. Unit: rows. @source house: the UK lists have one row before it */
const HEADER_WITHIN = 5;

/** @source RFC 4180 and the exports of spreadsheets: semicolons where the comma is a decimal mark, tabs in text exports */
const DELIMITERS = [',', ';', '\t'];

export type TableShape<Column extends string> = {
  readonly file: string;
  /** Columns that the table cannot do without; they tell the header row. */
  readonly required: readonly Column[];
  readonly read: readonly Column[];
  /** Columns that are ignored by name. */
  readonly ignored: readonly (string | RegExp)[];
};

export type TableRow<Column extends string> = {
  /** The trimmed cell of a column, empty where the table lacks it. */
  readonly cell: (column: Column) => string;
  /** Line on which the row begins, counted from 1. */
  readonly line: number;
};

export type Table<Column extends string> = {
  readonly rows: readonly TableRow<Column>[];
  /** Cells of the rows before the header. */
  readonly preamble: readonly (readonly string[])[];
};

type Numbered = { readonly cells: readonly string[]; readonly line: number };

function decode(bytes: Uint8Array, file: string, issues: Issue[]): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) return [...decodePieces(bytes, file, (issue) => issues.push(issue))].join('');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    issues.push({
      code: 'wrong-encoding',
      severity: 'warning',
      file,
      path: 'line 1',
      message: 'The file is not UTF-8 and is read as Windows-1252; check its accents',
      expected: 'utf-8',
    });
    return decodeWindows1252(bytes);
  }
}

function plain(header: string): string {
  return fold(header.replace(/^\uFEFF/, ''));
}

function hasAll(cells: readonly string[], required: readonly string[]): boolean {
  const headers = new Set(cells.map(plain));
  return required.every((name) => headers.has(plain(name)));
}

/** The delimiter with which one of the first lines is the header. */
function delimiterOf(head: string, required: readonly string[]): string | undefined {
  const lines = head.split(/\r\n|\n|\r/, HEADER_WITHIN).map((line) => line.replaceAll('"', ''));
  return DELIMITERS.find((delimiter) => lines.some((line) => hasAll(line.split(delimiter), required)));
}

/** Whether a file begins like a table with these columns. Never throws. */
export function hasColumns(bytes: Uint8Array, columns: readonly string[]): boolean {
  return delimiterOf(headOf(bytes), columns) !== undefined;
}

function numberRows(rows: readonly (readonly string[])[]): readonly Numbered[] {
  let line = 1;
  return rows.map((cells) => {
    const row = { cells, line };
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    return row;
  });
}

function isIgnored(header: string, ignored: TableShape<string>['ignored']): boolean {
  return ignored.some((name) => (typeof name === 'string' ? plain(name) === plain(header) : name.test(header)));
}

/** Where each column stands; what is neither read nor ignored is reported. */
function placeColumns<Column extends string>(header: Numbered, shape: TableShape<Column>, issues: Issue[]): ReadonlyMap<string, number> {
  const known = new Set([...shape.read, ...shape.required].map(plain));
  const places = new Map<string, number>();
  const told = new Set<string>();
  const tell = (code: Issue['code'], severity: Issue['severity'], name: string, message: string) => {
    if (!told.has(name)) issues.push({ code, severity, file: shape.file, path: `line ${header.line}`, message, received: quoteReceived(name) });
    told.add(name);
  };
  for (const [index, name] of header.cells.entries()) {
    const key = plain(name);
    if (key === '' && name.trim() === '') continue;
    if (!known.has(key)) {
      if (!isIgnored(name.trim(), shape.ignored)) tell('unmapped-column', 'info', name.trim(), 'A column that this form of the list does not have, not read');
    } else if (places.has(key)) tell('duplicate-field', 'warning', name.trim(), 'A column stands there twice; the first is read');
    else places.set(key, index);
  }
  return places;
}

/** A row with more cells than the header or fewer, empty ones at the end aside. */
function isShifted(cells: readonly string[], width: number): boolean {
  return cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '');
}

function parse(text: string, delimiter: string, file: string, issues: Issue[]): readonly Numbered[] {
  try {
    return numberRows(parseCsv(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_quotes: true, relax_column_count: true, trim: false }));
  } catch (error) {
    issues.push(refusal(file, 'line 1', 'This is no CSV', undefined, quoteReceived(error instanceof Error ? error.message : error)));
    return [];
  }
}

function unshifted(rows: readonly Numbered[], width: number, file: string, issues: Issue[]): readonly Numbered[] {
  const shifted = rows.filter(({ cells }) => isShifted(cells, width));
  const [first] = shifted;
  if (first === undefined) return rows;
  const common = { severity: 'error', file, expected: `${width} cells` } as const;
  if (shifted.length > rows.length * MOST_SHIFTED) {
    const message = `Columns have shifted in ${shifted.length} of ${rows.length} rows; the table is not read`;
    issues.push({ ...common, code: 'unreadable', path: `line ${first.line}`, message, received: `${first.cells.length} cells` });
    return [];
  }
  for (const { cells, line } of shifted)
    issues.push({ ...common, code: 'invalid-value', path: `line ${line}`, message: 'Columns have shifted in this row; it is not read', received: `${cells.length} cells` });
  const lines = new Set(shifted.map(({ line }) => line));
  return rows.filter(({ line }) => !lines.has(line));
}

/** Reads a table. Never throws on any bytes. @returns no rows, with an error, where it cannot be read */
export function readTable<Column extends string>(bytes: Uint8Array, shape: TableShape<Column>): Parsed<Table<Column>> {
  const issues: Issue[] = [];
  const { file, required } = shape;
  const none = { rows: [], preamble: [] };
  const refused = (message: string, received: string | undefined) => ({ value: none, issues: [...issues, refusal(file, 'line 1', message, required.join(', '), received)] });
  if (isHtml(bytes)) return refused('This is a page of HTML, not the list: the address gave an error page, or the page was saved in place of the file', 'html');
  const text = decode(bytes, file, issues);
  const delimiter = delimiterOf(text, required);
  const all = delimiter === undefined ? [] : parse(text, delimiter, file, issues);
  const at = all.slice(0, HEADER_WITHIN).findIndex(({ cells }) => hasAll(cells, required));
  const header = all[at];
  if (header === undefined)
    return issues.some(({ code }) => code === 'unreadable') ? { value: none, issues } : refused('The header of this form of the list is not there', undefined);
  const places = placeColumns(header, shape, issues);
  const width = header.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  const filled = all.slice(at + 1).filter(({ cells }) => cells.some((cell) => /[^\s\u001a]/.test(cell)));
  const rows = unshifted(filled, width, file, issues).map(
    ({ cells, line }): TableRow<Column> => ({ line, cell: (column) => cells[places.get(plain(column)) ?? -1]?.trim() ?? '' }),
  );
  return { value: { rows, preamble: all.slice(0, at).map(({ cells }) => cells) }, issues };
}

/** Rows that belong together, in the order in which they first appear; those without a key are left out. */
export function groupRows<Column extends string>(rows: readonly TableRow<Column>[], key: (row: TableRow<Column>) => string): ReadonlyMap<string, readonly TableRow<Column>[]> {
  const groups = new Map<string, TableRow<Column>[]>();
  for (const row of rows) {
    const id = key(row);
    const group = groups.get(id);
    if (id === '') continue;
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  return groups;
}

/** The values of a cell such as `(1) Exampleland. (2) Samplia` or `(a) one, (b) two`; the cell itself where it is not numbered. */
export function splitNumbered(cell: string): readonly string[] {
  const text = cell.trim();
  if (!/^\(?(?:1|a|i)\)\s/i.test(text)) return text === '' ? [] : [text];
  return text
    .split(/(?:^|[\s,;.])\(?(?:\d{1,2}|[a-z]|i{2,3})\)\s+/i)
    .map((part) => part.replace(/[\s,;.]+$/, '').trim())
    .filter((part) => part !== '');
}

/** The values of a cell separated by a semicolon; one that holds a semicolon itself is quoted. */
export function splitList(cell: string): readonly string[] {
  return cell.includes(';') || cell.includes('"')
    ? [...cell.matchAll(/\s*(?:"((?:[^"]|"")*)"(?=\s*(?:;|$))|([^;]*))\s*(?:;|$)/g)]
        .map(([, quoted, bare]) => (quoted?.replaceAll('""', '"') ?? bare ?? '').trim())
        .filter((part) => part !== '')
    : [cell.trim()].filter((part) => part !== '');
}
