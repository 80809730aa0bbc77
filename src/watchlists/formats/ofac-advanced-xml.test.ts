import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { usOfacSdn } from '../lists/us-ofac-sdn.ts';
import { ofacAdvancedXml } from './ofac-advanced-xml.ts';

const set = (kind: string, words: Readonly<Record<number, string>>, more = '') =>
  `<${kind}Values>${Object.entries(words)
    .map(([id, word]) => `<${kind} ID="${id}" ${more}>${word}</${kind}>`)
    .join('')}</${kind}Values>`;
const REFERENCES = `<ReferenceValueSets>${[
  set('AliasType', { 1400: 'A.K.A.', 1401: 'F.K.A.', 1403: 'Name' }),
  set('Country', { 11: 'China', 12: 'Korea, North', 13: 'undetermined' }),
  set('DetailReference', { 91526: 'Male', 3: 'Tug' }),
  set('FeatureType', {
    8: 'Birthdate',
    9: 'Place of Birth',
    10: 'Nationality Country',
    25: 'Location',
    224: 'Gender',
    344: 'Digital Currency Address - XBT',
    21: 'Email Address',
    2: 'VESSEL TYPE',
    99: 'Zodiac',
    26: 'Title',
  }),
  set('IDRegDocType', { 1571: 'Passport', 1626: 'Vessel Registration Identification' }),
  set('LocPartType', { 1451: 'ADDRESS1', 1454: 'CITY' }),
  set('NamePartType', { 1520: 'Last Name', 1521: 'First Name', 1525: 'Entity Name', 1526: 'Vessel Name' }),
  set('PartyType', { 1: 'Individual', 2: 'Entity', 4: 'Transport' }),
  '<PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType></PartySubTypeValues>',
  set('LegalBasis', { 1: 'Executive Order 13722' }),
  set('SanctionsType', { 1: 'Program', 1705: 'Block' }),
  set('RelationType', { 15003: 'Acting for or on behalf of' }),
  set('Script', { 215: 'Latin', 220: 'Hangul' }),
].join('')}</ReferenceValueSets>`;

const part = (value: string, group: number, script = 215) =>
  `<DocumentedNamePart><NamePartValue NamePartGroupID="${group}" ScriptID="${script}" Acronym="false">${value}</NamePartValue></DocumentedNamePart>`;
const name = (...parts: readonly string[]) => `<DocumentedName ID="1" FixedRef="1" DocNameStatusID="1">${parts.join('')}</DocumentedName>`;
const alias = (type: number, names: string, low = false) => `<Alias FixedRef="1" AliasTypeID="${type}" Primary="${type === 1403}" LowQuality="${low}">${names}</Alias>`;
const groups = (types: Readonly<Record<number, number>>) =>
  `<NamePartGroups>${Object.entries(types)
    .map(([id, type]) => `<MasterNamePartGroup><NamePartGroup ID="${id}" NamePartTypeID="${type}"/></MasterNamePartGroup>`)
    .join('')}</NamePartGroups>`;
const feature = (type: number, inner: string) =>
  `<Feature ID="1" FeatureTypeID="${type}"><FeatureVersion ID="1" ReliabilityID="1560"><Comment/>${inner}</FeatureVersion></Feature>`;
const day = (tag: string, [year, month, date]: readonly [number, number, number]) => `<${tag}><Year>${year}</Year><Month>${month}</Month><Day>${date}</Day></${tag}>`;
const period = (from: readonly [number, number, number], to: readonly [number, number, number], about = false) =>
  `<DatePeriod CalendarTypeID="1"><Start Approximate="${about}">${day('From', from)}${day('To', from)}</Start><End Approximate="${about}">${day('From', to)}${day('To', to)}</End></DatePeriod>`;

const PERSON = `<DistinctParty FixedRef="1001"><Comment/><Profile ID="1001" PartySubTypeID="4"><Identity ID="91" FixedRef="1001" Primary="true" False="false">
  ${alias(1403, name(part('EXAMPLE', 1), part('Sang Man', 2)) + name(part('예', 1, 220), part('시', 2, 220)))}
  ${alias(1400, name(part('EXAMPLE', 1), part('Sangman', 2)))}${alias(1400, name(part('The Example', 1)), true)}${alias(1401, name(part('FORMER', 1), part('Ann', 2)))}
  ${groups({ 1: 1520, 2: 1521 })}</Identity>
  ${feature(8, period([1967, 6, 28], [1967, 6, 28]))}${feature(8, period([1961, 1, 1], [1961, 12, 31], true))}${feature(8, period([1970, 1, 1], [1972, 12, 31]))}
  ${feature(9, '<VersionDetail DetailTypeID="1432">Exampletown, Iran</VersionDetail>')}${feature(10, '<VersionLocation LocationID="500"/>')}${feature(25, '<VersionLocation LocationID="501"/>')}
  ${feature(224, '<VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/>')}${feature(344, '<VersionDetail DetailTypeID="1432">1ExampleWa11et</VersionDetail>')}
  ${feature(21, '<VersionDetail DetailTypeID="1432">a@example.com</VersionDetail>')}${feature(26, '<VersionDetail DetailTypeID="1432">Director</VersionDetail>')}${feature(99, '<VersionDetail DetailTypeID="1432">Ram</VersionDetail>')}
</Profile></DistinctParty>`;
const VESSEL = `<DistinctParty FixedRef="1003"><Profile ID="1003" PartySubTypeID="1"><Identity ID="93">${alias(1403, name(part('EXAMPLE STAR', 5)))}${groups({ 5: 1526 })}</Identity>
  ${feature(2, '<VersionDetail DetailTypeID="1431" DetailReferenceID="3"/>')}</Profile></DistinctParty>`;
const ENTITY = `<DistinctParty FixedRef="1002"><Profile ID="1002" PartySubTypeID="3"><Identity ID="92">${alias(1403, name(part('EXAMPLE TRADING', 4)))}${groups({ 4: 1525 })}</Identity></Profile></DistinctParty>`;
const LOCATIONS = `<Locations><Location ID="500"><LocationCountry CountryID="12"/></Location><Location ID="501"><LocationCountry CountryID="11"/>
  <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="false"><Value>例</Value></LocationPartValue><LocationPartValue Primary="true"><Value>Exampletown</Value></LocationPartValue></LocationPart>
  <LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true"><Value>1 Example Street</Value></LocationPartValue></LocationPart></Location></Locations>`;
const DOCUMENTS = `<IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1571" IdentityID="91" IssuedBy-CountryID="11"><IDRegistrationNo>AB123456</IDRegistrationNo></IDRegDocument>
  <IDRegDocument ID="2" IDRegDocTypeID="1626" IdentityID="93"><IDRegistrationNo>IMO 1234567</IDRegistrationNo></IDRegDocument></IDRegDocuments>`;
const entry = (id: number, programs: readonly string[]) =>
  `<SanctionsEntry ID="${id}" ProfileID="${id}" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1"><Comment/>${day('Date', [2023, 5, 23])}</EntryEvent>
  <SanctionsMeasure ID="1" SanctionsTypeID="1705"><Comment/></SanctionsMeasure>${programs.map((program) => `<SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>${program}</Comment></SanctionsMeasure>`).join('')}</SanctionsEntry>`;
const document = (...parts: readonly string[]) =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="utf-8"?><Sanctions xmlns="https://example.com/ADVANCED_XML" Version="1">${day('DateOfIssue', [2026, 2, 7])}${parts.join('\n')}</Sanctions>`,
  );
const PARTIES = `<DistinctParties>${PERSON}${ENTITY}${VESSEL}</DistinctParties>`;
const RELATIONS = '<ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="1001" To-ProfileID="1002" RelationTypeID="15003" Former="false"/></ProfileRelationships>';
const ENTRIES = `<SanctionsEntries>${entry(1001, ['DPRK3', 'CYBER2'])}${entry(1002, ['DPRK3'])}${entry(1003, ['SYRIA'])}</SanctionsEntries>`;

const bytes = document(REFERENCES, LOCATIONS, DOCUMENTS, PARTIES, RELATIONS, ENTRIES);
const read = (given: Uint8Array) => ofacAdvancedXml.read([{ name: 'SDN_ADVANCED.XML', bytes: given }], usOfacSdn);

describe('ofacAdvancedXml', () => {
  const { value, issues } = read(bytes);

  it('reads a person through all references', () => {
    expect(value.publishedAt).toBe('2026-02-07');
    expect(value.entities[0]).toEqual({
      id: 'us-ofac-sdn:1001',
      schema: 'Person',
      caption: 'Sang Man EXAMPLE',
      properties: {
        name: ['Sang Man EXAMPLE'],
        lastName: ['EXAMPLE'],
        firstName: ['Sang Man'],
        alias: ['예시', 'Sangman EXAMPLE'],
        weakAlias: ['The Example'],
        previousName: ['Ann FORMER'],
        birthDate: ['1967-06-28', '1961', '1970', '1971', '1972'],
        birthPlace: ['Exampletown, Iran'],
        nationality: ['KP'],
        address: ['1 Example Street, Exampletown, China'],
        country: ['CN'],
        publicKey: ['1ExampleWa11et'],
        email: ['a@example.com'],
        position: ['Director'],
        passportNumber: ['AB123456'],
        notes: ['Zodiac Ram', 'Acting for or on behalf of: EXAMPLE TRADING'],
      },
      originals: {
        birthDate: ['circa 1961', '1970-01-01 to 1972-12-31'],
        publicKey: ['Digital Currency Address - XBT 1ExampleWa11et'],
        passportNumber: ['Passport AB123456 (China)'],
      },
      sanctions: ['DPRK3', 'CYBER2'].map((program) => ({
        authority: 'US OFAC',
        authorityId: '1001',
        program,
        listingDate: '2023-05-23',
        reason: 'Executive Order 13722',
        sourceUrl: 'https://sanctionssearch.ofac.treas.gov/Details.aspx?id=1001',
      })),
      dataset: 'us-ofac-sdn',
    });
  });

  it('reads organisations and vessels', () => {
    expect(value.entities.slice(1)).toMatchObject([
      { id: 'us-ofac-sdn:1002', schema: 'Organization', caption: 'EXAMPLE TRADING' },
      { id: 'us-ofac-sdn:1003', schema: 'Vessel', properties: { type: ['Tug'], imoNumber: ['1234567'] } },
    ]);
  });

  it('says which features it does not know', () => {
    expect(issues).toMatchObject([{ code: 'unknown-field', severity: 'info', received: 'Ram' }]);
  });

  it('gives the same whatever the order of the parts after the references', () => {
    const other = read(document(REFERENCES, ENTRIES, PARTIES, RELATIONS, DOCUMENTS, LOCATIONS));
    const sorted = (given: typeof value) => given.entities.map(({ id, sanctions, properties }) => [id, sanctions, Object.entries(properties).sort()]);
    expect(sorted(other.value)).toEqual(sorted(value));
  });

  it('reads no entry without the words that the numbers stand for', () => {
    expect(read(document(PARTIES, REFERENCES))).toMatchObject({ value: { entities: [] }, issues: [{ code: 'missing-value', severity: 'error' }] });
  });

  it('names a place that is not in the file', () => {
    expect(read(document(REFERENCES, PARTIES)).issues).toContainEqual(expect.objectContaining({ code: 'missing-value', severity: 'warning' }));
  });

  it('gives entries of the model’s shape', () => {
    for (const entity of value.entities) expect(watchlistEntitySchema.parse(entity)).toEqual(entity);
  });

  it('gives nothing of a file that is cut off', () => {
    expect(read(bytes.slice(0, -40)).value.entities).toEqual([]);
  });

  it('never throws, whatever the bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (random) => read(random).value.entities.length === 0));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }), fc.integer({ min: 0, max: bytes.length }), (flips, end) => {
        const broken = bytes.slice(0, end);
        for (const [at, byte] of flips) broken[at] = byte;
        read(broken);
      }),
    );
  });
});
