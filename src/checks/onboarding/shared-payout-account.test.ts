import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { sharedPayoutAccount } from './shared-payout-account.ts';

const paid = { payoutAccounts: [{ kind: 'bank', number: '000123456789' }] };
const others = (count: number) => Array.from({ length: count }, (_, nth) => ({ id: `p${nth}`, caption: `Sam ${nth}` }));
const evidence = { ref: 'absence' as const, expected: 'an account of one’s own', soughtIn: 'payoutAccounts', role: 'supports' as const };
const seen = (count: number, people = 2) => ({
  telemetry: telemetry([], {}, { people, shared: count === 0 ? [] : [{ kind: 'payout-account', label: 'account …6789', others: others(count), days: 0, evidence }] }),
});

testCheck(
  sharedPayoutAccount,
  {
    fires: [
      { name: 'two workers', given: paid, connected: seen(1), messageId: 'noticed', says: '…6789' },
      { name: 'four', given: paid, connected: seen(3), messageId: 'noticed', says: '4 workers' },
    ],
    quiet: [
      { name: 'innocent twin: an account of one’s own', given: paid, connected: seen(0) },
      { name: 'innocent twin: an agency that is paid for all its people', given: paid, connected: seen(40) },
    ],
    cannotTell: [
      { name: 'no account is recorded', given: {}, connected: seen(0) },
      { name: 'nobody else is stored', given: paid, connected: seen(0, 1) },
    ],
  },
  { describe, it },
);
