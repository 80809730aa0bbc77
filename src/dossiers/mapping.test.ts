import { describe, expect, it } from 'vitest';
import { BonafideError } from '#model';
import { defaultHeaders } from './formats/csv-headers.ts';
import { readMapping } from './mapping.ts';
import { isProtectedField } from './protected-fields.ts';
import { targetOf } from './targets.ts';

describe('readMapping', () => {
  it('takes targets of every kind', () => {
    const columns = {
      A: 'id',
      B: 'ignore',
      C: 'profiles.Stack Overflow',
      D: 'work.9.startDate',
      E: 'education.0.institution',
      F: 'subject.claimedResidence.countryCode',
      G: 'protected.nationalities',
    };
    expect(readMapping({ schema: 'bonafide.mapping/v1', columns }, 'm.json').columns).toEqual(columns);
  });

  it.each([
    [{}, '/schema'],
    [{ schema: 'bonafide.mapping/v1', columns: { A: 'emails.adress' } }, '/columns/A'],
    [{ schema: 'bonafide.mapping/v1', columns: { A: 'constructor' } }, '/columns/A'],
    [{ schema: 'bonafide.mapping/v1', columns: { A: 'work.0.constructor' } }, '/columns/A'],
    [{ schema: 'bonafide.mapping/v1', columns: {}, defaults: { id: 'x' } }, '/defaults'],
    [{ schema: 'bonafide.mapping/v1', columns: {}, dates: 'random' }, '/dates'],
    [null, '/'],
  ])('refuses %j and names the place', (json, place) => {
    const refused = () => readMapping(json, 'm.json');
    expect(refused).toThrow(BonafideError);
    expect(refused).toThrow(`m.json is not usable at ${place}`);
  });
});

describe('known headers', () => {
  it('lead to targets, mean one thing each, and are no protected attribute', () => {
    expect(defaultHeaders.size).toBeGreaterThan(150);
    for (const [header, target] of defaultHeaders) {
      expect(targetOf(target), `${header} → ${target}`).toBeDefined();
      expect(isProtectedField(header), header).toBe(false);
    }
  });
});

describe('isProtectedField', () => {
  it.each([
    'Gender',
    'maritalStatus',
    'Veteran Status',
    'Hispanic/Latino',
    'EEOC Race',
    'Age',
    'age_group',
    'Pronouns',
    'Sexual Orientation',
    'Disability',
    'religion',
    'Familienstand',
  ])('knows %s', (name) => {
    expect(isProtectedField(name)).toBe(true);
  });

  it.each(['Stage', 'Average', 'Language', 'Job Family', 'Agency', 'Racecar Team', 'Status', 'Manager', 'Sussex', 'name'])('lets %s be', (name) => {
    expect(isProtectedField(name)).toBe(false);
  });
});
