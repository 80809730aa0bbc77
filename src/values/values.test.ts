import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalJson,
  closestRelation,
  compareDates,
  daysBetween,
  distanceKm,
  emailDomain,
  fold,
  isCertainlyBefore,
  isEmail,
  monthsBetween,
  readPhone,
  regionOfLocale,
  relateNames,
  relatePlaces,
  renderMessage,
  similarity,
  withholdProtectedTerms,
  zoneOffsetMinutes,
  zonesOfCountry,
} from './index.ts';

const date = fc
  .record({ year: fc.integer({ min: 1950, max: 2050 }), month: fc.option(fc.integer({ min: 1, max: 12 })), day: fc.integer({ min: 1, max: 28 }), withDay: fc.boolean() })
  .map(({ year, month, day, withDay }) =>
    [year, month, withDay && month !== null ? day : null]
      .filter((part) => part !== null)
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
  );
const name = fc
  .array(fc.constantFrom('Robin', 'Example', 'Mira', 'Müller', 'Sample', 'J.', 'van', 'Placeholder', 'Kim', '김', 'Łukasz'), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' '));

describe('names', () => {
  it('relate the same way round and about, and every name with letters is its own', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(relateNames(a, b)).toBe(relateNames(b, a));
        expect(relateNames(a, a)).toBe('same');
      }),
    );
  });

  it.each([
    ['Robin Example', 'EXAMPLE, Robin', 'same'],
    ['Robin Q. Example', 'Robin Example', 'same'],
    ['R. Example', 'Robin Example', 'same'],
    ['Dr. Jürgen Müller', 'Jurgen Muller', 'same'],
    ['Mohammed Placeholder', 'Muhammad Placeholder', 'same'],
    ['Mira Placeholder', 'Mira Sample', 'given-name-shared'],
    ['Robin Example', 'Dana Specimen', 'different'],
    ['Lina Sample', 'Dana Specimen', 'different'],
    ['Robin Example', '!!!', 'unknown'],
  ])('%s and %s are %s', (a, b, relation) => {
    expect(relateNames(a, b)).toBe(relation);
  });

  it('are compared with the closest of several', () => {
    expect(closestRelation('Mira Sample', ['Mira Placeholder', 'Mira Sample'])).toBe('same');
    expect(closestRelation('Mira Sample', [])).toBe('unknown');
  });
});

describe('texts', () => {
  it('fold once and stay folded', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('are alike from 0 to 1, the same way round and about', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        expect(similarity(a, a)).toBe(1);
      }),
    );
  });

  it('have one canonical JSON, whatever the order of keys, that means the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuse a message that lacks its data', () => {
    expect(renderMessage('{{a}} of {{b}}', { a: 1, b: 'two' })).toBe('1 of two');
    expect(() => renderMessage('{{a}}', {})).toThrow('no datum');
  });
});

describe('dates', () => {
  it('are as far apart one way as the other', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(daysBetween(a, b).least).toBe(-daysBetween(b, a).most);
        expect(daysBetween(a, b).least).toBeLessThanOrEqual(daysBetween(a, b).most);
        if (isCertainlyBefore(a, b)) expect(compareDates(a, b)).toBeLessThan(0);
      }),
    );
  });

  it('leave open what their precision leaves open', () => {
    expect(daysBetween('2026-01', '2026-03-01')).toEqual({ least: 29, most: 59 });
    expect(isCertainlyBefore('2025', '2025-06')).toBe(false);
    expect(Math.floor(monthsBetween('2024-02-29', '2025-02-28').least)).toBe(11);
  });
});

describe('places', () => {
  it('are as far one way as the other, and nowhere from themselves', () => {
    const point = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) });
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a) ?? -1, 6);
        expect(distanceKm(a, a)).toBe(0);
        expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016);
      }),
    );
    expect(distanceKm({ latitude: 29.7604, longitude: -95.3698 }, { latitude: 36.1699, longitude: -115.1398 })).toBeCloseTo(1974, -1);
    expect(distanceKm({}, { latitude: 1, longitude: 1 })).toBeUndefined();
  });

  it.each([
    [{ address: '8 Example Street', postalCode: '77000' }, { address: '8 Example St.', postalCode: '77000' }, 'same'],
    [{ address: '8 Example Street', unit: '2' }, { address: '8 Example Street', unit: '3' }, 'different'],
    [{ address: '8 Example Street', city: 'Austin' }, { address: '9 Example Street', city: 'Austin' }, 'different'],
    [{ address: '8 Example Street', countryCode: 'US' }, { address: '8 Example Street', countryCode: 'GB' }, 'different'],
    [{ city: 'Austin' }, { city: 'Austin' }, 'unknown'],
  ] as const)('%j and %j are %s', (a, b, relation) => {
    expect(relatePlaces(a, b)).toBe(relation);
    expect(relatePlaces(b, a)).toBe(relation);
  });
});

describe('numbers, addresses and zones', () => {
  it('read what the numbering plan tells and no more', () => {
    expect(readPhone('+81 50 3123 4567')?.lineType).toBe('voip');
    expect(readPhone('(202) 555-0143', 'US')).toMatchObject({ e164: '+12025550143', countryCode: 'US' });
    expect(readPhone('12')).toBeUndefined();
  });

  it('find the registrable domain of an address', () => {
    expect(emailDomain('robin@mail.example.com')).toBe('example.com');
    expect(emailDomain('nothing')).toBeUndefined();
    expect(isEmail('robin@example.com')).toBe(true);
    expect(isEmail('robin@example')).toBe(false);
  });

  it('know zones with daylight saving, and refuse what is no zone', () => {
    expect(zoneOffsetMinutes('Europe/Berlin', '2026-01-15T12:00:00Z')).toBe(60);
    expect(zoneOffsetMinutes('Europe/Berlin', '2026-07-15T12:00:00Z')).toBe(120);
    expect(zoneOffsetMinutes('Asia/Kolkata', '2026-01-15T12:00:00Z')).toBe(330);
    expect(zoneOffsetMinutes('No/Where', '2026-01-15T12:00:00Z')).toBeUndefined();
    expect(zonesOfCountry('DE')).toContain('Europe/Berlin');
    expect(regionOfLocale('en_US.UTF-8')).toBe('US');
    expect(regionOfLocale('en')).toBeUndefined();
  });
});

describe('notes', () => {
  it.each([
    ['The caller sounds Korean.', 1],
    ['A heavy accent, and in his 20s.', 2],
    ['Asian man in his 30s', 2],
    ['She is pregnant and asked for another date.', 1],
  ])('withhold protected terms: %s', (note, withheld) => {
    expect(withholdProtectedTerms(note).withheld).toBe(withheld);
  });

  it.each([
    'Works from Seoul, Korea since March.',
    'Camera was off in two rounds; bandwidth was named.',
    'Moved to Berlin in May.',
    'The VPN exit was in Russia.',
    'Speaks with the team each morning.',
    'A race condition in the black-box test.',
  ])('leave ordinary words alone: %s', (note) => {
    expect(withholdProtectedTerms(note)).toEqual({ text: note, withheld: 0 });
  });

  it('withhold once and then nothing more', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('sounds', 'Korean', 'accent', 'heavy', 'in his 20s', 'race', 'Asian', 'man', 'works', 'and'), { maxLength: 8 }), (parts) => {
        const once = withholdProtectedTerms(parts.join(' ')).text;
        expect(withholdProtectedTerms(once).text).toBe(once);
      }),
    );
  });
});
