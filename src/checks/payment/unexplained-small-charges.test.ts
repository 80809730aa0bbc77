import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { unexplainedSmallCharges } from './unexplained-small-charges.ts';

const charges = (count: number, authorized: boolean) => ({
  telemetry: telemetry(
    Array.from({ length: count }, (_, nth) => ({
      at: `2026-03-${String(nth + 1).padStart(2, '0')}T10:00:00Z`,
      uid: `c${nth}`,
      kind: 'charge' as const,
      user: { name: 'alex' },
      pay: { amount: 19, currency: 'USD', authorized },
    })),
  ),
});

testCheck(
  unexplainedSmallCharges,
  {
    fires: [
      { name: 'twelve that nobody approved', given: {}, connected: charges(12, false), messageId: 'noticed', says: '228' },
      { name: 'ten', given: {}, connected: charges(10, false), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: thirty that were approved', given: {}, connected: charges(30, true) },
      { name: 'innocent twin: a mistake of the shop', given: {}, connected: charges(2, false) },
    ],
    cannotTell: [{ name: 'no charges were read', given: {} }],
  },
  { describe, it },
);
