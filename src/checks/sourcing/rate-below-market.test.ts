import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { rateBelowMarket } from './rate-below-market.ts';

const offer = (rate: number, more: Record<string, unknown> = {}) => ({ offers: [{ rate, benchmark: 100, currency: 'USD', period: 'hour', negotiated: false, ...more }] });

testCheck(
  rateBelowMarket,
  {
    fires: [
      { name: 'forty percent below and accepted at once', given: offer(60), messageId: 'below', evidence: ['/offers/0'], says: '40 percent' },
      { name: 'exactly at the threshold', given: offer(75), messageId: 'below' },
    ],
    quiet: [
      { name: 'a little below', given: offer(90) },
      { name: 'innocent twin: far below after a negotiation', given: offer(60, { negotiated: true }) },
    ],
    cannotTell: [
      { name: 'no offer yet', given: {} },
      { name: 'no benchmark', given: { offers: [{ rate: 60, currency: 'USD', period: 'hour', negotiated: false }] } },
      { name: 'nobody noted whether it was negotiated', given: { offers: [{ rate: 60, benchmark: 100 }] } },
    ],
  },
  { describe, it },
);
