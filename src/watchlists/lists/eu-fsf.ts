import { euFsfCsv } from '../formats/eu-fsf-csv.ts';
import { euFsfXml } from '../formats/eu-fsf-xml.ts';
import { defineList } from '../list.ts';

/**
 * The EU’s consolidated financial sanctions list. The Commission gives each reader an address of their own on registration
 * (webgate.ec.europa.eu/fsd/fsf), so there is none to fetch here: the file is fetched by hand, or by an address that the user enters.
 * @source expectations: public readers count about 5,000 to 6,000 entries in 2025 and 2026; no file of it was at hand
 */
export const euFsf = defineList({
  id: 'eu-fsf',
  authority: 'EU',
  title: 'European Union consolidated financial sanctions list',
  kind: 'sanctions',
  sources: [],
  homepage: 'https://www.sanctionsmap.eu',
  terms: '© European Union; reuse with the source named (Commission Decision 2011/833/EU).',
  formats: [euFsfXml, euFsfCsv],
  expectations: { entities: { least: 2_000, most: 30_000 }, fill: [{ schema: 'Person', property: 'birthDate', least: 0.4 }], shrink: 0.1 },
});
