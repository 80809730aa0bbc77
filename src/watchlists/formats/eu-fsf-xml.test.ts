import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { euFsf } from '../lists/eu-fsf.ts';
import { euFsfXml } from './eu-fsf-xml.ts';

const FIXTURE = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-07-28T11:43:32.000+02:00" globalFileId="1">
  <sanctionEntity designationDate="2001-02-01" designationDetails="" unitedNationId="EXi.001" euReferenceNumber="EU.1.11" logicalId="13">
    <remark>A remark</remark>
    <regulation regulationType="amendment" publicationDate="2001-02-27" entryIntoForceDate="2001-02-28" numberTitle="1/2001" programme="EXA" logicalId="1"><publicationUrl>https://eur-lex.europa.eu/example</publicationUrl></regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="The Example" function="" gender="" title="" strong="false" logicalId="2"/>
    <nameAlias firstName="Sang" middleName="Man" lastName="EXAMPLE" wholeName="Sang Man EXAMPLE" function="Director" gender="M" title="Mr" strong="true" logicalId="3"><remark>Good quality alias</remark></nameAlias>
    <nameAlias wholeName="예시" strong="true" nameLanguage="KO" logicalId="4"/>
    <citizenship countryIso2Code="KP" countryDescription="KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF"/><citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
    <birthdate circa="false" calendarType="GREGORIAN" city="Exampletown" zipCode="" birthdate="1961-02-15" dayOfMonth="15" monthOfYear="2" year="1961" region="" place="" countryIso2Code="CN" countryDescription="CHINA"/>
    <birthdate circa="true" calendarType="GREGORIAN" year="1963" countryIso2Code="00" countryDescription="UNKNOWN"/>
    <birthdate circa="false" calendarType="ISLAMIC" year="1342"/>
    <address city="Exampletown" street="1 Example Street" poBox="" zipCode="12345" region="" place="" countryIso2Code="CN" countryDescription="CHINA"><contactInfo key="EMAIL" value="a@example.com"/></address>
    <identification number="AB1234567" latinNumber="" identificationTypeCode="passport" countryIso2Code="KP"/>
    <identification number="77-1" identificationTypeCode="zodiac"/>
    <horoscope/>
  </sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.2.22" logicalId="14"><subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="Example Trading" strong="true" function="Trade"/></sanctionEntity>
  <sanctionEntity euReferenceNumber="EU.3.33"><subjectType code="enterprise"/><nameAlias wholeName="No Number"/></sanctionEntity>
</export>`;
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => euFsfXml.read([{ name: 'xmlFullSanctionsList_1_1.xml', bytes }], euFsf);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('euFsfXml', () => {
  const { value, issues } = read(BYTES);

  it('reads a person: the first strong name names the entry, weak ones stay weak', () => {
    expect(value.publishedAt).toBe('2026-07-28T09:43:32Z');
    expect(value.entities[0]).toEqual({
      id: 'eu-fsf:13',
      schema: 'Person',
      caption: 'Sang Man EXAMPLE',
      properties: {
        weakAlias: ['The Example'],
        name: ['Sang Man EXAMPLE'],
        firstName: ['Sang'],
        lastName: ['EXAMPLE'],
        position: ['Director'],
        alias: ['예시'],
        notes: ['A remark', 'Born 1342 (islamic calendar)', 'UN reference EXi.001'],
        nationality: ['KP'],
        birthDate: ['1961-02-15', '1963'],
        birthPlace: ['Exampletown, CHINA'],
        address: ['1 Example Street, 12345, Exampletown, CHINA'],
        country: ['CN'],
        email: ['a@example.com'],
        passportNumber: ['AB1234567'],
        idNumber: ['77-1'],
      },
      originals: { birthDate: ['circa 1963'] },
      sanctions: [{ authority: 'EU', authorityId: 'EU.1.11', program: 'EXA', listingDate: '2001-02-01', sourceUrl: 'https://eur-lex.europa.eu/example' }],
      dataset: 'eu-fsf',
      lastChange: '2001-02-27',
    });
  });

  it('reads an enterprise, and says what it does not know', () => {
    expect(value.entities[1]).toMatchObject({ schema: 'Organization', properties: { name: ['Example Trading'], notes: ['Trade'] }, sanctions: [{ authorityId: 'EU.2.22' }] });
    expect(issues.map(({ message }) => message)).toEqual([
      'A kind of identification that is not known is read as an identity number',
      'Elements horoscope are not known and not read',
      'An entry without a logicalId is not read',
    ]);
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        euFsfXml.recognises({ name: 'a.xml', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});
