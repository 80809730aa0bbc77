import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { gbOfsi } from '../lists/gb-ofsi.ts';
import { gbOfsiCsv } from './gb-ofsi-csv.ts';

const HEADER =
  'Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Last Updated,Group ID';
const columns = HEADER.split(',');
const row = (cells: Readonly<Record<string, string>>) => columns.map((column) => (cells[column] === undefined ? '' : `"${cells[column]}"`)).join(',');
const FIXTURE = [
  'Last Updated,03/06/2025',
  HEADER,
  row({
    'Name 6': 'EXAMPLE',
    'Name 1': 'Sang',
    'Name 2': 'Man',
    DOB: '00/00/1961',
    'Town of Birth': '(1) Exampletown (2) Samplecity',
    'Country of Birth': '(1) China (2) China',
    Nationality: '(1) Russia. (2) Ukraine',
    'Passport Number': '(1) AB1234567 (2) CD7654321',
    'Other Information': '(UK Sanctions List Ref):EXA0001. (Gender):Male',
    'Group Type': 'Individual',
    'Alias Type': 'Primary name',
    Regime: 'Example',
    'Listed On': '01/01/2020',
    'UK Sanctions List Date Designated': '31/12/2020',
    'Last Updated': '02/02/2021',
    'Group ID': '11111',
  }),
  row({ 'Name 6': 'FORMER', 'Name 1': 'Ann', 'Group Type': 'Individual', 'Alias Type': 'FKA', Regime: 'Example', 'Group ID': '11111', DOB: '05/00/1962' }),
  row({ 'Name 6': 'EXAMPLE SHIPPING', 'Group Type': 'Ship', 'Alias Type': 'Nickname', 'Group ID': '22222' }),
].join('\r\n');
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => gbOfsiCsv.read([{ name: 'ConList.csv', bytes }], gbOfsi);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('gbOfsiCsv', () => {
  const { value, issues } = read(BYTES);

  it('groups the rows of a person, with numbered values taken apart and 00 for what is not known', () => {
    expect(value.publishedAt).toBe('2025-06-03');
    expect(value.entities[0]).toMatchObject({
      id: 'gb-ofsi:11111',
      caption: 'Sang Man EXAMPLE',
      properties: {
        previousName: ['Ann FORMER'],
        birthDate: ['1961'],
        birthPlace: ['Exampletown, China', 'Samplecity, China'],
        nationality: ['RU', 'UA'],
        passportNumber: ['AB1234567', 'CD7654321'],
      },
      originals: { birthDate: ['05/00/1962'] },
      sanctions: [{ authorityId: '11111', program: 'Example' }],
      lastChange: '2021-02-02',
    });
  });

  it('says what it could not read', () => {
    expect(issues.map(({ message, received }) => [message, received])).toEqual([
      ['A date of birth could not be read and is kept only as published', '05/00/1962'],
      ['A kind of name that is not known is read as an alias', 'Nickname'],
    ]);
    expect(value.entities[1]).toMatchObject({ schema: 'Vessel', caption: 'EXAMPLE SHIPPING', properties: { alias: ['EXAMPLE SHIPPING'] } });
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        gbOfsiCsv.recognises({ name: 'ConList.csv', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});
