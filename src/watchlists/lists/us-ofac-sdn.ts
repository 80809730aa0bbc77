import { ofacAdvancedXml } from '../formats/ofac-advanced-xml.ts';
import { ofacLegacy } from '../formats/ofac-legacy.ts';
import { ofacSdnXml } from '../formats/ofac-sdn-xml.ts';
import { defineList } from '../list.ts';

const EXPORTS = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports';

/** Specially Designated Nationals. @source expectations: 14,965 entries on 2024-05-03, of 6,854 people 98 % with a date of birth */
export const usOfacSdn = defineList({
  id: 'us-ofac-sdn',
  authority: 'US OFAC',
  title: 'US OFAC Specially Designated Nationals',
  kind: 'sanctions',
  sources: [
    { url: `${EXPORTS}/SDN.CSV`, file: 'sdn.csv' },
    { url: `${EXPORTS}/ALT.CSV`, file: 'alt.csv' },
    { url: `${EXPORTS}/ADD.CSV`, file: 'add.csv' },
    { url: `${EXPORTS}/SDN_COMMENTS.CSV`, file: 'sdn_comments.csv' },
  ],
  homepage: 'https://sanctionssearch.ofac.treas.gov',
  terms: 'Work of the United States government: in the public domain there (17 U.S.C. § 105).',
  formats: [ofacLegacy, ofacSdnXml, ofacAdvancedXml],
  expectations: {
    entities: { least: 10_000, most: 100_000 },
    fill: [
      { schema: 'Person', property: 'birthDate', least: 0.8 },
      { schema: 'Person', property: 'lastName', least: 0.8 },
    ],
    shrink: 0.1,
  },
});
