import starterData from '../../../data/watchlists/starter.json' with { type: 'json' };
import { starterJson, starterSchema } from '../formats/starter-json.ts';
import { defineList } from '../list.ts';

/**
 * The list that ships: who was designated for the scheme of remote IT workers of the DPRK. It makes the first hour useful and the tests
 * offline; the official lists take its place. @source expectations: the number of its entries, data/watchlists/README.md
 */
export const starter = defineList({
  id: 'starter',
  authority: 'US OFAC',
  title: 'Starter list: designations of the DPRK IT-worker scheme',
  kind: 'sanctions',
  sources: [],
  homepage: 'https://sanctionssearch.ofac.treas.gov',
  terms: 'Compiled from OFAC’s list, which is in the public domain in the United States.',
  formats: [starterJson],
  expectations: { entities: { least: 40, most: 500 }, fill: [{ schema: 'Person', property: 'name', least: 1 }], shrink: 0.2 },
});

/** The list as it ships, checked. @throws where the file that ships is not as described, which is a bug */
export function readStarter() {
  return starterSchema.parse(starterData);
}
