import { describe, it } from 'vitest';
import type { MatchBasis, ScreenedEdition, ScreeningMatch, WatchlistFacet } from '#model';
import { testCheck } from '#testing';
import { knownIndicatorExactMatch } from './known-indicator-exact-match.ts';

const HOUSE: ScreenedEdition = { list: 'house', version: 'v1', kind: 'house' };
const SDN: ScreenedEdition = { list: 'us-ofac-sdn', version: 'v1', kind: 'sanctions' };

const given = { names: [{ name: 'Alex Sample' }], emails: [{ address: 'alex@example.com' }] };

function match(basis: MatchBasis, list = 'house'): ScreeningMatch {
  return {
    entityId: `${list}:7`,
    list,
    revision: 'r1',
    programs: [],
    caption: 'Removed worker 7',
    schema: 'Person',
    name: 'Removed worker 7',
    query: 'alex@example.com',
    score: 0.9999,
    basis,
    features: [],
    explanation: 'The email address is the same.',
    about: 'contact',
  };
}

const facet = (editions: readonly ScreenedEdition[], ...matches: readonly ScreeningMatch[]): { watchlists: WatchlistFacet } => ({
  watchlists: { editions, matches, dismissed: [] },
});

testCheck(
  knownIndicatorExactMatch,
  {
    fires: [
      {
        name: 'a mail address of the house list',
        given,
        connected: facet([HOUSE], match('identifier')),
        messageId: 'noticed',
        says: 'alex@example.com is an indicator of Removed worker 7',
      },
      { name: 'the same beside sanctions lists', given, connected: facet([SDN, HOUSE], match('identifier')), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the name of a removed worker, which may be a victim’s', given, connected: facet([HOUSE], match('name')) },
      { name: 'an identifier of a sanctions list is another signal', given, connected: facet([SDN, HOUSE], match('identifier', 'us-ofac-sdn')) },
    ],
    cannotTell: [
      { name: 'no list is there', given },
      { name: 'no list of indicators is in force', given, connected: facet([SDN]) },
    ],
  },
  { describe, it },
);
