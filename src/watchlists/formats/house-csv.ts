import type { WatchlistProperty, WatchlistSchema } from '#model';
import { readDate } from '#values';
import { type EntityBuilder, entityBuilder } from '../entity.ts';
import { type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { hasColumns, readTable, splitList, type TableRow } from '../table.ts';

/*
 * A firm’s own list as CSV: people it parted with for cause, and what other firms share, as values or as SHA-256 of values. A row an entry;
 * several values in a cell are separated by semicolons:
 *
 *   id,schema,name,alias,birthDate,country,email,phone,wallet,passport,emailSha256,phoneSha256,walletSha256,documentSha256,reason,listedAt,source
 *
 * Only `id` is needed, and something that names the entry. `schema` is Person where it is empty. Dates are written 2026-01-31.
 */

/** Columns of values. @source the header above */
const VALUES = {
  alias: 'alias',
  email: 'email',
  phone: 'phone',
  wallet: 'publicKey',
  passport: 'passportNumber',
} as const satisfies Readonly<Record<string, WatchlistProperty>>;

/** Hash columns, and what the value was whose hash it is. @source kinds of observable of the model */
const DIGESTS = { emailSha256: 'email-addr', phoneSha256: 'phone-number', walletSha256: 'wallet', documentSha256: 'identity-document' } as const;

const valueColumns = Object.keys(VALUES) as (keyof typeof VALUES)[];
const digestColumns = Object.keys(DIGESTS) as (keyof typeof DIGESTS)[];

const READ = ['id', 'schema', 'name', 'birthDate', 'country', 'reason', 'listedAt', 'source', ...valueColumns, ...digestColumns] as const;
type Column = (typeof READ)[number];

/** Ignored on purpose: nobody is compared by them. @source house, docs/decisions */
const IGNORED = [/^(?:gender|sex|ethnicity|race|religion)$/i];

const SCHEMAS: ReadonlyMap<string, WatchlistSchema> = new Map(
  (['Person', 'Organization', 'Company', 'LegalEntity', 'CryptoWallet'] as const).map((schema) => [schema.toLowerCase(), schema]),
);

function addDigests(entity: EntityBuilder, { cell }: TableRow<Column>): void {
  for (const column of digestColumns)
    for (const digest of splitList(cell(column))) {
      if (/^[0-9a-f]{64}$/i.test(digest)) entity.add('digest', `${DIGESTS[column]}:${digest.toLowerCase()}`);
      else entity.issue('invalid-value', 'error', `What stands in the column ${column} is no SHA-256 in hexadecimal (64 digits) and is not read`, digest);
    }
}

function readRow(row: TableRow<Column>, file: string, list: ListIdentity, { tally }: Notes) {
  const { cell, line } = row;
  const at = { file, path: `line ${line}` };
  if (cell('id') === '') {
    tally.note({ ...at, code: 'missing-value', severity: 'error', message: 'A row has no id and is not read' });
    return [];
  }
  const schema = SCHEMAS.get((cell('schema') || 'Person').toLowerCase());
  const entity = entityBuilder({ id: `${list.id}:${cell('id')}`, schema: schema ?? 'LegalEntity', dataset: list.id, ...at }, tally);
  if (schema === undefined) entity.issue('invalid-value', 'warning', 'A kind of entry that is not known is read as a legal entity', cell('schema'));
  const [name, ...others] = splitList(cell('name'));
  if (entity.schema === 'Person') entity.addPersonName('name', name);
  else entity.add('name', name);
  for (const other of others) entity.add('alias', other);
  for (const column of valueColumns) for (const value of splitList(cell(column))) entity.add(VALUES[column], value);
  for (const date of splitList(cell('birthDate'))) entity.addBirthDate(date);
  for (const country of splitList(cell('country'))) entity.addCountry('country', country);
  addDigests(entity, row);
  if (entity.schema === 'CryptoWallet') for (const address of splitList(cell('name'))) entity.add('publicKey', address);
  const listedAt = cell('listedAt');
  const listingDate = listedAt === '' ? undefined : readDate(listedAt).date;
  if (listedAt !== '' && listingDate === undefined) entity.issue('invalid-value', 'warning', 'The date in the column listedAt could not be read; write 2026-01-31', listedAt);
  entity.addSanction({ authority: cell('source') || list.authority, authorityId: cell('id'), reason: cell('reason'), listingDate });
  entity.setLastChange(listingDate);
  return entity.build() ?? [];
}

function readFile(file: ListFile, list: ListIdentity, notes: Notes): ReadList {
  const { value, issues } = readTable<Column>(file.bytes, { file: file.name, required: ['id'], read: READ, ignored: IGNORED });
  notes.issues.push(...issues);
  return { entities: value.rows.flatMap((row) => readRow(row, file.name, list, notes)) };
}

function recognises({ bytes }: ListFile): boolean {
  return ['name', 'email', 'phone', 'wallet', 'passport', ...digestColumns].some((column) => hasColumns(bytes, ['id', column]));
}

/** A firm’s own list as CSV. */
export const houseCsv: ListFormat = {
  id: 'house-csv',
  recognises,
  read: (files, list) => readFiles(files, recognises, (file, notes) => readFile(file, list, notes)),
  met: 'its own documentation: the form is of this house',
};
