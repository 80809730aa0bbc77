import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealNumber } from '#dossiers';
import type { WatchlistEntity } from '#model';
import { testDigest } from '#testing';
import { readStarter } from './lists/starter.ts';
import { Screener, type ScreeningQuery } from './screen.ts';
import { buildIndex } from './search/build.ts';
import { subjectWords } from './subject.ts';

const entities = readStarter().entities;
const starter = new Screener(buildIndex(entities, 'starter'));
const HWA = 'starter:us-ofac-sdn:24979';
const MAN = 'starter:us-ofac-sdn:43377';

function person(id: string, properties: WatchlistEntity['properties'], over: Partial<WatchlistEntity> = {}): WatchlistEntity {
  return { id: `test:${id}`, schema: 'Person', caption: properties.name?.[0] ?? id, properties, sanctions: [], dataset: 'test', ...over };
}

/** A small list whose words are as rare as on the starter list. */
const listOf = (...entries: readonly WatchlistEntity[]) => new Screener(buildIndex(entries, 'test', starter.counts));

const wallet = `0x${'Ab12'.repeat(10)}`;
const house = listOf(
  person('robin', {
    name: ['Robin Quenby Example'],
    birthDate: ['1980-05-17'],
    birthPlace: ['Sampletown, Exampleland'],
    nationality: ['CA'],
    passportNumber: ['X1234567'],
    email: ['robin@example.com'],
    phone: ['+1-202-555-0101'],
    publicKey: [wallet],
  }),
  person('sample', { name: ['Mira Placeholder'], weakAlias: ['Grizzly Bear'], alias: ['Polar Bearing'] }),
  person('short', { name: ['Nobody Quince'], passportNumber: ['9187629'] }),
  person('ship', { name: ['Example Star'], imoNumber: ['9074729'], phone: ['2025550'] }, { schema: 'Vessel' }),
);

const byName = (name: string, screener = starter) => screener.screen({ kind: 'person', names: [name] });
const ids = (name: string, screener = starter) => byName(name, screener).map(({ entityId }) => entityId);
const scoreOf = (screener: Screener, query: ScreeningQuery, id: string) =>
  screener.screen(query, { threshold: 0, limit: 100, digest: testDigest }).find(({ entityId }) => entityId === id)?.score;

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('Kim Sang Man', 'Robin Example', 'Mira Placeholder', 'robin quenby', 'Jon Yun Gun', 'Ri Hyok', 'Volasys'),
  fc.array(fc.constantFrom('kim', 'jong', 'song', 'hwa', 'robin', 'example', '정성화', 'ООО', 'LLC', '\u202e', 'bin', '3'), { maxLength: 6 }).map((parts) => parts.join(' ')),
);

describe('names of the starter list', () => {
  it.each([
    ['as listed', 'Song Hwa JONG', HWA],
    ['swapped', 'Jong Song Hwa', HWA],
    ['in small letters', 'jong song hwa', HWA],
    ['with a comma', 'JONG, Song Hwa', HWA],
    ['written together', 'Jong Songhwa', HWA],
    ['with a hyphen', 'Jong Song-hwa', HWA],
    ['in the romanisation of the south', 'Jeong Seong Hwa', HWA],
    ['in Hangul', '정성화', HWA],
    ['in Hangul, apart', '정 성화', HWA],
    ['with marks of direction', '\u202eJong\u200f Song\u200b Hwa\u202c', HWA],
    ['in two scripts', 'Jong Song Hwa (정성화)', HWA],
    ['with a title', 'Mr. Sang Man Kim', MAN],
    ['merged', 'Kim Sangman', MAN],
    ['in another spelling', 'Gim Sang Man', MAN],
    ['with an initial', 'Sang M. Kim', MAN],
    ['in a common spelling of Ri', 'Lee Tong Hyok', 'starter:us-ofac-sdn:47699'],
    ['without the patronymic', 'Gayk Asatryan', 'starter:us-ofac-sdn:53824'],
    ['in Cyrillic', 'Гайк Асатрян', 'starter:us-ofac-sdn:53824'],
  ])('are found %s', (_, name, id) => {
    expect(ids(name)).toContain(id);
  });

  it('are told by name alone, and say why', () => {
    const [match] = byName('Jong Song Hwa');
    expect(match).toMatchObject({ entityId: HWA, list: 'starter', programs: expect.any(Array), caption: 'Song Hwa JONG', query: 'Jong Song Hwa', basis: 'name' });
    expect(match?.explanation).toMatch(/^The name is written the same.*birth dates could not be compared\.$/);
  });

  it.each(['Robin Example', 'Mira Placeholder', 'Quenby', 'María Sampleña', 'Иван Примеров', '山田太郎'])('are not found for %s', (name) => {
    expect(byName(name)).toEqual([]);
  });
});

describe('laws of screening', () => {
  it('gives a probability, in order, and the same again, whatever is asked', () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom('person' as const, 'organisation' as const, 'any' as const), (name, kind) => {
        const matches = starter.screen({ kind, names: [name] }, { threshold: 0 });
        const scores = matches.map(({ score }) => score);
        for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(matches.length).toBeLessThanOrEqual(10);
        expect(starter.screen({ kind, names: [name] }, { threshold: 0 })).toEqual(matches);
      }),
    );
  });

  it('never scores lower for what agrees beside the name', () => {
    const agreeing = fc.constantFrom<Partial<ScreeningQuery>>(
      { birthDates: ['1980-05-17'] },
      { birthDates: ['1980-05'] },
      { birthDates: ['1980'] },
      { countries: ['CA'] },
      { birthPlaces: ['Sampletown'] },
      { identifiers: [{ kind: 'email', value: 'robin@example.com' }] },
      { identifiers: [{ kind: 'document', value: 'X1234567' }] },
      { sealed: [sealNumber('X1234567', testDigest)] },
    );
    const other = fc.constantFrom<Partial<ScreeningQuery>>({}, { birthDates: ['1970'] }, { birthDates: ['1980'] }, { countries: ['FR'] }, { birthPlaces: ['Elsewhere'] });
    const name = fc.constantFrom('Robin Quenby Example', 'Example Robin', 'R. Q. Example', 'Robyn Kwenby Exampel', 'Somebody Else');
    fc.assert(
      fc.property(name, other, fc.array(agreeing, { minLength: 1, maxLength: 3 }), (asked, given, more) => {
        const merged = (parts: readonly Partial<ScreeningQuery>[]): ScreeningQuery => ({
          kind: 'person',
          names: [asked],
          birthDates: parts.flatMap((part) => part.birthDates ?? []),
          countries: parts.flatMap((part) => part.countries ?? []),
          birthPlaces: parts.flatMap((part) => part.birthPlaces ?? []),
          identifiers: parts.flatMap((part) => part.identifiers ?? []),
          sealed: parts.flatMap((part) => part.sealed ?? []),
        });
        const before = scoreOf(house, merged([given]), 'test:robin') ?? 0;
        expect(scoreOf(house, merged([given, ...more]), 'test:robin') ?? 0).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what is missing apart from what says nothing', () => {
    const beside = (query: Partial<ScreeningQuery>) =>
      house
        .screen({ kind: 'person', names: ['Robin Quenby Example'], ...query })[0]
        ?.features.filter(({ feature }) => !feature.startsWith('name.'))
        .map(({ feature, nats }) => [feature, nats]);
    expect(beside({})).toEqual([
      ['birthDate', null],
      ['country', null],
      ['birthPlace', null],
    ]);
    expect(beside({ birthPlaces: ['Elsewhere'], birthDates: ['1980-05-17'] })).toEqual([
      ['birthDate', 3],
      ['country', null],
      ['birthPlace', 0],
    ]);
  });

  it('does not mind the order of entries', () => {
    const shown = (screener: Screener, name: string) => byName(name, screener).map(({ entityId, score, name: found }) => [entityId, score, found]);
    const people = entities.filter(({ schema }) => schema === 'Person');
    fc.assert(
      fc.property(fc.shuffledSubarray(people, { minLength: people.length }), fc.constantFrom(...people), (shuffled, { caption }) => {
        expect(shown(new Screener(buildIndex(shuffled, '1')), caption)).toEqual(shown(new Screener(buildIndex(people, '1')), caption));
      }),
      { numRuns: 25 },
    );
  });

  it('reads no gender and no ethnicity', () => {
    const read = new Set<string>();
    const watch = (values: Readonly<Record<string, unknown>>) =>
      new Proxy(values, {
        get: (of, key) => {
          read.add(String(key));
          return of[String(key)];
        },
      });
    const watched = watch({ name: ['Robin Example'] });
    listOf(person('1', watched as WatchlistEntity['properties']));
    const asked = watch({ kind: 'person', names: ['Robin Example'] });
    house.screen(asked as unknown as ScreeningQuery, { digest: testDigest });
    expect([...read].filter((key) => /gender|sex|ethnic|race|religion|title/i.test(key))).toEqual([]);
    expect(read).toContain('weakAlias');
  });

  it('tells beforehand of everything that it finds', () => {
    const part = fc.constantFrom(
      'kim',
      'gim',
      'lee',
      'ri',
      'ali',
      'al',
      'hakimi',
      'alhakimi',
      'abdul',
      'rahman',
      'abdulrahman',
      'sang',
      'man',
      'sangman',
      's',
      'quenby',
      '상만',
      '김',
    );
    const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(name, name, (listed, asked) => {
        const screener = listOf(person('1', { name: [listed] }));
        const words = subjectWords([{ kind: 'person', about: 'person', names: [asked] }]);
        expect(byName(asked, screener).length === 0 || screener.mayMatch(words, testDigest)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('identifiers', () => {
  const exact = (query: Partial<ScreeningQuery>) =>
    house.screen({ kind: 'any', names: ['Completely Different'], ...query }, { digest: testDigest }).map(({ entityId, basis, score }) => [entityId, basis, score > 0.99]);

  it('of another kind, or too short to mean anything, are none', () => {
    expect(exact({ identifiers: [{ kind: 'registration', value: 'X1234567' }] })).toEqual([]);
    expect(exact({ identifiers: [{ kind: 'document', value: '1' }] })).toEqual([]);
    expect(exact({ identifiers: [{ kind: 'email', value: '' }] })).toEqual([]);
  });

  it('may be bank codes without a digit', () => {
    const bank = listOf(person('bank', { name: ['Example Bank'], swiftBic: ['EXAMZZPY'] }, { schema: 'Company' }));
    expect(bank.screen({ kind: 'any', names: [], identifiers: [{ kind: 'bank', value: 'exam zz py' }] })).toMatchObject([{ basis: 'identifier' }]);
  });

  it.each(['X-123 4567', '9187629'])('known only sealed are matched by their keyed hash: %s', (number) => {
    const matches = house.screen({ kind: 'any', names: [], sealed: [sealNumber(number, testDigest)] }, { digest: testDigest });
    expect(matches).toMatchObject([{ basis: 'identifier', features: [{ feature: 'document' }, {}, {}, {}] }]);
    expect(JSON.stringify(matches)).not.toMatch(/1234567|9187629/);
  });

  it('known only sealed match nothing that is no number of a document, a wallet or a bank', () => {
    for (const number of ['9074729', '2025550']) expect(exact({ sealed: [sealNumber(number, testDigest)] })).toEqual([]);
    expect(house.screen({ kind: 'any', names: [], sealed: [sealNumber('X1234567', testDigest)] })).toEqual([]);
  });

  it('that another firm shared as their digest are matched', () => {
    const shared = (name: string, value: string) => listOf(person('1', { name: ['Shared Entry'], digest: [`${name}:${testDigest.sha256(value)}`] }));
    const ask = (screener: Screener, kind: 'email' | 'phone' | 'wallet' | 'document', value: string) =>
      screener.screen({ kind: 'any', names: [], identifiers: [{ kind, value }] }, { digest: testDigest }).map(({ basis }) => basis);
    expect(ask(shared('email-addr', 'robin@example.com'), 'email', 'Robin@example.com ')).toEqual(['identifier']);
    expect(ask(shared('phone-number', '12025550101'), 'phone', '+1 202-555-0101')).toEqual(['identifier']);
    expect(ask(shared('wallet', wallet.toLowerCase()), 'wallet', wallet)).toEqual(['identifier']);
    expect(ask(shared('identity-document', 'X1234567'), 'document', 'x1234567')).toEqual(['identifier']);
    expect(ask(shared('phone-number', 'robin@example.com'), 'email', 'robin@example.com')).toEqual([]);
  });
});
