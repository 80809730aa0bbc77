import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { shipToSharedAddress } from './ship-to-shared-address.ts';

const sent = { shipments: [{ to: { address: '12 Example Street', city: 'Reno', region: 'NV', postalCode: '89501', countryCode: 'US' } }] };
const others = (count: number) => Array.from({ length: count }, (_, nth) => ({ id: `p${nth}`, caption: `Sam ${nth}` }));
const evidence = { ref: 'absence' as const, expected: 'an address of one’s own', soughtIn: 'shipments', role: 'supports' as const };
const seen = (count: number, people = 2) => ({
  telemetry: telemetry([], {}, { people, shared: count === 0 ? [] : [{ kind: 'delivery-address', label: '12 Example Street, Reno', others: others(count), days: 0, evidence }] }),
});

testCheck(
  shipToSharedAddress,
  {
    fires: [
      { name: 'two workers', given: sent, connected: seen(1), messageId: 'noticed', says: '12 Example Street' },
      { name: 'seven', given: sent, connected: seen(6), messageId: 'noticed', says: '7 workers' },
    ],
    quiet: [
      { name: 'innocent twin: an address of one’s own', given: sent, connected: seen(0) },
      { name: 'innocent twin: a campus', given: sent, connected: seen(60) },
    ],
    cannotTell: [
      { name: 'no street is recorded', given: { shipments: [{ to: { city: 'Reno', countryCode: 'US' } }] }, connected: seen(0) },
      { name: 'nobody else is stored', given: sent, connected: seen(0, 1) },
    ],
  },
  { describe, it },
);
