import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { gbFcdo } from '../lists/gb-fcdo.ts';
import { gbFcdoCsv } from './gb-fcdo-csv.ts';

const HEADER =
  'Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)';
const columns = HEADER.split(',');
const row = (cells: Readonly<Record<string, string>>) => columns.map((column) => (cells[column] === undefined ? '' : `"${cells[column]}"`)).join(',');
const PERSON = {
  'Unique ID': 'EXA0001',
  'OFSI Group ID': '11111',
  'Regime Name': 'The Example Regulations 2020',
  'Designation Type': 'Individual',
  'Date Designated': '01/03/2022',
};
const FIXTURE = [
  'Report Date: 10-Nov-2025',
  HEADER,
  row({
    ...PERSON,
    'Last Updated': '02/03/2022',
    'Name 6': 'EXAMPLE',
    'Name 1': 'Sang',
    'Name 2': 'Man',
    'Name type': 'Primary Name',
    'Name non-latin script': '예시',
    'D.O.B': 'dd/mm/1961',
    'Nationality(/ies)': '(1) North Korea. (2) China',
    'Passport number': 'AB1234567',
    Gender: 'Male',
    'Town of birth': 'Exampletown',
    'Country of birth': 'China',
    'Address Line 1': '1 Example Street',
    'Address Country': 'China',
    'Phone number': '+1-202-555-0101; +1-202-555-0102',
    'Email address': 'a@example.com',
    'UK Statement of Reasons': 'An example.',
  }),
  row({ ...PERSON, 'Last Updated': '05/03/2023', 'Name 6': 'EXAMPEL', 'Name 1': 'Sangman', 'Name type': 'Alias', 'Alias strength': 'Good quality a.k.a', 'D.O.B': '03/04/1962' }),
  row({ ...PERSON, 'Last Updated': '01/02/2022', 'Name 6': 'The Example', 'Name type': 'Alias', 'Alias strength': 'Low quality a.k.a' }),
  row({ 'Unique ID': 'EXA0002', 'Name 6': 'EXAMPLE TRADING LLC', 'Name type': 'Primary Name', 'Designation Type': 'Entity', 'Business registration number (s)': '12345' }),
  row({
    'Unique ID': 'EXA0003',
    'Name 6': 'EXAMPLE STAR',
    'Name type': 'Primary Name',
    'Designation Type': 'Ship',
    'IMO number': 'IMO 1234567',
    'Current believed flag of ship': 'Gabon',
  }),
  row({ 'Name 6': 'NO NUMBER', 'Name type': 'Primary Name', 'Designation Type': 'Balloon' }),
].join('\r\n');
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => gbFcdoCsv.read([{ name: 'UK-Sanctions-List.csv', bytes }], gbFcdo);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('gbFcdoCsv', () => {
  const { value, issues } = read(BYTES);

  it('groups the rows of a person, names in the order in which they are spoken', () => {
    expect(value.publishedAt).toBe('2025-11-10');
    expect(value.entities[0]).toEqual({
      id: 'gb-fcdo:EXA0001',
      schema: 'Person',
      caption: 'Sang Man EXAMPLE',
      properties: {
        name: ['Sang Man EXAMPLE'],
        firstName: ['Sang'],
        lastName: ['EXAMPLE'],
        alias: ['예시', 'Sangman EXAMPEL'],
        weakAlias: ['The Example'],
        birthDate: ['1961', '1962-04-03'],
        birthPlace: ['Exampletown, China'],
        nationality: ['KP', 'CN'],
        passportNumber: ['AB1234567'],
        address: ['1 Example Street, China'],
        country: ['CN'],
        phone: ['+1-202-555-0101', '+1-202-555-0102'],
        email: ['a@example.com'],
        notes: ['OFSI group 11111'],
      },
      sanctions: [{ authority: 'UK FCDO', authorityId: 'EXA0001', program: 'The Example Regulations 2020', listingDate: '2022-03-01', reason: 'An example.' }],
      dataset: 'gb-fcdo',
      lastChange: '2023-03-05',
    });
  });

  it('reads entities and ships, and leaves a row without a number out with its line', () => {
    expect(value.entities.slice(1)).toMatchObject([
      { schema: 'Organization', caption: 'EXAMPLE TRADING LLC', properties: { registrationNumber: ['12345'] } },
      { schema: 'Vessel', caption: 'EXAMPLE STAR', properties: { imoNumber: ['1234567'], flag: ['GA'] } },
    ]);
    expect(issues).toMatchObject([{ code: 'missing-value', severity: 'error', path: 'line 8' }]);
  });

  it('reads the older header, where the kind of entry has another name', () => {
    const older = FIXTURE.replace('Designation Type', '"Individual, Entity, Ship"');
    expect(read(encode(older)).value.entities.map(({ schema }) => schema)).toEqual(['Person', 'Organization', 'Vessel']);
  });

  it('refuses an error page, and reports a new column once', () => {
    expect(read(encode('<html><body>Sorry</body></html>'))).toMatchObject({ value: { entities: [] }, issues: [{ code: 'unreadable' }] });
    expect(read(encode(FIXTURE.replace('Year Built', 'Horoscope'))).issues).toContainEqual(expect.objectContaining({ code: 'unmapped-column', received: 'Horoscope' }));
    expect(gbFcdoCsv.recognises({ name: 'x', bytes: BYTES })).toBe(true);
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        gbFcdoCsv.recognises({ name: 'UK-Sanctions-List.csv', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});
