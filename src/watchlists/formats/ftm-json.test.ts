import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { opensanctions } from '../lists/opensanctions.ts';
import { ftmJson } from './ftm-json.ts';

const lines = (...entities: readonly unknown[]) => entities.map((entity) => JSON.stringify(entity)).join('\n');
const PERSON = {
  id: 'Q1',
  caption: 'Example Person',
  schema: 'Person',
  properties: {
    name: ['Example Person'],
    alias: ['Ex'],
    birthDate: ['1961-02-15'],
    nationality: ['kp'],
    gender: ['male'],
    topics: ['sanction'],
    innCode: ['12345'],
    addressEntity: ['a-1'],
    horoscope: ['Ram'],
  },
  datasets: ['example'],
  last_change: '2026-01-31T10:00:00',
};
const FIXTURE = lines(
  PERSON,
  {
    id: 's-1',
    schema: 'Sanction',
    properties: { entity: ['Q1'], authority: ['Example Authority'], program: ['EXA'], listingDate: ['2020-01-31'], sourceUrl: ['https://example.com/1'] },
  },
  { id: 'p-1', schema: 'Passport', properties: { holder: ['Q1'], number: ['AB123'] } },
  { id: 'a-1', schema: 'Address', properties: { full: ['1 Example Street, Exampletown'] } },
  { id: 'Q2', schema: 'PublicBody', properties: { name: ['Example Bureau'] } },
  { id: 'Q3', schema: 'Person', properties: { name: ['Example Minister'], topics: ['role.pep'] } },
  { id: 'o-1', schema: 'Ownership', properties: { owner: ['Q1'] } },
  { id: 'w-1', schema: 'CryptoWallet', properties: { publicKey: ['1ExampleWa11et'], currency: ['XBT'], topics: ['sanction'] } },
  { id: 'x-1', schema: 'Balloon', properties: {} },
);
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => ftmJson.read([{ name: 'entities.ftm.json', bytes }], opensanctions);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('ftmJson', () => {
  const { value, issues } = read(BYTES);

  it('joins sanctions, documents and addresses to whom they belong', () => {
    expect(value.entities[0]).toEqual({
      id: 'opensanctions:Q1',
      schema: 'Person',
      caption: 'Example Person',
      properties: {
        name: ['Example Person'],
        alias: ['Ex'],
        birthDate: ['1961-02-15'],
        nationality: ['KP'],
        taxNumber: ['12345'],
        passportNumber: ['AB123'],
        address: ['1 Example Street, Exampletown'],
      },
      sanctions: [{ authority: 'Example Authority', program: 'EXA', listingDate: '2020-01-31', sourceUrl: 'https://example.com/1' }],
      dataset: 'opensanctions',
      lastChange: '2026-01-31',
    });
    expect(value.entities.slice(1)).toMatchObject([{ schema: 'Organization' }, { schema: 'CryptoWallet', caption: '1ExampleWa11et', properties: { type: ['XBT'] } }]);
  });

  it('leaves out who is on no sanctions list, and reports what it does not know', () => {
    expect(issues.map(({ severity, message, received }) => [severity, message, received])).toEqual([
      ['info', 'Entities of a schema that is not known are not read', 'Balloon'],
      ['info', 'Properties horoscope are not known and not read', undefined],
      ['info', 'Entries that are on no sanctions list, such as officials and their relatives, are not read', undefined],
    ]);
  });

  it('reads the nested form', () => {
    const nested = {
      ...PERSON,
      properties: {
        name: ['Example Person'],
        sanctions: [{ id: 's', schema: 'Sanction', properties: { program: ['EXA'], startDate: ['2020'] } }],
        addressEntity: [{ id: 'a', schema: 'Address', properties: { full: ['1 Example Street'] } }],
        passports: [{ id: 'p', schema: 'Passport', properties: { number: ['AB123'] } }],
      },
    };
    expect(read(encode(lines(nested))).value.entities).toMatchObject([
      { properties: { address: ['1 Example Street'], passportNumber: ['AB123'] }, sanctions: [{ authority: 'OpenSanctions', program: 'EXA', listingDate: '2020' }] },
    ]);
  });

  it('leaves out a torn line, and refuses a file of another kind', () => {
    const many = lines(...Array.from({ length: 200 }, (_, index) => ({ ...PERSON, id: `Q${index}` })));
    const torn = read(encode(`${many}\n{"id":"cut`));
    expect(torn.value.entities).toHaveLength(200);
    expect(torn.issues).toContainEqual(expect.objectContaining({ severity: 'error', path: 'line 201' }));
    expect(read(encode('[{"id":1}]'))).toMatchObject({ value: { entities: [] }, issues: [{ code: 'unreadable' }, { code: 'invalid-value' }] });
    expect(read(encode('<html>')).issues).toMatchObject([{ code: 'unreadable', received: 'html' }]);
    expect(ftmJson.recognises({ name: 'entities.ftm.json', bytes: BYTES })).toBe(true);
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        ftmJson.recognises({ name: 'entities.ftm.json', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});
