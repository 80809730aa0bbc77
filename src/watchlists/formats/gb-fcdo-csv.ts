import { readDate } from '#values';
import { type EntityBuilder, entityBuilder } from '../entity.ts';
import { latest, type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { groupRows, hasColumns, readTable, splitNumbered, type TableRow, type TableShape } from '../table.ts';
import { addGbAddress, addGbBirthPlace, addGbName, gbSchema, splitContacts } from './gb-words.ts';

/*
 * The UK Sanctions List as CSV: a row with the date of the report, the header, and a row for every combination of a name with what
 * else is known, grouped by the unique id. @source FCDO, UK Sanctions List: format guide
 */

const READ = [
  'Last Updated',
  'Unique ID',
  'OFSI Group ID',
  'UN Reference Number',
  'Name 6',
  'Name 1',
  'Name 2',
  'Name 3',
  'Name 4',
  'Name 5',
  'Name type',
  'Alias strength',
  'Name non-latin script',
  'Regime Name',
  'Designation Type',
  'Individual, Entity, Ship',
  'Other Information',
  'UK Statement of Reasons',
  'Address Line 1',
  'Address Line 2',
  'Address Line 3',
  'Address Line 4',
  'Address Line 5',
  'Address Line 6',
  'Address Postal Code',
  'Address Country',
  'Phone number',
  'Website',
  'Email address',
  'Date Designated',
  'D.O.B',
  'Nationality(/ies)',
  'National Identifier number',
  'Passport number',
  'Position',
  'Town of birth',
  'Country of birth',
  'Business registration number (s)',
  'IMO number',
  'Current believed flag of ship',
  'Type of ship',
  'Hull identification number (HIN)',
] as const;
type Column = (typeof READ)[number];
type Row = TableRow<Column>;

/** Gender is ignored on purpose: it is never compared. Titles are honorifics; owners, subsidiaries and parents are entries of their own where they are listed. @source the header of the list */
const IGNORED = [
  'Title',
  'Gender',
  'Non-latin script type',
  'Non-latin script language',
  'Designation source',
  'Sanctions Imposed',
  'National Identifier additional information',
  'Passport additional information',
  'Type of entity',
  'Subsidiaries',
  'Parent company',
  'Current owner/operator (s)',
  'Previous owner/operator (s)',
  'Previous flags',
  'Tonnage of ship',
  'Length of ship',
  'Year Built',
];

const REQUIRED = ['Unique ID', 'Name 6', 'Name 1', 'Name type'] as const;

function dateOf(text: string | undefined): string | undefined {
  return readDate(text ?? '', 'day-first').date;
}

function addRow(entity: EntityBuilder, row: Row): void {
  const { cell } = row;
  const given = [cell('Name 1'), cell('Name 2'), cell('Name 3'), cell('Name 4'), cell('Name 5')];
  addGbName(entity, { given, last: cell('Name 6'), type: cell('Name type'), quality: cell('Alias strength'), native: cell('Name non-latin script') });
  entity.addBirthDate(cell('D.O.B'), 'day-first');
  addGbBirthPlace(entity, cell('Town of birth'), cell('Country of birth'));
  for (const country of splitNumbered(cell('Nationality(/ies)'))) entity.addCountry('nationality', country);
  for (const number of splitNumbered(cell('National Identifier number'))) entity.add('idNumber', number);
  for (const number of splitNumbered(cell('Passport number'))) entity.add('passportNumber', number);
  for (const position of splitNumbered(cell('Position'))) entity.add('position', position);
  const lines = (['Address Line 1', 'Address Line 2', 'Address Line 3', 'Address Line 4', 'Address Line 5', 'Address Line 6', 'Address Postal Code'] as const).map(cell);
  addGbAddress(entity, lines, cell('Address Country'));
  for (const number of splitContacts(cell('Phone number'))) entity.add('phone', number);
  for (const site of splitContacts(cell('Website'))) entity.add('website', site);
  for (const address of splitContacts(cell('Email address'))) entity.add('email', address);
  for (const number of splitNumbered(cell('Business registration number (s)'))) entity.add('registrationNumber', number);
  entity.add('imoNumber', cell('IMO number').replace(/^IMO\s*/i, ''));
  entity.addCountry('flag', cell('Current believed flag of ship'));
  entity.add('type', cell('Type of ship'));
  entity.add('serialNumber', cell('Hull identification number (HIN)'));
  entity.add('notes', cell('Other Information'));
}

function addListing(entity: EntityBuilder, rows: readonly Row[], list: ListIdentity): void {
  const told = new Set<string>();
  for (const { cell } of rows) {
    const program = cell('Regime Name');
    if (told.has(program)) continue;
    told.add(program);
    const reference = cell('UN Reference Number');
    entity.addSanction({
      authority: list.authority,
      authorityId: cell('Unique ID'),
      program,
      listingDate: dateOf(cell('Date Designated')),
      reason: cell('UK Statement of Reasons'),
    });
    if (cell('OFSI Group ID') !== '') entity.add('notes', `OFSI group ${cell('OFSI Group ID')}`);
    if (reference !== '') entity.add('notes', `UN reference ${reference}`);
  }
  entity.setLastChange(latest(rows.map(({ cell }) => dateOf(cell('Last Updated')))));
}

function readFile(file: ListFile, list: ListIdentity, { tally, issues }: Notes): ReadList {
  const shape: TableShape<Column> = { file: file.name, required: REQUIRED, read: READ, ignored: IGNORED };
  const { value, issues: found } = readTable(file.bytes, shape);
  issues.push(...found);
  const groups = groupRows(value.rows, (row) => row.cell('Unique ID'));
  const entities = [...groups].flatMap(([id, rows]) => {
    const [first] = rows;
    const path = `line ${first?.line ?? 0}`;
    const kind = rows.map(({ cell }) => cell('Designation Type') || cell('Individual, Entity, Ship')).find((text) => text !== '') ?? '';
    const entity = entityBuilder({ id: `${list.id}:${id}`, schema: gbSchema(kind, tally, file.name, path), dataset: list.id, file: file.name, path }, tally);
    for (const row of rows) addRow(entity, row);
    addListing(entity, rows, list);
    return entity.build() ?? [];
  });
  const nameless = value.rows.filter((row) => row.cell('Unique ID') === '');
  for (const { line } of nameless)
    tally.note({ code: 'missing-value', severity: 'error', file: file.name, path: `line ${line}`, message: 'A row has no Unique ID and is not read' });
  const [, date] = /^\s*Report Date:?\s*(.+?)\s*$/i.exec(value.preamble.flat().join(' ')) ?? [];
  return { entities, publishedAt: dateOf(date) };
}

function recognises({ bytes }: ListFile): boolean {
  return hasColumns(bytes, ['Unique ID', 'OFSI Group ID', 'Name 6', 'Name type']);
}

/** The UK Sanctions List as CSV. */
export const gbFcdoCsv: ListFormat = {
  id: 'gb-fcdo-csv',
  recognises,
  read: (files, list) => readFiles(files, recognises, (file, notes) => readFile(file, list, notes)),
  met: 'none',
};
