import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { deviceNotReturnedFromHome } from './device-not-returned-from-home.ts';

const laptop = { asset: 'EX-0001', issuedAt: '2025-01-06' };
const subject = { endedAt: '2026-04-30', claimedResidence: { countryCode: 'US', city: 'Sampleton', latitude: 40, longitude: -75 } };
const returned = (from: Record<string, unknown>, more: Record<string, unknown> = {}) => ({ direction: 'return', asset: 'EX-0001', dispatchedAt: '2026-05-10', from, ...more });
const back = { ...laptop, returnRequestedAt: '2026-05-01', returnedAt: '2026-05-14' };

testCheck(
  deviceNotReturnedFromHome,
  {
    fires: [
      {
        name: 'not back 30 days after the request',
        given: { subject, equipment: [{ ...laptop, returnRequestedAt: '2026-05-02' }] },
        messageId: 'notReturned',
        evidence: ['/equipment/0'],
        says: '30 days',
      },
      {
        name: 'the return began far away',
        given: { subject, equipment: [back], shipments: [returned({ countryCode: 'US', latitude: 33.4, longitude: -112 })] },
        messageId: 'startedFar',
        evidence: ['/shipments/0'],
        says: ' km',
      },
      {
        name: 'the return began in another country, without coordinates',
        given: {
          subject: { claimedResidence: { countryCode: 'US' } },
          addresses: [{ city: 'Sampleton', countryCode: 'US' }],
          equipment: [back],
          shipments: [returned({ countryCode: 'PL' })],
        },
        messageId: 'startedInOtherCountry',
        evidence: ['/shipments/0', '/addresses/0'],
        says: 'PL',
      },
    ],
    quiet: [
      {
        name: 'back in time, from the declared town',
        given: {
          subject: { ...subject, claimedResidence: { countryCode: 'US', city: 'Sampleton' } },
          equipment: [back],
          shipments: [returned({ city: 'SAMPLETON', countryCode: 'US' })],
        },
      },
      {
        name: 'innocent twin: moved, and the new home had been declared',
        given: {
          subject,
          addresses: [{ city: 'Fixtureville', countryCode: 'US', latitude: 33.5, longitude: -112, since: '2026-04' }],
          equipment: [back],
          shipments: [returned({ countryCode: 'US', latitude: 33.4, longitude: -112 })],
        },
      },
      {
        name: 'just across a border and near',
        given: {
          subject: { claimedResidence: { countryCode: 'CH', latitude: 47.55, longitude: 7.59 } },
          equipment: [back],
          shipments: [returned({ countryCode: 'DE', latitude: 47.61, longitude: 7.66 })],
        },
      },
      { name: 'three weeks are not over', given: { subject, equipment: [{ ...laptop, returnRequestedAt: '2026-05-11' }] } },
      {
        name: 'on its way with the carrier',
        given: { subject, equipment: [{ ...laptop, returnRequestedAt: '2026-05-02' }], shipments: [returned({ city: 'Sampleton', countryCode: 'US' })] },
      },
      { name: 'a security key alone is no machine', given: { subject, equipment: [back, { asset: 'EX-0002', kind: 'security-key', returnRequestedAt: '2026-01-02' }] } },
    ],
    cannotTell: [
      { name: 'the work ended and nobody asked for the machine', given: { subject, equipment: [laptop] } },
      { name: 'the return has neither coordinates nor another country', given: { subject, equipment: [back], shipments: [returned({ city: 'Fixtureville', countryCode: 'US' })] } },
      { name: 'the carrier gave no origin', given: { subject, equipment: [back], shipments: [{ direction: 'return', asset: 'EX-0001' }] } },
      { name: 'only the month of the request is known', given: { subject, equipment: [{ ...laptop, returnRequestedAt: '2026-05' }] } },
      {
        name: 'something without tag is on its way',
        given: {
          subject: { claimedResidence: { countryCode: 'US', city: 'Sampleton' } },
          equipment: [{ ...laptop, returnRequestedAt: '2026-05-02' }],
          shipments: [{ direction: 'return', dispatchedAt: '2026-05-10', from: { city: 'Sampleton', countryCode: 'US' } }],
        },
      },
    ],
    notApplicable: [{ name: 'the work goes on', given: { equipment: [laptop] } }],
  },
  { describe, it },
);
