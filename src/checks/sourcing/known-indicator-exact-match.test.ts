import { describe, it } from 'vitest';
import type { Indicator, IndicatorHit, IntelligenceFacet, MatchBasis, ScreenedEdition, ScreeningMatch, WatchlistFacet } from '#model';
import { dossier, testCheck } from '#testing';
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

/** What a stored report says of the only mail address. */
function hit(indicator: Partial<Indicator> = {}, about: IndicatorHit['about'] = 'contact'): IndicatorHit {
  const whole: Indicator = {
    key: 'email-addr:alex@example.com',
    type: 'email-addr',
    value: 'alex@example.com',
    reportId: 'report--1',
    source: 'Example CERT, 2026-01',
    validFrom: '2026-01-10',
    confidence: 0.9,
    labels: [],
    quote: 'The actors wrote from alex@example[.]com.',
    start: 10,
    end: 52,
    ...indicator,
  };
  return { indicator: whole, confidence: 0.8, claimId: dossier(given).emails[0]?.id ?? '', about, seen: 'alex@example.com' };
}

const intelligence = (...hits: readonly IndicatorHit[]): { intelligence: IntelligenceFacet } => ({ intelligence: { reports: 1, indicators: 3, feeds: {}, hits } });

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
      {
        name: 'a mail address that a stored report calls malicious',
        given,
        connected: intelligence(hit()),
        messageId: 'reported',
        says: 'The person’s contact alex@example.com is an indicator published by Example CERT, 2026-01',
      },
      {
        name: 'a firm that a report calls a front',
        given,
        connected: intelligence(hit({ type: 'organization-name', key: 'organization-name:example front' }, 'firm')),
        messageId: 'firmReported',
      },
      { name: 'the same beside sanctions lists', given, connected: facet([SDN, HOUSE], match('identifier')), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the name of a removed worker, which may be a victim’s', given, connected: facet([HOUSE], match('name')) },
      { name: 'reports are stored and name nothing of the person', given, connected: intelligence() },
      { name: 'an exit of a VPN with many honest users is another signal', given, connected: intelligence(hit({ type: 'ipv4-addr', labels: ['astrill'] }, 'session')) },
      { name: 'an identifier of a sanctions list is another signal', given, connected: facet([SDN, HOUSE], match('identifier', 'us-ofac-sdn')) },
    ],
    cannotTell: [
      { name: 'no list is there', given },
      { name: 'no list of indicators is in force', given, connected: facet([SDN]) },
    ],
  },
  { describe, it },
);
