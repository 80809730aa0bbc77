import { ofacAdvancedXml } from '../formats/ofac-advanced-xml.ts';
import { ofacLegacy } from '../formats/ofac-legacy.ts';
import { ofacSdnXml } from '../formats/ofac-sdn-xml.ts';
import { defineList } from '../list.ts';

const EXPORTS = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports';

/** What OFAC lists beside the SDN. @source expectations: 442 entries on 2025-12-19 */
export const usOfacConsolidated = defineList({
  id: 'us-ofac-consolidated',
  authority: 'US OFAC',
  title: 'US OFAC consolidated non-SDN lists',
  kind: 'sanctions',
  sources: [
    { url: `${EXPORTS}/CONS_PRIM.CSV`, file: 'cons_prim.csv' },
    { url: `${EXPORTS}/CONS_ALT.CSV`, file: 'cons_alt.csv' },
    { url: `${EXPORTS}/CONS_ADD.CSV`, file: 'cons_add.csv' },
    { url: `${EXPORTS}/CONS_COMMENTS.CSV`, file: 'cons_comments.csv' },
  ],
  homepage: 'https://sanctionssearch.ofac.treas.gov',
  terms: 'Work of the United States government: in the public domain there (17 U.S.C. § 105).',
  formats: [ofacLegacy, ofacSdnXml, ofacAdvancedXml],
  expectations: { entities: { least: 200, most: 20_000 }, shrink: 0.1 },
});
