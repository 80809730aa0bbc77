import type { Parsed, WatchlistEntity, WatchlistSchema } from '#model';
import { type EntityBuilder, entityBuilder, type IssueTally, issueTally } from '../entity.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';
import { child, children, isXmlOf, readXmlFiles, textOf, type XmlNode } from '../xml.ts';
import { type Place, periodText, type References, readDay, readPlace, readReferences } from './ofac-advanced-references.ts';
import { addAka, addDocument, addFeature, addRemarks, OFAC_PAGE } from './ofac-remarks.ts';

/*
 * OFAC’s SDN_ADVANCED.xml and CONS_ADVANCED.xml: parts that point to each other by number. Entries are held until the file ends,
 * since their documents, relations and listings stand in other parts. @source OFAC, Advanced Sanctions Data Model
 */

const ROOTS = ['Sanctions'];

const RECORDS = [
  'Sanctions/DateOfIssue',
  'Sanctions/ReferenceValueSets',
  'Locations/Location',
  'IDRegDocuments/IDRegDocument',
  'DistinctParties/DistinctParty',
  'ProfileRelationships/ProfileRelationship',
  'SanctionsEntries/SanctionsEntry',
];

const SCHEMAS: ReadonlyMap<string, WatchlistSchema> = new Map([
  ['Individual', 'Person'],
  ['Entity', 'Organization'],
  ['Vessel', 'Vessel'],
  ['Aircraft', 'Airplane'],
]);

/** Parts of a name, given names first. @source NamePartType values of the list */
const NAME_PARTS = ['Nickname', 'First Name', 'Middle Name', 'Patronymic', 'Maiden Name', 'Last Name', 'Matronymic'];

/** Scripts in which the family name comes first and nothing stands between. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

type PlaceUse = { readonly kind: string; readonly location: string };
type Pending = { readonly entity: EntityBuilder; readonly name: string; readonly identities: readonly string[]; readonly places: readonly PlaceUse[] };

type Reading = {
  readonly list: ListIdentity;
  readonly tally: IssueTally;
  references: References | undefined;
  publishedAt: string | undefined;
  readonly places: Map<string, Place>;
  readonly documents: XmlNode[];
  readonly relations: XmlNode[];
  readonly entries: XmlNode[];
  readonly pending: Map<string, Pending>;
};

type Name = { readonly text: string; readonly last: string; readonly first: string; readonly latin: boolean };

function readName(documented: XmlNode, groups: ReadonlyMap<string, string>, references: References): Name {
  const parts = new Map<string, string>();
  let latin = true;
  for (const { children: values } of children(documented, 'DocumentedNamePart'))
    for (const value of values) {
      const kind = groups.get(value.attributes['NamePartGroupID'] ?? '') ?? '';
      parts.set(kind, [parts.get(kind), value.text].filter(Boolean).join(' '));
      const script = references.word('Script', value.attributes['ScriptID']);
      latin &&= script === undefined ? !/\p{L}/u.test(value.text.replace(/\p{Script=Latin}/gu, '')) : script === 'Latin';
    }
  const last = parts.get('Last Name') ?? '';
  const given = NAME_PARTS.filter((kind) => kind !== 'Last Name').map((kind) => parts.get(kind));
  const others = [...parts].filter(([kind]) => !NAME_PARTS.includes(kind)).map(([, text]) => text);
  const spoken = NAME_PARTS.map((kind) => parts.get(kind)).filter((part) => part !== undefined);
  const text = !latin && UNSPACED.test(last) ? [last, ...given].filter(Boolean).join('') : [...spoken, ...others].join(' ');
  return { text, last, first: parts.get('First Name') ?? '', latin };
}

/** Adds the names of an identity. @returns the first of them */
function addNames(entity: EntityBuilder, identity: XmlNode, references: References): string {
  const groups = new Map<string, string>();
  for (const master of children(child(identity, 'NamePartGroups'), 'MasterNamePartGroup'))
    for (const group of children(master, 'NamePartGroup')) groups.set(group.attributes['ID'] ?? '', references.word('NamePartType', group.attributes['NamePartTypeID']) ?? '');
  let first = '';
  for (const alias of children(identity, 'Alias')) {
    const kind = references.word('AliasType', alias.attributes['AliasTypeID']) ?? '';
    const names = children(alias, 'DocumentedName').map((name) => readName(name, groups, references));
    // The name itself is the first in Latin letters; the same in the original script is another name of the entry.
    const main = kind === 'Name' && first === '' ? (names.find((name) => name.latin) ?? names[0]) : undefined;
    if (main !== undefined) {
      first = main.text;
      entity.add('name', main.text);
      if (entity.schema === 'Person' && main.last !== '' && main.first !== '') {
        entity.add('lastName', main.last);
        entity.add('firstName', main.first);
      }
    }
    for (const name of names) if (name !== main) addAka(entity, kind === 'Name' ? '' : kind, name.text, alias.attributes['LowQuality'] === 'true');
  }
  return first;
}

/** Features that are a country, by name of type. @source FeatureType values of the list */
const COUNTRY_FEATURES: ReadonlyMap<string, 'nationality' | 'jurisdiction' | 'flag'> = new Map([
  ['Nationality Country', 'nationality'],
  ['Citizenship Country', 'nationality'],
  ['Nationality of Registration', 'jurisdiction'],
  ['Vessel Flag', 'flag'],
]);

/** Adds the features that say what they say; those that point to a place wait. */
function addFeatures(entity: EntityBuilder, holder: XmlNode, references: References): readonly PlaceUse[] {
  const places: PlaceUse[] = [];
  for (const feature of children(holder, 'Feature')) {
    const kind = references.word('FeatureType', feature.attributes['FeatureTypeID']) ?? '';
    for (const version of children(feature, 'FeatureVersion')) {
      for (const location of children(version, 'VersionLocation')) places.push({ kind, location: location.attributes['LocationID'] ?? '' });
      const details = children(version, 'VersionDetail').map((detail) =>
        detail.text === '' ? references.word('DetailReference', detail.attributes['DetailReferenceID']) : detail.text,
      );
      const periods = children(version, 'DatePeriod').map(periodText);
      for (const value of [...details, ...periods]) if (value !== undefined) addFeature(entity, kind, value);
      entity.add('notes', textOf(version, 'Comment'));
    }
  }
  return places;
}

function addPlace(entity: EntityBuilder, kind: string, place: Place): void {
  const property = COUNTRY_FEATURES.get(kind);
  if (property !== undefined) entity.addCountry(property, place.country ?? place.text);
  else if (kind === 'Location') {
    if (place.text !== place.country) entity.add('address', place.text);
    entity.addCountry('country', place.country);
  } else addFeature(entity, kind, place.text);
}

function startParty(reading: Reading, party: XmlNode, references: References, file: string): void {
  const profile = child(party, 'Profile');
  const id = profile?.attributes['ID'] ?? party.attributes['FixedRef'];
  const subType = profile?.attributes['PartySubTypeID'];
  const word = references.word('PartySubType', subType);
  const type = word === undefined || word === 'Unknown' ? references.parent('PartySubType', subType, 'PartyType') : word;
  const schema = type === undefined ? undefined : SCHEMAS.get(type);
  const entity = entityBuilder(
    { id: `${reading.list.id}:${id ?? ''}`, schema: schema ?? 'LegalEntity', dataset: reading.list.id, file, path: `line ${party.line}` },
    reading.tally,
  );
  if (profile === undefined || id === undefined) {
    entity.issue('missing-value', 'error', 'A party without a profile and its number is not read');
    return;
  }
  if (reading.pending.has(id)) {
    entity.issue('duplicate-id', 'error', 'An entry stands there twice; the first is kept', id);
    return;
  }
  if (schema === undefined) entity.issue('invalid-value', 'warning', 'A type of entry that is not known is read as a legal entity', type ?? '');
  const identities = children(profile, 'Identity');
  const [name = ''] = identities.map((identity) => addNames(entity, identity, references)).filter((text) => text !== '');
  const places = [...addFeatures(entity, profile, references), ...addFeatures(entity, party, references)];
  addRemarks(entity, textOf(party, 'Comment') ?? '');
  reading.pending.set(id, { entity, name, identities: identities.map((identity) => identity.attributes['ID'] ?? ''), places });
}

function take(reading: Reading, record: XmlNode, file: string): void {
  if (record.name === 'DateOfIssue') reading.publishedAt = readDay(record);
  else if (record.name === 'ReferenceValueSets') reading.references = readReferences(record);
  else if (record.name === 'IDRegDocument') reading.documents.push(record);
  else if (record.name === 'ProfileRelationship') reading.relations.push(record);
  else if (record.name === 'SanctionsEntry') reading.entries.push(record);
  else if (reading.references === undefined) {
    const message = 'The part ReferenceValueSets, which says what the numbers mean, is not there before the first entry; entries are not read';
    reading.tally.note({ code: 'missing-value', severity: 'error', file, path: `line ${record.line}`, message });
  } else if (record.name === 'Location') reading.places.set(record.attributes['ID'] ?? '', readPlace(record, reading.references));
  else startParty(reading, record, reading.references, file);
}

function addDocuments(reading: Reading, references: References): void {
  const owners = new Map([...reading.pending.values()].flatMap(({ entity, identities }) => identities.map((identity) => [identity, entity] as const)));
  for (const document of reading.documents) {
    const owner = owners.get(document.attributes['IdentityID'] ?? '');
    const number = textOf(document, 'IDRegistrationNo');
    const country = document.attributes['IssuedBy-CountryID'] ?? child(document, 'IssuedBy')?.attributes['CountryID'];
    const kind = references.word('IDRegDocType', document.attributes['IDRegDocTypeID']) ?? 'Number';
    if (owner !== undefined && number !== undefined) addDocument(owner, kind, number, references.word('Country', country));
  }
}

function addRelations(reading: Reading): void {
  for (const { attributes } of reading.relations) {
    const from = reading.pending.get(attributes['From-ProfileID'] ?? '');
    const to = reading.pending.get(attributes['To-ProfileID'] ?? '');
    const kind = reading.references?.word('RelationType', attributes['RelationTypeID']) ?? 'Linked To';
    if (from !== undefined && to !== undefined) from.entity.add('notes', `${kind.replace(/:$/, '')}: ${to.name}`);
  }
}

function addEntries(reading: Reading, references: References): void {
  for (const entry of reading.entries) {
    const id = entry.attributes['ProfileID'] ?? '';
    const owner = reading.pending.get(id)?.entity;
    if (owner === undefined) continue;
    const events = children(entry, 'EntryEvent');
    const [listingDate] = events
      .map((event) => readDay(child(event, 'Date')))
      .filter((date) => date !== undefined)
      .sort();
    const reasons = events.map((event) => references.word('LegalBasis', event.attributes['LegalBasisID'])).filter((reason) => reason !== undefined && reason !== 'Unknown');
    const measures = children(entry, 'SanctionsMeasure').filter((measure) => (references.word('SanctionsType', measure.attributes['SanctionsTypeID']) ?? 'Program') === 'Program');
    const programs = measures.map((measure) => textOf(measure, 'Comment')).filter((program) => program !== undefined);
    const reason = [...new Set(reasons)].join('; ');
    for (const program of programs.length > 0 ? new Set(programs) : [undefined])
      owner.addSanction({ authority: reading.list.authority, authorityId: id, program, listingDate, reason, sourceUrl: `${OFAC_PAGE}${id}` });
  }
}

function finish(reading: Reading): readonly WatchlistEntity[] {
  const { references } = reading;
  if (references === undefined) return [];
  for (const { entity, places } of reading.pending.values())
    for (const { kind, location } of places) {
      const place = reading.places.get(location);
      if (place === undefined) entity.issue('missing-value', 'warning', 'A place that an entry points to is not in the file', location);
      else addPlace(entity, kind, place);
    }
  addDocuments(reading, references);
  addRelations(reading);
  addEntries(reading, references);
  return [...reading.pending.values()].map(({ entity }) => entity.build()).filter((entity) => entity !== undefined);
}

function read(files: readonly ListFile[], list: ListIdentity): Parsed<ReadList> {
  const reading: Reading = {
    list,
    tally: issueTally(),
    references: undefined,
    publishedAt: undefined,
    places: new Map(),
    documents: [],
    relations: [],
    entries: [],
    pending: new Map(),
  };
  const { issues, whole } = readXmlFiles(files, recognises, { root: ROOTS, record: RECORDS }, (record, file) => take(reading, record, file));
  const entities = whole ? finish(reading) : [];
  return { value: { entities, publishedAt: reading.publishedAt }, issues: [...issues, ...reading.tally.issues()] };
}

function recognises(file: ListFile): boolean {
  return isXmlOf(file, ROOTS, /(?:sdn|cons)_advanced\.xml$/i);
}

/** OFAC’s SDN_ADVANCED.xml and CONS_ADVANCED.xml. */
export const ofacAdvancedXml: ListFormat = { id: 'ofac-advanced-xml', recognises, read, met: 'none' };
