import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { impossibleTravelRepeated } from './impossible-travel-repeated.ts';

const NETS = {
  '192.0.2.1': { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74, kind: 'residential' as const },
  '192.0.2.2': { countryCode: 'US', region: 'Nevada', city: 'Reno', latitude: 39.53, longitude: -119.81, kind: 'residential' as const },
  '192.0.2.3': { countryCode: 'DE', region: 'Berlin', city: 'Berlin', latitude: 52.52, longitude: 13.4, kind: 'residential' as const },
  '192.0.2.4': { countryCode: 'US', region: 'California', city: 'Los Angeles', latitude: 34.05, longitude: -118.24, kind: 'consumer-vpn' as const, provider: 'Example VPN' },
  '192.0.2.5': { countryCode: 'US', region: 'New York', city: 'New York', latitude: 40.71, longitude: -74.0, kind: 'mobile' as const },
  '192.0.2.6': { countryCode: 'US', region: 'Texas', city: 'Dallas', latitude: 32.78, longitude: -96.8, kind: 'corporate' as const },
};
const home = { subject: { claimedResidence: { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74 } } };

const back = (days: number, other = '192.0.2.3', hour = 15) => [
  ...daily('2026-03-02', days, { kind: 'sign-in', ip: '192.0.2.1', user: { name: 'alex' } }, [14]),
  ...daily('2026-03-02', days, { kind: 'sign-in', ip: other, user: { name: 'alex' } }, [hour]),
];

testCheck(
  impossibleTravelRepeated,
  {
    fires: [
      { name: 'Texas and Berlin within an hour, three days', given: home, connected: { telemetry: telemetry(back(3), NETS) }, messageId: 'noticed' },
      {
        name: 'two countries without coordinates, three days',
        given: home,
        connected: {
          telemetry: telemetry([
            ...daily('2026-03-02', 3, { kind: 'sign-in', user: { name: 'alex' }, place: { countryCode: 'US' } }, [14]),
            ...daily('2026-03-02', 3, { kind: 'sign-in', user: { name: 'alex' }, place: { countryCode: 'CN' } }, [15]),
          ]),
        },
        messageId: 'countries',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: the frequent flyer, with nights between',
        given: home,
        connected: {
          telemetry: telemetry(
            [
              ...daily('2026-03-02', 2, { kind: 'sign-in', ip: '192.0.2.1', user: { name: 'alex' } }),
              ...daily('2026-03-05', 2, { kind: 'sign-in', ip: '192.0.2.3', user: { name: 'alex' } }),
              ...daily('2026-03-08', 2, { kind: 'sign-in', ip: '192.0.2.1', user: { name: 'alex' } }),
            ],
            NETS,
          ),
        },
      },
      {
        name: 'innocent twin: the frequent flyer, who crosses the ocean three times in a week',
        given: home,
        connected: {
          telemetry: telemetry(
            ['2026-03-02', '2026-03-04', '2026-03-06'].flatMap((day) => [
              { at: `${day}T06:00:00Z`, kind: 'sign-in' as const, ip: '192.0.2.1', user: { name: 'alex' } },
              { at: `${day}T18:00:00Z`, kind: 'sign-in' as const, ip: '192.0.2.3', user: { name: 'alex' } },
            ]),
            NETS,
          ),
        },
      },
      {
        name: 'innocent twin: a laptop in the office and a telephone behind iCloud Private Relay',
        given: home,
        connected: {
          telemetry: telemetry(back(6, '198.51.100.1'), { ...NETS, '198.51.100.1': { countryCode: 'US', latitude: 40.7, longitude: -74, kind: 'consumer-vpn', ordinary: true } }),
        },
      },
      {
        name: 'innocent twin: who lives at a border and works across it',
        given: home,
        connected: {
          telemetry: telemetry(back(6, '198.51.100.2'), {
            ...NETS,
            '198.51.100.2': { countryCode: 'MX', city: 'Nuevo Laredo', latitude: 27.48, longitude: -99.5, kind: 'residential' },
          }),
        },
      },
      {
        name: 'innocent twin: a place that a device measured, without its country, on the way between two towns',
        given: home,
        connected: {
          telemetry: telemetry(
            [
              ...daily('2026-03-02', 6, { kind: 'sign-in', ip: '192.0.2.1', user: { name: 'alex' } }, [14]),
              ...daily('2026-03-02', 6, { kind: 'sign-in', user: { name: 'alex' }, place: { latitude: 39.5, longitude: -104.9, measured: true } }, [16]),
            ],
            NETS,
          ),
        },
      },
      {
        name: 'innocent twin: an address of which the database knows the country alone, and names its middle',
        given: home,
        connected: {
          telemetry: telemetry(back(6, '198.51.100.3', 14.5), { ...NETS, '198.51.100.3': { countryCode: 'US', latitude: 39.8, longitude: -98.6, kind: 'residential' } }),
        },
      },
      { name: 'innocent twin: the VPN user', given: home, connected: { telemetry: telemetry(back(6, '192.0.2.4'), NETS) } },
      { name: 'innocent twin: a carrier gateway in another city', given: home, connected: { telemetry: telemetry(back(6, '192.0.2.5'), NETS) } },
      { name: 'a mistake of a database, twice', given: home, connected: { telemetry: telemetry(back(2), NETS) } },
    ],
    cannotTell: [
      {
        name: 'only the company network',
        given: home,
        connected: { telemetry: telemetry(daily('2026-03-02', 9, { kind: 'sign-in', ip: '192.0.2.6', user: { name: 'alex' } }), NETS) },
      },
      { name: 'no log was read', given: home },
    ],
  },
  { describe, it },
);
