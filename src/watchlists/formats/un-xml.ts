import type { Parsed, WatchlistEntity } from '#model';
import { readMoment } from '#values';
import { type EntityBuilder, entityBuilder, type IssueTally, issueTally } from '../entity.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { isXmlOf, readXmlFiles, textOf, textsOf, type XmlNode } from '../xml.ts';

/*
 * The consolidated list of the United Nations Security Council. @source https://scsanctions.un.org/resources/xsd, and the list of 2026-02-27
 */

const ROOTS = ['CONSOLIDATED_LIST'];

const NAME_PARTS = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/** What the quality of an alias makes of it. @source the XML schema of the list */
const QUALITIES: ReadonlyMap<string, 'alias' | 'weakAlias' | 'previousName'> = new Map([
  ['good', 'alias'],
  ['a.k.a.', 'alias'],
  ['', 'alias'],
  ['low', 'weakAlias'],
  ['f.k.a.', 'previousName'],
]);

function addAlias(entity: EntityBuilder, node: XmlNode): void {
  const quality = textOf(node, 'QUALITY') ?? '';
  const property = QUALITIES.get(quality.toLowerCase());
  if (property === undefined) entity.issue('invalid-value', 'warning', 'A quality of alias that is not known is read as an alias', quality);
  // One element may hold several spellings: `Azim Example; Azim Exampel`.
  for (const name of textOf(node, 'ALIAS_NAME')?.split(';') ?? []) entity.add(property ?? 'alias', name);
  entity.addBirthDate(textOf(node, 'DATE_OF_BIRTH'));
  entity.add('birthPlace', [textOf(node, 'CITY_OF_BIRTH'), textOf(node, 'COUNTRY_OF_BIRTH')].filter((part) => part !== undefined).join(', '));
  entity.add('notes', textOf(node, 'NOTE'));
}

/** `circa 1961`, `1961 to 1963`, `1961-04-05`: as the builder reads them. */
function birthText(node: XmlNode): string | undefined {
  const [from, to] = [textOf(node, 'FROM_YEAR'), textOf(node, 'TO_YEAR')];
  if (from !== undefined || to !== undefined) return from !== undefined && to !== undefined && from !== to ? `${from} to ${to}` : (from ?? to);
  const parts = [textOf(node, 'YEAR'), textOf(node, 'MONTH'), textOf(node, 'DAY')];
  const end = parts.indexOf(undefined);
  const date =
    textOf(node, 'DATE') ??
    (parts[0] === undefined
      ? undefined
      : parts
          .slice(0, end < 0 ? 3 : end)
          .map((part) => part?.padStart(2, '0'))
          .join('-'));
  // A time of day or a zone behind the date says nothing: 1961-04-05T00:00:00, 1961-04-05Z.
  const day = date?.replace(/^(\d{4}-\d{2}-\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})$/, '$1');
  return day !== undefined && textOf(node, 'TYPE_OF_DATE')?.toUpperCase() === 'APPROXIMATELY' ? `circa ${day}` : day;
}

function placeOf(node: XmlNode): string {
  return ['STREET', 'CITY', 'STATE_PROVINCE', 'ZIP_CODE', 'COUNTRY']
    .map((name) => textOf(node, name))
    .filter((part) => part !== undefined)
    .join(', ');
}

function addAddress(entity: EntityBuilder, node: XmlNode): void {
  const country = textOf(node, 'COUNTRY');
  const place = placeOf(node);
  if (place !== country) entity.add('address', place);
  entity.addCountry('country', country);
  entity.add('notes', textOf(node, 'NOTE'));
}

function addDocument(entity: EntityBuilder, node: XmlNode): void {
  const kinds = [textOf(node, 'TYPE_OF_DOCUMENT'), textOf(node, 'TYPE_OF_DOCUMENT2')].filter((part) => part !== undefined);
  const kind = kinds.join(' ');
  const country = textOf(node, 'ISSUING_COUNTRY') ?? textOf(node, 'COUNTRY_OF_ISSUE');
  const property = /pass\w*port|pasaporte|паспорт/i.test(kind) ? 'passportNumber' : 'idNumber';
  const number = textOf(node, 'NUMBER');
  if (number !== undefined) entity.add(property, number, `${kind} ${number}${country === undefined ? '' : ` (${country})`}`);
  entity.add('notes', textOf(node, 'NOTE'));
}

type Field = (entity: EntityBuilder, node: XmlNode) => void;

const ignored: Field = () => undefined;

/** What is made of the elements of an entry. Gender is ignored by name, on purpose: it is never compared. @source the XML schema of the list */
const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...['DATAID', 'VERSIONNUM', 'GENDER', 'LIST_TYPE', 'SORT_KEY', 'SORT_KEY_LAST_MOD', 'UN_LIST_TYPE', 'REFERENCE_NUMBER', 'LISTED_ON', 'LAST_DAY_UPDATED', ...NAME_PARTS].map(
    (name): [string, Field] => [name, ignored],
  ),
  ['NAME_ORIGINAL_SCRIPT', (entity, node) => entity.add('alias', node.text)],
  ['COMMENTS1', (entity, node) => entity.add('notes', node.text)],
  ['SUBMITTED_BY', (entity, node) => entity.add('notes', node.text === '' ? '' : `Submitted by: ${node.text}`)],
  ['SUBMITTED_ON', ignored],
  ['DELISTED_ON', ignored],
  ['TITLE', (entity, node) => addTexts(entity, node, 'position')],
  ['DESIGNATION', (entity, node) => addTexts(entity, node, 'position')],
  ['NATIONALITY', addNationality],
  ['NATIONALITY2', addNationality],
  ['INDIVIDUAL_ALIAS', addAlias],
  ['ENTITY_ALIAS', addAlias],
  ['INDIVIDUAL_ADDRESS', addAddress],
  ['ENTITY_ADDRESS', addAddress],
  [
    'INDIVIDUAL_DATE_OF_BIRTH',
    (entity, node) => {
      entity.addBirthDate(birthText(node));
      entity.add('notes', textOf(node, 'NOTE'));
    },
  ],
  [
    'INDIVIDUAL_PLACE_OF_BIRTH',
    (entity, node) => {
      entity.add('birthPlace', placeOf(node));
      entity.add('notes', textOf(node, 'NOTE'));
    },
  ],
  ['INDIVIDUAL_DOCUMENT', addDocument],
]);

function addTexts(entity: EntityBuilder, node: XmlNode, property: 'position'): void {
  for (const value of textsOf(node, 'VALUE')) entity.add(property, value);
}

function addNationality(entity: EntityBuilder, node: XmlNode): void {
  for (const country of textsOf(node, 'VALUE')) entity.addCountry('nationality', country);
}

function readEntry(record: XmlNode, file: string, list: ListIdentity, tally: IssueTally): WatchlistEntity | undefined {
  const dataId = textOf(record, 'DATAID');
  const schema = record.name === 'INDIVIDUAL' ? 'Person' : 'Organization';
  const entity = entityBuilder({ id: `${list.id}:${dataId ?? ''}`, schema, dataset: list.id, file, path: `line ${record.line}` }, tally);
  if (dataId === undefined) {
    entity.issue('missing-value', 'error', 'An entry without a DATAID is not read');
    return undefined;
  }
  const parts = NAME_PARTS.map((name) => textOf(record, name)).filter((part) => part !== undefined && !/^(?:na|n\/a|-)$/i.test(part));
  entity.add('name', parts.join(' '));
  for (const node of record.children) {
    const field = FIELDS.get(node.name);
    if (field === undefined) entity.issue('unknown-field', 'info', `Elements ${node.name.slice(0, 60)} are not known and not read`);
    else field(entity, node);
  }
  const listingDate = textOf(record, 'LISTED_ON')?.slice(0, 10);
  const changes = textsOf(record, 'LAST_DAY_UPDATED', 'VALUE').map((date) => date.slice(0, 10));
  entity.addSanction({ authority: list.authority, authorityId: textOf(record, 'REFERENCE_NUMBER'), program: textOf(record, 'UN_LIST_TYPE'), listingDate });
  entity.setLastChange([...changes].sort().at(-1) ?? listingDate);
  return entity.build();
}

function read(files: readonly ListFile[], list: ListIdentity): Parsed<ReadList> {
  const tally = issueTally();
  const entities: WatchlistEntity[] = [];
  let publishedAt: string | undefined;
  const onRoot = (root: XmlNode) => {
    publishedAt = readMoment(root.attributes['dateGenerated'] ?? '').date;
  };
  const { issues, whole } = readXmlFiles(files, recognises, { root: ROOTS, record: ['INDIVIDUALS/INDIVIDUAL', 'ENTITIES/ENTITY'], onRoot }, (record, file) => {
    const entity = readEntry(record, file, list, tally);
    if (entity !== undefined) entities.push(entity);
  });
  return { value: { entities: whole ? entities : [], publishedAt }, issues: [...issues, ...tally.issues()] };
}

function recognises(file: ListFile): boolean {
  return isXmlOf(file, ROOTS, /consolidated[^/\\]*\.xml$/i);
}

/** The XML of the United Nations Security Council. */
export const unXml: ListFormat = { id: 'un-xml', recognises, read, met: 'the list of 2026-02-27, complete' };
