import { gbOfsiCsv } from '../formats/gb-ofsi-csv.ts';
import { defineList } from '../list.ts';

/**
 * OFSI’s consolidated list of financial sanctions targets. It was withdrawn on 28 January 2026 in favour of the UK Sanctions List, so
 * there is no address to fetch it from; it is read for files kept from before.
 * @source expectations: about 4,000 groups in 2025 by OFSI’s group ids; no file of it was at hand
 */
export const gbOfsi = defineList({
  id: 'gb-ofsi',
  authority: 'UK OFSI',
  title: 'UK OFSI consolidated list of financial sanctions targets (until January 2026)',
  kind: 'sanctions',
  sources: [],
  homepage: 'https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets',
  terms: 'Open Government Licence v3.0: contains public sector information licensed under it.',
  formats: [gbOfsiCsv],
  expectations: { entities: { least: 1_000, most: 30_000 }, fill: [{ schema: 'Person', property: 'birthDate', least: 0.4 }], shrink: 0.1 },
});
