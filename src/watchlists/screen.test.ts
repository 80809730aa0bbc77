import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealNumber } from '#dossiers';
import type { WatchlistEntity } from '#model';
import { testDigest } from '#testing';
import { readStarter } from './lists/starter.ts';
import { DEFAULT_THRESHOLD, Screener, type ScreeningQuery } from './screen.ts';
import { packIndex, unpackIndex } from './search/blob.ts';
import { buildIndex } from './search/build.ts';

const POOL =
  'Zuvotira Prustaklo Klorimu Grivandet Marisol Okonkwo Tanaka Hanako Aleksandr Petrovich Sample Example Jong Hwa Sang Man Abdul Rahman bin Salman Smith Garcia Lopez Nguyen'.split(
    ' ',
  );
const names = fc.array(fc.constantFrom(...POOL), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

function person(id: string, name: string, more: WatchlistEntity['properties'] = {}): WatchlistEntity {
  return { id, schema: 'Person', caption: name, properties: { name: [name], ...more }, sanctions: [{ authority: 'Example', program: 'EX' }], dataset: 'example' };
}

/** A list of the pool’s words, so that they are rare in the ways in which words of lists are. */
const background = POOL.flatMap((word, at) => POOL.slice(0, 6).map((other, n) => person(`b${at}-${n}`, `${word} ${other} ${POOL[(at + n) % POOL.length]}`)));
const counts = new Screener(buildIndex(background, 'background')).counts;
const only = (entity: WatchlistEntity) => new Screener(buildIndex([entity], 'one', counts));
const score = (entity: WatchlistEntity, query: Omit<ScreeningQuery, 'kind'>) => only(entity).screen({ kind: 'person', ...query }, { threshold: 0 })[0]?.score ?? 0;

describe('a score', () => {
  it('is a probability, and the same whichever of two names is on the list', () => {
    fc.assert(
      fc.property(names, names, (a, b) => {
        const one = score(person('x', a), { names: [b] });
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
        // Below what is shown, a pair may not be compared at all.
        const shown = (value: number) => (value >= DEFAULT_THRESHOLD ? value : 0);
        expect(shown(score(person('x', b), { names: [a] }))).toBeCloseTo(shown(one), 6);
      }),
      { numRuns: 300 },
    );
  });

  it('is highest for the name itself', () => {
    fc.assert(
      fc.property(names, names, (name, other) => {
        expect(score(person('x', name), { names: [name] })).toBeGreaterThanOrEqual(score(person('x', other), { names: [name] }) - 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('never falls when something beside the name agrees', () => {
    const beside = fc.record({
      birthDates: fc.constantFrom('1980', '1980-05', '1980-05-17'),
      countries: fc.constantFrom('KP', 'DE'),
      birthPlaces: fc.constantFrom('Exampleton', 'Sampleville, Exampleland'),
    });
    fc.assert(
      fc.property(names, names, beside, (name, other, { birthDates, countries, birthPlaces }) => {
        const entity = person('x', name, { birthDate: [birthDates], nationality: [countries], birthPlace: [birthPlaces], passportNumber: ['X1234567'] });
        const plain = score(entity, { names: [other] });
        for (const more of [
          { birthDates: [birthDates] },
          { countries: [countries] },
          { birthPlaces: [birthPlaces] },
          { identifiers: [{ kind: 'document', value: 'X 123 4567' } as const] },
        ]) {
          expect(score(entity, { names: [other], ...more })).toBeGreaterThanOrEqual(plain);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('falls when the birth years are far apart, and missing dates are null, not zero', () => {
    const entity = person('x', 'Zuvotira Prustaklo', { birthDate: ['1960'] });
    const [match] = only(entity).screen({ kind: 'person', names: ['Zuvotira Prustaklo'] });
    expect(match?.features.find(({ feature }) => feature === 'birthDate')).toEqual({ feature: 'birthDate', nats: null });
    expect(match?.basis).toBe('name');
    expect(score(entity, { names: ['Zuvotira Prustaklo'], birthDates: ['1995-01-01'] })).toBeLessThan(match?.score ?? 0);
  });
});

describe('an exact identifier', () => {
  const entity = person('x', 'Zuvotira Prustaklo', {
    publicKey: ['0xAb00000000000000000000000000000000000001'],
    email: ['Someone@Example.com'],
    phone: ['+1 (202) 555-0142'],
    passportNumber: ['X-1234567'],
  });
  const screener = only(entity);

  it.each([
    ['wallet', '0xab00000000000000000000000000000000000001'],
    ['email', 'someone@example.com'],
    ['phone', '0012025550142'],
    ['document', 'x1234567'],
  ] as const)('is decisive whatever the name: %s', (kind, value) => {
    const [match] = screener.screen({ kind: 'any', names: ['Marisol Okonkwo'], identifiers: [{ kind, value }], birthDates: ['2001'] });
    expect(match).toMatchObject({ entityId: 'x', basis: 'identifier' });
    expect(match?.score).toBeGreaterThan(0.99);
  });

  it('is found when only its seal is known, and not for another seal', () => {
    expect(screener.screen({ kind: 'any', names: [], sealed: [sealNumber('X1234567', testDigest)] }, { digest: testDigest })).toMatchObject([{ basis: 'identifier' }]);
    expect(screener.screen({ kind: 'any', names: [], sealed: [sealNumber('Y1234567', testDigest)] }, { digest: testDigest })).toEqual([]);
  });

  it('is found when another firm shared only its digest', () => {
    const shared = only(person('h', 'Removed worker', { digest: [`email-addr:${testDigest.sha256('someone@example.com')}`] }));
    expect(shared.screen({ kind: 'any', names: [], identifiers: [{ kind: 'email', value: 'Someone@example.com' }] }, { digest: testDigest })).toMatchObject([{ entityId: 'h' }]);
  });
});

describe('a match', () => {
  it('by name, day of birth and place of birth rests on two identifiers; a country is none', () => {
    const entity = person('x', 'Zuvotira Prustaklo', { birthDate: ['1980-05-17'], birthPlace: ['Exampleton, Exampleland'], nationality: ['KP'] });
    const basis = (more: Omit<ScreeningQuery, 'kind' | 'names'>) => only(entity).screen({ kind: 'person', names: ['Zuvotira Prustaklo'], ...more })[0]?.basis;
    expect(basis({ birthDates: ['1980-05-17'], birthPlaces: ['Exampleton'] })).toBe('name-and-two-identifiers');
    expect(basis({ birthDates: ['1980-05-17'], countries: ['KP'] })).toBe('name-and-identifier');
    expect(basis({ birthDates: ['1980'], countries: ['KP'] })).toBe('name');
  });

  it('by a weak alias is weaker than by the same name as a strong one', () => {
    const strong = score(person('x', 'Robin Fixture', { alias: ['Zuvotira Prustaklo'] }), { names: ['Zuvotira Prustaklo'] });
    expect(score(person('x', 'Robin Fixture', { weakAlias: ['Zuvotira Prustaklo'] }), { names: ['Zuvotira Prustaklo'] })).toBeLessThan(strong);
  });
});

describe('the starter list', () => {
  const screener = new Screener(buildIndex(readStarter().entities, 'starter'));
  const found = (name: string) => screener.screen({ kind: 'any', names: [name] })[0]?.caption ?? '';

  it.each(['Jong Song Hwa', 'JONG, Song Hwa', 'Song-hwa Jong', 'Songhwa Jong', 'Chong Song Hwa'])('finds Jong Song Hwa as %s', (name) => expect(found(name)).toMatch(/JONG/i));
  it.each(['Kim Sang Man', 'Sangman Kim', 'KIM SANG-MAN', 'Mr. Kim Sang Man'])('finds Kim Sang Man as %s', (name) => expect(found(name)).toMatch(/Sang Man/i));
  it.each(['Yanbian Silverstar', 'YANBIAN SILVER STAR NETWORK TECHNOLOGY CO LTD'])('finds Yanbian Silverstar as %s', (name) => expect(found(name)).toMatch(/silver/i));
  it.each(['Rebecca Placeholder', 'Example Works GmbH', 'Marisol Okonkwo'])('finds nobody as %s', (name) => expect(found(name)).toBe(''));

  it('is found alike after it was packed and unpacked, and broken bytes are no index', () => {
    const packed = packIndex(screener.data);
    const again = unpackIndex(packed);
    if (again === undefined) throw new Error('the index is one');
    const query = { kind: 'any', names: ['Sangman Kim', 'Chinyong'] } as const;
    expect(new Screener(again).screen(query)).toEqual(screener.screen(query));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => unpackIndex(bytes) === undefined));
    expect(unpackIndex(packed.slice(0, 50))).toBeUndefined();
  });

  it('answers whatever it is asked, and the same each time', () => {
    const odd = ['', ' ', '!?…—', 'a'.repeat(10_000), 'Kim '.repeat(3_000), '\u202eنميك gnaS\u202c', '金Kim김Ким', '\u200b\u200d', '𝓚𝓲𝓶 𝓢𝓪𝓷𝓰 𝓜𝓪𝓷', '\ud800', '4234567891'];
    for (const name of odd) expect(screener.screen({ kind: 'any', names: [name] })).toEqual(screener.screen({ kind: 'any', names: [name] }));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => screener.screen({ kind: 'any', names: [name] }).every(({ score: one }) => one >= 0 && one <= 1)),
      { numRuns: 500 },
    );
  });
});

it('the index finds whatever comparing with every name one by one finds', () => {
  fc.assert(
    fc.property(fc.array(names, { minLength: 3, maxLength: 12 }), names, (listed, asked) => {
      const entities = [...new Set(listed)].map((name, at) => person(`n${at}`, name));
      const together = new Screener(buildIndex(entities, 'all', counts)).screen({ kind: 'person', names: [asked] }, { limit: 50 });
      const apart = entities.flatMap((entity) => only(entity).screen({ kind: 'person', names: [asked] }));
      expect(together.map(({ entityId, score: one }) => [entityId, one]).sort()).toEqual(apart.map(({ entityId, score: one }) => [entityId, one]).sort());
    }),
    { numRuns: 100 },
  );
});
