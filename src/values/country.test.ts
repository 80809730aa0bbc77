import { expect, it } from 'vitest';
import { readCountry } from './country.ts';

it.each([
  ['US', 'US'],
  ['usa', 'US'],
  ['U.S.A.', 'US'],
  ['United States', 'US'],
  ['United States of America', 'US'],
  ['UK', 'GB'],
  ['GBR', 'GB'],
  ['Côte d’Ivoire', 'CI'],
  ["Cote d'Ivoire", 'CI'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Germany', 'DE'],
  ['deu', 'DE'],
  ['South Korea', 'KR'],
  ['Czech Republic', 'CZ'],
  ['Hong Kong', 'HK'],
])('reads %s', (text, code) => {
  expect(readCountry(text)).toBe(code);
});

it.each(['', 'XX', 'ZZ', 'Atlantis', 'EU', 'United', 'constructor'])('refuses %j', (text) => {
  expect(readCountry(text)).toBeUndefined();
});
