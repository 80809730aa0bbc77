import type { Parsed, WatchlistEntity, WatchlistSchema } from '#model';
import { readDate } from '#values';
import { type EntityBuilder, entityBuilder, type IssueTally, issueTally } from '../entity.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { children, isXmlOf, readXmlFiles, textOf, textsOf, type XmlNode } from '../xml.ts';
import { addAka, addDocument, addRemarks, OFAC_PAGE } from './ofac-remarks.ts';

/*
 * OFAC’s sdn.xml and consolidated.xml. @source OFAC, sdn.xsd
 */

const ROOTS = ['sdnList'];

const SCHEMAS: ReadonlyMap<string, WatchlistSchema> = new Map([
  ['individual', 'Person'],
  ['vessel', 'Vessel'],
  ['aircraft', 'Airplane'],
  ['entity', 'Organization'],
]);

/** Elements of an entry that are read; any other is an issue. @source sdn.xsd */
const READ = new Set([
  'uid',
  'firstName',
  'lastName',
  'title',
  'sdnType',
  'remarks',
  'programList',
  'idList',
  'akaList',
  'addressList',
  'nationalityList',
  'citizenshipList',
  'dateOfBirthList',
  'placeOfBirthList',
  'vesselInfo',
]);

/** Family name first with a comma, as the CSV files write it, so that both forms give the same names. */
function nameOf(node: XmlNode): string {
  return [textOf(node, 'lastName'), textOf(node, 'firstName')].filter((part) => part !== undefined).join(', ');
}

function addAddresses(entity: EntityBuilder, record: XmlNode): void {
  for (const address of children(children(record, 'addressList')[0], 'address')) {
    const parts = ['address1', 'address2', 'address3', 'city', 'stateOrProvince', 'postalCode'].map((name) => textOf(address, name)).filter((part) => part !== undefined);
    const country = textOf(address, 'country');
    if (parts.length > 0) entity.add('address', [...parts, ...(country === undefined ? [] : [country])].join(', '));
    entity.addCountry('country', country);
  }
}

function addVessel(entity: EntityBuilder, record: XmlNode): void {
  entity.add('callSign', textOf(record, 'vesselInfo', 'callSign'));
  entity.add('type', textOf(record, 'vesselInfo', 'vesselType'));
  entity.addCountry('flag', textOf(record, 'vesselInfo', 'vesselFlag'));
  for (const [name, label] of [
    ['tonnage', 'Tonnage'],
    ['grossRegisteredTonnage', 'Gross registered tonnage'],
    ['vesselOwner', 'Owner'],
  ] as const)
    for (const value of textsOf(record, 'vesselInfo', name)) entity.add('notes', `${label}: ${value}`);
}

function addEntry(entity: EntityBuilder, record: XmlNode): void {
  if (entity.schema === 'Person') entity.addPersonName('name', nameOf(record));
  else entity.add('name', nameOf(record));
  for (const aka of children(children(record, 'akaList')[0], 'aka')) addAka(entity, textOf(aka, 'type') ?? '', nameOf(aka), textOf(aka, 'category')?.toLowerCase() === 'weak');
  for (const title of textOf(record, 'title')?.split(/;\s*/) ?? []) entity.add('position', title);
  for (const id of children(children(record, 'idList')[0], 'id')) addDocument(entity, textOf(id, 'idType') ?? 'Number', textOf(id, 'idNumber') ?? '', textOf(id, 'idCountry'));
  for (const date of textsOf(record, 'dateOfBirthList', 'dateOfBirthItem', 'dateOfBirth')) entity.addBirthDate(date);
  for (const place of textsOf(record, 'placeOfBirthList', 'placeOfBirthItem', 'placeOfBirth')) entity.add('birthPlace', place);
  for (const country of textsOf(record, 'nationalityList', 'nationality', 'country')) entity.addCountry('nationality', country);
  for (const country of textsOf(record, 'citizenshipList', 'citizenship', 'country')) entity.addCountry('nationality', country);
  addAddresses(entity, record);
  addVessel(entity, record);
  addRemarks(entity, textOf(record, 'remarks') ?? '');
  for (const { name } of record.children) if (!READ.has(name)) entity.issue('unknown-field', 'info', `Elements ${name.slice(0, 60)} are not known and not read`);
}

function readEntry(record: XmlNode, file: string, list: ListIdentity, tally: IssueTally): WatchlistEntity | undefined {
  const uid = textOf(record, 'uid');
  const type = textOf(record, 'sdnType')?.toLowerCase() ?? 'entity';
  const schema = SCHEMAS.get(type);
  const entity = entityBuilder({ id: `${list.id}:${uid ?? ''}`, schema: schema ?? 'LegalEntity', dataset: list.id, file, path: `line ${record.line}` }, tally);
  if (uid === undefined) {
    entity.issue('missing-value', 'error', 'An entry without a uid is not read');
    return undefined;
  }
  if (schema === undefined) entity.issue('invalid-value', 'warning', 'A type of entry that is not known is read as a legal entity', type);
  addEntry(entity, record);
  const programs = textsOf(record, 'programList', 'program');
  for (const program of programs.length > 0 ? programs : [undefined]) entity.addSanction({ authority: list.authority, authorityId: uid, program, sourceUrl: `${OFAC_PAGE}${uid}` });
  return entity.build();
}

function read(files: readonly ListFile[], list: ListIdentity): Parsed<ReadList> {
  const tally = issueTally();
  const entities: WatchlistEntity[] = [];
  let publishedAt: string | undefined;
  const { issues, whole } = readXmlFiles(
    files,
    recognises,
    { root: ROOTS, record: ['sdnList/publshInformation', 'sdnList/publishInformation', 'sdnList/sdnEntry'] },
    (record, file) => {
      if (record.name === 'sdnEntry') {
        const entity = readEntry(record, file, list, tally);
        if (entity !== undefined) entities.push(entity);
      } else publishedAt = readDate(textOf(record, 'Publish_Date') ?? '', 'month-first').date;
    },
  );
  return { value: { entities: whole ? entities : [], publishedAt }, issues: [...issues, ...tally.issues()] };
}

function recognises(file: ListFile): boolean {
  return isXmlOf(file, ROOTS, /(?:^|[/\\])(?:sdn|cons(?:olidated)?)\.xml$/i);
}

/** OFAC’s sdn.xml and consolidated.xml. */
export const ofacSdnXml: ListFormat = { id: 'ofac-sdn-xml', recognises, read, met: 'none' };
