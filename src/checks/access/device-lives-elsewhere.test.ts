import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { deviceLivesElsewhere } from './device-lives-elsewhere.ts';

const NETS = {
  '192.0.2.1': { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74, kind: 'residential' as const },
  '192.0.2.2': { countryCode: 'US', region: 'Nevada', city: 'Reno', latitude: 39.53, longitude: -119.81, kind: 'residential' as const },
  '192.0.2.3': { countryCode: 'DE', region: 'Berlin', city: 'Berlin', latitude: 52.52, longitude: 13.4, kind: 'residential' as const },
  '192.0.2.4': { countryCode: 'US', region: 'California', city: 'Los Angeles', latitude: 34.05, longitude: -118.24, kind: 'consumer-vpn' as const, provider: 'Example VPN' },
  '192.0.2.5': { countryCode: 'US', region: 'New York', city: 'New York', latitude: 40.71, longitude: -74.0, kind: 'mobile' as const },
  '192.0.2.6': { countryCode: 'US', region: 'Texas', city: 'Dallas', latitude: 32.78, longitude: -96.8, kind: 'corporate' as const },
};
const home = { subject: { claimedResidence: { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74 } } };

/** As a CSV export says it. */
const stateOnly = { subject: { claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin' } } };
/** As device management says it: coordinates and no name. */
const located = (latitude: number, longitude: number) =>
  telemetry(daily('2026-03-02', 16, { kind: 'device', device: { uid: 'd1' }, user: { name: 'alex' }, place: { latitude, longitude, measured: true } }));

const reports = (ip: string, days: number, from = '2026-03-02') => daily(from, days, { kind: 'device', ip, device: { uid: 'd1' }, user: { name: 'alex' } });

testCheck(
  deviceLivesElsewhere,
  {
    fires: [
      { name: '16 days of 21 in another state', given: home, connected: { telemetry: telemetry(reports('192.0.2.2', 16), NETS) }, messageId: 'noticed', says: 'Reno' },
      {
        name: 'after months at home, and again at home since',
        given: home,
        connected: {
          telemetry: telemetry([...reports('192.0.2.1', 30, '2026-01-20'), ...reports('192.0.2.3', 15, '2026-03-01'), ...reports('192.0.2.1', 10, '2026-03-20')], NETS),
        },
        messageId: 'noticed',
        says: 'Berlin',
      },
      {
        name: 'the place that the device measured stands above the one guessed from an address',
        given: home,
        connected: {
          telemetry: telemetry(
            [
              ...reports('192.0.2.1', 16),
              ...daily(
                '2026-03-02',
                16,
                { kind: 'device', device: { uid: 'd1' }, place: { countryCode: 'DE', city: 'Berlin', latitude: 52.5, longitude: 13.4, measured: true } },
                [9],
              ),
            ],
            NETS,
          ),
        },
        messageId: 'noticed',
      },
      {
        name: 'coordinates in the next but one state, and a residence without coordinates',
        given: stateOnly,
        connected: { telemetry: located(39.7, -105) },
        messageId: 'noticed',
        says: '39.7° N, 105° W',
      },
      { name: 'coordinates abroad, and a residence without coordinates', given: stateOnly, connected: { telemetry: located(52.5, 13.4) }, messageId: 'noticed' },
      { name: 'another country', given: home, connected: { telemetry: telemetry(reports('192.0.2.3', 20), NETS) }, messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: at home', given: home, connected: { telemetry: telemetry(reports('192.0.2.1', 20), NETS) } },
      {
        name: 'innocent twin: ten days of travel among weeks at home',
        given: home,
        connected: { telemetry: telemetry([...reports('192.0.2.3', 10), ...reports('192.0.2.1', 30, '2026-03-12')], NETS) },
      },
      {
        name: 'innocent twin: every other week at a partner’s in another country',
        given: home,
        connected: {
          telemetry: telemetry(
            [0, 14, 28, 42].flatMap((week) => [
              ...reports('192.0.2.1', 7, new Date(Date.UTC(2026, 2, 2 + week)).toISOString()),
              ...reports('192.0.2.3', 6, new Date(Date.UTC(2026, 2, 9 + week)).toISOString()),
            ]),
            NETS,
          ),
        },
      },
      {
        name: 'innocent twin: a second home that is declared',
        given: { ...home, addresses: [{ kind: 'residence', city: 'Berlin', countryCode: 'DE', latitude: 52.5, longitude: 13.4 }] },
        connected: { telemetry: telemetry(reports('192.0.2.3', 20), NETS) },
      },
    ],
    cannotTell: [
      {
        name: 'innocent twin: coordinates near the far border of the state, and a residence without coordinates',
        given: stateOnly,
        connected: { telemetry: located(31.8, -106.5) },
      },
      { name: 'innocent twin: coordinates a little beyond the border of the state', given: stateOnly, connected: { telemetry: located(37.7, -97.3) } },
      {
        name: 'innocent twin: an address of which the database knows the country alone, and names its middle',
        given: home,
        connected: { telemetry: telemetry(reports('198.51.100.3', 16), { '198.51.100.3': { countryCode: 'US', latitude: 39.8, longitude: -98.6, kind: 'residential' } }) },
      },
      {
        name: 'places that cannot be compared with the residence',
        given: { subject: { claimedResidence: { countryCode: 'US', city: 'Austin' } } },
        connected: {
          telemetry: telemetry(
            daily('2026-03-02', 20, { kind: 'device', device: { uid: 'd1' }, user: { name: 'alex' }, place: { countryCode: 'US', region: 'Nevada', city: 'Reno' } }),
          ),
        },
      },
      { name: 'innocent twin: a carrier gateway in another state', given: home, connected: { telemetry: telemetry(reports('192.0.2.5', 20), NETS) } },
      { name: 'few days', given: home, connected: { telemetry: telemetry(reports('192.0.2.2', 5), NETS) } },
      { name: 'innocent twin: an always-on VPN', given: home, connected: { telemetry: telemetry(reports('192.0.2.4', 20), NETS) } },
      { name: 'no residence is declared', given: {}, connected: { telemetry: telemetry(reports('192.0.2.2', 20), NETS) } },
    ],
  },
  { describe, it },
);
