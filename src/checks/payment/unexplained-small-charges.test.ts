import { describe, it } from 'vitest';
import { type EventWords, telemetry, testCheck } from '#testing';
import { unexplainedSmallCharges } from './unexplained-small-charges.ts';

const START = Date.UTC(2026, 0, 5, 10);
const charges = (count: number, authorized: boolean | undefined, apart = 1, user = 'alex') =>
  Array.from(
    { length: count },
    (_, nth): EventWords => ({
      at: new Date(START + nth * apart * 86_400_000).toISOString(),
      uid: `${user} ${nth}`,
      kind: 'charge',
      user: { name: user },
      pay: { amount: 19, currency: 'USD', ...(authorized === undefined ? {} : { authorized }) },
    }),
  );
const seen = (...events: readonly EventWords[]) => ({ telemetry: telemetry(events) });

testCheck(
  unexplainedSmallCharges,
  {
    fires: [
      {
        name: 'twelve that nobody approved',
        given: {},
        connected: seen(...charges(12, false)),
        messageId: 'noticed',
        says: 'alex made 12 charges that nobody approved between 2026-01-05 and 2026-01-16, 228 together',
      },
      { name: 'ten on one day', given: {}, connected: seen(...charges(10, false, 0)), messageId: 'noticed', says: 'between 2026-01-05 and 2026-01-05' },
      { name: 'thirteen over ninety days', given: {}, connected: seen(...charges(13, false, 7)), messageId: 'noticed', says: '13 charges' },
    ],
    quiet: [
      { name: 'innocent twin: thirty that were approved', given: {}, connected: seen(...charges(30, true)) },
      { name: 'innocent twin: a mistake of the shop', given: {}, connected: seen(...charges(2, false)) },
      { name: 'innocent twin: a subscription that was forgotten, once a month', given: {}, connected: seen(...charges(10, false, 30)) },
      { name: 'innocent twin: five each of two people who share an office', given: {}, connected: seen(...charges(5, false), ...charges(5, false, 1, 'sam')) },
      { name: 'the same charge, told twelve times', given: {}, connected: seen(...Array.from({ length: 12 }, () => charges(1, false)).flat()) },
    ],
    cannotTell: [
      { name: 'no charges were read', given: {} },
      { name: 'no account of the person is known', given: {}, connected: { telemetry: telemetry([], {}, { delivered: ['charge'] }) } },
    ],
  },
  { describe, it },
);
