import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { gbFcdo } from '../lists/gb-fcdo.ts';
import { gbFcdoXml } from './gb-fcdo-xml.ts';

const FIXTURE = `<?xml version="1.0" encoding="utf-8"?>
<Designations>
  <DateGenerated>08/10/2026</DateGenerated>
  <Designation>
    <LastUpdated>02/03/2022</LastUpdated><DateDesignated>25/01/2021</DateDesignated><UniqueID>EXA0001</UniqueID><OFSIGroupID>11111</OFSIGroupID><UNReferenceNumber>EXi.001</UNReferenceNumber>
    <Names>
      <Name><Name1>Sang</Name1><Name2>Man</Name2><Name6>EXAMPLE</Name6><NameType>Primary Name</NameType></Name>
      <Name><Name1>Sangman</Name1><Name6>EXAMPEL</Name6><NameType>Primary Name Variation</NameType></Name>
      <Name><Name6>The Example</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
    </Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>예시</NameNonLatinScript></NonLatinName></NonLatinNames>
    <RegimeName>The Example Regulations 2020</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
    <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze></SanctionsImposedIndicators>
    <UKStatementofReasons>An example.</UKStatementofReasons>
    <Addresses><Address><AddressLine1>1 Example Street</AddressLine1><AddressCountry>China</AddressCountry></Address></Addresses>
    <PhoneNumbers><PhoneNumber>+1-202-555-0101</PhoneNumber></PhoneNumbers>
    <Horoscope>Ram</Horoscope>
    <IndividualDetails><Individual>
      <DOBs><DOB>dd/mm/1950</DOB><DOB>27/08/1955</DOB></DOBs><Genders><Gender>Male</Gender></Genders>
      <Nationalities><Nationality>North Korea</Nationality></Nationalities>
      <PassportDetails><Passport><PassportNumber>AB1234567</PassportNumber></Passport></PassportDetails>
      <NationalIdentifierDetails><NationalIdentifier><NationalIdentifierNumber>77-1</NationalIdentifierNumber></NationalIdentifier></NationalIdentifierDetails>
      <BirthDetails><Location><TownOfBirth>Exampletown</TownOfBirth><CountryOfBirth>China</CountryOfBirth></Location></BirthDetails>
      <Positions><Position>Director</Position></Positions>
    </Individual></IndividualDetails>
  </Designation>
  <Designation><UniqueID>EXA0003</UniqueID><Names><Name><Name6>EXAMPLE STAR</Name6><NameType>Primary Name</NameType></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip>
    <ShipDetails><Ship><IMONumbers><IMONumber>1234567</IMONumber></IMONumbers></Ship></ShipDetails></Designation>
  <Designation><Names><Name><Name6>NO NUMBER</Name6></Name></Names><IndividualEntityShip>Entity</IndividualEntityShip></Designation>
</Designations>`;
const encode = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => gbFcdoXml.read([{ name: 'UK-Sanctions-List.xml', bytes }], gbFcdo);

const BYTES = encode(FIXTURE);
const damaged = fc.tuple(fc.nat(BYTES.length - 1), fc.nat(255), fc.nat(BYTES.length)).map(([at, byte, end]) => {
  const copy = BYTES.slice(0, Math.max(end, at + 1));
  copy[at] = byte;
  return copy;
});

describe('gbFcdoXml', () => {
  const { value, issues } = read(BYTES);

  it('reads a person as the CSV of the same list does', () => {
    expect(value.publishedAt).toBe('2026-10-08');
    expect(value.entities[0]).toEqual({
      id: 'gb-fcdo:EXA0001',
      schema: 'Person',
      caption: 'Sang Man EXAMPLE',
      properties: {
        name: ['Sang Man EXAMPLE'],
        firstName: ['Sang'],
        lastName: ['EXAMPLE'],
        alias: ['Sangman EXAMPEL', '예시'],
        weakAlias: ['The Example'],
        birthDate: ['1950', '1955-08-27'],
        birthPlace: ['Exampletown, China'],
        nationality: ['KP'],
        position: ['Director'],
        passportNumber: ['AB1234567'],
        idNumber: ['77-1'],
        address: ['1 Example Street, China'],
        country: ['CN'],
        phone: ['+1-202-555-0101'],
        notes: ['OFSI group 11111', 'UN reference EXi.001'],
      },
      sanctions: [{ authority: 'UK FCDO', authorityId: 'EXA0001', program: 'The Example Regulations 2020', listingDate: '2021-01-25', reason: 'An example.' }],
      dataset: 'gb-fcdo',
      lastChange: '2022-03-02',
    });
    expect(value.entities[1]).toMatchObject({ schema: 'Vessel', properties: { imoNumber: ['1234567'] } });
  });

  it('reports elements that it does not know, and an entry without a number', () => {
    expect(issues).toMatchObject([
      { code: 'unknown-field', severity: 'info', message: 'Elements Horoscope are not known and not read' },
      { code: 'missing-value', severity: 'error' },
    ]);
  });

  it('gives nothing of a file that is cut off', () => {
    expect(read(BYTES.slice(0, -30))).toMatchObject({ value: { entities: [] }, issues: [{ code: 'unreadable' }, {}] });
  });

  it('never throws, whatever the bytes are, and gives only well-formed entries', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), damaged), (bytes) => {
        gbFcdoXml.recognises({ name: 'UK-Sanctions-List.xml', bytes });
        for (const entity of read(bytes).value.entities) watchlistEntitySchema.parse(entity);
      }),
    );
  });
});
