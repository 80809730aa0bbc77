import type { WatchlistProperty, WatchlistSchema } from '#model';
import { fold, readDate } from '#values';
import { commaName, type EntityBuilder, entityBuilder, readListCountry } from '../entity.ts';
import { type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { hasColumns, readTable, splitList, splitNumbered, type TableRow } from '../table.ts';
import { readNationalities } from './eu-demonyms.ts';

/*
 * The tables of the Official Journal, one CSV a regulation: `consolidated` ones, which hold all entries, and `amendments`, whose rows are
 * added to the regulation they amend, or take the place of the row with the same annex and number.
 * Values in a cell are separated by `; `; one that holds a semicolon is in double quotes.
 */

const COLUMNS = [
  'recordId',
  'programKey',
  'annex',
  'measure',
  'startDate',
  'reason',
  'schema',
  'name',
  'alias',
  'weakAlias',
  'previousName',
  'country',
  'nationality',
  'jurisdiction',
  'birthDate',
  'birthPlace',
  'position',
  'passportNumber',
  'incorporationDate',
  'registrationNumber',
  'taxNumber',
  'idNumber',
  'innCode',
  'ogrnCode',
  'okpoCode',
  'leiCode',
  'swiftBic',
  'imoNumber',
  'mmsi',
  'flag',
  'address',
  'phone',
  'email',
  'website',
  'notes',
] as const;
const READ = [...COLUMNS, 'celex', 'amendedCelex', 'amendmentCelex'] as const;
type Column = (typeof READ)[number];
type Row = TableRow<Column>;

/** Gender, appearance, ethnicity and parents are ignored on purpose: nobody is compared by them. A KPP is shared by many firms. @source the header of the tables */
const IGNORED = ['gender', 'appearance', 'ethnicity', 'fatherName', 'motherName', 'legalForm', 'sector', 'kppCode', 'ticker'];

const REQUIRED = ['recordId', 'schema', 'name'] as const;

/** @source FollowTheMoney schemata */
const SCHEMAS: ReadonlyMap<string, WatchlistSchema> = new Map(
  (['Person', 'Organization', 'Company', 'LegalEntity', 'Vessel', 'Airplane', 'CryptoWallet', 'Security'] as const).map((schema) => [schema.toLowerCase(), schema]),
);

/** Ports, airports and the like, which are no one to screen. @source the schema of 36 rows of August 2026 */
const NO_ONE = new Set(['asset']);

/** Columns whose values are kept as they are. @source the header of the tables, in FollowTheMoney’s words */
const PLAIN: readonly (readonly [Column, WatchlistProperty])[] = [
  ['birthPlace', 'birthPlace'],
  ['position', 'position'],
  ['leiCode', 'leiCode'],
  ['swiftBic', 'swiftBic'],
  ['imoNumber', 'imoNumber'],
  ['mmsi', 'mmsi'],
  ['address', 'address'],
  ['notes', 'notes'],
];

/** Columns of numbers. INN is a tax number, OGRN and OKPO are registers. @source the header of the tables, in FollowTheMoney’s words */
const NUMBERS: readonly (readonly [Column, WatchlistProperty])[] = [
  ['passportNumber', 'passportNumber'],
  ['idNumber', 'idNumber'],
  ['registrationNumber', 'registrationNumber'],
  ['ogrnCode', 'registrationNumber'],
  ['okpoCode', 'registrationNumber'],
  ['taxNumber', 'taxNumber'],
  ['innCode', 'taxNumber'],
];

/** What says of a number in another column that it is a tax number. @source the tables of August 2026: `7725842590 (Tax ID/INN)` */
const TAX = /\b(?:INN|TIN|Tax)\b/i;

const CONTACTS = ['phone', 'email', 'website'] as const;

function valuesOf(cell: string): readonly string[] {
  return splitList(cell).flatMap(splitNumbered);
}

type Spoken = { readonly name: string; readonly native?: string | undefined };

/** The names in a text: `A One, A Two` is two, `ONE, A` is one; a remark in brackets is none, the name in another script is. */
function spokenNames(text: string): readonly Spoken[] {
  const native = [...text.matchAll(/\(([^()]*)\)/g)].map(([, inner = '']) => inner.trim()).find((inner) => /\p{L}/u.test(inner) && !/\p{Script=Latin}/u.test(inner));
  const bare = text
    .replace(/\s*\([^()]*\)?/g, ' ')
    .replace(/[,.]\s+(?:date of birth|born|place of birth)\b.*$/is, '')
    .replace(/[\s,)]+$/, '')
    .trim();
  const parts = bare.split(/,\s+/);
  if (parts.length > 1 && parts.every((part) => part.trim().includes(' '))) return parts.map((name) => ({ name, native }));
  return [{ name: parts.length === 2 ? commaName(bare).name : bare, native }];
}

function addNames(entity: EntityBuilder, { cell }: Row): void {
  const person = entity.schema === 'Person';
  const put = (property: 'name' | 'alias' | 'weakAlias' | 'previousName', text: string) => {
    for (const { name, native } of person ? spokenNames(text) : [{ name: text, native: undefined }]) {
      entity.add(property, name, text.includes('(') ? text : undefined);
      entity.add('alias', native);
    }
  };
  const [first = '', ...others] = splitList(cell('name'));
  put('name', first);
  for (const text of [...others, ...splitList(cell('alias'))]) put('alias', text);
  for (const column of ['weakAlias', 'previousName'] as const) for (const text of splitList(cell(column))) put(column, text);
}

/** Words before a number: `Exampleland passport number`, and `Exampleland` alone. @source the tables of August 2026 */
const LABEL = /^(?:[A-Za-z’' -]*\b(?:number|no\.?|nr\.?)|series)\s+/i;
const COUNTRY_WORDS = /^[A-Z][a-z’']+\s+(?:[A-Za-z’']+\s+)*(?=[A-Z]{0,3}\d)/;

/** `12345 (Exampleland, expired in 2009)` is the number 12345; `12345, 67890` are two. */
function numbersIn(text: string): readonly string[] {
  const bare = text
    .replace(/\s*(?:\(|[,–-]?\s*\b(?:issued|valid|expir|under name)).*$/is, '')
    .replace(LABEL, '')
    .replace(COUNTRY_WORDS, '');
  const parts = bare.split(/,\s+/);
  if (parts.length > 1 && parts.every((part) => /\d{4}/.test(part))) return parts;
  return [/\d/.test(bare) ? bare : text];
}

/** A date as the Journal writes it, in a spelling that can be read. */
function plainDate(text: string): string {
  return text
    .replace(/\s*\(\s*(?:approximately|presumed|probably)\s*\)\s*/i, '')
    .replace(/^\((.*)\)$/, '$1')
    .replace(/([a-z]{3})\.(?=\d{4}$)/i, '$1 ')
    .replace(/^established\s+/i, '')
    .replace(/^([^(]*)\)$/, '$1')
    .replace(/[.\s]+$/, '');
}

function addDates(entity: EntityBuilder, property: 'birthDate' | 'incorporationDate', cell: string): void {
  const dates = valuesOf(cell).flatMap((value) => (/^between\b/i.test(value) ? [value] : value.split(/\s*[(]?\bor\s+|,\s+(?=\d)/i)));
  for (const text of dates) entity.addDate(property, plainDate(text.trim()), 'day-first');
}

function addNationalities(entity: EntityBuilder, cell: string): void {
  for (const text of valuesOf(cell)) {
    const { codes, unread } = readNationalities(text);
    for (const code of codes) entity.add('nationality', code);
    if (codes.length === 0) entity.addCountry('nationality', text);
    else if (unread) entity.add('nationality', codes[0], text);
  }
}

/** The last part of an address, where it is a country. */
function countryIn(address: string): string | undefined {
  return readListCountry(
    address
      .replace(/\([^()]*\)\s*$/, '')
      .split(/,\s*/)
      .at(-1) ?? '',
  );
}

function addDetails(entity: EntityBuilder, { cell }: Row): void {
  for (const [column, property] of PLAIN) for (const value of valuesOf(cell(column))) entity.add(property, value);
  for (const [column, property] of NUMBERS)
    for (const text of valuesOf(cell(column))) for (const number of numbersIn(text)) entity.add(TAX.test(text) ? 'taxNumber' : property, number, text);
  for (const column of CONTACTS) for (const value of splitList(cell(column)).flatMap((text) => text.split(/[,;]\s+/))) entity.add(column, value);
  addDates(entity, 'birthDate', cell('birthDate'));
  addDates(entity, 'incorporationDate', cell('incorporationDate'));
  addNationalities(entity, cell('nationality'));
  for (const column of ['country', 'jurisdiction', 'flag'] as const)
    for (const text of valuesOf(cell(column)).flatMap((value) => value.split(/,\s+/))) entity.addCountry(column, text);
  for (const address of valuesOf(cell('address'))) entity.add('country', countryIn(address));
}

/** The annex is part of the number: every annex counts from 1. Where there is no number the name stands for it. */
function numberOf({ cell }: Row): { readonly celex: string; readonly id: string } {
  const celex = cell('celex') || cell('amendedCelex');
  const number = cell('recordId') || fold(cell('name')).replaceAll(' ', '-').slice(0, 80);
  return { celex, id: `${celex}:${cell('annex')}:${number}` };
}

/** Ids of this file that are there already: two rows without a number and of one name. */
function distinct(id: string, seen: Map<string, number>): string {
  const count = (seen.get(id) ?? 0) + 1;
  seen.set(id, count);
  return count === 1 ? id : `${id}-${count}`;
}

function readFile(file: ListFile, list: ListIdentity, { issues, tally }: Notes): ReadList {
  const { value, issues: found } = readTable<Column>(file.bytes, { file: file.name, required: REQUIRED, read: READ, ignored: IGNORED });
  issues.push(...found);
  const seen = new Map<string, number>();
  const entities = value.rows.flatMap((row) => {
    const { cell, line } = row;
    const { celex, id } = numberOf(row);
    const at = { file: file.name, path: `line ${line}` };
    if (NO_ONE.has(cell('schema').toLowerCase())) {
      tally.note({ ...at, file: '', code: 'unknown-field', severity: 'info', message: 'Ports, airports and other assets are not read', received: cell('name') });
      return [];
    }
    const schema = SCHEMAS.get(cell('schema').toLowerCase());
    const entity = entityBuilder({ id: `${list.id}:${distinct(id, seen)}`, schema: schema ?? 'LegalEntity', dataset: list.id, ...at }, tally);
    if (schema === undefined) entity.issue('invalid-value', 'warning', 'A kind of entry that is not known is read as a legal entity', cell('schema'));
    addNames(entity, row);
    addDetails(entity, row);
    const sourceUrl = /^3\d{4}[A-Z]\d{4}$/.test(celex) ? `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${celex}` : undefined;
    const listingDate = readDate(cell('startDate'), 'day-first').date;
    entity.addSanction({ authority: list.authority, authorityId: id, program: cell('programKey'), listingDate, reason: cell('reason'), sourceUrl });
    if (cell('measure') !== '') entity.add('notes', cell('measure'));
    entity.setLastChange(listingDate);
    return entity.build() ?? [];
  });
  return { entities };
}

function isAmendment(file: ListFile): boolean {
  return hasColumns(file.bytes, ['amendedCelex', 'recordId']);
}

function recognises(file: ListFile): boolean {
  return isAmendment(file) || hasColumns(file.bytes, ['celex', 'recordId', 'programKey']);
}

/** The tables of the Official Journal. */
export const euJournalCsv: ListFormat = {
  id: 'eu-journal-csv',
  recognises,
  read: (files, list) => {
    // The latest amendment first: of rows with one number the first is kept.
    const amendments = files.filter(isAmendment).sort((a, b) => b.name.localeCompare(a.name, 'en'));
    const ordered = [...amendments, ...files.filter((file) => !amendments.includes(file))];
    const repeated = { severity: 'info', message: 'A row takes the place of an older one with the same number' } as const;
    return readFiles(ordered, recognises, (file, notes) => readFile(file, list, notes), repeated);
  },
  met: 'the tables of 2026-08-21, complete: 45 regulations and 11 amendments',
};
