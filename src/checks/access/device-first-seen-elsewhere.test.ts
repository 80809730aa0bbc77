import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { deviceFirstSeenElsewhere } from './device-first-seen-elsewhere.ts';

const NETS = {
  '192.0.2.1': { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74, kind: 'residential' as const },
  '192.0.2.2': { countryCode: 'US', region: 'Nevada', city: 'Reno', latitude: 39.53, longitude: -119.81, kind: 'residential' as const },
  '192.0.2.3': { countryCode: 'DE', region: 'Berlin', city: 'Berlin', latitude: 52.52, longitude: 13.4, kind: 'residential' as const },
  '192.0.2.4': { countryCode: 'US', region: 'California', city: 'Los Angeles', latitude: 34.05, longitude: -118.24, kind: 'consumer-vpn' as const, provider: 'Example VPN' },
  '192.0.2.5': { countryCode: 'US', region: 'New York', city: 'New York', latitude: 40.71, longitude: -74.0, kind: 'mobile' as const },
  '192.0.2.6': { countryCode: 'US', region: 'Texas', city: 'Dallas', latitude: 32.78, longitude: -96.8, kind: 'corporate' as const },
};
const home = { subject: { claimedResidence: { countryCode: 'US', region: 'Texas', city: 'Austin', latitude: 30.27, longitude: -97.74 } } };

const sent = (more = {}) => ({
  ...home,
  shipments: [{ asset: 'SN1', to: { city: 'Austin', region: 'TX', countryCode: 'US', latitude: 30.27, longitude: -97.74 }, deliveredAt: '2026-03-01' }],
  ...more,
});
/** As device management says it: coordinates and no name; the parcel went to a state without coordinates. */
const located = (latitude: number, longitude: number) => ({
  given: { ...home, shipments: [{ to: { city: 'Austin', region: 'TX', countryCode: 'US' } }] },
  connected: {
    telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'device', device: { uid: 'd1' }, place: { latitude, longitude, measured: true } }], {}, { issued: ['d1'] }),
  },
});
const reports = (ip: string, days = 3) => daily('2026-03-02', days, { kind: 'device', ip, device: { uid: 'd1', serial: 'SN1' }, user: { name: 'alex' } }, [14, 15, 16]);

testCheck(
  deviceFirstSeenElsewhere,
  {
    fires: [
      {
        name: 'another state by its address',
        given: sent(),
        connected: { telemetry: telemetry(reports('192.0.2.2'), NETS) },
        messageId: 'noticed',
        evidence: ['/shipments/0'],
        says: 'first seen in Reno, Nevada, US; it was delivered to Austin, TX, US (2250 km away)',
      },
      {
        name: 'one place that the device measured',
        given: sent(),
        connected: {
          telemetry: telemetry(
            [{ at: '2026-03-02T10:00:00Z', kind: 'device', device: { uid: 'd1' }, place: { countryCode: 'US', latitude: 39.5, longitude: -119.8, measured: true } }],
            {},
            { issued: ['d1'] },
          ),
        },
        messageId: 'noticed',
      },
      {
        name: 'states that do not border on each other, without coordinates',
        given: { ...home, shipments: [{ to: { city: 'Austin', region: 'TX', countryCode: 'US' } }] },
        connected: {
          telemetry: telemetry(
            daily('2026-03-02', 3, { kind: 'device', device: { uid: 'd1' }, user: { name: 'alex' }, place: { countryCode: 'US', region: 'Nevada', city: 'Reno' } }, [1, 2, 3]),
          ),
        },
        messageId: 'noticed',
      },
      {
        name: 'coordinates in the next but one state, and a delivery place without coordinates',
        ...located(39.7, -105),
        messageId: 'noticed',
        says: 'first seen in 39.7° N, 105° W; it was delivered to Austin, TX, US (another state or country)',
      },
    ],
    quiet: [
      { name: 'innocent twin: it comes from the delivery place', given: sent(), connected: { telemetry: telemetry(reports('192.0.2.1'), NETS) } },
      {
        name: 'innocent twin: at home first, on a journey later',
        given: sent(),
        connected: {
          telemetry: telemetry([...reports('192.0.2.1', 1), ...daily('2026-03-04', 3, { kind: 'device', ip: '192.0.2.3', device: { uid: 'd1' }, user: { name: 'alex' } })], NETS),
        },
      },
      {
        name: 'one look of an address database',
        given: sent(),
        connected: { telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'device', ip: '192.0.2.2', device: { uid: 'd1' }, user: { name: 'alex' } }], NETS) },
      },
    ],
    cannotTell: [
      { name: 'innocent twin: coordinates near the far border of the state, and a delivery place without coordinates', ...located(31.8, -106.5) },
      {
        name: 'innocent twin: an address of which the database knows the country alone, and names its middle',
        given: sent(),
        connected: { telemetry: telemetry(reports('198.51.100.3'), { '198.51.100.3': { countryCode: 'US', latitude: 39.8, longitude: -98.6, kind: 'residential' } }) },
      },
      {
        name: 'a device in use for longer than its first days are kept',
        given: sent(),
        connected: {
          telemetry: telemetry(
            [...reports('192.0.2.1', 5), ...daily('2026-03-20', 120, { kind: 'device', ip: '192.0.2.3', device: { uid: 'd1' }, user: { name: 'alex' } }, [14, 15, 16])],
            NETS,
          ),
        },
      },
      {
        name: 'innocent twin: in its first days it was seen through a VPN only',
        given: sent(),
        connected: {
          telemetry: telemetry([...reports('192.0.2.4', 8), ...daily('2026-03-12', 3, { kind: 'device', ip: '192.0.2.2', device: { uid: 'd1' }, user: { name: 'alex' } })], NETS),
        },
      },
      {
        name: 'two places of one state without coordinates',
        given: { ...home, shipments: [{ to: { city: 'Austin', region: 'TX', countryCode: 'US' } }] },
        connected: {
          telemetry: telemetry(
            daily('2026-03-02', 3, { kind: 'device', device: { uid: 'd1' }, user: { name: 'alex' }, place: { countryCode: 'US', region: 'Texas', city: 'Dallas' } }, [1, 2, 3]),
          ),
        },
      },
      { name: 'innocent twin: only a carrier gateway was seen', given: sent(), connected: { telemetry: telemetry(reports('192.0.2.5'), NETS) } },
      { name: 'no delivery place is recorded', given: home, connected: { telemetry: telemetry(reports('192.0.2.2'), NETS) } },
      { name: 'no log was read', given: sent() },
    ],
  },
  { describe, it },
);
