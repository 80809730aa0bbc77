import { readDate } from '#values';
import { type EntityBuilder, entityBuilder } from '../entity.ts';
import { latest, type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { groupRows, hasColumns, readTable, type TableRow } from '../table.ts';
import { addEuBirthDate, addEuCountry, addEuIdentification, addEuName, euPlace } from './eu-words.ts';

/*
 * The EU’s financial sanctions files as CSV with semicolons: every row repeats the entry and holds one name, address, birth,
 * identification or citizenship of it. @source the columns as public readers of the full export list them
 */

const REQUIRED = ['Entity_LogicalId', 'Entity_SubjectType', 'NameAlias_WholeName'] as const;
const READ = [
  'fileGenerationDate',
  ...REQUIRED,
  'Entity_EU_ReferenceNumber',
  'Entity_UnitedNationId',
  'Entity_DesignationDate',
  'Entity_DesignationDetails',
  'Entity_Remark',
  'Entity_SubjectType_ClassificationCode',
  'Entity_Regulation_PublicationDate',
  'Entity_Regulation_Programme',
  'Entity_Regulation_PublicationUrl',
  'NameAlias_LastName',
  'NameAlias_FirstName',
  'NameAlias_MiddleName',
  'NameAlias_Function',
  'NameAlias_Remark',
  'Address_City',
  'Address_Street',
  'Address_PoBox',
  'Address_ZipCode',
  'Address_Region',
  'Address_Place',
  'Address_CountryIso2Code',
  'Address_CountryDescription',
  'Address_Remark',
  'BirthDate_BirthDate',
  'BirthDate_Day',
  'BirthDate_Month',
  'BirthDate_Year',
  'BirthDate_YearRangeFrom',
  'BirthDate_YearRangeTo',
  'BirthDate_Circa',
  'BirthDate_CalendarType',
  'BirthDate_Region',
  'BirthDate_Place',
  'BirthDate_City',
  'BirthDate_CountryDescription',
  'BirthDate_Remark',
  'Identification_Number',
  'Identification_LatinNumber',
  'Identification_TypeCode',
  'Identification_Remark',
  'Citizenship_CountryIso2Code',
  'Citizenship_CountryDescription',
  'Citizenship_Remark',
] as const;
type Column = (typeof READ)[number];
type Row = TableRow<Column>;

/** Gender and title are ignored on purpose. The regulation of each part, its language and its number say nothing of the entry. @source the header of the full export */
const IGNORED = [
  /^NameAlias_(?:Gender|Title|NameLanguage)$/,
  /^(?:NameAlias|Address|BirthDate|Identification|Citizenship)_(?:LogicalId|RegulationLanguage|Regulation_\w+)$/,
  /^Entity_Regulation_(?:Type|OrganisationType|EntryIntoForceDate|NumberTitle)$/,
  /^Address_(?:AsAtListingTime|ContactInfo)$/,
  /^BirthDate_(?:ZipCode|CountryIso2Code)$/,
  /^Identification_(?:Diplomatic|KnownExpired|KnownFalse|ReportedLost|RevokedByIssuer|IssuedBy|IssuedDate|ValidFrom|ValidTo|NameOnDocument|TypeDescription|Region|CountryIso2Code|CountryDescription)$/,
  /^Citizenship_Region$/,
];

const BIRTH: readonly Column[] = ['BirthDate_BirthDate', 'BirthDate_Year', 'BirthDate_YearRangeFrom'];

function nameOf({ cell }: Row): string {
  const parts = [cell('NameAlias_FirstName'), cell('NameAlias_MiddleName'), cell('NameAlias_LastName')];
  return cell('NameAlias_WholeName') || parts.filter((part) => part !== '').join(' ');
}

function addName(entity: EntityBuilder, row: Row, isFirst: boolean): void {
  const { cell } = row;
  const parts = [cell('NameAlias_FirstName'), cell('NameAlias_MiddleName'), cell('NameAlias_LastName')];
  addEuName(entity, { whole: nameOf(row), parts, role: cell('NameAlias_Function'), strong: true, remark: cell('NameAlias_Remark') }, isFirst);
}

function addBirth(entity: EntityBuilder, { cell }: Row): void {
  if (BIRTH.some((column) => cell(column) !== ''))
    addEuBirthDate(entity, {
      date: cell('BirthDate_BirthDate'),
      year: cell('BirthDate_Year'),
      month: cell('BirthDate_Month'),
      day: cell('BirthDate_Day'),
      from: cell('BirthDate_YearRangeFrom'),
      to: cell('BirthDate_YearRangeTo'),
      circa: /^(?:true|1)$/i.test(cell('BirthDate_Circa')),
      calendar: cell('BirthDate_CalendarType'),
    });
  const country = cell('BirthDate_CountryDescription');
  entity.add('birthPlace', euPlace([cell('BirthDate_City'), cell('BirthDate_Place'), cell('BirthDate_Region')], country) || (/^unknown$/i.test(country) ? '' : country));
}

function addRest(entity: EntityBuilder, { cell }: Row): void {
  const box = cell('Address_PoBox') === '' ? '' : `PO box ${cell('Address_PoBox')}`;
  const place = [cell('Address_Street'), box, cell('Address_ZipCode'), cell('Address_City'), cell('Address_Place'), cell('Address_Region')];
  entity.add('address', euPlace(place, cell('Address_CountryDescription')));
  addEuCountry(entity, 'country', cell('Address_CountryIso2Code'), cell('Address_CountryDescription'));
  if (cell('Identification_Number') !== '' || cell('Identification_LatinNumber') !== '')
    addEuIdentification(entity, cell('Identification_TypeCode'), cell('Identification_Number'), cell('Identification_LatinNumber'));
  addEuCountry(entity, 'nationality', cell('Citizenship_CountryIso2Code'), cell('Citizenship_CountryDescription'));
  for (const column of ['Entity_Remark', 'Address_Remark', 'BirthDate_Remark', 'Identification_Remark', 'Citizenship_Remark'] as const) entity.add('notes', cell(column));
}

function dateOf(text: string | undefined): string | undefined {
  return readDate(text ?? '', 'day-first').date;
}

function addListings(entity: EntityBuilder, rows: readonly Row[], list: ListIdentity): void {
  const regulations = new Map(rows.map((row) => [`${row.cell('Entity_Regulation_Programme')}\n${row.cell('Entity_Regulation_PublicationUrl')}`, row]));
  for (const { cell } of regulations.values())
    entity.addSanction({
      authority: list.authority,
      authorityId: cell('Entity_EU_ReferenceNumber') || cell('Entity_LogicalId'),
      program: cell('Entity_Regulation_Programme'),
      listingDate: dateOf(cell('Entity_DesignationDate')) ?? dateOf(cell('Entity_Regulation_PublicationDate')),
      reason: cell('Entity_DesignationDetails'),
      sourceUrl: cell('Entity_Regulation_PublicationUrl'),
    });
  const reference = rows[0]?.cell('Entity_UnitedNationId') ?? '';
  if (reference !== '') entity.add('notes', `UN reference ${reference}`);
  entity.setLastChange(latest(rows.map(({ cell }) => dateOf(cell('Entity_Regulation_PublicationDate')))));
}

function readFile(file: ListFile, list: ListIdentity, { issues, tally }: Notes): ReadList {
  const { value, issues: found } = readTable<Column>(file.bytes, { file: file.name, required: REQUIRED, read: READ, ignored: IGNORED });
  issues.push(...found);
  for (const { cell, line } of value.rows)
    if (cell('Entity_LogicalId') === '')
      tally.note({ code: 'missing-value', severity: 'error', file: file.name, path: `line ${line}`, message: 'A row has no number and is not read' });
  const entities = [...groupRows(value.rows, (row) => row.cell('Entity_LogicalId'))].flatMap(([id, rows]) => {
    const kind = rows[0]?.cell('Entity_SubjectType_ClassificationCode') || rows[0]?.cell('Entity_SubjectType') || '';
    const schema = /^p/i.test(kind) ? 'Person' : 'Organization';
    const entity = entityBuilder({ id: `${list.id}:${id}`, schema, dataset: list.id, file: file.name, path: `line ${rows[0]?.line ?? 0}` }, tally);
    const named = rows.filter((row) => nameOf(row) !== '');
    const first = named.find((row) => !/\blow? quality\b/i.test(row.cell('NameAlias_Remark'))) ?? named[0];
    for (const row of named) addName(entity, row, row === first);
    for (const row of rows) {
      addBirth(entity, row);
      addRest(entity, row);
    }
    addListings(entity, rows, list);
    return entity.build() ?? [];
  });
  return { entities, publishedAt: dateOf(value.rows[0]?.cell('fileGenerationDate')) };
}

function recognises({ bytes }: ListFile): boolean {
  return hasColumns(bytes, ['Entity_LogicalId', 'Entity_EU_ReferenceNumber']);
}

/** The EU’s financial sanctions files as CSV. */
export const euFsfCsv: ListFormat = {
  id: 'eu-fsf-csv',
  recognises,
  read: (files, list) => readFiles(files, recognises, (file, notes) => readFile(file, list, notes)),
  met: 'none',
};
