import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { sharedPayoutAccount } from './shared-payout-account.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const paid = (more: File = {}) => ({ payoutAccounts: [{ kind: 'bank', number: '000123456789', ...more }] });
const home = { addresses: [{ address: '5 Example Court', city: 'Austin', postalCode: '73301' }] };

testCheck(
  sharedPayoutAccount,
  {
    fires: [
      {
        name: 'two workers',
        ...among(person('a', 'Ada Lindqvist', paid()), person('b', 'Bram Okafor', paid())),
        messageId: 'noticed',
        evidence: ['/payoutAccounts/0'],
        says: '…6789',
      },
      {
        name: 'four',
        ...among(person('a', 'Ada Lindqvist', paid()), person('b', 'Bram Okafor', paid()), person('c', 'Chidi Moreau', paid()), person('d', 'Dora Yilmaz', paid())),
        messageId: 'noticed',
        says: '4 workers',
      },
    ],
    quiet: [
      { name: 'innocent twin: spouses with one account', ...among(person('a', 'Ada Pairson', { ...paid(), ...home }), person('b', 'Bram Pairson', { ...paid(), ...home })) },
      {
        name: 'innocent twin: a joint account',
        ...among(person('a', 'Ada Lindqvist', paid({ relationship: 'joint' })), person('b', 'Bram Okafor', paid({ relationship: 'joint' }))),
      },
      {
        name: 'innocent twin: an agency that is paid for its people',
        ...among(person('a', 'Ada Lindqvist', paid({ holderKind: 'company' })), person('b', 'Bram Okafor', paid({ holderKind: 'company' }))),
      },
      { name: 'an account of one’s own', ...among(person('a', 'Ada Lindqvist', paid()), person('b', 'Bram Okafor')) },
    ],
    cannotTell: [
      { name: 'no account is recorded', ...among(person('a', 'Ada Lindqvist'), person('b', 'Bram Okafor')) },
      { name: 'nobody else is stored', ...among(person('a', 'Ada Lindqvist', paid())) },
    ],
  },
  { describe, it },
);
