import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { walletNearSanctioned } from './wallet-near-sanctioned.ts';

const form = { walletConfirmed: true, exchangePathsLeftOut: true, listing: 'listed', hops: 2, share: 0.35 };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'wallet-near-sanctioned', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  walletNearSanctioned,
  {
    fires: [
      { name: 'a third reaches a listed wallet in two hops', given: record({}), messageId: 'near', evidence: ['/observations/0'], says: '35 %' },
      {
        name: 'just a fifth goes straight to a wallet named by a government',
        given: record({ listing: 'named-by-a-government', hops: 1, share: 0.2 }),
        messageId: 'near',
        evidence: ['/observations/0'],
        says: 'named by a government',
      },
    ],
    quiet: [
      { name: 'innocent twin: all value goes through an exchange, and nothing is left without that path', given: record({ listing: 'neither', hops: 0, share: 0 }) },
      { name: 'a smaller share than the firm asks for', given: record({}), options: { share: 0.5 } },
      { name: 'a longer path than the firm looks at', given: record({}), options: { hops: 1 } },
      { name: 'three hops away', given: record({ hops: 3 }) },
      { name: 'a little less than a fifth', given: record({ share: 0.19 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { walletConfirmed: true } }) },
      { name: 'an exchange’s wallet was counted as a hop', given: record({ exchangePathsLeftOut: false }) },
      { name: 'the wallet is not confirmed as the worker’s', given: record({ walletConfirmed: false }) },
      {
        name: 'a newer wallet was not traced well yet',
        given: { observations: [...record({ share: 0 }).observations, ...record({ exchangePathsLeftOut: false }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
