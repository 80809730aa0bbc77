import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { commaName, entityBuilder, issueTally, readListCountry, readListDates } from './entity.ts';

const start = () => {
  const tally = issueTally();
  return { tally, entity: entityBuilder({ id: 'test:1', schema: 'Person', dataset: 'test', file: 'a.csv', path: 'row 1' }, tally) };
};

describe('entityBuilder', () => {
  it('tidies values, drops empty and repeated ones, and keeps what was published where that says something else', () => {
    const { entity, tally } = start();
    entity.add('name', '  Example \n Person ');
    entity.add('name', 'Example Person');
    entity.add('alias', ' - ');
    entity.add('alias', undefined);
    entity.add('phone', '+12025550101', 'tel 202-555-0101');
    entity.addSanction({ authority: 'Test', authorityId: '1', program: '', listingDate: 'soon' });
    entity.setLastChange('2026-01-31');
    const built = entity.build();
    expect(built).toEqual({
      id: 'test:1',
      schema: 'Person',
      caption: 'Example Person',
      properties: { name: ['Example Person'], phone: ['+12025550101'] },
      originals: { phone: ['tel 202-555-0101'] },
      sanctions: [{ authority: 'Test', authorityId: '1' }],
      dataset: 'test',
      lastChange: '2026-01-31',
    });
    expect(watchlistEntitySchema.parse(built)).toEqual(built);
    expect(tally.issues()).toEqual([]);
  });

  it('builds nothing that nobody can be told by', () => {
    const { entity, tally } = start();
    entity.add('notes', 'Something');
    expect(entity.build()).toBeUndefined();
    expect(tally.issues()).toMatchObject([{ code: 'missing-value', severity: 'error', path: 'row 1' }]);
  });

  it('is called by an alias or a wallet where there is no name', () => {
    const { entity } = start();
    entity.add('publicKey', '1ExampleWa11et');
    expect(entity.build()?.caption).toBe('1ExampleWa11et');
    entity.add('alias', 'Nickname');
    expect(entity.build()?.caption).toBe('Nickname');
  });

  it('keeps a date and a country that it cannot read as published, with an issue', () => {
    const { entity, tally } = start();
    entity.add('name', 'Example');
    entity.addBirthDate('in spring');
    entity.addCountry('nationality', 'Atlantis');
    entity.addCountry('nationality', 'undetermined');
    expect(entity.build()?.originals).toEqual({ birthDate: ['in spring'], nationality: ['Atlantis'] });
    expect(entity.build()?.properties.birthDate).toBeUndefined();
    expect(tally.issues().map(({ code, received }) => [code, received])).toEqual([
      ['invalid-value', 'in spring'],
      ['invalid-value', 'Atlantis'],
    ]);
  });

  it('keeps what an approximate date said', () => {
    const { entity } = start();
    entity.add('name', 'Example');
    entity.addBirthDate('circa 1961');
    entity.addBirthDate('28 Jun 1967');
    expect(entity.build()).toMatchObject({ properties: { birthDate: ['1961', '1967-06-28'] }, originals: { birthDate: ['circa 1961'] } });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (a, b) => {
        const { entity } = start();
        entity.add('name', a, b);
        entity.addPersonName('alias', b);
        entity.addBirthDate(a);
        entity.addCountry('nationality', b);
        const built = entity.build();
        expect(built === undefined || watchlistEntitySchema.safeParse(built).success).toBe(true);
      }),
    );
  });
});

describe('readListDates', () => {
  it.each([
    ['28 Jun 1967', ['1967-06-28'], false],
    ['13.10.1944', ['1944-10-13'], false],
    ['1938', ['1938'], false],
    ['Sep 1975', ['1975-09'], false],
    ['00/00/1961', ['1961'], false],
    ['dd/05/1961', ['1961-05'], false],
    ['circa 1961', ['1961'], true],
    ['c. 1957', ['1957'], true],
    ['Approximately 1968', ['1968'], true],
    ['circa 12 May 1961', ['1961'], true],
    ['1961 to 1963', ['1961', '1962', '1963'], true],
    ['circa 1961-1963', ['1961', '1962', '1963'], true],
    ['between 1960 and 1962', ['1960', '1961', '1962'], true],
    ['1960 to 1964', ['1960', '1961', '1962', '1963', '1964'], true],
    ['1960 to 1970', ['1960', '1970'], true],
    ['01 Jan 1961 to 31 Dec 1962', ['1961', '1962'], true],
    ['1961-01-05 to 1962-02-01', ['1961', '1962'], true],
    ['1960s', ['1960', '1969'], true],
  ])('reads %s', (text, dates, changed) => {
    expect(readListDates(text)).toEqual({ dates, changed });
  });

  it.each(['', 'unknown', '1963 to 1961', '31 Feb 1961', '99'])('does not guess at “%s”', (text) => {
    expect(readListDates(text)).toBeUndefined();
  });
});

describe('readListCountry', () => {
  it.each([
    ['Korea, North', 'KP'],
    ["Democratic People's Republic of Korea", 'KP'],
    ['Korea, South', 'KR'],
    ['Iran (Islamic Republic of)', 'IR'],
    ['Congo, Democratic Republic of the', 'CD'],
    ['Tanzania, United Republic of', 'TZ'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Saint Kitts and Nevis', 'KN'],
    ['Türkiye', 'TR'],
    ['Region: Crimea', 'UA'],
  ])('reads %s', (text, code) => {
    expect(readListCountry(text)).toBe(code);
  });

  it('does not take the bare name of a divided country for one of the two', () => {
    expect(readListCountry('Korea, Upper')).toBeUndefined();
    expect(readListCountry('constructor')).toBeUndefined();
  });
});

describe('commaName', () => {
  it.each([
    ['KIM, Sang Man', { name: 'Sang Man KIM', lastName: 'KIM', firstName: 'Sang Man' }],
    ['EXAMPLE, Ann, Jr.', { name: 'Ann EXAMPLE Jr.', lastName: 'EXAMPLE', firstName: 'Ann' }],
    ['Example Person', { name: 'Example Person' }],
    ['EXAMPLE,', { name: 'EXAMPLE' }],
  ])('turns %s round', (text, name) => {
    expect(commaName(text)).toEqual(name);
  });
});

describe('issueTally', () => {
  it('tells the same imperfection once, with its count and the first places', () => {
    const tally = issueTally();
    for (const row of [1, 2, 3, 4, 5]) tally.note({ code: 'unknown-field', severity: 'info', path: `row ${row}`, message: 'Not known', received: `v${row}` });
    expect(tally.issues()).toEqual([
      { code: 'unknown-field', severity: 'info', path: 'row 1', message: 'Not known (5 times, first at row 1, row 2, row 3)', received: 'v1 | v2 | v3' },
    ]);
  });
});
