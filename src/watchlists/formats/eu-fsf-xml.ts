import type { WatchlistEntity } from '#model';
import { readDate, readMoment } from '#values';
import { type EntityBuilder, entityBuilder, type IssueTally, issueTally } from '../entity.ts';
import { uniqueEntities } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity } from '../list.ts';
import { children, isXmlOf, readXmlFiles, textOf, textsOf, type XmlNode } from '../xml.ts';
import { addEuBirthDate, addEuCountry, addEuIdentification, addEuName, euPlace } from './eu-words.ts';

/*
 * The EU’s financial sanctions files as XML, version 1.1. @source namespace http://eu.europa.ec/fpi/fsd/export
 */

const ROOTS = ['export'];

/** Reads an attribute; empty where it is absent. */
type Reading = (name: string) => string;
type Field = (entity: EntityBuilder, at: Reading, node: XmlNode) => void;

/** @source keys of contactInfo, as public readers list them */
const CONTACTS: Readonly<Record<string, 'phone' | 'email' | 'website'>> = { PHONE: 'phone', FAX: 'phone', EMAIL: 'email', WEB: 'website' };

function addRemark(entity: EntityBuilder, node: XmlNode): void {
  for (const remark of textsOf(node, 'remark')) entity.add('notes', remark);
}

function addAddress(entity: EntityBuilder, at: Reading, node: XmlNode): void {
  entity.add('address', euPlace([at('street'), at('poBox') && `PO box ${at('poBox')}`, at('zipCode'), at('city'), at('place'), at('region')], at('countryDescription')));
  addEuCountry(entity, 'country', at('countryIso2Code'), at('countryDescription'));
  for (const { attributes } of children(node, 'contactInfo')) {
    const property = CONTACTS[attributes['key'] ?? ''];
    if (property === undefined) entity.issue('invalid-value', 'info', 'A kind of contact that is not known is not read', attributes['key']);
    else for (const value of attributes['value']?.split(/[;,]/) ?? []) entity.add(property, value);
  }
  addRemark(entity, node);
}

function addBirth(entity: EntityBuilder, at: Reading, node: XmlNode): void {
  const range = { from: at('yearRangeFrom'), to: at('yearRangeTo') };
  const date = { date: at('birthdate'), year: at('year'), month: at('monthOfYear'), day: at('dayOfMonth') };
  addEuBirthDate(entity, { ...date, ...range, circa: at('circa') === 'true', calendar: at('calendarType') });
  const country = at('countryDescription');
  entity.add('birthPlace', euPlace([at('city'), at('place'), at('region')], country) || (/^unknown$/i.test(country) ? '' : country));
  addRemark(entity, node);
}

/** Names are read first, for what names the entry. Gender and title, which are attributes of a name, are ignored on purpose. @source the elements of the export */
const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['nameAlias', () => undefined],
  ['subjectType', () => undefined],
  ['regulation', () => undefined],
  ['regulationSummary', () => undefined],
  ['remark', (entity, _, node) => entity.add('notes', node.text)],
  ['address', addAddress],
  ['birthdate', addBirth],
  ['citizenship', (entity, at) => addEuCountry(entity, 'nationality', at('countryIso2Code'), at('countryDescription'))],
  [
    'identification',
    (entity, at, node) => {
      addEuIdentification(entity, at('identificationTypeCode'), at('number'), at('latinNumber'));
      addRemark(entity, node);
    },
  ],
]);

function reading(node: XmlNode): Reading {
  return (name) => node.attributes[name]?.trim() ?? '';
}

function addNames(entity: EntityBuilder, record: XmlNode): void {
  const names = children(record, 'nameAlias');
  const first = names.find(({ attributes }) => attributes['strong'] !== 'false') ?? names[0];
  for (const node of names) {
    const at = reading(node);
    const parts = [at('firstName'), at('middleName'), at('lastName')];
    addEuName(entity, { whole: at('wholeName'), parts, role: at('function'), strong: at('strong') !== 'false', remark: textOf(node, 'remark') ?? '' }, node === first);
  }
}

function addListings(entity: EntityBuilder, record: XmlNode, list: ListIdentity): void {
  const own = reading(record);
  const listing = { authority: list.authority, authorityId: own('euReferenceNumber') || own('logicalId') };
  const regulations = children(record, 'regulation');
  for (const node of regulations) {
    const at = reading(node);
    const listingDate = readDate(own('designationDate') || at('publicationDate')).date;
    entity.addSanction({ ...listing, program: at('programme'), listingDate, reason: own('designationDetails'), sourceUrl: textOf(node, 'publicationUrl') });
  }
  if (regulations.length === 0) entity.addSanction({ ...listing, listingDate: readDate(own('designationDate')).date });
  if (own('unitedNationId') !== '') entity.add('notes', `UN reference ${own('unitedNationId')}`);
  const changes = regulations.map((node) => readDate(reading(node)('publicationDate')).date ?? '').sort();
  entity.setLastChange(changes.at(-1));
}

function readEntry(record: XmlNode, file: string, list: ListIdentity, tally: IssueTally): WatchlistEntity | undefined {
  const id = reading(record)('logicalId');
  const kind = children(record, 'subjectType')[0]?.attributes ?? {};
  const schema = /^p/i.test(kind['code'] ?? kind['classificationCode'] ?? '') ? 'Person' : 'Organization';
  const entity = entityBuilder({ id: `${list.id}:${id}`, schema, dataset: list.id, file, path: `line ${record.line}` }, tally);
  if (id === '') {
    entity.issue('missing-value', 'error', 'An entry without a logicalId is not read');
    return undefined;
  }
  addNames(entity, record);
  for (const node of record.children) {
    const field = FIELDS.get(node.name);
    if (field === undefined) entity.issue('unknown-field', 'info', `Elements ${node.name.slice(0, 60)} are not known and not read`);
    else field(entity, reading(node), node);
  }
  addListings(entity, record, list);
  return entity.build();
}

function recognises(file: ListFile): boolean {
  return isXmlOf(file, ROOTS, /FullSanctionsList[^/\\]*\.xml$/i);
}

/** The EU’s financial sanctions files as XML. */
export const euFsfXml: ListFormat = {
  id: 'eu-fsf-xml',
  recognises,
  read: (files, list) => {
    const tally = issueTally();
    const entities: WatchlistEntity[] = [];
    let publishedAt: string | undefined;
    const onRoot = (root: XmlNode) => {
      publishedAt = readMoment(root.attributes['generationDate'] ?? '').date;
    };
    const { issues, whole } = readXmlFiles(files, recognises, { root: ROOTS, record: ['export/sanctionEntity'], onRoot }, (record, file) => {
      const entity = readEntry(record, file, list, tally);
      if (entity !== undefined) entities.push(entity);
    });
    return { value: { entities: whole ? uniqueEntities(entities, tally) : [], publishedAt }, issues: [...issues, ...tally.issues()] };
  },
  met: 'none',
};
