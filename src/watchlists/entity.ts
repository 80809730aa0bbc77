import { type Issue, isPartialDate, quoteReceived, type WatchlistEntity, type WatchlistProperty, type WatchlistSanction, type WatchlistSchema } from '#model';
import { type DateOrder, fold, readCountry, readDate } from '#values';

/*
 * What every reader of a list builds its entries with.
 *
 *   const tally = issueTally();
 *   const entity = entityBuilder({ id: `un-sc:${number}`, schema: 'Person', dataset: 'un-sc', path: 'line 12' }, tally);
 *   entity.add('name', ' Example   Person ');              // trimmed, once; empty values are dropped
 *   entity.add('phone', '+12025550101', 'tel 202 555 01');  // third: as published, kept in `originals` where it says something else
 *   entity.addBirthDate('circa 1961');                      // 1961, with `circa 1961` in `originals`
 *   entity.addCountry('nationality', 'Korea, North');       // KP
 *   entity.addSanction({ authority: 'UN SC', program: 'DPRK' });
 *   const built = entity.build();                           // undefined, with an issue, where nothing names it
 *   return { value: { entities }, issues: tally.issues() }; // the same imperfection a thousand times is one issue with its count
 */

/** Most places that an issue names of an imperfection that repeats. Unit: examples. @source house: enough to look at, short enough for a line */
const MOST_EXAMPLES = 3;

/** Collects issues, the same one (code, file and message) only once, with its count and the first places. */
export type IssueTally = {
  readonly note: (issue: Issue) => void;
  readonly issues: () => readonly Issue[];
};

/** Starts a collection of issues. */
export function issueTally(): IssueTally {
  const kinds = new Map<string, { readonly first: Issue; readonly paths: Set<string>; readonly received: Set<string>; count: number }>();
  const note = (issue: Issue) => {
    const key = `${issue.code}\n${issue.file ?? ''}\n${issue.message}`;
    const kind = kinds.get(key) ?? { first: issue, paths: new Set<string>(), received: new Set<string>(), count: 0 };
    kind.count += 1;
    if (kind.paths.size < MOST_EXAMPLES) kind.paths.add(issue.path);
    if (kind.received.size < MOST_EXAMPLES && issue.received !== undefined) kind.received.add(issue.received);
    kinds.set(key, kind);
  };
  const issues = () =>
    [...kinds.values()].map(({ first, paths, received, count }): Issue => {
      if (count === 1) return first;
      return {
        ...first,
        message: `${first.message} (${count} times, first at ${[...paths].join(', ')})`,
        ...(received.size === 0 ? {} : { received: quoteReceived([...received].join(' | ')) }),
      };
    });
  return { note, issues };
}

/** Widest range of years of birth that is written out year by year. Unit: years. @source house: a longer one says little, and its ends keep it findable */
const WIDEST_RANGE = 5;

const CIRCA = /^(?:circa|ca?\.?|approximately|approx\.?|about|around|probably|possibly|born)\s+(?=\S)/i;
/** Words first: `1961-01-05 to 1963-02-01` has dashes of its own. */
const RANGES = [/^(?:between\s+)?(.{4,30}?)\s+(?:to|and|or|through)\s+(.{4,30})$/i, /^(.{4,30}?)\s*[-–—/]\s*(.{4,30})$/];
const DECADE = /^(?:(?:early|mid|late)[- ])?(\d{3})0'?s$/i;
/** Day or month that a form leaves open: 00/00/1961, dd/mm/1961. @source UK sanctions list guidance */
const PART_OPEN = /^(?:00|dd)[/.-](00|mm|\d{1,2})[/.-](\d{4})$/i;

type ListDates = { readonly dates: readonly string[] /** Whether the dates say something else than the text. */; readonly changed: boolean };

function years(from: string, to: string): readonly string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (last - first >= WIDEST_RANGE) return [String(first), String(last)];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** Dates that a text of a list may mean. @returns undefined where it cannot be read */
export function readListDates(text: string, order?: DateOrder): ListDates | undefined {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  const exact = readDate(trimmed, order).date;
  if (exact !== undefined) return { dates: [exact], changed: false };
  const [, month = '', year = ''] = PART_OPEN.exec(trimmed) ?? [];
  if (year !== '') {
    const date = /^\d+$/.test(month) && Number(month) > 0 ? `${year}-${month.padStart(2, '0')}` : year;
    return isPartialDate(date) ? { dates: [date], changed: false } : undefined;
  }
  const decade = DECADE.exec(trimmed)?.[1];
  if (decade !== undefined) return { dates: [`${decade}0`, `${decade}9`], changed: true };
  const about = trimmed.replace(CIRCA, '');
  const single = readDate(about, order).date;
  if (single !== undefined) return { dates: [single.slice(0, 4)], changed: true };
  const [, from = '', to = ''] = RANGES.map((range) => range.exec(about)).find((match) => match !== null) ?? [];
  const [first, last] = [from, to].map((end) => readDate(end.replace(CIRCA, ''), order).date);
  if (first === undefined || last === undefined || first > last) return undefined;
  return { dates: years(first, last), changed: true };
}

/** Names of countries that lists use and that the table of values does not know. @source spellings in the OFAC and UN lists of 2024 to 2026 */
const LIST_COUNTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'korea north': 'KP',
    'korea democratic peoples republic of': 'KP',
    'democratic peoples republic of korea': 'KP',
    'democratic people s republic of korea': 'KP',
    dprk: 'KP',
    uae: 'AE',
    'congo democratic republic of the': 'CD',
    'congo republic of the': 'CG',
    'cote d ivoire': 'CI',
    'palestinian territories': 'PS',
    palestinian: 'PS',
    'west bank': 'PS',
    gaza: 'PS',
    'state of palestine': 'PS',
    'the gambia': 'GM',
    'gambia the': 'GM',
    'bahamas the': 'BS',
    'the bahamas': 'BS',
    'peoples republic of china': 'CN',
    'people s republic of china': 'CN',
    prc: 'CN',
    'micronesia federated states of': 'FM',
    'lao peoples democratic republic': 'LA',
    'lao people s democratic republic': 'LA',
    'brunei darussalam': 'BN',
    'holy see': 'VA',
    kosovo: 'XK',
    congo: 'CG',
    'united republic of tanzania': 'TZ',
    'saint vincent and the grenadines': 'VC',
    crimea: 'UA',
    'northern mali': 'ML',
  }),
);

/** What stands where a country is not known. */
const NO_COUNTRY = /^(?:undetermined|unknown|none|not (?:known|available)|n\/?a|na|stateless)\.?$/i;

/** `Iran (Islamic Republic of)` and `Tanzania, United Republic of`: as written, turned round, and the bare name. */
function spellings(text: string): readonly string[] {
  // CLDR writes “Bosnia & Herzegovina” and “St. Lucia”; OFAC writes “Region: Crimea”.
  const plain = text
    .trim()
    .replace(/^Region:\s*/i, '')
    .replace(/\band\b/gi, '&')
    .replace(/\bSaint\b/gi, 'St.');
  const [, name = '', rest = ''] = /^([^(,]+)[(,]\s*(.+?)\)?$/.exec(plain) ?? [];
  // The bare name of a divided country names two, so `Korea, …` and `Congo (…)` are read whole or not at all.
  const bare = name === '' || /^(?:korea|congo)\s*$/i.test(name) ? [] : [name];
  return name === '' ? [plain, text] : [plain, text, `${name} ${rest}`, `${rest} ${name}`, ...bare];
}

/** A country as lists spell it. @returns ISO 3166-1 alpha-2, or undefined where it is none of today’s countries */
export function readListCountry(text: string): string | undefined {
  for (const spelling of spellings(text)) {
    const code = LIST_COUNTRIES.get(fold(spelling)) ?? readCountry(spelling);
    if (code !== undefined) return code;
  }
  return undefined;
}

/** A person’s name written family name first, with a comma: `KIM, Sang Man`. */
export type CommaName = { readonly name: string; readonly lastName?: string; readonly firstName?: string };

/** Turns `KIM, Sang Man` into the order in which it is spoken. Where there is no comma the name is returned as it is. For people only: `BANK, LTD.` is no such name. */
export function commaName(text: string): CommaName {
  const [last = '', ...rest] = text.split(',').map((part) => part.trim());
  const [first = '', ...suffixes] = rest.filter((part) => part !== '');
  if (last === '' || first === '') return { name: last === '' ? first : last };
  return { name: [first, last, ...suffixes].join(' '), lastName: last, firstName: first };
}

export type EntityStart = Pick<WatchlistEntity, 'id' | 'schema' | 'dataset'> & {
  /** Where it stands, for issues. */
  readonly file?: string;
  readonly path?: string;
};

export type CountryProperty = Extract<WatchlistProperty, 'nationality' | 'country' | 'jurisdiction' | 'flag'>;

export type EntityBuilder = {
  readonly schema: WatchlistSchema;
  /** Adds a value; blanks are collapsed, what holds no letter or digit and what is there already is dropped. @param original as published, where cleaning changed what it says */
  readonly add: (property: WatchlistProperty, value: string | undefined, original?: string) => void;
  /** Adds a date of birth in a list’s spelling: exact, about a year, or a range. @param order for 03/04/1961 */
  readonly addBirthDate: (text: string | undefined, order?: DateOrder) => void;
  /** The same for another date, such as that of incorporation. */
  readonly addDate: (property: Extract<WatchlistProperty, 'birthDate' | 'incorporationDate'>, text: string | undefined, order?: DateOrder) => void;
  /** Adds a country as its code; one that is none of today’s is an issue and stays in `originals`. */
  readonly addCountry: (property: CountryProperty, text: string | undefined) => void;
  /** Adds the parts of a person’s `KIM, Sang Man`: as name with its parts, or as another kind of name. */
  readonly addPersonName: (property: Extract<WatchlistProperty, 'name' | 'alias' | 'weakAlias' | 'previousName'>, text: string | undefined) => void;
  readonly addSanction: (sanction: { readonly [K in keyof WatchlistSanction]: WatchlistSanction[K] | undefined } & { readonly authority: string }) => void;
  readonly setLastChange: (date: string | undefined) => void;
  /** Notes an imperfection of this entry. */
  readonly issue: (code: Issue['code'], severity: Issue['severity'], message: string, received?: string) => void;
  /** @returns undefined, with an issue, where neither a name nor another identifier was added */
  readonly build: () => WatchlistEntity | undefined;
};

/** What an entry can be called by, best first. */
const CAPTIONS: readonly WatchlistProperty[] = [
  'name',
  'alias',
  'previousName',
  'weakAlias',
  'publicKey',
  'digest',
  'email',
  'phone',
  'website',
  'idNumber',
  'passportNumber',
  'imoNumber',
];

type Values = Partial<Record<WatchlistProperty, string[]>>;

function put(values: Values, property: WatchlistProperty, value: string): void {
  const there = values[property] ?? [];
  if (!there.includes(value)) there.push(value);
  values[property] = there;
}

function tidy(value: string | undefined): string {
  const text = value?.replace(/[\s\u0000]+/g, ' ').trim() ?? '';
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}

/** Starts an entry. Issues go to `tally`; nothing here throws. */
export function entityBuilder(start: EntityStart, tally: IssueTally): EntityBuilder {
  const properties: Values = {};
  const originals: Values = {};
  const sanctions: WatchlistSanction[] = [];
  let lastChange: string | undefined;

  const issue: EntityBuilder['issue'] = (code, severity, message, received) =>
    tally.note({
      code,
      severity,
      ...(start.file === undefined ? {} : { file: start.file }),
      path: start.path ?? start.id,
      message,
      ...(received === undefined ? {} : { received: quoteReceived(received) }),
    });
  const add: EntityBuilder['add'] = (property, value, original) => {
    const text = tidy(value);
    if (text !== '') put(properties, property, text);
    if (original !== undefined && tidy(original) !== '' && tidy(original) !== text) put(originals, property, original.trim());
  };
  const unread = (property: WatchlistProperty, text: string, what: string) => {
    put(originals, property, text.trim());
    issue('invalid-value', 'warning', `${what} could not be read and is kept only as published`, text);
  };
  const addDate: EntityBuilder['addDate'] = (property, text, order) => {
    if (text === undefined || tidy(text) === '') return;
    const read = readListDates(text, order);
    if (read === undefined) unread(property, text, property === 'birthDate' ? 'A date of birth' : 'A date');
    for (const date of read?.dates ?? []) add(property, date, read?.changed === true ? text : undefined);
  };
  const addBirthDate: EntityBuilder['addBirthDate'] = (text, order) => addDate('birthDate', text, order);
  const addCountry: EntityBuilder['addCountry'] = (property, text) => {
    if (text === undefined || tidy(text) === '' || NO_COUNTRY.test(text.trim())) return;
    const code = readListCountry(text);
    if (code === undefined) unread(property, text, 'A country');
    else add(property, code);
  };
  const addPersonName: EntityBuilder['addPersonName'] = (property, text) => {
    if (text === undefined) return;
    const { name, lastName, firstName } = commaName(text);
    add(property, name);
    if (property !== 'name') return;
    add('lastName', lastName);
    add('firstName', firstName);
  };
  const addSanction: EntityBuilder['addSanction'] = ({ authority, authorityId, program, listingDate, endDate, reason, sourceUrl }) => {
    const texts = Object.entries({ authorityId, program, listingDate, endDate, reason, sourceUrl }).map(([key, value]) => [key, tidy(value)] as const);
    const kept: Omit<WatchlistSanction, 'authority'> = Object.fromEntries(texts.filter(([key, value]) => value !== '' && (!key.endsWith('Date') || isPartialDate(value))));
    sanctions.push({ authority, ...kept });
  };
  const build = (): WatchlistEntity | undefined => {
    const caption = CAPTIONS.map((property) => properties[property]?.[0]).find((name) => name !== undefined);
    if (caption === undefined) {
      issue('missing-value', 'error', 'An entry has neither a name nor an identifier and was left out');
      return undefined;
    }
    return {
      id: start.id,
      schema: start.schema,
      caption,
      properties,
      ...(Object.keys(originals).length === 0 ? {} : { originals }),
      sanctions,
      dataset: start.dataset,
      ...(lastChange === undefined ? {} : { lastChange }),
    };
  };
  const setLastChange: EntityBuilder['setLastChange'] = (date) => {
    if (date !== undefined && isPartialDate(date)) lastChange = date;
  };
  return { schema: start.schema, add, addBirthDate, addDate, addCountry, addPersonName, addSanction, setLastChange, issue, build };
}
