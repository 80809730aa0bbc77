import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { deviceAccountNeverConverge } from './device-account-never-converge.ts';

const NETS = {
  '192.0.2.1': { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74, kind: 'residential' as const },
  '192.0.2.2': { countryCode: 'US', region: 'Nevada', city: 'Reno', latitude: 39.53, longitude: -119.81, kind: 'residential' as const },
  '192.0.2.3': { countryCode: 'DE', region: 'Berlin', city: 'Berlin', latitude: 52.52, longitude: 13.4, kind: 'residential' as const },
  '192.0.2.4': { countryCode: 'US', region: 'California', city: 'Los Angeles', latitude: 34.05, longitude: -118.24, kind: 'consumer-vpn' as const, provider: 'Example VPN' },
  '192.0.2.5': { countryCode: 'US', region: 'New York', city: 'New York', latitude: 40.71, longitude: -74.0, kind: 'mobile' as const },
  '192.0.2.6': { countryCode: 'US', region: 'Texas', city: 'Dallas', latitude: 32.78, longitude: -96.8, kind: 'corporate' as const },
};
const home = { subject: { claimedResidence: { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74 } } };

const both = (device: string, account: string, days = 32, from = '2026-03-02') => [
  ...daily(from, days, { kind: 'device', ip: device, device: { uid: 'd1' }, user: { name: 'alex' } }, [9]),
  ...daily(from, days, { kind: 'sign-in', ip: account, user: { name: 'alex' } }, [10]),
];

testCheck(
  deviceAccountNeverConverge,
  {
    fires: [
      { name: 'the device in Nevada, the sign-ins in Germany', given: home, connected: { telemetry: telemetry(both('192.0.2.2', '192.0.2.3'), NETS) }, messageId: 'noticed' },
      {
        name: 'a month apart, after a month together',
        given: home,
        connected: {
          telemetry: telemetry([...both('192.0.2.1', '192.0.2.1', 30, '2026-01-20'), ...both('192.0.2.1', '192.0.2.3', 32)], NETS),
        },
        messageId: 'noticed',
        says: 'on 32 days',
      },
      { name: 'another pair of places', given: {}, connected: { telemetry: telemetry(both('192.0.2.1', '192.0.2.2', 40), NETS) }, messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: both at home', given: home, connected: { telemetry: telemetry(both('192.0.2.1', '192.0.2.1'), NETS) } },
      {
        name: 'innocent twin: three weeks of travel without the desktop',
        given: home,
        connected: {
          telemetry: telemetry(
            [...both('192.0.2.1', '192.0.2.1', 14, '2026-02-16'), ...both('192.0.2.1', '192.0.2.3', 21), ...both('192.0.2.1', '192.0.2.1', 14, '2026-03-23')],
            NETS,
          ),
        },
      },
      {
        name: 'innocent twin: one day together',
        given: home,
        connected: { telemetry: telemetry([...both('192.0.2.2', '192.0.2.3'), { at: '2026-03-05T12:00:00Z', kind: 'sign-in', ip: '192.0.2.2', user: { name: 'alex' } }], NETS) },
      },
    ],
    cannotTell: [
      { name: 'innocent twin: an always-on VPN', given: home, connected: { telemetry: telemetry(both('192.0.2.2', '192.0.2.4'), NETS) } },
      {
        name: 'places of one country without coordinates',
        given: home,
        connected: {
          telemetry: telemetry([
            ...daily('2026-03-02', 32, { kind: 'device', device: { uid: 'd1' }, user: { name: 'alex' }, place: { countryCode: 'DE', city: 'Berlin' } }, [9]),
            ...daily('2026-03-02', 32, { kind: 'sign-in', user: { name: 'alex' }, place: { countryCode: 'DE', city: 'Potsdam' } }, [10]),
          ]),
        },
      },
      { name: 'innocent twin: a telephone on a carrier gateway', given: home, connected: { telemetry: telemetry(both('192.0.2.2', '192.0.2.5'), NETS) } },
      { name: 'the company network', given: home, connected: { telemetry: telemetry(both('192.0.2.2', '192.0.2.6'), NETS) } },
      { name: 'two weeks', given: home, connected: { telemetry: telemetry(both('192.0.2.2', '192.0.2.3', 14), NETS) } },
    ],
  },
  { describe, it },
);
