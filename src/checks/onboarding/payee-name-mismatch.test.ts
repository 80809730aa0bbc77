import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { payeeNameMismatch } from './payee-name-mismatch.ts';

const names = [{ name: 'Mira Placeholder' }];
const bank = (holderName: string, more: Record<string, unknown> = {}) => ({ kind: 'bank', holderName, ...more });

testCheck(
  payeeNameMismatch,
  {
    fires: [
      {
        name: 'the holder is somebody else',
        given: { names, payoutAccounts: [bank('Robin Example', { holderKind: 'person' })] },
        messageId: 'holderDiffers',
        evidence: ['/payoutAccounts/0', '/names/0'],
        says: 'Robin Example',
      },
      {
        name: 'the holder is established as a third person',
        given: { names, payoutAccounts: [bank('Robin Example', { relationship: 'third-party' })] },
        messageId: 'holderDiffers',
      },
      { name: 'the family name is another', given: { names, payoutAccounts: [bank('Mira Fixture')] }, messageId: 'familyNameDiffers', says: 'shares part' },
      { name: 'none of several holders fits', given: { names, payoutAccounts: [bank('Robin Example & Alex Sample')] }, messageId: 'holderDiffers' },
    ],
    quiet: [
      {
        name: 'innocent twin: the bank writes umlauts as two letters',
        given: { names: [{ name: 'Jürgen Müsterfall' }], payoutAccounts: [bank('JUERGEN MUESTERFALL')] },
      },
      {
        name: 'innocent twin: the bank writes the name in another script',
        given: { names: [{ name: 'Olga Primerova' }], payoutAccounts: [bank('Ольга Примерова')] },
      },
      { name: 'the same name in bank order', given: { names, payoutAccounts: [bank('PLACEHOLDER MIRA')] } },
      { name: 'innocent twin: a joint account of which one holder fits', given: { names, payoutAccounts: [bank('Robin Example or Mira Placeholder')] } },
      {
        name: 'innocent twin: a married name, the former one being on record',
        given: { names: [...names, { name: 'Mira Fixture', kind: 'former' }], payoutAccounts: [bank('Mira Fixture')] },
      },
      {
        name: 'the identity document carries the name of the account',
        given: { names, identityDocuments: [{ type: 'passport', name: 'Mira Anna Fixture' }], payoutAccounts: [bank('Mira Fixture')] },
      },
      { name: 'a joint account established as such, the spouse printed first', given: { names, payoutAccounts: [bank('Sam Placeholder', { relationship: 'joint' })] } },
    ],
    cannotTell: [
      { name: 'no account', given: { names } },
      { name: 'no holder', given: { names, payoutAccounts: [{ kind: 'bank' }] } },
      { name: 'no name of the worker', given: { payoutAccounts: [bank('Robin Example')] } },
      { name: 'established as joint, only an unrelated name printed', given: { names, payoutAccounts: [bank('Robin Example', { relationship: 'joint' })] } },
    ],
    notApplicable: [
      { name: 'a company holds the account', given: { names, payoutAccounts: [bank('Example Works', { holderKind: 'company' })] } },
      { name: 'the holder’s name closes with a legal form', given: { names, payoutAccounts: [bank('Example Works Ltd')] } },
      { name: 'pay goes elsewhere by court order', given: { names, payoutAccounts: [bank('Robin Example', { relationship: 'court-order' })] } },
    ],
  },
  { describe, it },
);
