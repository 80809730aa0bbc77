import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WatchlistEntity } from '#model';
import { readStarter } from '../lists/starter.ts';
import { compareWords } from '../names/compare.ts';
import { nameLogOdds, probabilityOf } from '../names/model.ts';
import type { WordCounts } from '../names/rarity.ts';
import { readName } from '../names/words.ts';
import { DEFAULT_THRESHOLD, Screener } from '../screen.ts';
import { INDEX_FORM, packIndex, unpackIndex } from './blob.ts';
import { buildIndex, countsOf, type IndexData, revisionOf } from './build.ts';
import { buildPostings, findKey, nextAt, valueAt } from './hash.ts';
import { NameSearch } from './search.ts';

function person(id: string, name: string, over: Partial<WatchlistEntity> = {}): WatchlistEntity {
  return { id: `test:${id}`, schema: 'Person', caption: name, properties: { name: [name] }, sanctions: [], dataset: 'test', ...over };
}

let starter: IndexData;
/** Counts of a list of some size, so that words are as rare as they are in use. */
let counts: WordCounts;
beforeAll(() => {
  starter = buildIndex(readStarter().entities, 'starter');
  counts = countsOf(starter);
});

describe('buildPostings', () => {
  it('holds what was put in, each pair once, in order, and nothing else', () => {
    const pairs = fc.array(fc.tuple(fc.oneof(fc.nat(20), fc.nat(0xffffffff)), fc.nat(0x7fffffff)), { maxLength: 200 });
    fc.assert(
      fc.property(pairs, fc.nat(0xffffffff), (all, other) => {
        const postings = buildPostings(
          Uint32Array.from(all, ([key]) => key),
          Uint32Array.from(all, ([, value]) => value),
        );
        for (const key of new Set([...all.map(([one]) => one), other])) {
          const values: number[] = [];
          for (let at = findKey(postings, key); at >= 0; at = nextAt(postings, at)) values.push(valueAt(postings, at));
          const put = all.filter(([one]) => one === key).map(([, value]) => value);
          expect(values).toEqual([...new Set(put)].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe('buildIndex', () => {
  it('reads a name as what the entry is, and those of a legal entity both ways', () => {
    const entities = (['Person', 'Company', 'Vessel', 'LegalEntity', 'CryptoWallet'] as const).map((schema) => person(schema, 'Robin Example', { schema }));
    const data = buildIndex(entities, '1');
    expect(data.persons).toBe(3);
    expect([...data.readingEntity]).toEqual([0, 3, 4, 1, 2, 3, 4]);
    expect(data.names).toHaveLength(5);
  });

  it('keeps a name once an entry, as sure as the surest says it is', () => {
    const data = buildIndex(
      [person('1', 'Robin Example', { properties: { name: ['Robin Example'], alias: ['R Example', 'Robin Example'], weakAlias: ['R Example', 'Bob'] } })],
      '1',
    );
    expect(data.names).toEqual(['Robin Example', 'R Example', 'Bob']);
    expect([...data.readingFlags]).toEqual([0, 0, 1]);
  });

  it('counts words by entry, not by name', () => {
    const data = buildIndex([person('1', 'Robin Example', { properties: { name: ['Robin Example', 'Robin Sample'] } }), person('2', 'Robin Quenby')], '1');
    const own = countsOf(data);
    expect([own.entries, own.bySpelling('robin'), own.bySpelling('example'), own.bySpelling('nobody')]).toEqual([2, 2, 1, 0]);
  });

  it('weighs words as a larger index does, those that it does not have included', () => {
    const whole = new Screener(starter);
    const people = readStarter().entities.filter(({ schema }) => schema === 'Person');
    fc.assert(
      fc.property(fc.constantFrom(...people), fc.constantFrom(...people), (entity, { caption }) => {
        const query = { kind: 'person', names: [`${caption} ${entity.caption}`, caption, entity.caption] } as const;
        const alone = new Screener(buildIndex([entity], 'one', counts)).screen(query, { threshold: 0 });
        const among = whole.screen(query, { threshold: 0, limit: 1_000 }).filter(({ entityId }) => entityId === entity.id);
        if (among.length > 0) expect(alone[0]?.score).toBeGreaterThanOrEqual(among[0]?.score ?? 0);
      }),
    );
  });

  it('is empty of nothing, and of names that nobody can read', () => {
    for (const entities of [[], [person('1', '...')], [person('2', 'x', { properties: {} })]]) {
      const screener = new Screener(buildIndex(entities, '1'));
      expect(screener.screen({ kind: 'any', names: ['Robin Example', '...', ''] })).toEqual([]);
    }
  });

  it('gives an entry another revision whenever anything in it changes, and only then', () => {
    const entity = person('1', 'Robin Example');
    expect(revisionOf({ ...entity, properties: { ...entity.properties } })).toBe(revisionOf(entity));
    for (const other of [{ caption: 'R' }, { properties: { name: ['Robin Example'], birthDate: ['1970'] } }, { lastChange: '2026' }]) {
      expect(revisionOf({ ...entity, ...other })).not.toBe(revisionOf(entity));
    }
  });
});

describe('the search', () => {
  const part = fc.constantFrom(
    ...'kim gim ri lee chol cheol su sang man mohammed muhammad ahmad hakim alhakim hakimov hakimova rahman abdulrahman omar umar'.split(' '),
    ...'yusuf youssef aleksandr alexander sergei sergey ivanov ivanoff petrovich example exemplar quenby placeholder Петров'.split(' '),
  );
  const latin = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
  const hangul = fc.array(fc.constantFrom(...'김이정상만성화철민'), { minLength: 2, maxLength: 4 }).map((signs) => signs.join(''));
  const name = fc.oneof({ arbitrary: latin, weight: 4 }, { arbitrary: hangul, weight: 1 });
  const list = fc.uniqueArray(name, { minLength: 1, maxLength: 12 });

  /** Log odds of the best of all ways to read two names, compared one by one. */
  function best(search: NameSearch, a: string, b: string): number {
    const [x, y] = [readName(a, 'person'), readName(b, 'person')];
    const [signsX, signsY] = [x.find(({ signs }) => signs), y.find(({ signs }) => signs)];
    const pairs =
      signsX && signsY ? [[signsX, signsY] as const] : x.filter(({ signs }) => !signs).flatMap((one) => y.filter(({ signs }) => !signs).map((other) => [one, other] as const));
    return Math.max(...pairs.map(([one, other]) => nameLogOdds(compareWords(search.weigh(one), search.weigh(other)).features, 'person')));
  }

  /** From here the quick look at what agrees may leave nothing out. */
  const SURE = 0.85;

  it('finds what comparing with every name one by one finds, with the same score', () => {
    fc.assert(
      fc.property(list, name, (names, asked) => {
        const data = buildIndex(
          names.map((one, at) => person(`${at}`, one)),
          '1',
          counts,
        );
        const [found] = new Screener(data).screen({ kind: 'person', names: [asked] }, { threshold: 0, limit: 100 });
        const search = new NameSearch(data);
        const likeliest = probabilityOf(Math.max(...names.map((one) => best(search, asked, one))));
        if (likeliest >= SURE) expect(found?.score, `${asked} in ${names.join(', ')}`).toBeCloseTo(likeliest, 3);
        // What is no hit one by one is none here.
        else expect(found?.score ?? 0).toBeLessThan(Math.max(likeliest + 1e-3, DEFAULT_THRESHOLD));
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds every name of the starter list as what it is', () => {
    const screener = new Screener(starter);
    for (const { id, schema, properties } of readStarter().entities) {
      for (const one of [...(properties.name ?? []), ...(properties.alias ?? [])]) {
        const found = screener.screen({ kind: schema === 'Person' ? 'person' : 'organisation', names: [one] }, { limit: 100 });
        expect(
          found.map(({ entityId }) => entityId),
          one,
        ).toContain(id);
      }
    }
  });
});

describe('packed indexes', () => {
  const asked = ['Kim Sang Man', 'Jong Song Hwa', '김상만', '정성화', 'Volasys Silverstar', 'Ri Jin Hyok', 'Robin Example', 'Департамент 53'];
  const results = (data: IndexData) => {
    const screener = new Screener(data);
    return asked.map((one) => screener.screen({ kind: 'any', names: [one] }, { threshold: 0.2 }));
  };

  it('answer as the one that was packed', () => {
    const unpacked = unpackIndex(packIndex(starter));
    expect(unpacked).toEqual(starter);
    expect(results(unpacked as IndexData)).toEqual(results(starter));
  });

  it('are read from wherever they lie', () => {
    const packed = packIndex(starter);
    const shifted = new Uint8Array(packed.length + 3);
    shifted.set(packed, 3);
    expect(unpackIndex(shifted.subarray(3))).toEqual(starter);
  });

  it('are not read where a byte is damaged, or some are missing or too many', () => {
    const packed = packIndex(buildIndex([person('1', 'Robin Example'), person('2', '김상만')], '1'));
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const damaged = packed.slice();
        damaged[at] = (damaged[at] ?? 0) ^ bits;
        expect(unpackIndex(damaged)).toBeUndefined();
        expect(unpackIndex(packed.subarray(0, at))).toBeUndefined();
      }),
    );
    expect(unpackIndex(new Uint8Array([...packed, 0]))).toBeUndefined();
    expect(unpackIndex(new Uint8Array([...packed, ...packed.subarray(0, 8)]))).toBeUndefined();
  });

  it('are not read where the bytes are something else', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => unpackIndex(bytes) === undefined));
  });

  it('are not read where they are of another form', () => {
    const packed = packIndex(starter);
    const at = new TextDecoder('latin1').decode(packed).indexOf(`"form":${INDEX_FORM}`) + '"form":'.length;
    expect(packed[at]).toBe(`${INDEX_FORM}`.charCodeAt(0));
    packed[at] = '0'.charCodeAt(0);
    expect(unpackIndex(packed)).toBeUndefined();
  });
});
