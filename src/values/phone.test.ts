import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhone } from './index.ts';

describe('readPhone', () => {
  it('reads its own international form as the same line; only the country is a guess where a number is not given out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (end) => {
        const facts = readPhone(`07700 900${String(end).padStart(3, '0')}`, 'GB');
        expect(facts).toBeDefined();
        expect(readPhone(facts?.e164 ?? '')).toMatchObject({ e164: facts?.e164, lineType: facts?.lineType });
      }),
    );
  });

  it.each([
    ['+81 50 3123 4567', undefined, { e164: '+815031234567', countryCode: 'JP', lineType: 'voip' }],
    ['(202) 555-0143', 'US', { e164: '+12025550143', countryCode: 'US' }],
    ['+44 7700 900123', 'US', { e164: '+447700900123' }],
    ['+61 491 570 156', undefined, { countryCode: 'AU', lineType: 'mobile' }],
    ['+1 800 555 0199', undefined, { lineType: 'toll-free' }],
  ] as const)('reads %s', (number, country, facts) => {
    expect(readPhone(number, country)).toMatchObject(facts);
  });

  it.each(['', 'call me', '12', '07700 900123'])('does not guess at “%s” without a country', (number) => {
    expect(readPhone(number)).toBeUndefined();
  });

  it('does not claim an internet line of a North American number', () => {
    expect(readPhone('+12025550143')?.lineType).not.toBe('voip');
  });
});
