import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { unmet } from '../list.ts';
import { readStarter, starter } from '../lists/starter.ts';
import { starterJson } from './starter-json.ts';

const ENTITY = {
  id: 'starter:example',
  schema: 'Person',
  caption: 'Example Person',
  properties: { name: ['Example Person'] },
  sanctions: [{ authority: 'Test' }],
  dataset: 'starter',
};
const FIXTURE = JSON.stringify({ asOf: '2026-01-31', note: 'A note', entities: [ENTITY] });
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => starterJson.read([{ name: 'starter.json', bytes }], starter);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('starterJson', () => {
  it('reads the entries with the day on which they were put together', () => {
    expect(read(BYTES)).toEqual({ value: { entities: [ENTITY], publishedAt: '2026-01-31' }, issues: [] });
  });

  it('refuses what is not as described, and says where', () => {
    expect(read(encode(FIXTURE.replace('"Person"', '"Ghost"'))).issues).toMatchObject([{ code: 'unreadable', path: '/entities/0/schema' }]);
    expect(read(encode('{')).issues).toMatchObject([{ code: 'unreadable', path: '/' }]);
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        starterJson.recognises({ name: 'starter.json', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});

describe('the list that ships', () => {
  const { entities, asOf } = readStarter();
  const find = (caption: string) => entities.find((entity) => entity.caption === caption);

  it('is as described, has what is expected of it, and each id once', () => {
    expect(entities).toHaveLength(61);
    expect(unmet(starter, entities)).toEqual([]);
    expect(new Set(entities.map(({ id }) => id)).size).toBe(entities.length);
    expect(starterJson.recognises({ name: 'starter.json', bytes: encode(JSON.stringify(readStarter())) })).toBe(true);
    expect(asOf).toMatch(/^2026-/);
  });

  it('names a source, an authority and a date for each designation', () => {
    for (const { id, dataset, sanctions } of entities) {
      expect(dataset, id).toBe('starter');
      expect(sanctions.length, id).toBeGreaterThan(0);
      for (const { sourceUrl, authority, listingDate } of sanctions)
        expect(
          [sourceUrl, authority, listingDate].every((part) => part !== undefined),
          id,
        ).toBe(true);
      expect(sanctions[0]?.sourceUrl, id).toMatch(/^https:\/\//);
    }
  });

  it('has the number of an entry in its id only where the sanction has it too', () => {
    for (const { id, sanctions } of entities) expect(id).toBe(sanctions[0]?.authorityId === undefined ? id : `starter:us-ofac-sdn:${sanctions[0].authorityId}`);
  });

  it('has the people and firms of the public actions', () => {
    expect(find('Sang Man KIM')).toMatchObject({
      id: 'starter:us-ofac-sdn:43377',
      properties: { birthDate: ['1965-04-25'], alias: ['Sangman KIM', '김상만'], nationality: ['KP'] },
    });
    expect(find('Gayk ASATRYAN')).toMatchObject({ properties: { passportNumber: ['0519689094'], taxNumber: ['250209385021'] } });
    for (const caption of ['Kum Hyok SONG', 'KOREA SOBAEKSU TRADING CORPORATION', 'AMNOKGANG TECHNOLOGY DEVELOPMENT COMPANY']) expect(find(caption), caption).toBeDefined();
  });
});
