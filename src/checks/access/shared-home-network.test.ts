import { describe, it } from 'vitest';
import { happened, type SharedThing } from '#model';
import { daily, telemetry, testCheck } from '#testing';
import { sharedHomeNetwork } from './shared-home-network.ts';

const NETS = {
  '192.0.2.1': { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74, kind: 'residential' as const },
  '192.0.2.2': { countryCode: 'US', region: 'Nevada', city: 'Reno', latitude: 39.53, longitude: -119.81, kind: 'residential' as const },
  '192.0.2.3': { countryCode: 'DE', region: 'Berlin', city: 'Berlin', latitude: 52.52, longitude: 13.4, kind: 'residential' as const },
  '192.0.2.4': { countryCode: 'US', region: 'California', city: 'Los Angeles', latitude: 34.05, longitude: -118.24, kind: 'consumer-vpn' as const, provider: 'Example VPN' },
  '192.0.2.5': { countryCode: 'US', region: 'New York', city: 'New York', latitude: 40.71, longitude: -74.0, kind: 'mobile' as const },
  '192.0.2.6': { countryCode: 'US', region: 'Texas', city: 'Dallas', latitude: 32.78, longitude: -96.8, kind: 'corporate' as const },
};

const mark = { time: Date.UTC(2026, 2, 2), uid: 'e0', source: 'test', text: 'sign-in from 192.0.2.2' };
const shared = (more: { readonly address?: string } = {}, count = 1, days = 5): readonly SharedThing[] => [
  {
    kind: 'home-network' as const,
    label: '192.0.2.2',
    others: Array.from({ length: count }, (_, nth) => ({ id: `p${nth}`, caption: `Sam ${nth}`, ...more })),
    days,
    evidence: happened(mark),
  },
];
const signIns = daily('2026-03-02', 5, { kind: 'sign-in', ip: '192.0.2.2', user: { name: 'alex' } });
const lives = { addresses: [{ kind: 'residence', address: '12 Example Street', city: 'Austin', region: 'TX', countryCode: 'US' }] };
const seen = (those = shared()) => ({ telemetry: telemetry(signIns, NETS, { shared: those }) });

testCheck(
  sharedHomeNetwork,
  {
    fires: [
      { name: 'two workers on one line', given: lives, connected: seen(), messageId: 'noticed', says: 'Sam 0' },
      {
        name: 'one of whom is of the household, and one is not',
        given: lives,
        connected: seen(
          shared().map((one) => ({
            ...one,
            others: [
              { id: 'p0', caption: 'Sam 0', address: '12 Example St, Austin' },
              { id: 'p1', caption: 'Kim 1', address: '99 Other Road, Reno' },
            ],
          })),
        ),
        messageId: 'noticed',
        says: 'also by Kim 1 (p1), with',
      },
      { name: 'who declare different homes', given: lives, connected: seen(shared({ address: '99 Other Road, Reno' })), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the couple at one address', given: lives, connected: seen(shared({ address: '12 Example St, Austin' })) },
      { name: 'innocent twin: a carrier’s address that hundreds share', given: lives, connected: seen(shared({}, 30)) },
      { name: 'innocent twin: neighbours of one house, whose flats share a line', given: lives, connected: seen(shared({ address: '12 Example Street, 4B, 78701, Austin' })) },
      { name: 'innocent twin: a coworking desk', given: lives, connected: seen(shared({ address: '99 Other Road, Reno' }, 12)) },
      { name: 'innocent twin: a visit', given: lives, connected: seen(shared({}, 1, 1)) },
    ],
    cannotTell: [
      { name: 'no home network is known', given: lives, connected: { telemetry: telemetry([{ at: '2026-03-02T08:00:00Z', kind: 'sign-in', user: { name: 'alex' } }]) } },
      { name: 'nobody else is known', given: lives, connected: { telemetry: telemetry(signIns, NETS, { people: 1 }) } },
      {
        name: 'innocent twin: a carrier gateway, which is no home',
        given: lives,
        connected: { telemetry: telemetry(daily('2026-03-02', 5, { kind: 'sign-in', ip: '192.0.2.5', user: { name: 'alex' } }), NETS) },
      },
      { name: 'no log was read', given: lives },
    ],
  },
  { describe, it },
);
