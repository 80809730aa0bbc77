import { fold } from '#values';

/*
 * Names of fields and columns that say what nobody may weigh. Their values are not kept anywhere (docs/decisions/0005).
 * Birth dates, birth places and nationalities are no part of it: they are kept apart, for list screening alone.
 */

/** Folded words that name such an attribute wherever they stand, in English and in the German of Personio exports. */
const WORDS = new Set([
  ...[
    'gender',
    'sex',
    'ethnicity',
    'ethnic',
    'race',
    'racial',
    'hispanic',
    'latino',
    'latinx',
    'religion',
    'religious',
    'faith',
    'denomination',
    'disability',
    'disabilities',
    'disabled',
    'handicap',
  ],
  ...[
    'marital',
    'married',
    'spouse',
    'veteran',
    'age',
    'pronoun',
    'pronouns',
    'transgender',
    'lgbt',
    'lgbtq',
    'pregnant',
    'pregnancy',
    'children',
    'dependents',
    'dependants',
    'caste',
    'ancestry',
    'genetic',
  ],
  ...['geschlecht', 'familienstand', 'konfession', 'kirchensteuermerkmal', 'behinderung', 'schwerbehinderung', 'alter', 'kinderfreibetrag', 'pronomen'],
]);
/** Folded pairs of words that do so together. */
const PHRASES = [
  'sexual orientation',
  'family status',
  'familial status',
  'military status',
  'union membership',
  'political opinion',
  'native language',
  'mother tongue',
  'national origin',
  'color of skin',
  'skin color',
  'skin colour',
  'health status',
];

/** Whether a field or column by this name holds a protected attribute that is not kept. */
export function isProtectedField(name: string): boolean {
  // camelCase names are split, so that “maritalStatus” is read as two words.
  const folded = fold(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  return folded.split(' ').some((word) => WORDS.has(word)) || PHRASES.some((phrase) => ` ${folded} `.includes(` ${phrase} `));
}

/** What an issue about such a field says. */
export const PROTECTED_MESSAGE = 'Not kept: nobody is judged by this attribute, so its values are not read';
