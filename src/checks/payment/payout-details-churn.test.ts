import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { payoutDetailsChurn } from './payout-details-churn.ts';

const subject = { startedAt: '2025-01-06' };
const account = (validFrom: string, number = validFrom) => ({ kind: 'bank', number, validFrom });
const change = (at: string) => ({ kind: 'payout-change', at });

testCheck(
  payoutDetailsChurn,
  {
    fires: [
      {
        name: 'two changes of account within 90 days',
        given: { subject, payoutAccounts: [account('2025-01-06'), account('2026-02-01'), account('2026-04-15')] },
        messageId: 'several',
        evidence: ['/payoutAccounts/1', '/payoutAccounts/2'],
        says: '2 times',
      },
      {
        name: 'the same by tickets, one of which became an account',
        given: { subject, requests: [change('2026-04-15'), change('2026-02-01')], payoutAccounts: [account('2025-01-06'), account('2026-02-03')] },
        messageId: 'several',
        evidence: ['/requests/0', '/requests/1', '/payoutAccounts/1'],
        says: '2 times',
      },
      {
        name: 'one change three weeks after the start',
        given: { subject, payoutAccounts: [account('2025-01-06'), account('2025-01-27')] },
        messageId: 'soonAfterStart',
        evidence: ['/payoutAccounts/1'],
        says: '2025-01-27',
      },
    ],
    quiet: [
      { name: 'innocent twin: the first set-up a week after the start', given: { subject, payoutAccounts: [account('2025-01-13')] } },
      {
        name: 'one change of bank in the second year, with its ticket',
        given: { subject, requests: [change('2026-02-01')], payoutAccounts: [account('2025-01-06'), account('2026-02-03')] },
      },
      { name: 'two changes a year apart', given: { subject, payoutAccounts: [account('2025-01-06'), account('2025-06-01'), account('2026-06-01')] } },
      { name: 'pay split over two accounts from the first day', given: { subject, payoutAccounts: [account('2025-01-06', '71'), account('2025-01-06', '72')] } },
    ],
    cannotTell: [
      { name: 'no payroll data', given: { subject } },
      {
        name: 'the accounts have no dates',
        given: {
          subject,
          payoutAccounts: [
            { kind: 'bank', number: '71' },
            { kind: 'bank', number: '72' },
          ],
        },
      },
      { name: 'one change, the first working day not being recorded', given: { requests: [change('2026-02-01')] } },
      { name: 'only the year of the changes is known', given: { subject, payoutAccounts: [account('2024'), account('2025'), account('2026')] } },
    ],
  },
  { describe, it },
);
