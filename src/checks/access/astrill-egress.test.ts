import { describe, it } from 'vitest';
import type { IndicatorHit, IntelligenceFacet } from '#model';
import { daily, dossier, telemetry, testCheck } from '#testing';
import { astrillEgress } from './astrill-egress.ts';

const joined = { names: [{ name: 'Alex Sample' }], interviews: [{ at: '2026-05-20', network: { ip: '203.0.113.7' } }] };
const given = { ...joined, subject: { claimedResidence: { countryCode: 'US' } } };
const elsewhere = { names: [{ name: 'Alex Sample' }], interviews: [{ at: '2026-05-20', network: { ip: '198.51.100.9' } }] };

function hit(labels: readonly string[], validFrom = '2026-05-15'): IndicatorHit {
  return {
    indicator: {
      key: 'ip:203.0.113.7',
      type: 'ipv4-addr',
      value: '203.0.113.7',
      reportId: 'report--1',
      source: 'Example CERT, 2026-05-15',
      validFrom,
      confidence: 0.8,
      labels,
      quote: '203.0.113[.]7',
      start: 0,
      end: 13,
    },
    confidence: 0.7,
    claimId: dossier(given).interviews[0]?.id ?? '',
    about: 'session',
    seen: '203.0.113.7',
  };
}

const facet = (newest: string | undefined, ...hits: readonly IndicatorHit[]): { intelligence: IntelligenceFacet } => ({
  intelligence: { reports: 1, indicators: 10, feeds: newest === undefined ? {} : { astrill: newest }, hits },
});

const exits = { '203.0.113.7': { countryCode: 'US', kind: 'consumer-vpn' as const, provider: 'Astrill' } };
const signIns = (listed: string, kinds: readonly ('sign-in' | 'device')[] = ['sign-in']) =>
  telemetry(
    kinds.flatMap((kind) => daily('2026-05-10', 5, { kind, ip: '203.0.113.7', user: { name: 'alex' }, device: { uid: 'd1' } })),
    exits,
    { feeds: { astrill: listed } },
  );
const managedReports = (listed: string) =>
  telemetry(daily('2026-05-10', 4, { kind: 'device', ip: '203.0.113.7', user: { name: 'alex' }, device: { uid: 'd1', isManaged: true } }), exits, { feeds: { astrill: listed } });

testCheck(
  astrillEgress,
  {
    fires: [
      {
        name: 'the managed device itself, under a claim of another country',
        given: { subject: { claimedResidence: { countryCode: 'US' } } },
        connected: { telemetry: managedReports('2026-05-20') },
        messageId: 'managed',
        says: 'on 4 days',
      },
      {
        name: 'one day on which account and device are both seen counts once',
        given: { subject: { claimedResidence: { countryCode: 'US' } } },
        connected: { telemetry: signIns('2026-05-20', ['device', 'sign-in']) },
        messageId: 'signedIn',
        says: 'on 5 days',
      },
      {
        name: 'sign-ins through exits of a feed, under a claim of another country',
        given: { subject: { claimedResidence: { countryCode: 'US' } } },
        connected: { telemetry: signIns('2026-05-20') },
        messageId: 'signedIn',
        says: 'on 5 days',
      },
      {
        name: 'an interview joined from a listed exit',
        given,
        connected: facet('2026-05-15', hit(['astrill'])),
        messageId: 'noticed',
        says: 'A session came through 203.0.113.7, listed on 2026-05-15.',
      },
      {
        name: 'a firm that knows of no country in which it is ordinary',
        given: { subject: { claimedResidence: { countryCode: 'CN' } } },
        options: { ordinaryIn: [] },
        connected: { telemetry: signIns('2026-05-20') },
        messageId: 'signedIn',
      },
      { name: 'a list of 29 days ago', given, connected: facet('2026-05-03', hit(['astrill'], '2026-05-03')), messageId: 'noticed' },
    ],
    quiet: [
      {
        name: 'innocent twin: somebody who lives where it is recommended',
        given: { subject: { claimedResidence: { countryCode: 'CN' } } },
        connected: { telemetry: signIns('2026-05-20') },
      },
      {
        name: 'innocent twin: an interview joined by somebody who lives where it is recommended',
        given: { ...joined, subject: { claimedResidence: { countryCode: 'CN' } } },
        connected: facet('2026-05-15', hit(['astrill'])),
      },
      { name: 'innocent twin: an interview joined from elsewhere', given: elsewhere, connected: facet('2026-05-15') },
      { name: 'an address that a report names for something else', given, connected: facet('2026-05-15', hit([])) },
      { name: 'an exit of an older list than the newest', given, connected: facet('2026-05-15', hit(['astrill'], '2026-01-15')) },
    ],
    cannotTell: [
      { name: 'no residence is claimed, and the service is ordinary in one country', given: {}, connected: { telemetry: signIns('2026-05-20') } },
      { name: 'no residence is claimed, and an interview was joined through it', given: joined, connected: facet('2026-05-15', hit(['astrill'])) },
      {
        name: 'a fresh report does not make an old feed fresh',
        given: { subject: { claimedResidence: { countryCode: 'US' } } },
        connected: { telemetry: signIns('2026-03-01'), ...facet('2026-05-15') },
      },
      { name: 'the feed is old', given: {}, connected: { telemetry: signIns('2026-03-01') } },
      { name: 'a list that is older than the firm takes for fresh', given, options: { days: 10 }, connected: facet('2026-05-15', hit(['astrill'])) },
      { name: 'no report is stored', given },
      { name: 'no report lists exits', given, connected: facet(undefined) },
      { name: 'the newest list is older than 30 days', given, connected: facet('2026-04-15', hit(['astrill'], '2026-04-15')) },
      { name: 'no session has an address', given: { names: [{ name: 'Alex Sample' }] }, connected: facet('2026-05-15') },
    ],
  },
  { describe, it },
);
