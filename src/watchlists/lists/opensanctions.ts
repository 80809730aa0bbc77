import { ftmJson } from '../formats/ftm-json.ts';
import { defineList } from '../list.ts';

/**
 * The sanctions collection of OpenSanctions, or any other file of FollowTheMoney entities. Its data are licensed CC BY-NC 4.0: a firm needs a
 * licence of theirs, so nothing is fetched unless the user enters the address.
 * @source expectations: house; a collection of one authority has hundreds of entries, the whole some hundred thousand
 */
export const opensanctions = defineList({
  id: 'opensanctions',
  authority: 'OpenSanctions',
  title: 'OpenSanctions or other FollowTheMoney entities',
  kind: 'sanctions',
  sources: [],
  homepage: 'https://www.opensanctions.org',
  terms: 'CC BY-NC 4.0: a firm needs a licence of OpenSanctions.',
  formats: [ftmJson],
  expectations: { entities: { least: 1, most: 2_000_000 }, fill: [{ schema: 'Person', property: 'name', least: 0.9 }], shrink: 0.2 },
});
