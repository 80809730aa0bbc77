import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { vanishesOnVerification } from './vanishes-on-verification.ts';

const form = { requestReceived: true, accountsKnown: 4, accountsGone: 4, hours: 20 };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'vanishes-on-verification', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  vanishesOnVerification,
  {
    fires: [
      { name: 'all four gone after twenty hours', given: record({}), messageId: 'gone', evidence: ['/observations/0'], says: '20 hours' },
      {
        name: 'just at 48 hours, although an alternative was offered',
        given: record({ hours: 48 }, { accommodation: 'offered' }),
        messageId: 'gone',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: a better offer, one account closed, the others still there days later', given: record({ accountsGone: 1, hours: 96 }) },
      { name: 'gone later than the firm looks', given: record({ hours: 20 }), options: { hours: 12 } },
      { name: 'gone a month later', given: record({ hours: 720 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { requestReceived: true } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({}, { accommodation: 'requested' }) },
      { name: 'it is not certain that the request arrived', given: record({ requestReceived: false }) },
      { name: 'looked at too early', given: record({ accountsGone: 0, hours: 5 }) },
      { name: 'no account was known', given: record({ accountsKnown: 0, accountsGone: 0 }) },
      {
        name: 'a newer request was looked at too early',
        given: { observations: [...record({ accountsGone: 0, hours: 96 }).observations, ...record({ accountsGone: 2, hours: 10 }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
