import { describe, expect, it } from 'vitest';
import { readNationalities, readNationality } from './eu-demonyms.ts';

describe('readNationality', () => {
  it.each([
    ['Russian', 'RU'],
    ['Iraq', 'IQ'],
    ['North Korean', 'KP'],
    ['DPRK.', 'KP'],
    ['Italian since 1990', 'IT'],
    ['allegedly Russian', 'RU'],
    ['Democratic People’s Republic of Korea (DPRK)', 'KP'],
    ['Syrian (presumed)', 'SY'],
    ['Tunisian. National Identification No.: 0000', 'TN'],
  ])('reads %j as %s', (text, code) => {
    expect(readNationality(text)).toBe(code);
  });

  it('does not guess where a word names two countries or none', () => {
    expect(readNationality('Congolese')).toBeUndefined();
    expect(readNationality('USSR (until 1991)')).toBeUndefined();
  });

  it('reads several, and says where a part was not read', () => {
    expect(readNationalities('Ukrainian, Russian')).toEqual({ codes: ['UA', 'RU'], unread: false });
    expect(readNationalities('Myanmar/Burma')).toEqual({ codes: ['MM'], unread: false });
    expect(readNationalities('Syrian and Congolese')).toEqual({ codes: ['SY'], unread: true });
  });
});
