import type { WatchlistEntity } from '#model';
import { readDate } from '#values';
import { type EntityBuilder, entityBuilder, type IssueTally, issueTally } from '../entity.ts';
import { uniqueEntities } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity } from '../list.ts';
import { child, children, isXmlOf, readXmlFiles, textOf, textsOf, type XmlNode } from '../xml.ts';
import { addGbAddress, addGbBirthPlace, addGbName, gbSchema, splitContacts } from './gb-words.ts';

/*
 * The UK Sanctions List as XML: a Designation an entry. @source FCDO, UK Sanctions List: format guide
 */

const ROOTS = ['Designations'];

/**
 * Elements at any depth. Gender is among those that are ignored, on purpose: it is never compared. Ignored as well: titles, what
 * measures are imposed, additional information on documents, owners and subsidiaries, and what a ship measures.
 * @source the elements of the published list, as public readers transcribe them
 */
const ELEMENTS = new Set(
  `LastUpdated DateDesignated UniqueID OFSIGroupID UNReferenceNumber RegimeName IndividualEntityShip DesignationSource SanctionsImposed OtherInformation
  UKStatementofReasons Names Name Name1 Name2 Name3 Name4 Name5 Name6 NameType AliasStrength NonLatinNames NonLatinName NameNonLatinScript NonLatinScriptType
  NonLatinScriptLanguage Titles Title Addresses Address AddressLine1 AddressLine2 AddressLine3 AddressLine4 AddressLine5 AddressLine6 AddressPostalCode
  AddressCountry PhoneNumbers PhoneNumber EmailAddresses EmailAddress Websites Website IndividualDetails Individual DOBs DOB BirthDetails Location TownOfBirth
  CountryOfBirth Genders Gender Nationalities Nationality Positions Position PassportDetails Passport PassportDetail PassportNumber PassportAdditionalInformation
  NationalIdentifierDetails NationalIdentifier NationalIdentifierDetail NationalIdentifierNumber NationalIdentifierAdditionalInformation EntityDetails Entity
  BusinessRegistrationNumbers BusinessRegistrationNumber TypeOfEntities TypeOfEntity ParentCompanies ParentCompany Subsidiaries Subsidiary ShipDetails Ship
  IMONumbers IMONumber CurrentOwnerOperators CurrentOwnerOperator PreviousOwnerOperators PreviousOwnerOperator CurrentBelievedFlagOfShips
  CurrentBelievedFlagOfShip PreviousFlags PreviousFlag TypeOfShipDetails TypeOfShip TonnageOfShipDetails TonnageOfShip LengthOfShipDetails LengthOfShip
  YearsBuilt YearBuilt HullIdentificationNumbers HullIdentificationNumber`.split(/\s+/),
);

/** Says for every measure whether it is imposed; the measures are not kept. @source as above */
const INDICATORS = 'SanctionsImposedIndicators';

function reportUnknown(node: XmlNode, entity: EntityBuilder): void {
  for (const one of node.children) {
    if (one.name === INDICATORS) continue;
    if (!ELEMENTS.has(one.name)) entity.issue('unknown-field', 'info', `Elements ${one.name.slice(0, 60)} are not known and not read`);
    else reportUnknown(one, entity);
  }
}

function dateOf(text: string | undefined): string | undefined {
  return readDate(text ?? '', 'day-first').date;
}

function addNames(entity: EntityBuilder, record: XmlNode): void {
  for (const name of children(child(record, 'Names'), 'Name')) {
    const given = ['Name1', 'Name2', 'Name3', 'Name4', 'Name5'].map((part) => textOf(name, part) ?? '');
    addGbName(entity, { given, last: textOf(name, 'Name6') ?? '', type: textOf(name, 'NameType') ?? '', quality: textOf(name, 'AliasStrength') ?? '', native: '' });
  }
  for (const name of textsOf(record, 'NonLatinNames', 'NonLatinName', 'NameNonLatinScript')) entity.add('alias', name);
}

function addPerson(entity: EntityBuilder, person: XmlNode): void {
  for (const date of textsOf(person, 'DOBs', 'DOB')) entity.addBirthDate(date, 'day-first');
  for (const place of children(child(person, 'BirthDetails'), 'Location')) addGbBirthPlace(entity, textOf(place, 'TownOfBirth') ?? '', textOf(place, 'CountryOfBirth') ?? '');
  for (const country of textsOf(person, 'Nationalities', 'Nationality')) entity.addCountry('nationality', country);
  for (const position of textsOf(person, 'Positions', 'Position')) entity.add('position', position);
  for (const document of child(person, 'PassportDetails')?.children ?? []) entity.add('passportNumber', textOf(document, 'PassportNumber'));
  for (const document of child(person, 'NationalIdentifierDetails')?.children ?? []) entity.add('idNumber', textOf(document, 'NationalIdentifierNumber'));
}

function addContacts(entity: EntityBuilder, record: XmlNode): void {
  for (const address of children(child(record, 'Addresses'), 'Address')) {
    const lines = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4', 'AddressLine5', 'AddressLine6', 'AddressPostalCode'];
    addGbAddress(
      entity,
      lines.map((line) => textOf(address, line) ?? ''),
      textOf(address, 'AddressCountry') ?? '',
    );
  }
  for (const number of textsOf(record, 'PhoneNumbers', 'PhoneNumber').flatMap(splitContacts)) entity.add('phone', number);
  for (const address of textsOf(record, 'EmailAddresses', 'EmailAddress').flatMap(splitContacts)) entity.add('email', address);
  for (const site of textsOf(record, 'Websites', 'Website').flatMap(splitContacts)) entity.add('website', site);
}

function addShip(entity: EntityBuilder, ship: XmlNode): void {
  for (const number of textsOf(ship, 'IMONumbers', 'IMONumber')) entity.add('imoNumber', number.replace(/^IMO\s*/i, ''));
  for (const country of textsOf(ship, 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip')) entity.addCountry('flag', country);
  for (const type of textsOf(ship, 'TypeOfShipDetails', 'TypeOfShip')) entity.add('type', type);
  for (const number of textsOf(ship, 'HullIdentificationNumbers', 'HullIdentificationNumber')) entity.add('serialNumber', number);
}

function readEntry(record: XmlNode, file: string, list: ListIdentity, tally: IssueTally): WatchlistEntity | undefined {
  const id = textOf(record, 'UniqueID');
  const path = `line ${record.line}`;
  const schema = gbSchema(textOf(record, 'IndividualEntityShip') ?? '', tally, file, path);
  const entity = entityBuilder({ id: `${list.id}:${id ?? ''}`, schema, dataset: list.id, file, path }, tally);
  if (id === undefined) {
    entity.issue('missing-value', 'error', 'An entry without a UniqueID is not read');
    return undefined;
  }
  reportUnknown(record, entity);
  addNames(entity, record);
  for (const person of children(child(record, 'IndividualDetails'), 'Individual')) addPerson(entity, person);
  for (const number of textsOf(record, 'EntityDetails', 'Entity', 'BusinessRegistrationNumbers', 'BusinessRegistrationNumber')) entity.add('registrationNumber', number);
  for (const ship of children(child(record, 'ShipDetails'), 'Ship')) addShip(entity, ship);
  addContacts(entity, record);
  for (const [element, label] of [
    ['OFSIGroupID', 'OFSI group'],
    ['UNReferenceNumber', 'UN reference'],
  ] as const)
    for (const number of textsOf(record, element)) entity.add('notes', `${label} ${number}`);
  for (const note of textsOf(record, 'OtherInformation')) entity.add('notes', note);
  const listing = { listingDate: dateOf(textOf(record, 'DateDesignated')), reason: textOf(record, 'UKStatementofReasons') };
  entity.addSanction({ authority: list.authority, authorityId: id, program: textOf(record, 'RegimeName'), ...listing });
  entity.setLastChange(dateOf(textOf(record, 'LastUpdated')));
  return entity.build();
}

function recognises(file: ListFile): boolean {
  return isXmlOf(file, ROOTS, /UK[-_]Sanctions[-_]List[^/\\]*\.xml$/i);
}

/** The UK Sanctions List as XML. */
export const gbFcdoXml: ListFormat = {
  id: 'gb-fcdo-xml',
  recognises,
  read: (files, list) => {
    const tally = issueTally();
    const entities: WatchlistEntity[] = [];
    let publishedAt: string | undefined;
    const { issues, whole } = readXmlFiles(files, recognises, { root: ROOTS, record: ['Designations/Designation', 'Designations/DateGenerated'] }, (record, file) => {
      if (record.name === 'DateGenerated') publishedAt = dateOf(record.text);
      else entities.push(...[readEntry(record, file, list, tally) ?? []].flat());
    });
    return { value: { entities: whole ? uniqueEntities(entities, tally) : [], publishedAt }, issues: [...issues, ...tally.issues()] };
  },
  met: 'none',
};
