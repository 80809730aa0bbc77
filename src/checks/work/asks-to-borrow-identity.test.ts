import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { asksToBorrowIdentity } from './asks-to-borrow-identity.ts';

const form = { what: 'asked-to-use', thing: 'bank-account', firstHand: true, meant: 'meant' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'asks-to-borrow-identity', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  asksToBorrowIdentity,
  {
    fires: [
      { name: 'a colleague was asked for a bank account', given: record({}), messageId: 'asked', evidence: ['/observations/0'], says: 'a bank account' },
      {
        name: 'a colleague was offered an account for rent',
        given: record({ what: 'offered-to-rent', thing: 'account' }),
        messageId: 'offered',
        evidence: ['/observations/0'],
        says: 'an account',
      },
    ],
    quiet: [
      { name: 'innocent twin: a joke at lunch, as the colleague took it', given: record({ meant: 'a-joke-or-misunderstanding' }) },
      { name: 'nothing of the kind when asked', given: record({ what: 'nothing', firstHand: false, meant: 'not-asked' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { what: 'asked-to-use' } }) },
      { name: 'a report at second hand', given: record({ firstHand: false }) },
      { name: 'nobody asked whether it was meant', given: record({ meant: 'not-asked' }) },
      {
        name: 'a newer report is still open',
        given: { observations: [...record({ meant: 'a-joke-or-misunderstanding' }).observations, ...record({ meant: 'not-asked' }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
