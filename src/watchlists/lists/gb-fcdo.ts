import { gbFcdoCsv } from '../formats/gb-fcdo-csv.ts';
import { gbFcdoXml } from '../formats/gb-fcdo-xml.ts';
import { defineList } from '../list.ts';

/**
 * The UK Sanctions List, the one list of the United Kingdom since 28 January 2026.
 * @source expectations: public readers count about 6,200 designations in 2026; no file of it was at hand
 */
export const gbFcdo = defineList({
  id: 'gb-fcdo',
  authority: 'UK FCDO',
  title: 'UK Sanctions List',
  kind: 'sanctions',
  sources: [{ url: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv', file: 'UK-Sanctions-List.csv' }],
  homepage: 'https://search-uk-sanctions-list.service.gov.uk',
  terms: 'Open Government Licence v3.0: contains public sector information licensed under it.',
  formats: [gbFcdoCsv, gbFcdoXml],
  expectations: {
    entities: { least: 3_000, most: 30_000 },
    fill: [
      { schema: 'Person', property: 'birthDate', least: 0.5 },
      { schema: 'Person', property: 'lastName', least: 0.5 },
    ],
    shrink: 0.1,
  },
});
