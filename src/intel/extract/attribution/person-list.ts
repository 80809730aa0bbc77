import { COUNTRY_WORDS, countryOf } from './demonyms.ts';
import { isPerson, nameStart, PERSON } from './person-names.ts';

/** One person of a list as courts and newspapers write it. */
export type Listed = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly aliases: readonly string[];
  readonly age?: number;
  readonly nationality?: string;
};

/** Most people of one list. Unit: people. @source house: the longest lists of defendants in public releases at hand have fourteen */
const MOST_LISTED = 60;
/** Least and greatest age of an adult that is read. Unit: years. @source house */
const [LEAST_AGE, GREATEST_AGE] = [14, 99];

const NATIONALS =
  'nationals?|citizens?|residents?|men|women|man|woman|hackers?|programmers?|developers?|IT workers?|workers?|operatives?|facilitators?|officers?|businessm[ae]n|programmer|persons?|individuals?';
const ROLES =
  '(?:the|a|an|and|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|following|alleged|fellow|former|other|defendants?|co-?defendants?|co-?conspirators?|conspirators?|individuals?|people|persons?|suspects?|facilitators?|hackers?|brothers?|siblings?|dual|both|unindicted|accused|overseas|foreign|U\\.S\\.-based|China-based|Russia-based|naturali[sz]ed|senior|executives?|representatives?|leaders?|ringleaders?|masterminds?|managers?|operators?|owners?|founders?|members?|administrators?|affiliates?|developers?|programmers?|recruiters?|accountants?|bankers?|traders?|husband and wife|couple|\\w{2,20}-(?:affiliated|linked|based|backed|sponsored|aligned|born)|named|including|namely|are|were|is|was)';
const DESCRIPTOR = new RegExp(
  `(?:${ROLES}[\\s,:]{1,3}){0,6}(?:(${COUNTRY_WORDS})(?:[ -]American)?(?:\\s(?:IT|information technology|intelligence|military|GRU|FSB|MSS|IRGC|state-sponsored|government|computer|cyber)){0,2}(?:\\s(?:${NATIONALS}))(?:[\\s,:]{1,3}))?(?:${ROLES}[\\s,:]{1,3}){0,3}`,
  'iuy',
);
const NAME = new RegExp(PERSON, 'uy');
const BRACKET = /\s{0,2}\(([^()\n]{1,90})\)/y;
const AGE = /,?\s{1,3}(?:age |aged )?\(?(\d{2})\)?(?=[,;.\s)])(?!\s(?:counts?|months?|years?|companies|people))/y;
const ALIAS =
  /,?\s{1,3}\(?(?:also known as|also known by|a\/k\/a|aka|a\.k\.a\.|f\/k\/a|formerly known as|alias(?:es)?|who (?:also )?(?:goes|went) by|using the (?:name|alias|aliases|online moniker|moniker|handle)|under the (?:name|alias|aliases))(?: the)?,? ((?:["'][^"'\n]{1,50}["'],?(?: ?(?:(?:and|or) )?(?=["']))?){1,6}|[\p{Lu}][^,;.()\n]{1,50})\)?/uy;
const PLACE = /,\s{1,3}(?:both |all )?(?:of|from)\s(?:\p{Lu}[\p{L}.'-]{1,25}\s?){1,4}(?:,\s{1,3}(?:\p{Lu}[\p{L}.'-]{1,25}\s?){1,3})?/uy;
const BELONGS = new RegExp(
  `,\\s{1,3}(?:who (?:is|was) )?(?:(?:a|an|both|all|dual)\\s(?:\\d{2}-year-old )?(?:dual )?(?:naturali[sz]ed )?(${COUNTRY_WORDS})(?:[ -]American)?\\s(?:${NATIONALS})|(?:(?:a|an|both|all|dual)\\s)?(?:national|citizen)s?\\sof\\s(?:the\\s)?(\\p{Lu}[\\p{L}']{2,20}(?:\\s(?:of\\s)?\\p{Lu}[\\p{L}']{2,20}){0,4}))`,
  'iuy',
);
/** Who somebody is, where the list goes on behind it; never what makes a bystander of him. */
const POST =
  /,\s{1,3}(?:an?|the)\s(?![^,.;()]{0,80}\b(?:victims?|witness|agents?|attorney|lawyer|judge|prosecutor|researcher|analyst|spokes\w{3,6}|journalist|reporter)\b)[a-z][^,.;()]{2,80}(?=,\sand\s|;)/y;
const SEPARATOR = /\s{0,3}(?:;\s{0,3}and|,?\s{1,3}(?:along with|together with|as well as)|,\s{0,3}and|;|,|\sand|\s?&|\swith)\s{1,40}(?:[•·*-]\s{1,3})?/y;

function sticky(pattern: RegExp, view: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(view);
}

type Tail = { end: number; aliases: string[]; age?: number; nationality?: string | undefined };

const aliasesIn = (words: string) =>
  words
    .split(/["']?,\s*|["']?\s(?:and|or)\s["']?|["'] ["']/)
    .map((one) => one.replace(/^["'\s]+|["'\s,]+$/g, ''))
    .filter((one) => one.length > 1 && one.length < 50);

/** What follows a name: a bracket with the name in its own script, age, other names, place, nationality; in any order, each bounded. */
function tailOf(view: string, at: number): Tail {
  const tail: Tail = { end: at, aliases: [] };
  for (let step = 0; step < 6; step++) {
    const bracket = sticky(BRACKET, view, tail.end);
    const age = bracket === null ? sticky(AGE, view, tail.end) : null;
    const alias = bracket === null && age === null ? sticky(ALIAS, view, tail.end) : null;
    const belongs = bracket === null && age === null && alias === null ? sticky(BELONGS, view, tail.end) : null;
    const place = bracket === null && age === null && alias === null && belongs === null ? sticky(PLACE, view, tail.end) : null;
    const found = bracket ?? age ?? alias ?? belongs ?? place ?? sticky(POST, view, tail.end);
    if (found === null) break;
    const words = found[1] ?? '';
    if (bracket !== null) {
      const years = /^\s?(?:age )?(\d{2})\s?$/.exec(words)?.[1];
      if (years !== undefined) tail.age = Number(years);
      else tail.aliases.push(...aliasesIn(words.replace(/^(?:also known as|a\/k\/a|aka|a\.k\.a\.|hereinafter|alias(?:es)?|the)[,:]?\s/i, '')).filter((one) => /\p{L}/u.test(one)));
    } else if (age !== null) {
      const years = Number(words);
      if (years >= LEAST_AGE && years <= GREATEST_AGE) tail.age = years;
    } else if (alias !== null) tail.aliases.push(...aliasesIn(words));
    else if (belongs !== null) tail.nationality ??= countryOf(found[1] ?? found[2] ?? '');
    tail.end += found[0].length;
  }
  return tail;
}

/** One person at an offset, where one stands there. @param nationality of the people before it in the list, where the words gave it for several */
export function personAt(view: string, at: number): Listed | undefined {
  const found = sticky(NAME, view, at);
  if (found === null) return undefined;
  const possessive = found[0].replace(/'s$/, '');
  const skip = nameStart(possessive);
  const name = possessive.slice(skip);
  if (skip > 0 || !isPerson(name)) return undefined;
  const { end, aliases, age, nationality } = tailOf(view, at + possessive.length);
  return { name: name.replace(/\s+/g, ' '), start: at, end, aliases, ...(age !== undefined && { age }), ...(nationality !== undefined && { nationality }) };
}

/**
 * A list of people from an offset on: “North Korean nationals A (native name), 32, and B; Mexican national C; and D, 35, of Place”.
 * A nationality in the plural holds for those behind it until the next one. @returns the people and where the list ends
 */
export function listAt(view: string, at: number): { readonly people: readonly Listed[]; readonly end: number } {
  const people: Listed[] = [];
  let end = at;
  let next = at;
  let spread: string | undefined;
  while (people.length < MOST_LISTED) {
    const described = sticky(DESCRIPTOR, view, next);
    const words = described?.[0] ?? '';
    const country = described?.[1] === undefined ? undefined : countryOf(described[1]);
    if (country !== undefined) spread = country;
    const one = personAt(view, next + words.length);
    if (one === undefined) break;
    const nationality = one.nationality ?? spread;
    people.push({ ...one, ...(nationality !== undefined && { nationality }) });
    if (country !== undefined && !/s[\s,:]*$/.test(words)) spread = undefined;
    end = one.end;
    const separator = sticky(SEPARATOR, view, end);
    if (separator === null) break;
    next = end + separator[0].length;
  }
  return { people, end };
}
