import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { payoutToThirdParty } from './payout-to-third-party.ts';

const names = [{ name: 'Mira Placeholder' }];
const bank = (holderName: string, more: Record<string, unknown> = {}) => ({ kind: 'bank', holderName, ...more });

testCheck(
  payoutToThirdParty,
  {
    fires: [
      {
        name: 'a company is established as a third party',
        given: { names, payoutAccounts: [bank('Example Trading Ltd', { holderKind: 'company', relationship: 'third-party' })] },
        messageId: 'thirdParty',
        evidence: ['/payoutAccounts/0'],
        says: 'Example Trading Ltd',
      },
      {
        name: 'another person, no relation being established',
        given: { names, payoutAccounts: [bank('Mira Placeholder'), bank('Robin Example', { holderKind: 'person' })] },
        messageId: 'otherPerson',
        evidence: ['/payoutAccounts/1', '/names/0'],
      },
      {
        name: 'a third party without a name',
        given: { names, payoutAccounts: [{ kind: 'wallet', relationship: 'third-party' }] },
        messageId: 'thirdParty',
        says: 'another holder',
      },
    ],
    quiet: [
      { name: 'the worker’s own account', given: { names, payoutAccounts: [bank('Placeholder, Mira')] } },
      { name: 'innocent twin: the worker’s own company', given: { names, payoutAccounts: [bank('Example Works Ltd', { holderKind: 'company', relationship: 'own-company' })] } },
      {
        name: 'by court order, and by an employer of record',
        given: {
          names,
          payoutAccounts: [bank('Robin Example', { holderKind: 'person', relationship: 'court-order' }), bank('Sample Payroll GmbH', { relationship: 'employer-of-record' })],
        },
      },
      {
        name: 'the supplier on file is paid',
        given: {
          names,
          suppliers: [{ name: 'Example Staffing', kind: 'staffing-firm', identityEvidence: 'provided' }],
          payoutAccounts: [bank('Example Staffing', { holderKind: 'company' })],
        },
      },
      { name: 'one holder of a joint account fits', given: { names, payoutAccounts: [bank('Robin Example & Mira Placeholder', { holderKind: 'person' })] } },
    ],
    cannotTell: [
      { name: 'no account', given: { names } },
      { name: 'a company whose relation nobody established', given: { names, payoutAccounts: [bank('Example Works', { holderKind: 'company', relationship: 'unknown' })] } },
      { name: 'a person who shares part of the name', given: { names, payoutAccounts: [bank('Sam Placeholder', { holderKind: 'person' })] } },
      { name: 'another name, which may be a person or a company', given: { names, payoutAccounts: [bank('Robin Example')] } },
      { name: 'a wallet without holder', given: { names, payoutAccounts: [{ kind: 'wallet' }] } },
    ],
  },
  { describe, it },
);
