import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { euFsf } from '../lists/eu-fsf.ts';
import { euFsfCsv } from './eu-fsf-csv.ts';

const regulation = (part: string) =>
  ['Type', 'OrganisationType', 'PublicationDate', 'EntryIntoForceDate', 'NumberTitle', 'Programme', 'PublicationUrl'].map((name) => `${part}_Regulation_${name}`);
const columns = [
  'fileGenerationDate',
  ...['LogicalId', 'EU_ReferenceNumber', 'UnitedNationId', 'DesignationDate', 'DesignationDetails', 'Remark', 'SubjectType', 'SubjectType_ClassificationCode'].map(
    (name) => `Entity_${name}`,
  ),
  ...regulation('Entity'),
  ...['LastName', 'FirstName', 'MiddleName', 'WholeName', 'NameLanguage', 'Gender', 'Title', 'Function', 'LogicalId', 'RegulationLanguage', 'Remark'].map(
    (name) => `NameAlias_${name}`,
  ),
  ...regulation('NameAlias'),
  ...['City', 'Street', 'PoBox', 'ZipCode', 'Region', 'Place', 'AsAtListingTime', 'ContactInfo', 'CountryIso2Code', 'CountryDescription', 'LogicalId', 'Remark'].map(
    (name) => `Address_${name}`,
  ),
  ...[
    'BirthDate',
    'Day',
    'Month',
    'Year',
    'YearRangeFrom',
    'YearRangeTo',
    'Circa',
    'CalendarType',
    'ZipCode',
    'Region',
    'Place',
    'City',
    'CountryIso2Code',
    'CountryDescription',
    'Remark',
  ].map((name) => `BirthDate_${name}`),
  ...['Number', 'LatinNumber', 'KnownFalse', 'TypeCode', 'TypeDescription', 'CountryIso2Code', 'Remark'].map((name) => `Identification_${name}`),
  ...['Region', 'CountryIso2Code', 'CountryDescription', 'Remark'].map((name) => `Citizenship_${name}`),
];
const row = (cells: Readonly<Record<string, string>>) => columns.map((column) => cells[column] ?? '').join(';');
const PERSON = {
  fileGenerationDate: '01/09/2026',
  Entity_LogicalId: '13',
  Entity_EU_ReferenceNumber: 'EU.1.11',
  Entity_SubjectType: 'person',
  Entity_SubjectType_ClassificationCode: 'P',
  Entity_Regulation_PublicationDate: '2001-02-27',
  Entity_Regulation_Programme: 'EXA',
  Entity_Regulation_PublicationUrl: 'https://eur-lex.europa.eu/example',
};
const FIXTURE = [
  columns.join(';'),
  row({ ...PERSON, NameAlias_WholeName: 'The Example', NameAlias_Remark: '(Low quality alias)' }),
  row({ ...PERSON, NameAlias_WholeName: 'Sang Man EXAMPLE', NameAlias_FirstName: 'Sang', NameAlias_LastName: 'EXAMPLE', NameAlias_Gender: 'M', NameAlias_Function: 'Director' }),
  row({ ...PERSON, NameAlias_WholeName: 'Sangman EXAMPEL' }),
  row({ ...PERSON, BirthDate_BirthDate: '1961-02-15', BirthDate_City: 'Exampletown', BirthDate_CountryDescription: 'CHINA' }),
  row({ ...PERSON, BirthDate_YearRangeFrom: '1970', BirthDate_YearRangeTo: '1971' }),
  row({ ...PERSON, Identification_Number: 'AB1234567', Identification_TypeCode: 'passport' }),
  row({ ...PERSON, Citizenship_CountryIso2Code: 'KP' }),
  row({ ...PERSON, Address_Street: '1 Example Street', Address_City: 'Exampletown', Address_CountryIso2Code: 'CN', Address_CountryDescription: 'CHINA' }),
  row({ Entity_LogicalId: '14', Entity_SubjectType: 'enterprise', NameAlias_WholeName: 'Example Trading' }),
].join('\r\n');
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => euFsfCsv.read([{ name: 'full.csv', bytes }], euFsf);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('euFsfCsv', () => {
  const { value, issues } = read(BYTES);

  it('gathers the rows of an entry', () => {
    expect(issues).toEqual([]);
    expect(value.publishedAt).toBe('2026-09-01');
    expect(value.entities[0]).toEqual({
      id: 'eu-fsf:13',
      schema: 'Person',
      caption: 'Sang Man EXAMPLE',
      properties: {
        weakAlias: ['The Example'],
        name: ['Sang Man EXAMPLE'],
        firstName: ['Sang'],
        lastName: ['EXAMPLE'],
        position: ['Director'],
        alias: ['Sangman EXAMPEL'],
        birthDate: ['1961-02-15', '1970', '1971'],
        birthPlace: ['Exampletown, CHINA'],
        passportNumber: ['AB1234567'],
        nationality: ['KP'],
        address: ['1 Example Street, Exampletown, CHINA'],
        country: ['CN'],
      },
      originals: { birthDate: ['1970 to 1971'] },
      sanctions: [{ authority: 'EU', authorityId: 'EU.1.11', program: 'EXA', listingDate: '2001-02-27', sourceUrl: 'https://eur-lex.europa.eu/example' }],
      dataset: 'eu-fsf',
      lastChange: '2001-02-27',
    });
    expect(value.entities[1]).toMatchObject({ schema: 'Organization', caption: 'Example Trading', sanctions: [{ authorityId: '14' }] });
  });

  it('is told from the first columns', () => {
    expect(euFsfCsv.recognises({ name: 'x', bytes: BYTES })).toBe(true);
    expect(euFsfCsv.recognises({ name: 'x', bytes: encode('id;name') })).toBe(false);
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        euFsfCsv.recognises({ name: 'full.csv', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});
