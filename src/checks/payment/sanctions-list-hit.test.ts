import { describe, it } from 'vitest';
import type { MatchBasis, ScreenedEdition, ScreeningMatch, WatchlistFacet } from '#model';
import { testCheck } from '#testing';
import { sanctionsListHit } from './sanctions-list-hit.ts';

const SDN: ScreenedEdition = { list: 'us-ofac-sdn', version: 'v1', kind: 'sanctions', publishedAt: '2026-05-30' };
const STARTER: ScreenedEdition = { list: 'starter', version: '2026-03-12', kind: 'starter' };
const HOUSE: ScreenedEdition = { list: 'house', version: 'v1', kind: 'house' };

const given = { names: [{ name: 'Alex Sample' }] };

function match(basis: MatchBasis, list = 'us-ofac-sdn'): ScreeningMatch {
  return {
    entityId: `${list}:1`,
    list,
    revision: 'r1',
    programs: ['EXAMPLE'],
    caption: 'Aleks SAMPLE',
    schema: 'Person',
    name: 'Aleks SAMPLE',
    query: 'Alex Sample',
    score: 0.87,
    basis,
    features: [],
    explanation: 'The name is written the same.',
    about: 'person',
  };
}

const facet = (editions: readonly ScreenedEdition[], ...matches: readonly ScreeningMatch[]): { watchlists: WatchlistFacet } => ({
  watchlists: { editions, matches, dismissed: [] },
});

testCheck(
  sanctionsListHit,
  {
    fires: [
      { name: 'a wallet of the list', given, connected: facet([SDN], match('identifier')), messageId: 'identifier', says: 'has an identifier of Aleks SAMPLE' },
      { name: 'name, birth date and birth place', given, connected: facet([SDN], match('name-and-two-identifiers')), messageId: 'twoIdentifiers', says: 'two identifiers' },
      { name: 'name and birth date', given, connected: facet([SDN], match('name-and-identifier')), messageId: 'oneIdentifier' },
      { name: 'the name alone', given, connected: facet([SDN], match('name')), messageId: 'nameOnly', says: 'by name alone, 87 % likely' },
      { name: 'an entry of the starter list', given, connected: facet([STARTER], match('name', 'starter')), messageId: 'nameOnly' },
    ],
    quiet: [
      { name: 'innocent twin: current lists were looked through and nobody is like the person', given, connected: facet([SDN]) },
      { name: 'a match on the house list alone is another signal', given, connected: facet([SDN, HOUSE], match('identifier', 'house')) },
    ],
    cannotTell: [
      { name: 'no list is there', given },
      { name: 'only the starter list is in force, which clears nobody', given, connected: facet([STARTER]) },
    ],
  },
  { describe, it },
);
