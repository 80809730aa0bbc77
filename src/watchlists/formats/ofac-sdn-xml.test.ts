import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import type { ListFile } from '../list.ts';
import { usOfacSdn } from '../lists/us-ofac-sdn.ts';
import { ofacSdnXml } from './ofac-sdn-xml.ts';

const XML = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>05/03/2024</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry>
    <uid>1001</uid><firstName>Sang Man</firstName><lastName>EXAMPLE</lastName><title>Director; Adviser</title><sdnType>Individual</sdnType>
    <remarks>(Linked To: EXAMPLE TRADING)</remarks>
    <programList><program>DPRK3</program><program>CYBER2</program></programList>
    <idList>
      <id><uid>1</uid><idType>Passport</idType><idNumber>AB123456</idNumber><idCountry>Iran</idCountry></id>
      <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id>
      <id><uid>3</uid><idType>Digital Currency Address - XBT</idType><idNumber>1ExampleWa11et</idNumber></id>
      <id><uid>4</uid><idType>Permit of Example</idType><idNumber>77-1</idNumber></id>
    </idList>
    <akaList>
      <aka><uid>5</uid><type>a.k.a.</type><category>strong</category><lastName>EXAMPLE</lastName><firstName>Sangman</firstName></aka>
      <aka><uid>6</uid><type>a.k.a.</type><category>weak</category><lastName>THE EXAMPLE</lastName></aka>
      <aka><uid>7</uid><type>f.k.a.</type><category>strong</category><lastName>FORMER</lastName><firstName>Ann</firstName></aka>
    </akaList>
    <addressList><address><uid>8</uid><address1>1 Example Street</address1><city>Exampletown</city><country>China</country></address></addressList>
    <nationalityList><nationality><uid>9</uid><country>Korea, North</country><mainEntry>true</mainEntry></nationality></nationalityList>
    <citizenshipList><citizenship><uid>10</uid><country>Iran</country><mainEntry>false</mainEntry></citizenship></citizenshipList>
    <dateOfBirthList><dateOfBirthItem><uid>11</uid><dateOfBirth>circa 1961</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
    <placeOfBirthList><placeOfBirthItem><uid>12</uid><placeOfBirth>Exampletown</placeOfBirth><mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
    <zodiac/>
  </sdnEntry>
  <sdnEntry><uid>1003</uid><lastName>EXAMPLE STAR</lastName><sdnType>Vessel</sdnType><programList><program>SYRIA</program></programList>
    <idList><id><uid>1</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 1234567</idNumber></id></idList>
    <vesselInfo><callSign>E5U0000</callSign><vesselType>Tug</vesselType><vesselFlag>Iran</vesselFlag><tonnage>640</tonnage></vesselInfo></sdnEntry>
  <sdnEntry><lastName>NO NUMBER</lastName><sdnType>Entity</sdnType></sdnEntry>
</sdnList>`;
const bytes = new TextEncoder().encode(XML);
const read = (given: Uint8Array, name = 'sdn.xml') => ofacSdnXml.read([{ name, bytes: given }], usOfacSdn);

describe('ofacSdnXml', () => {
  const { value, issues } = read(bytes);

  it('reads a person', () => {
    expect(value.publishedAt).toBe('2024-05-03');
    expect(value.entities[0]).toMatchObject({
      id: 'us-ofac-sdn:1001',
      schema: 'Person',
      caption: 'Sang Man EXAMPLE',
      properties: {
        lastName: ['EXAMPLE'],
        alias: ['Sangman EXAMPLE'],
        weakAlias: ['THE EXAMPLE'],
        previousName: ['Ann FORMER'],
        position: ['Director', 'Adviser'],
        passportNumber: ['AB123456'],
        idNumber: ['77-1'],
        publicKey: ['1ExampleWa11et'],
        address: ['1 Example Street, Exampletown, China'],
        country: ['CN'],
        nationality: ['KP', 'IR'],
        birthDate: ['1961'],
        birthPlace: ['Exampletown'],
      },
      sanctions: [{ program: 'DPRK3' }, { program: 'CYBER2' }],
    });
    expect(JSON.stringify(value)).not.toContain('Male');
  });

  it('reads a vessel', () => {
    expect(value.entities[1]).toMatchObject({
      schema: 'Vessel',
      properties: { imoNumber: ['1234567'], callSign: ['E5U0000'], type: ['Tug'], flag: ['IR'], notes: ['Tonnage: 640'] },
    });
  });

  it('says what it did not read', () => {
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['unknown-field', 'info'],
      ['missing-value', 'error'],
    ]);
  });

  it('gives entries of the model’s shape', () => {
    for (const entity of value.entities) expect(watchlistEntitySchema.parse(entity)).toEqual(entity);
  });

  it('knows its file by the root, and a page of HTML by its name', () => {
    const file = (name: string, text: string): ListFile => ({ name, bytes: new TextEncoder().encode(text) });
    expect(ofacSdnXml.recognises({ name: 'a', bytes })).toBe(true);
    expect(ofacSdnXml.recognises(file('SDN.XML', '<html>'))).toBe(true);
    expect(ofacSdnXml.recognises(file('sdn.xml', '<Sanctions>'))).toBe(false);
  });

  it('gives nothing of a file that is cut off', () => {
    expect(read(bytes.slice(0, -100))).toMatchObject({ value: { entities: [] }, issues: [{ code: 'unreadable' }, {}] });
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
