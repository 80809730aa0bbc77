import { describe, it } from 'vitest';
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
const shared = (more = {}, count = 1, days = 5) => [
  { kind: 'home-network' as const, label: '192.0.2.2', others: Array.from({ length: count }, (_, nth) => ({ id: `p${nth}`, caption: `Sam ${nth}`, ...more })), days, mark },
];
const signIns = daily('2026-03-02', 5, { kind: 'sign-in', ip: '192.0.2.2', user: { name: 'alex' } });
const lives = { addresses: [{ kind: 'residence', address: '12 Example Street', city: 'Austin', region: 'TX', countryCode: 'US' }] };
const seen = (those = shared()) => ({ telemetry: telemetry(signIns, NETS, { shared: those }) });

testCheck(
  sharedHomeNetwork,
  {
    fires: [
      { name: 'two workers on one line', given: lives, connected: seen(), messageId: 'noticed', says: 'Sam 0' },
      { name: 'who declare different homes', given: lives, connected: seen(shared({ address: '99 Other Road, Reno' })), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the couple at one address', given: lives, connected: seen(shared({ address: '12 Example St, Austin' })) },
      { name: 'innocent twin: a carrier’s address that hundreds share', given: lives, connected: seen(shared({}, 30)) },
      { name: 'innocent twin: a visit', given: lives, connected: seen(shared({}, 1, 1)) },
    ],
    cannotTell: [
      { name: 'no home network is known', given: lives, connected: { telemetry: telemetry([{ at: '2026-03-02T08:00:00Z', kind: 'sign-in', user: { name: 'alex' } }]) } },
      { name: 'no log was read', given: lives },
    ],
  },
  { describe, it },
);
