import { readDate } from '#values';
import { type EntityBuilder, entityBuilder } from '../entity.ts';
import { latest, type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { groupRows, hasColumns, readTable, splitNumbered, type TableRow } from '../table.ts';
import { addGbAddress, addGbBirthPlace, addGbName, gbSchema } from './gb-words.ts';

/*
 * OFSI’s consolidated list of financial sanctions targets as CSV (ConList.csv, format of 2022): a row with the date, the header, and
 * a row for every name, grouped by the group id. @source OFSI, consolidated list: format guide of 2022
 */

const NAME_PARTS = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5'] as const;
const ADDRESS = ['Address 1', 'Address 2', 'Address 3', 'Address 4', 'Address 5', 'Address 6', 'Post/Zip Code'] as const;
const READ = [
  'Name 6',
  ...NAME_PARTS,
  'Name Non-Latin Script',
  'DOB',
  'Town of Birth',
  'Country of Birth',
  'Nationality',
  'Passport Number',
  'National Identification Number',
  'Position',
  ...ADDRESS,
  'Country',
  'Other Information',
  'Group Type',
  'Alias Type',
  'Alias Quality',
  'Regime',
  'Listed On',
  'UK Sanctions List Date Designated',
  'Last Updated',
  'Group ID',
] as const;
type Column = (typeof READ)[number];

/** Titles are honorifics; details of documents are where and when they were issued. @source the header of the list */
const IGNORED = ['Title', 'Non-Latin Script Type', 'Non-Latin Script Language', 'Passport Details', 'National Identification Details', 'Gender'];

const REQUIRED = ['Name 6', 'Group Type', 'Alias Type', 'Group ID'] as const;

function dateOf(text: string | undefined): string | undefined {
  return readDate(text ?? '', 'day-first').date;
}

/** The number of an entry on the UK Sanctions List, in the free text. @source OFSI writes `(UK Sanctions List Ref):RUS0251.` */
const REFERENCE = /\(UK Sanctions List Ref\):?\s*([A-Z]{3}\d{4})/;

function addRow(entity: EntityBuilder, { cell }: TableRow<Column>): void {
  addGbName(entity, { given: NAME_PARTS.map(cell), last: cell('Name 6'), type: cell('Alias Type'), quality: cell('Alias Quality'), native: cell('Name Non-Latin Script') });
  for (const date of splitNumbered(cell('DOB'))) entity.addBirthDate(date, 'day-first');
  const [towns, countries] = [splitNumbered(cell('Town of Birth')), splitNumbered(cell('Country of Birth'))];
  for (let index = 0; index < Math.max(towns.length, countries.length); index += 1) addGbBirthPlace(entity, towns[index] ?? '', countries[index] ?? '');
  for (const country of splitNumbered(cell('Nationality'))) entity.addCountry('nationality', country);
  for (const number of splitNumbered(cell('Passport Number'))) entity.add('passportNumber', number);
  for (const number of splitNumbered(cell('National Identification Number'))) entity.add('idNumber', number);
  for (const position of splitNumbered(cell('Position'))) entity.add('position', position);
  addGbAddress(entity, ADDRESS.map(cell), cell('Country'));
  entity.add('notes', cell('Other Information'));
}

function addListing(entity: EntityBuilder, rows: readonly TableRow<Column>[], list: ListIdentity): void {
  const programs = new Map(rows.map((row) => [row.cell('Regime'), row]));
  for (const [program, { cell }] of programs)
    entity.addSanction({
      authority: list.authority,
      authorityId: REFERENCE.exec(cell('Other Information'))?.[1] ?? cell('Group ID'),
      program,
      listingDate: dateOf(cell('UK Sanctions List Date Designated')) ?? dateOf(cell('Listed On')),
    });
  entity.setLastChange(latest(rows.map(({ cell }) => dateOf(cell('Last Updated')))));
}

function readFile(file: ListFile, list: ListIdentity, { tally, issues }: Notes): ReadList {
  const { value, issues: found } = readTable<Column>(file.bytes, { file: file.name, required: REQUIRED, read: READ, ignored: IGNORED });
  issues.push(...found);
  const entities = [...groupRows(value.rows, (row) => row.cell('Group ID'))].flatMap(([id, rows]) => {
    const path = `line ${rows[0]?.line ?? 0}`;
    const schema = gbSchema(rows[0]?.cell('Group Type') ?? '', tally, file.name, path);
    const entity = entityBuilder({ id: `${list.id}:${id}`, schema, dataset: list.id, file: file.name, path }, tally);
    for (const row of rows) addRow(entity, row);
    addListing(entity, rows, list);
    return entity.build() ?? [];
  });
  for (const row of value.rows)
    if (row.cell('Group ID') === '')
      tally.note({ code: 'missing-value', severity: 'error', file: file.name, path: `line ${row.line}`, message: 'A row has no Group ID and is not read' });
  const [, date] = /^\s*Last Updated:?\s*(\S+)/i.exec(value.preamble.flat().join(' ')) ?? [];
  return { entities, publishedAt: dateOf(date) };
}

function recognises({ bytes }: ListFile): boolean {
  return hasColumns(bytes, ['Name 6', 'Group Type', 'Group ID']);
}

/** OFSI’s consolidated list as CSV. */
export const gbOfsiCsv: ListFormat = {
  id: 'gb-ofsi-csv',
  recognises,
  read: (files, list) => readFiles(files, recognises, (file, notes) => readFile(file, list, notes)),
  met: 'none',
};
