import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { anonymiserMajority } from './anonymiser-majority.ts';

const NETS = {
  '192.0.2.1': { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74, kind: 'residential' as const },
  '192.0.2.2': { countryCode: 'US', region: 'Nevada', city: 'Reno', latitude: 39.53, longitude: -119.81, kind: 'residential' as const },
  '192.0.2.3': { countryCode: 'DE', region: 'Berlin', city: 'Berlin', latitude: 52.52, longitude: 13.4, kind: 'residential' as const },
  '192.0.2.4': { countryCode: 'US', region: 'California', city: 'Los Angeles', latitude: 34.05, longitude: -118.24, kind: 'consumer-vpn' as const, provider: 'Example VPN' },
  '192.0.2.5': { countryCode: 'US', region: 'New York', city: 'New York', latitude: 40.71, longitude: -74.0, kind: 'mobile' as const },
  '192.0.2.6': { countryCode: 'US', region: 'Texas', city: 'Dallas', latitude: 32.78, longitude: -96.8, kind: 'corporate' as const },
};
const home = { subject: { claimedResidence: { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74 } } };

const signIns = (ip: string, days: number, hours = [14, 15, 16]) => daily('2026-03-02', days, { kind: 'sign-in', ip, user: { name: 'alex' } }, hours);
const relay = { '198.51.100.1': { countryCode: 'US', kind: 'consumer-vpn' as const, provider: 'iCloud Private Relay', ordinary: true } };

testCheck(
  anonymiserMajority,
  {
    fires: [
      {
        name: 'nearly all through a VPN',
        given: home,
        connected: { telemetry: telemetry([...signIns('192.0.2.4', 10), ...signIns('192.0.2.1', 10, [20])], NETS) },
        messageId: 'noticed',
        says: 'Example VPN',
      },
      {
        name: 'hosting',
        given: home,
        connected: { telemetry: telemetry(signIns('198.51.100.2', 9), { '198.51.100.2': { countryCode: 'NL', kind: 'hosting' } }) },
        messageId: 'noticed',
      },
    ],
    quiet: [
      { name: 'innocent twin: iCloud Private Relay, which everybody’s telephone uses', given: home, connected: { telemetry: telemetry(signIns('198.51.100.1', 14), relay) } },
      { name: 'innocent twin: a telephone on a carrier gateway', given: home, connected: { telemetry: telemetry(signIns('192.0.2.5', 14), NETS) } },
      {
        name: 'innocent twin: the network of a university',
        given: home,
        connected: { telemetry: telemetry(signIns('198.51.100.3', 14), { '198.51.100.3': { countryCode: 'US', kind: 'education' } }) },
      },
      {
        name: 'innocent twin: a VPN for half of the time',
        given: home,
        connected: { telemetry: telemetry([...signIns('192.0.2.4', 10, [14, 15]), ...signIns('192.0.2.1', 10, [18, 19])], NETS) },
      },
      { name: 'innocent twin: the company VPN', given: home, connected: { telemetry: telemetry(signIns('192.0.2.6', 14), NETS) } },
      { name: 'innocent twin: a café week behind a VPN', given: home, connected: { telemetry: telemetry([...signIns('192.0.2.4', 4), ...signIns('192.0.2.1', 14)], NETS) } },
    ],
    cannotTell: [
      { name: 'the class of no address is known', given: home, connected: { telemetry: telemetry(signIns('198.51.100.9', 14)) } },
      { name: 'no log was read', given: home },
    ],
  },
  { describe, it },
);
