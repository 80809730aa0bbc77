import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WatchlistEntity, watchlistEntitySchema } from '#model';
import { type ListFile, unmet } from '../list.ts';
import { usOfacConsolidated } from '../lists/us-ofac-consolidated.ts';
import { usOfacSdn } from '../lists/us-ofac-sdn.ts';
import { ofacLegacy } from './ofac-legacy.ts';

const NONE = '-0- ';
const file = (name: string, text: string | readonly string[]): ListFile => ({
  name,
  bytes: new TextEncoder().encode(typeof text === 'string' ? text : `${text.join('\r\n')}\r\n\u001a`),
});
const row = (number: number | string, name: string, type: string, program: string, more: Readonly<Record<number, string>> = {}) =>
  [
    String(number),
    ...[name, type, program, '', '', '', '', '', '', '', ''].map((cell, index) => (more[index + 1] ?? cell) || NONE).map((cell) => (cell === NONE ? cell : `"${cell}"`)),
  ].join(',');
const read = (...files: readonly ListFile[]) => ofacLegacy.read(files, usOfacSdn);

const REMARKS =
  "DOB 28 Jun 1967; alt. DOB circa 1968; POB Exampletown, Iran; nationality Korea, North; alt. citizen Iran; Gender Male; Passport AB123456 (Iran) issued 01 Feb 2010 expires 01 Feb 2020; National ID No. 1-23-456; Email Address a@example.com; Phone Number 12025550101; Website www.example.com; Digital Currency Address - XBT 1ExampleWa11et; a.k.a. 'EXAMPLE, The'; Secondary sanctions risk: Example Regulations, sections 510.201; (Linked To: EXAMPLE TRADING); Zodiac 12: seven; Example Bureau ";
const FILES = [
  file('sdn.csv', [
    row(1001, 'EXAMPLE, Sang Man', 'individual', 'DPRK3] [CYBER2', { 4: 'Director; Deputy Director', 11: REMARKS }),
    row(1002, 'EXAMPLE TRADING CO., LTD.', '', 'DPRK3', {
      11: 'Tax ID No. 12345 (Russia); Organization Established Date Sep 2001; SWIFT/BIC EXAMPLE1; Legal Entity Number 253400EXAMPLE0000000; D-U-N-S Number 123456789.',
    }),
    row(1003, 'EXAMPLE STAR', 'vessel', 'SYRIA', {
      5: 'E5U0000',
      6: 'Tug',
      7: '640',
      9: 'Bosnia and Herzegovina',
      10: 'Example Owner',
      11: 'Vessel Registration Identification IMO 1234567; MMSI 123456789.',
    }),
    row(1004, 'EP-EXA', 'aircraft', 'SDGT', { 11: "Aircraft Manufacturer's Serial Number (MSN) 7000; Aircraft Model B747; Aircraft Tail Number EP-EXA." }),
  ]),
  file('alt.csv', [
    '1001,1,"aka","EXAMPLE, Sangman",-0- ',
    '1001,2,"fka","EXAMPLE, Old Name",-0- ',
    '1002,3,"nka","EXAMPLE GENERAL",-0- ',
    '9001,4,"aka","ABSENT",-0- ',
    '9001,5,"aka","ABSENT TOO",-0- ',
  ]),
  file('add.csv', ['1001,1,"1 Example Street","Exampletown 12345","China",-0- ', '1002,2,-0- ,-0- ,"Korea, North",-0- ', '9002,3,-0- ,-0- ,"Iran",-0- ']),
  file('sdn_comments.csv', ['1001,"Officer; f.k.a. \'Former Example\'."']),
];
const { value, issues } = read(...FILES);
const entity = (number: number): WatchlistEntity | undefined => value.entities.find(({ id }) => id === `us-ofac-sdn:${number}`);

describe('ofacLegacy', () => {
  it('reads a person with names, aliases and everything the remarks say', () => {
    expect(entity(1001)).toMatchObject({
      schema: 'Person',
      caption: 'Sang Man EXAMPLE',
      properties: {
        name: ['Sang Man EXAMPLE'],
        lastName: ['EXAMPLE'],
        firstName: ['Sang Man'],
        alias: ['Sangman EXAMPLE'],
        previousName: ['Former Example', 'Old Name EXAMPLE'],
        weakAlias: ['The EXAMPLE'],
        birthDate: ['1967-06-28', '1968'],
        birthPlace: ['Exampletown, Iran'],
        nationality: ['KP', 'IR'],
        passportNumber: ['AB123456'],
        idNumber: ['1-23-456'],
        email: ['a@example.com'],
        phone: ['12025550101'],
        website: ['www.example.com'],
        publicKey: ['1ExampleWa11et'],
        position: ['Director', 'Deputy Director'],
        address: ['1 Example Street, Exampletown 12345, China'],
        country: ['CN'],
      },
      originals: { passportNumber: ['Passport AB123456 (Iran) issued 01 Feb 2010 expires 01 Feb 2020'], birthDate: ['circa 1968'] },
    });
    expect(JSON.stringify(entity(1001))).not.toMatch(/male|-0-/i);
  });

  it('joins the remarks that go on in the comments', () => {
    expect(entity(1001)?.properties.notes).toContain('Example Bureau Officer');
  });

  it('takes each programme for a listing', () => {
    expect(entity(1001)?.sanctions).toEqual(
      ['DPRK3', 'CYBER2'].map((program) => ({ authority: 'US OFAC', authorityId: '1001', program, sourceUrl: 'https://sanctionssearch.ofac.treas.gov/Details.aspx?id=1001' })),
    );
  });

  it('reads organisations, vessels and aircraft', () => {
    expect(entity(1002)).toMatchObject({
      schema: 'Organization',
      caption: 'EXAMPLE TRADING CO., LTD.',
      properties: {
        alias: ['EXAMPLE GENERAL'],
        taxNumber: ['12345'],
        incorporationDate: ['2001-09'],
        swiftBic: ['EXAMPLE1'],
        leiCode: ['253400EXAMPLE0000000'],
        registrationNumber: ['123456789'],
        country: ['KP'],
      },
    });
    expect(entity(1002)?.properties.address).toBeUndefined();
    expect(entity(1003)).toMatchObject({
      schema: 'Vessel',
      properties: { imoNumber: ['1234567'], mmsi: ['123456789'], callSign: ['E5U0000'], flag: ['BA'], type: ['Tug'], notes: ['Tonnage: 640', 'Owner: Example Owner'] },
    });
    expect(entity(1004)).toMatchObject({ schema: 'Airplane', properties: { serialNumber: ['7000'], type: ['B747'], registrationNumber: ['EP-EXA'] } });
  });

  it('says once of which kinds remarks are not known, and whose entries are absent', () => {
    expect(issues.map(({ code, severity, received }) => [code, severity, received])).toEqual([
      ['unknown-field', 'info', 'Zodiac 12: seven'],
      ['missing-value', 'warning', '9001'],
      ['missing-value', 'warning', '9002'],
    ]);
    expect(issues[1]?.message).toMatch(/^2 aliases belong to 1 entries/);
  });

  it('gives entries of the model’s shape', () => {
    for (const one of value.entities) expect(watchlistEntitySchema.parse(one)).toEqual(one);
  });

  it('tells its files by name and by shape', () => {
    expect(FILES.map(ofacLegacy.recognises)).toEqual([true, false, false, false]);
    expect(ofacLegacy.recognises({ ...file('download.txt', ''), bytes: FILES[0]?.bytes ?? new Uint8Array() })).toBe(true);
    const renamed = FILES.map((one, index) => ({ ...one, name: `${index}.txt` }));
    expect(read(...renamed).value.entities).toEqual(value.entities);
  });

  it('warns where aliases and addresses are not there', () => {
    const [primary] = FILES;
    expect(read(...(primary === undefined ? [] : [primary])).issues.map(({ expected }) => expected)).toEqual(expect.arrayContaining(['alt.csv', 'add.csv']));
  });

  it('leaves out a shifted row among many, and everything where one in a hundred is shifted', () => {
    const rows = Array.from({ length: 200 }, (_, index) => row(index + 1, `EXAMPLE ${index}`, '', 'SDGT'));
    const one = read(file('sdn.csv', rows.with(7, '8,"EXAMPLE","TRADING",-0- ')));
    expect([one.value.entities.length, one.issues.filter(({ severity }) => severity === 'error').map(({ path }) => path)]).toEqual([199, ['row 8']]);
    const many = read(
      file(
        'sdn.csv',
        rows.map((text, index) => (index < 3 ? `x,${text}` : text)),
      ),
    );
    expect([many.value.entities, many.issues]).toMatchObject([[], [{ code: 'unreadable', severity: 'error', expected: '12 cells, the first a number' }]]);
  });

  it('keeps the first of two entries with one number', () => {
    const { value: twice, issues: found } = read(file('sdn.csv', [row(1, 'FIRST', '', 'SDGT'), row(1, 'SECOND', '', 'SDGT')]));
    expect(twice.entities.map(({ caption }) => caption)).toEqual(['FIRST']);
    expect(found).toContainEqual(expect.objectContaining({ code: 'duplicate-id', path: 'row 2' }));
  });

  it('refuses a page of HTML under the name of the list, with the reason', () => {
    const page = file('SDN.CSV', '<!DOCTYPE html><html><body>Service unavailable</body></html>');
    expect(ofacLegacy.recognises(page)).toBe(true);
    expect(read(page)).toMatchObject({ value: { entities: [] }, issues: [{ code: 'unreadable', message: expect.stringContaining('page of HTML') }] });
  });

  it('reads nothing where the entries are absent', () => {
    expect(read(...FILES.slice(1)).issues).toMatchObject([{ code: 'nothing-found', severity: 'error' }]);
    expect(read().issues).toMatchObject([{ code: 'nothing-found' }]);
  });

  it('never throws, whatever the bytes are', () => {
    const good = FILES[0]?.bytes ?? new Uint8Array();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('sdn.csv', 'alt.csv', 'x'), (bytes, name) => {
        ofacLegacy.recognises({ name, bytes });
        read({ name, bytes });
      }),
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.array(fc.tuple(fc.nat(good.length), fc.nat(255)), { maxLength: 5 }), (end, flips) => {
        const bytes = good.slice(0, end);
        for (const [at, byte] of flips) bytes[at] = byte;
        read({ name: 'sdn.csv', bytes }, ...FILES.slice(1));
      }),
    );
  });
});

describe('the lists as published', () => {
  const folder = process.env['BONAFIDE_DATA_DIR'];
  const there = folder !== undefined && existsSync(`${folder}/sanctions/ofac-sdn-2024-05-03`);
  if (!there) console.log('Skipped the OFAC lists: BONAFIDE_DATA_DIR is not set, or holds no sanctions');
  const open = (path: string): ListFile => {
    const bytes = readFileSync(`${folder}/sanctions/${path}`);
    return { name: path.replace(/\.gz$/, ''), bytes: path.endsWith('.gz') ? gunzipSync(bytes) : bytes };
  };

  it.skipIf(!there)(
    'reads the SDN list of 2024 with the aliases and addresses of 2025',
    () => {
      const edition = read(...['ofac-sdn-2024-05-03/sdn', 'ofac-sdn-2025-12/alt', 'ofac-sdn-2025-12/add', 'ofac-sdn-2025-12/sdn_comments'].map((name) => open(`${name}.csv.gz`)));
      const { entities } = edition.value;
      expect([entities.length, entities.filter(({ schema }) => schema === 'Person').length]).toEqual([14_965, 6_854]);
      expect(unmet(usOfacSdn, entities)).toEqual([]);
      const names = entities.flatMap(({ properties }) => [...(properties.alias ?? []), ...(properties.previousName ?? [])]).length;
      expect(names).toBeGreaterThan(17_000);
      expect(edition.issues.find(({ message }) => message.includes('aliases belong'))?.message).toMatch(/^2460 aliases/);
      expect(edition.issues.filter(({ code }) => code === 'unknown-field').length).toBeLessThan(20);
      expect(entities.find(({ id }) => id === 'us-ofac-sdn:43377')).toMatchObject({ caption: 'Sang Man KIM', properties: { birthDate: ['1965-04-25'], nationality: ['KP'] } });
      const wallets = JSON.parse(readFileSync(`${folder}/sanctions/ofac-wallets-2024-09-27/sanctioned_addresses_XBT.json`, 'utf8')) as readonly string[];
      const keys = new Set(entities.flatMap(({ properties }) => properties.publicKey ?? []));
      expect(wallets.filter((wallet) => keys.has(wallet)).length).toBeGreaterThan(wallets.length * 0.8);
    },
    30_000,
  );

  it.skipIf(!there)('reads the consolidated list', () => {
    const { value: edition, issues: found } = ofacLegacy.read(
      ['prim', 'alt', 'add', 'comments'].map((part) => open(`ofac-consolidated-2025-12/cons_${part}.csv`)),
      usOfacConsolidated,
    );
    expect([edition.entities.length, unmet(usOfacConsolidated, edition.entities), found]).toEqual([442, [], []]);
  });
});
