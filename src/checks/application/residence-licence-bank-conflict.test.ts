import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { residenceLicenceBankConflict } from './residence-licence-bank-conflict.ts';

const at = (region: string, more: Record<string, unknown> = {}) => ({ claimedResidence: { countryCode: 'US', region, ...more } });
const licence = (issuingRegion: string) => ({ type: 'driving-licence', issuingCountry: 'US', issuingRegion });
const bank = (bankRegion: string, more: Record<string, unknown> = {}) => ({ kind: 'bank', bankCountry: 'US', bankRegion, ...more });

testCheck(
  residenceLicenceBankConflict,
  {
    fires: [
      {
        name: 'three regions, all written as names',
        given: { subject: at('Texas'), identityDocuments: [licence('California')], payoutAccounts: [bank('New York')] },
        messageId: 'threeRegions',
        says: 'licence from California',
      },
      {
        name: 'home in Texas, licence from California, bank in New York',
        given: { subject: at('TX'), identityDocuments: [licence('CA')], payoutAccounts: [bank('NY')] },
        messageId: 'threeRegions',
        evidence: ['/identityDocuments/0', '/payoutAccounts/0'],
      },
      {
        name: 'the same with a move many years ago',
        given: { subject: at('TX', { movedAt: '2015' }), identityDocuments: [licence('CA')], payoutAccounts: [bank('NY')] },
        messageId: 'threeRegions',
      },
    ],
    quiet: [
      {
        name: 'a second bank elsewhere beside one at home',
        given: { subject: at('TX'), identityDocuments: [licence('NY')], payoutAccounts: [bank('CA'), bank('TX')] },
      },
      { name: 'only one of the three differs', given: { subject: at('TX'), identityDocuments: [licence('US-TX')], payoutAccounts: [bank('NY')] } },
      {
        name: 'innocent twin: three regions after a move two months ago',
        given: { subject: at('TX', { movedAt: '2026-04-01' }), identityDocuments: [licence('CA')], payoutAccounts: [bank('NY')] },
      },
    ],
    cannotTell: [
      {
        name: 'the licence names the region in words and the residence by its code',
        given: { subject: at('TX'), identityDocuments: [licence('Texas')], payoutAccounts: [bank('CA')] },
      },
      { name: 'no region is claimed', given: { subject: { claimedResidence: { countryCode: 'US' } }, identityDocuments: [licence('CA')], payoutAccounts: [bank('NY')] } },
      {
        name: 'only a passport is there, which no region issues',
        given: { subject: at('TX'), identityDocuments: [{ type: 'passport', issuingCountry: 'US' }], payoutAccounts: [bank('NY')] },
      },
      { name: 'the bank has no branches', given: { subject: at('TX'), identityDocuments: [licence('CA')], payoutAccounts: [bank('NY', { onlineBank: true })] } },
    ],
  },
  { describe, it },
);
