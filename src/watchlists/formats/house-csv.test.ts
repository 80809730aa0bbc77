import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { house } from '../lists/house.ts';
import { houseCsv } from './house-csv.ts';

const HASH = 'a1'.repeat(32);
const FIXTURE = [
  'id,schema,name,alias,birthDate,country,email,phone,wallet,passport,emailSha256,phoneSha256,walletSha256,documentSha256,reason,listedAt,source,gender',
  'w-1,,Example Person,Ex P;X. Person,1990-01-31,US;Iran,a@example.com;b@example.com,+12025550101,1ExampleWa11et,AB123,,,,,Left with the laptop,2026-01-31,,male',
  `s-1,,,,,,,,,,${HASH.toUpperCase()};nonsense,,,${HASH},Shared,,Example Sharing Group,`,
  'c-1,company,"EXAMPLE, LTD.",,,,,,,,,,,,,soon,,',
  ',,Nobody,,,,,,,,,,,,,,,',
].join('\n');
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => houseCsv.read([{ name: 'house.csv', bytes }], house);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('houseCsv', () => {
  const { value, issues } = read(BYTES);

  it('reads a person that the firm parted with', () => {
    expect(value.entities[0]).toEqual({
      id: 'house:w-1',
      schema: 'Person',
      caption: 'Example Person',
      properties: {
        name: ['Example Person'],
        alias: ['Ex P', 'X. Person'],
        email: ['a@example.com', 'b@example.com'],
        phone: ['+12025550101'],
        publicKey: ['1ExampleWa11et'],
        passportNumber: ['AB123'],
        birthDate: ['1990-01-31'],
        country: ['US', 'IR'],
      },
      sanctions: [{ authority: 'House', authorityId: 'w-1', reason: 'Left with the laptop', listingDate: '2026-01-31' }],
      dataset: 'house',
      lastChange: '2026-01-31',
    });
  });

  it('keeps shared hashes by what they are of, in lower case', () => {
    expect(value.entities[1]).toMatchObject({
      caption: `email-addr:${HASH}`,
      properties: { digest: [`email-addr:${HASH}`, `identity-document:${HASH}`] },
      sanctions: [{ authority: 'Example Sharing Group', reason: 'Shared' }],
    });
  });

  it('says what is no hash, no date, and a row without an id', () => {
    expect(value.entities[2]).toMatchObject({ schema: 'Company', caption: 'EXAMPLE, LTD.' });
    expect(issues.map(({ severity, path, received }) => [severity, path, received])).toEqual([
      ['error', 'line 3', 'nonsense'],
      ['warning', 'line 4', 'soon'],
      ['error', 'line 5', undefined],
    ]);
  });

  it('needs little: an id and something that names the entry', () => {
    expect(read(encode(`id;walletSha256\n1;${HASH}`)).value.entities).toMatchObject([{ id: 'house:1', properties: { digest: [`wallet:${HASH}`] } }]);
    expect(houseCsv.recognises({ name: 'x', bytes: BYTES })).toBe(true);
    expect(read(encode('name\nExample')).issues).toMatchObject([{ code: 'unreadable', expected: 'id' }]);
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        houseCsv.recognises({ name: 'house.csv', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});
