import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { type ListFile, unmet } from '../list.ts';
import { euJournal } from '../lists/eu-journal.ts';
import { euJournalCsv } from './eu-journal-csv.ts';

const COLUMNS =
  'recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,country,nationality,jurisdiction,birthDate,birthPlace,position,passportNumber,gender,appearance,ethnicity,fatherName,motherName,incorporationDate,legalForm,sector,registrationNumber,taxNumber,idNumber,innCode,ogrnCode,kppCode,okpoCode,leiCode,swiftBic,ticker,imoNumber,mmsi,flag,address,phone,email,website,notes';
const table = (first: string, rows: readonly Readonly<Record<string, string>>[]) =>
  [
    `${first},${COLUMNS}`,
    ...rows.map((row) =>
      `${first},${COLUMNS}`
        .split(',')
        .map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`)
        .join(','),
    ),
  ].join('\n');
const FIXTURE = table('celex', [
  {
    celex: '32026R0001',
    recordId: '1',
    programKey: 'EU-EXA',
    annex: 'I.A',
    measure: 'Asset freeze',
    startDate: '30.7.2020',
    reason: 'An example.',
    schema: 'Person',
    name: 'EXAMPLE Sang Man',
    alias: 'EXAMPLE, Sangman; 예시; Ann EXAMPLE, Anna EXAMPLE; "A; B Example (born 1960)"; Bea Example (بي)',
    nationality: '"(a) North Korean; (b) Chinese"',
    birthDate: '"(a) 11.4.1963; (b) circa 1960"',
    passportNumber: 'AB1234567 (Exampleland passport, expired in 2009); CD7654321, issued on 22.3.2013',
    gender: 'male',
    address: 'Exampletown, China; Samplecity',
  },
  {
    celex: '32026R0001',
    recordId: '1',
    annex: 'I.B',
    schema: 'LegalEntity',
    name: 'Example, Trading',
    registrationNumber: '12345 (INN); 67890 (BRN)',
    kppCode: '999',
    phone: '+1-202-555-0101, +1-202-555-0102',
    incorporationDate: '1.2.2003',
  },
  { celex: '32026R0001', annex: 'I', schema: 'Company', name: 'Two of a Name' },
  { celex: '32026R0001', annex: 'I', schema: 'Company', name: 'Two of a Name' },
  { celex: '32026R0001', recordId: '9', annex: 'II', schema: 'Asset', name: 'Example Port' },
]);
const AMENDMENT = table('amendedCelex,amendmentCelex', [
  { amendedCelex: '32026R0001', amendmentCelex: '32026R0002', recordId: '1', annex: 'I.B', schema: 'LegalEntity', name: 'Example Renamed' },
]);
const encode = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text: string): ListFile => ({ name, bytes: encode(text) });
const read = (bytes: Uint8Array) => euJournalCsv.read([{ name: '32026R0001.csv', bytes }], euJournal);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('euJournalCsv', () => {
  const { value, issues } = read(BYTES);

  it('reads a person: several values in a cell, remarks apart from names and numbers', () => {
    expect(value.entities[0]).toEqual({
      id: 'eu-journal:32026R0001:I.A:1',
      schema: 'Person',
      caption: 'EXAMPLE Sang Man',
      properties: {
        name: ['EXAMPLE Sang Man'],
        alias: ['Sangman EXAMPLE', '예시', 'Ann EXAMPLE', 'Anna EXAMPLE', 'A; B Example', 'Bea Example', 'بي'],
        address: ['Exampletown, China', 'Samplecity'],
        passportNumber: ['AB1234567', 'CD7654321'],
        birthDate: ['1963-04-11', '1960'],
        nationality: ['KP', 'CN'],
        country: ['CN'],
        notes: ['Asset freeze'],
      },
      originals: {
        alias: ['A; B Example (born 1960)', 'Bea Example (بي)'],
        passportNumber: ['AB1234567 (Exampleland passport, expired in 2009)', 'CD7654321, issued on 22.3.2013'],
        birthDate: ['circa 1960'],
      },
      sanctions: [
        {
          authority: 'EU',
          authorityId: '32026R0001:I.A:1',
          program: 'EU-EXA',
          listingDate: '2020-07-30',
          reason: 'An example.',
          sourceUrl: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32026R0001',
        },
      ],
      dataset: 'eu-journal',
      lastChange: '2020-07-30',
    });
  });

  it('counts each annex from 1, and names an entry without a number after its name', () => {
    expect(value.entities.slice(1).map(({ id }) => id)).toEqual([
      'eu-journal:32026R0001:I.B:1',
      'eu-journal:32026R0001:I:two-of-a-name',
      'eu-journal:32026R0001:I:two-of-a-name-2',
    ]);
    expect(value.entities[1]?.properties).toMatchObject({
      name: ['Example, Trading'],
      taxNumber: ['12345'],
      registrationNumber: ['67890'],
      phone: ['+1-202-555-0101', '+1-202-555-0102'],
      incorporationDate: ['2003-02-01'],
    });
    expect(issues).toMatchObject([{ code: 'unknown-field', severity: 'info', received: 'Example Port' }]);
  });

  it('puts the row of an amendment in the place of the older one', () => {
    const both = euJournalCsv.read([file('32026R0001.csv', FIXTURE), file('32026R0002.csv', AMENDMENT)], euJournal);
    expect(both.value.entities.filter(({ id }) => id === 'eu-journal:32026R0001:I.B:1').map(({ caption }) => caption)).toEqual(['Example Renamed']);
    expect(both.issues).toContainEqual(expect.objectContaining({ code: 'duplicate-id', severity: 'info' }));
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        euJournalCsv.recognises({ name: 'a.csv', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });

  const folder = process.env['BONAFIDE_DATA_DIR'];
  it.skipIf(folder === undefined)('reads the tables of August 2026, every row accounted for', () => {
    const base = `${folder}/sanctions/eu-journal-2026-08`;
    const files = ['consolidated', 'amendments'].flatMap((part) =>
      readdirSync(`${base}/${part}`).map((name) => {
        const bytes = readFileSync(`${base}/${part}/${name}`);
        return { name: name.replace(/\.gz$/, ''), bytes: new Uint8Array(name.endsWith('.gz') ? gunzipSync(bytes) : bytes) };
      }),
    );
    const all = euJournalCsv.read(files, euJournal);
    // 8,434 rows: 36 ports, airports and the like, and 10 that an amendment replaces.
    expect(all.value.entities).toHaveLength(8434 - 36 - 10);
    expect(all.value.entities.filter(({ id }) => id.startsWith('eu-journal:32017R1509:'))).toHaveLength(326);
    expect(all.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(unmet(euJournal, all.value.entities)).toEqual([]);
    for (const entity of all.value.entities) watchlistEntitySchema.parse(entity);
  });
});
