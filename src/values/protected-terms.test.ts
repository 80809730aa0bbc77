import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WITHHELD, withholdProtectedTerms } from './index.ts';

describe('withholdProtectedTerms', () => {
  it.each([
    ['The caller sounds Korean.', `The caller ${WITHHELD}.`],
    ['A heavy accent was noted.', `A ${WITHHELD} was noted.`],
    ['Asian man in his 20s', `${WITHHELD} ${WITHHELD}`],
    ['He is Korean and works nights.', `He is ${WITHHELD} and works nights.`],
    ['He is a Chinese national.', `He is a ${WITHHELD}.`],
    ['She looks like an Eastern European woman.', `She ${WITHHELD}.`],
    ['An American-sounding name.', `An ${WITHHELD}.`],
    ['Speaks with an accent.', `Speaks ${WITHHELD}.`],
    ['Broken English throughout.', `${WITHHELD} throughout.`],
    ['She is disabled.', `She is ${WITHHELD}.`],
    ['He is Christian.', `He is ${WITHHELD}.`],
    ['The candidate seems too old.', `The candidate seems too ${WITHHELD}.`],
    ['Probably in their mid-20s.', `Probably ${WITHHELD}.`],
    ['She is pregnant.', `She is ${WITHHELD}.`],
  ])('withholds what describes the person: %s', (note, text) => {
    expect(withholdProtectedTerms(note).text).toBe(text);
  });

  it.each([
    'Works from Korea.',
    'Camera was off.',
    'Moved to Berlin in March.',
    'The camera was disabled by a setting.',
    'The account was disabled in the directory.',
    'The screen looked black for a minute.',
    'The laptop is too old for the update.',
    'Christian Sample joined as second interviewer.',
    'Robin Black and Dana White agreed.',
    'They were Russian exit nodes.',
    'Worked for a Korean company and an Indian subsidiary.',
    'The résumé names Korean and English as native.',
    'Their race condition was fixed.',
    'The name has an accent on the last letter.',
    'The account is 5 years old.',
    'The addresses were white-listed.',
  ])('leaves ordinary words alone: %s', (note) => {
    expect(withholdProtectedTerms(note)).toEqual({ text: note, withheld: 0 });
  });

  it('withholds everything at once, so that a second reading finds nothing', () => {
    const part = fc.constantFrom(
      'he',
      'is',
      'looks',
      'like',
      'an',
      'Korean',
      'accent',
      'heavy',
      'accented',
      'English',
      'in his 20s',
      'young',
      'black',
      'man',
      'with',
      'a',
      '.',
      'and',
      'disabled',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const once = withholdProtectedTerms(parts.join(' ')).text;
        expect(withholdProtectedTerms(once)).toEqual({ text: once, withheld: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer for a long run of one word than for any other note', { timeout: 5_000 }, () => {
    for (const word of [' ', 'he is ', 'looks like ', 'north ', 'very heavy ', 'has an ']) expect(withholdProtectedTerms(word.repeat(20_000)).withheld).toBe(0);
  });
});
