import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { watchlistEntitySchema } from '#model';
import { unmet } from '../list.ts';
import { unSc } from '../lists/un-sc.ts';
import { unXml } from './un-xml.ts';

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">
  <INDIVIDUALS><INDIVIDUAL>
    <DATAID>1001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>EXAMPLE </FIRST_NAME><SECOND_NAME>SANG</SECOND_NAME><THIRD_NAME>MAN</THIRD_NAME><FOURTH_NAME/>
    <UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.999</REFERENCE_NUMBER><LISTED_ON>2009-07-16</LISTED_ON><GENDER>Male</GENDER>
    <NAME_ORIGINAL_SCRIPT>예시</NAME_ORIGINAL_SCRIPT><COMMENTS1>A comment.</COMMENTS1>
    <TITLE><VALUE>Dr</VALUE></TITLE><DESIGNATION><VALUE>Director</VALUE></DESIGNATION>
    <NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY><LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE>
    <LAST_DAY_UPDATED><VALUE>2017-03-01</VALUE><VALUE>2016-11-30</VALUE></LAST_DAY_UPDATED>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Sang Example; Sangman Example</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Example</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Former Example</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ADDRESS><STREET>1 Example Street</STREET><CITY>Exampletown</CITY><COUNTRY>Iran (Islamic Republic of)</COUNTRY></INDIVIDUAL_ADDRESS>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1944-10-13</DATE></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1948</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1950</FROM_YEAR><TO_YEAR>1952</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Exampletown</CITY><COUNTRY>China</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
    <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>AB123456</NUMBER><ISSUING_COUNTRY>China</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
    <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><NUMBER>1-23</NUMBER></INDIVIDUAL_DOCUMENT>
    <INDIVIDUAL_DOCUMENT/><SORT_KEY/><SORT_KEY_LAST_MOD/><ZODIAC>x</ZODIAC>
  </INDIVIDUAL></INDIVIDUALS>
  <ENTITIES><ENTITY><DATAID>1002</DATAID><FIRST_NAME>EXAMPLE TRADING</FIRST_NAME><UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>CDe.999</REFERENCE_NUMBER>
    <LISTED_ON>2014-06-30</LISTED_ON><ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Example Co</ALIAS_NAME></ENTITY_ALIAS>
    <ENTITY_ADDRESS><COUNTRY>Democratic Republic of the Congo</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>`;
const bytes = new TextEncoder().encode(XML);
const read = (given: Uint8Array) => unXml.read([{ name: 'consolidated.xml', bytes: given }], unSc);

describe('unXml', () => {
  const { value, issues } = read(bytes);

  it('reads a person', () => {
    expect(value.publishedAt).toBe('2026-02-27T00:00:09.554Z');
    expect(value.entities[0]).toEqual({
      id: 'un-sc:1001',
      schema: 'Person',
      caption: 'EXAMPLE SANG MAN',
      properties: {
        name: ['EXAMPLE SANG MAN'],
        alias: ['예시', 'Sang Example', 'Sangman Example'],
        weakAlias: ['The Example'],
        previousName: ['Former Example'],
        notes: ['A comment.'],
        position: ['Dr', 'Director'],
        nationality: ['KP'],
        address: ['1 Example Street, Exampletown, Iran (Islamic Republic of)'],
        country: ['IR'],
        birthDate: ['1944-10-13', '1948', '1950', '1951', '1952'],
        birthPlace: ['Exampletown, China'],
        passportNumber: ['AB123456'],
        idNumber: ['1-23'],
      },
      originals: { birthDate: ['circa 1948', '1950 to 1952'], passportNumber: ['Passport AB123456 (China)'], idNumber: ['National Identification Number 1-23'] },
      sanctions: [{ authority: 'UN Security Council', authorityId: 'KPi.999', program: 'DPRK', listingDate: '2009-07-16' }],
      dataset: 'un-sc',
      lastChange: '2017-03-01',
    });
  });

  it('reads an organisation, and does not take a country for an address', () => {
    expect(value.entities[1]).toMatchObject({
      schema: 'Organization',
      caption: 'EXAMPLE TRADING',
      properties: { alias: ['Example Co'], country: ['CD'] },
      lastChange: '2014-06-30',
    });
    expect(value.entities[1]?.properties.address).toBeUndefined();
  });

  it('says which elements it does not know', () => {
    expect(issues).toMatchObject([{ code: 'unknown-field', severity: 'info', message: 'Elements ZODIAC are not known and not read' }]);
  });

  it('gives entries of the model’s shape', () => {
    for (const entity of value.entities) expect(watchlistEntitySchema.parse(entity)).toEqual(entity);
  });

  it('gives nothing of a file that is cut off, or is another', () => {
    expect(read(bytes.slice(0, -30)).value.entities).toEqual([]);
    expect(read(new TextEncoder().encode('<sdnList/>')).issues).toMatchObject([{ code: 'unreadable', expected: 'CONSOLIDATED_LIST', received: 'sdnList' }]);
    expect(unXml.recognises({ name: 'consolidated.xml', bytes: new TextEncoder().encode('<sdnList/>') })).toBe(false);
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

describe('the list as published', () => {
  const path = `${process.env['BONAFIDE_DATA_DIR']}/sanctions/un-2026-02-27/un_consolidated.xml.gz`;
  const there = existsSync(path);
  if (!there) console.log('Skipped the UN list: BONAFIDE_DATA_DIR is not set, or holds no sanctions');

  it.skipIf(!there)('reads the list of 2026-02-27', () => {
    const { value, issues } = read(gunzipSync(readFileSync(path)));
    const of = (schema: string) => value.entities.filter((entity) => entity.schema === schema).length;
    expect([of('Person'), of('Organization'), value.publishedAt]).toEqual([730, 273, '2026-02-27T00:00:09.554Z']);
    expect(value.entities.filter(({ sanctions }) => sanctions.some(({ program }) => program === 'DPRK'))).toHaveLength(155);
    expect(unmet(unSc, value.entities)).toEqual([]);
    // Two characters are damaged in the file itself, and a country is no more.
    expect(issues.map(({ code, received }) => [code, received])).toEqual([
      ['wrong-encoding', undefined],
      ['invalid-value', 'former Soviet Union'],
    ]);
  });
});
