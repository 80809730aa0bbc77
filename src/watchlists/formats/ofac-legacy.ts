import { type Issue, type Parsed, quoteReceived, type WatchlistEntity, type WatchlistSchema } from '#model';
import { parseCsv } from '#values';
import { decodePieces, headOf, isHtml, refusal } from '../decode.ts';
import { type EntityBuilder, entityBuilder, type IssueTally, issueTally } from '../entity.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { addAka, addRemarks, OFAC_PAGE } from './ofac-remarks.ts';

/*
 * OFAC’s legacy CSV files, which have no header: the entries, their aliases, addresses, and what did not fit into the remarks.
 * They are told apart by the number of cells. @source OFAC, dat_spec.txt
 */

type Role = 'primary' | 'alias' | 'address' | 'comment';

/** Cells of a row. @source OFAC, dat_spec.txt */
const WIDTHS: Readonly<Record<Role, number>> = { primary: 12, alias: 5, address: 6, comment: 2 };

/** Share of shifted rows from which none can be trusted. @source house: a stray comma here and there, not a column too many */
const MOST_SHIFTED = 0.01;

/** Numbers that an issue names of entries that are absent. Unit: examples. @source house */
const NAMED = 5;

const NAMES: readonly (readonly [RegExp, Role])[] = [
  [/comments?[^/\\]*\.csv$/i, 'comment'],
  [/(?:^|[/\\_-])alt[^/\\]*\.csv$/i, 'alias'],
  [/(?:^|[/\\_-])add[^/\\]*\.csv$/i, 'address'],
  [/(?:^|[/\\])(?:sdn|cons_prim)[^/\\]*\.csv$/i, 'primary'],
];

const PRIMARY_ROW = /^\s*\d+\s*,\s*(?:"(?:[^"]|"")*"|[^",]*)\s*,\s*(?:-0-|"?(?:individual|vessel|aircraft)"?)\s*,/;

const SCHEMAS: ReadonlyMap<string, WatchlistSchema> = new Map([
  ['individual', 'Person'],
  ['vessel', 'Vessel'],
  ['aircraft', 'Airplane'],
  ['entity', 'Organization'],
  ['', 'Organization'],
]);

type Row = { readonly cells: readonly string[]; readonly number: number; readonly file: string };
type Rows = Record<Role, Row[]>;

/** A cell; OFAC writes `-0- ` where there is nothing. */
function cell(row: Row, index: number): string {
  const text = row.cells[index]?.trim() ?? '';
  return text === '-0-' ? '' : text;
}

function roleOf(file: ListFile, first: readonly string[] | undefined): Role | undefined {
  const width = first?.length;
  const roles: readonly Role[] = ['primary', 'alias', 'address', 'comment'];
  const shaped = /^\d+$/.test(first?.[0]?.trim() ?? '') ? roles.find((role) => WIDTHS[role] === width) : undefined;
  return shaped ?? NAMES.find(([name]) => name.test(file.name))?.[1];
}

function parse(file: ListFile, issues: Issue[]): readonly (readonly string[])[] | undefined {
  const text = [...decodePieces(file.bytes, file.name, (issue) => issues.push(issue))].join('');
  try {
    const rows = parseCsv(text, { delimiter: ',', record_delimiter: ['\r\n', '\n', '\r'], relax_quotes: true, relax_column_count: true, trim: false });
    // The last byte of these files is 0x1A, the end mark of CP/M.
    return rows.filter((cells) => cells.some((value) => value.replace(/\u001a/g, '').trim() !== ''));
  } catch (error) {
    issues.push(refusal(file.name, 'row 1', 'This is no CSV', undefined, quoteReceived(error instanceof Error ? error.message : error)));
    return undefined;
  }
}

/** The rows of a file, shifted ones left out. @returns false where the edition cannot be read for it */
function readFile(file: ListFile, rows: Rows, issues: Issue[]): boolean {
  if (isHtml(file.bytes)) {
    issues.push(refusal(file.name, 'row 1', 'This is a page of HTML, not the list: the address gave an error page, or the page was saved in place of the file', 'CSV', 'html'));
    return false;
  }
  const parsed = parse(file, issues);
  const role = roleOf(file, parsed?.[0]);
  if (parsed === undefined) return role === undefined;
  if (role === undefined) {
    issues.push({ code: 'unknown-field', severity: 'info', file: file.name, path: 'row 1', message: 'Not one of the files of this list, not read' });
    return true;
  }
  const all = parsed.map((cells, index): Row => ({ cells, number: index + 1, file: file.name }));
  const shifted = all.filter(({ cells }) => cells.length !== WIDTHS[role] || !/^\s*\d+\s*$/.test(cells[0] ?? ''));
  const expected = `${WIDTHS[role]} cells, the first a number`;
  if (shifted.length > all.length * MOST_SHIFTED) {
    const [first] = shifted;
    const message = `Columns have shifted in ${shifted.length} of ${all.length} rows; the list is not read`;
    issues.push({ code: 'unreadable', severity: 'error', file: file.name, path: `row ${first?.number ?? 1}`, message, expected, received: quoteReceived(first?.cells.join(',')) });
    return false;
  }
  for (const { cells, number } of shifted) {
    const message = 'Columns have shifted in this row; it is not read';
    issues.push({ code: 'invalid-value', severity: 'error', file: file.name, path: `row ${number}`, message, expected, received: quoteReceived(cells.join(',')) });
  }
  rows[role] = rows[role].concat(shifted.length === 0 ? all : all.filter((row) => !shifted.includes(row)));
  return true;
}

function byNumber(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const number = cell(row, 0);
    const there = found.get(number);
    if (there === undefined) found.set(number, [row]);
    else there.push(row);
  }
  return found;
}

function addPrimary(entity: EntityBuilder, row: Row, more: string, list: ListIdentity): void {
  const number = cell(row, 0);
  const person = entity.schema === 'Person';
  if (person) entity.addPersonName('name', cell(row, 1));
  else entity.add('name', cell(row, 1));
  for (const title of cell(row, 4).split(/;\s*/)) entity.add('position', title);
  entity.add('callSign', cell(row, 5));
  entity.add('type', cell(row, 6));
  for (const [index, label] of [
    [7, 'Tonnage'],
    [8, 'Gross registered tonnage'],
    [10, 'Owner'],
  ] as const)
    if (cell(row, index) !== '') entity.add('notes', `${label}: ${cell(row, index)}`);
  entity.addCountry('flag', cell(row, 9));
  // Remarks are cut anywhere, also at a blank, which then has to stay.
  addRemarks(entity, more === '' ? cell(row, 11) : `${row.cells[11] ?? ''}${more}`);
  // Several programmes stand in one cell as `SDGT] [IRGC`.
  for (const program of cell(row, 3).split(/\]\s*\[/))
    entity.addSanction({ authority: list.authority, authorityId: number, program: program.replace(/^\[|\]$/g, ''), sourceUrl: `${OFAC_PAGE}${number}` });
}

function addAlias(entity: EntityBuilder, row: Row): void {
  addAka(entity, cell(row, 2), cell(row, 3), false);
  entity.add('notes', cell(row, 4));
}

function addAddress(entity: EntityBuilder, row: Row): void {
  const parts = [cell(row, 2), cell(row, 3), cell(row, 4)].filter((part) => part !== '');
  // A row with nothing but its country is no address.
  if (parts.length > 1 || cell(row, 4) === '') entity.add('address', parts.join(', '));
  entity.addCountry('country', cell(row, 4));
  entity.add('notes', cell(row, 5));
}

function orphans(rows: readonly Row[], known: ReadonlySet<string>, what: string, tally: IssueTally): void {
  const absent = [...new Set(rows.map((row) => cell(row, 0)).filter((number) => !known.has(number)))];
  const [first] = rows;
  if (absent.length === 0 || first === undefined) return;
  const count = rows.filter((row) => !known.has(cell(row, 0))).length;
  tally.note({
    code: 'missing-value',
    severity: 'warning',
    file: first.file,
    path: '/',
    message: `${count} ${what} belong to ${absent.length} entries that are not in the files and are not read: the files may be of different dates`,
    received: quoteReceived(absent.slice(0, NAMED).join(', ') + (absent.length > NAMED ? ' …' : '')),
  });
}

function missing(rows: Rows, tally: IssueTally): void {
  const file = rows.primary[0]?.file ?? '';
  const parts = [
    ['alias', 'alt.csv', 'aliases'],
    ['address', 'add.csv', 'addresses'],
  ] as const;
  for (const [role, name, what] of parts)
    if (rows[role].length === 0)
      tally.note({ code: 'missing-value', severity: 'warning', file, path: '/', message: `The file with ${what} is not there, so no ${what} are known`, expected: name });
}

function build(rows: Rows, list: ListIdentity, tally: IssueTally): readonly WatchlistEntity[] {
  const [aliases, addresses, comments] = [byNumber(rows.alias), byNumber(rows.address), byNumber(rows.comment)];
  const known = new Set<string>();
  const entities: WatchlistEntity[] = [];
  for (const row of rows.primary) {
    const number = cell(row, 0);
    const schema = SCHEMAS.get(cell(row, 2).toLowerCase());
    const entity = entityBuilder({ id: `${list.id}:${number}`, schema: schema ?? 'LegalEntity', dataset: list.id, file: row.file, path: `row ${row.number}` }, tally);
    if (schema === undefined) entity.issue('invalid-value', 'warning', 'A type of entry that is not known is read as a legal entity', cell(row, 2));
    if (known.has(number)) {
      entity.issue('duplicate-id', 'error', 'An entry stands there twice; the first is kept', number);
      continue;
    }
    known.add(number);
    addPrimary(entity, row, (comments.get(number) ?? []).map((comment) => comment.cells[1] ?? '').join(''), list);
    for (const alias of aliases.get(number) ?? []) addAlias(entity, alias);
    for (const address of addresses.get(number) ?? []) addAddress(entity, address);
    const built = entity.build();
    if (built !== undefined) entities.push(built);
  }
  orphans(rows.alias, known, 'aliases', tally);
  orphans(rows.address, known, 'addresses', tally);
  orphans(rows.comment, known, 'continued remarks', tally);
  return entities;
}

function read(files: readonly ListFile[], list: ListIdentity): Parsed<ReadList> {
  const issues: Issue[] = [];
  const rows: Rows = { primary: [], alias: [], address: [], comment: [] };
  const whole = files.map((file) => readFile(file, rows, issues)).every(Boolean);
  if (whole && rows.primary.length === 0)
    issues.push({ code: 'nothing-found', severity: 'error', path: '/', message: 'The file with the entries is not there, or holds none', expected: 'sdn.csv or cons_prim.csv' });
  if (!whole || rows.primary.length === 0) return { value: { entities: [] }, issues };
  const tally = issueTally();
  const entities = build(rows, list, tally);
  missing(rows, tally);
  return { value: { entities }, issues: [...issues, ...tally.issues()] };
}

/** The legacy CSV files of OFAC: sdn.csv or cons_prim.csv, with alt, add and comments beside it. */
export const ofacLegacy: ListFormat = {
  id: 'ofac-legacy-csv',
  recognises: (file) => NAMES.find(([name]) => name.test(file.name))?.[1] === 'primary' || PRIMARY_ROW.test(headOf(file.bytes)),
  read,
  met: 'SDN of 2024-05-03 with aliases and addresses of 2025-12-24, and the consolidated list of 2025-12-19, complete',
};
