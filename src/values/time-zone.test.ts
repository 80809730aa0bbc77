import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionOfLocale, zoneOffsetMinutes, zonesOfCountry } from './index.ts';

describe('zoneOffsetMinutes', () => {
  it.each([
    ['UTC', '2026-01-15T12:00:00Z', 0],
    ['Europe/Berlin', '2026-01-15T12:00:00Z', 60],
    ['Europe/Berlin', '2026-07-15T12:00:00Z', 120],
    ['Asia/Kolkata', '2026-01-15T12:00:00Z', 330],
    ['America/St_Johns', '2026-01-15T12:00:00Z', -210],
  ])('is known for %s at %s: %d', (zone, instant, minutes) => {
    expect(zoneOffsetMinutes(zone, instant)).toBe(minutes);
  });

  it('is within the offsets in use, for every zone of every country asked', () => {
    fc.assert(
      fc.property(fc.constantFrom('DE', 'US', 'KR', 'CN', 'KI', 'NP', 'BR'), (country) => {
        for (const zone of zonesOfCountry(country)) {
          const offset = zoneOffsetMinutes(zone, '2026-06-01T12:00:00Z') ?? Number.NaN;
          expect(offset).toBeGreaterThanOrEqual(-12 * 60);
          expect(offset).toBeLessThanOrEqual(14 * 60);
        }
      }),
    );
  });

  it('is unknown for what is no zone or no instant', () => {
    expect(zoneOffsetMinutes('No/Where', '2026-01-15T12:00:00Z')).toBeUndefined();
    expect(zoneOffsetMinutes('UTC', 'yesterday')).toBeUndefined();
  });
});

describe('zonesOfCountry', () => {
  it('lists the zones of a country, and none of what is no country', () => {
    expect(zonesOfCountry('DE')).toContain('Europe/Berlin');
    expect(zonesOfCountry('US').length).toBeGreaterThan(4);
    expect(zonesOfCountry('!!')).toEqual([]);
  });
});

describe('regionOfLocale', () => {
  it.each([
    ['en-US', 'US'],
    ['zh-Hans-CN', 'CN'],
    ['en_US.UTF-8', 'US'],
    ['de_DE@euro', 'DE'],
    ['ca_ES.UTF-8@valencia', 'ES'],
    ['en', undefined],
    ['C.UTF-8', undefined],
    ['', undefined],
  ])('of %s is %s', (locale, region) => {
    expect(regionOfLocale(locale)).toBe(region);
  });
});
