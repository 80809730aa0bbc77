import { BonafideError, quoteReceived } from '#model';
import { fold, parseCsv, readCountry, readDate } from '#values';
import type { IdentifierKind, ScreeningQuery } from '#watchlists';

/** One row to screen, in input order, or why it cannot be. */
export type ScreeningRow = { readonly row: number; readonly id?: string } & ({ readonly query: ScreeningQuery } | { readonly problem: string });

/** Headers and keys by what they mean, folded. @source house list: names that exports of HR systems and the peers’ examples use */
const HEADERS: Readonly<Record<string, string>> = {
  ...all('id', 'id', 'row id', 'reference', 'external id'),
  ...all('name', 'name', 'full name', 'fullname', 'caption', 'names'),
  ...all('birthDate', 'birthdate', 'birth date', 'date of birth', 'dob', 'birth year'),
  ...all('country', 'country', 'nationality', 'countries', 'citizenship'),
  ...all('document', 'document', 'passport', 'passport number', 'national id', 'id number', 'idnumber'),
  ...all('email', 'email', 'e mail', 'mail'),
  ...all('phone', 'phone', 'telephone', 'mobile'),
  ...all('wallet', 'wallet', 'crypto wallet', 'wallet address'),
  ...all('kind', 'kind', 'type', 'schema'),
};

function all(meaning: string, ...headers: readonly string[]): Record<string, string> {
  return Object.fromEntries(headers.map((header) => [header, meaning]));
}

const IDENTIFIERS: readonly IdentifierKind[] = ['document', 'email', 'phone', 'wallet'];

const ORGANISATIONS = new Set(['organisation', 'organization', 'company', 'legalentity', 'entity', 'firm']);

/** What is asked about somebody, from named texts; several names or countries are separated by semicolons. @returns a sentence where something cannot be read */
export function readScreeningQuery(fields: Readonly<Record<string, string | undefined>>): ScreeningQuery | string {
  const split = (text: string | undefined) =>
    (text ?? '')
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const names = split(fields['name']);
  const identifiers = IDENTIFIERS.flatMap((kind) => split(fields[kind]).map((value) => ({ kind, value })));
  if (names.length === 0 && identifiers.length === 0) return 'expected a name or an identifier';
  const birthDates: string[] = [];
  for (const text of split(fields['birthDate'])) {
    const { date } = readDate(text);
    if (date === undefined) return `expected a birth date such as 1980, 1980-05 or 1980-05-17, came ${quoteReceived(text)}`;
    birthDates.push(date);
  }
  const countries: string[] = [];
  for (const text of split(fields['country'])) {
    const country = readCountry(text);
    if (country === undefined) return `expected a country as code or English name, came ${quoteReceived(text)}`;
    countries.push(country);
  }
  const kind = fold(fields['kind'] ?? '').replaceAll(' ', '');
  return { kind: kind === 'person' ? 'person' : ORGANISATIONS.has(kind) ? 'organisation' : 'any', names, birthDates, countries, identifiers };
}

function named(entries: readonly (readonly [string, unknown])[]): Record<string, string | undefined> {
  const fields: Record<string, string | undefined> = {};
  for (const [key, value] of entries) {
    const meaning = HEADERS[fold(key)] ?? HEADERS[fold(key.replace(/(?<=[a-z])(?=[A-Z])/g, ' '))];
    if (meaning !== undefined && value !== null && value !== undefined) fields[meaning] = Array.isArray(value) ? value.map(String).join('; ') : String(value);
  }
  return fields;
}

function rowOf(row: number, fields: Readonly<Record<string, string | undefined>>): ScreeningRow {
  const id = fields['id'] === undefined ? {} : { id: fields['id'] };
  const query = readScreeningQuery(fields);
  return typeof query === 'string' ? { row, ...id, problem: query } : { row, ...id, query };
}

/** Rows of a CSV with a header, or of JSON Lines. @throws BonafideError `input.unreadable` where it is neither */
export function* readScreeningRows(bytes: Uint8Array, name: string): Generator<ScreeningRow> {
  const text = new TextDecoder().decode(bytes);
  if (text.trimStart().startsWith('{')) {
    for (const [at, line] of text.split('\n').entries()) {
      if (line.trim() === '') continue;
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        yield { row: at + 1, problem: `expected a JSON object, came ${quoteReceived(line)}` };
        continue;
      }
      yield value !== null && typeof value === 'object'
        ? rowOf(at + 1, named(Object.entries(value)))
        : { row: at + 1, problem: `expected a JSON object, came ${quoteReceived(line)}` };
    }
    return;
  }
  const header = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  const delimiter = [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? ',';
  const [heads = [], ...rows] = parse(text, delimiter, name);
  if (!heads.some((head) => HEADERS[fold(head)] !== undefined))
    throw new BonafideError(
      'input.unreadable',
      `${name} has no column that can be screened: ${quoteReceived(heads.join(', '))}.`,
      'Give it a header with name, and as far as known birthDate, country, document, email, phone, wallet, kind, id.',
    );
  for (const [at, cells] of rows.entries())
    if (cells.some((cell) => cell.trim() !== '')) yield rowOf(at + 2, named(heads.map((head, column) => [head, cells[column] === '' ? undefined : cells[column]])));
}

function parse(text: string, delimiter: string, name: string): readonly string[][] {
  try {
    return parseCsv(text.replace(/^\uFEFF/, ''), { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_quotes: true, relax_column_count: true, trim: true });
  } catch (error) {
    throw new BonafideError(
      'input.unreadable',
      `${name} is no CSV: ${error instanceof Error ? quoteReceived(error.message) : ''}.`,
      'Save it as CSV with a header, or write JSON Lines.',
    );
  }
}
