import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { cryptoPayoutRequest } from './crypto-payout-request.ts';

const asked = { kind: 'crypto-payout', at: '2026-04-02' };

testCheck(
  cryptoPayoutRequest,
  {
    fires: [
      {
        name: 'asked for twice against the contract, told once',
        given: {
          requests: [
            { ...asked, contractAllows: false },
            { ...asked, at: '2026-05-02', contractAllows: false },
          ],
        },
        messageId: 'againstContract',
        evidence: ['/requests/0', '/requests/1'],
        says: 'requests: 2, first on 2026-04-02',
      },
      { name: 'a letter to an exchange', given: { requests: [{ kind: 'exchange-employer-letter', at: '2026-04-02' }] }, messageId: 'exchangeLetter', evidence: ['/requests/0'] },
    ],
    quiet: [
      { name: 'innocent twin: the contract of a firm of the field pays that way', given: { requests: [{ ...asked, contractAllows: true }] } },
      { name: 'other requests', given: { requests: [{ kind: 'payout-change', at: '2026-04-02' }] } },
    ],
    cannotTell: [
      { name: 'no tickets', given: {} },
      { name: 'nobody recorded what the contract says', given: { requests: [asked] } },
    ],
  },
  { describe, it },
);
