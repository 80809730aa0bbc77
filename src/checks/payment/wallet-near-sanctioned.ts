import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const options = z
  .strictObject({
    /** Share of a wallet’s outgoing value from which it is noticed. Unit: fraction, 0 to 1. @source house default, red-flag catalogue 2026-11, row wallet-near-sanctioned (S30, S66) */
    share: z.number().min(0).max(1).default(0.2).meta({ description: 'Share of the sent value from which it is noticed, 0 to 1' }),
    /** Longest path that counts. Unit: hops, a direct payment being one. @source house default, red-flag catalogue 2026-11, row wallet-near-sanctioned */
    hops: z.int().positive().default(2).meta({ description: 'Longest path that counts, a direct payment being 1' }),
  })
  .prefault({});

const rubric = z.strictObject({
  walletConfirmed: z.boolean().meta({ description: 'Is it confirmed that the wallet is the worker’s, as by pay sent to it?' }),
  exchangePathsLeftOut: z.boolean().meta({ description: 'Were paths through exchange and other shared wallets left out of the count?' }),
  listing: z.enum(['listed', 'named-by-a-government', 'neither']).meta({ description: 'What is the wallet at the end of the path?' }),
  hops: z.int().min(0).max(100).meta({ description: 'How many hops long is the path? A direct payment is 1, no path at all is 0' }),
  share: z.number().min(0).max(1).meta({ description: 'What share of the sent value takes that path, from 0 to 1?' }),
});

/** A path through a wallet that many share says nothing about one of its users. */
function verdict(answers: z.infer<typeof rubric>, { share, hops }: z.infer<typeof options>): 'found' | 'clear' | 'open' {
  if (!answers.walletConfirmed || !answers.exchangePathsLeftOut) return 'open';
  return answers.listing !== 'neither' && answers.hops >= 1 && answers.hops <= hops && answers.share >= share ? 'found' : 'clear';
}

/** Much of what the worker’s wallet sends reaches a listed or government-named wallet within two hops. */
export const walletNearSanctioned = defineObservedCheck({
  id: 'wallet-near-sanctioned',
  title: 'Worker’s wallet sends much of its value near a listed wallet',
  stage: 'payment',
  description:
    'At least 20 % of the value that the worker’s wallet sends reaches a wallet on a sanctions list, or named by a government, within two hops, paths through exchange wallets left out.',
  data: 'A chain analysis of the wallet that is paid',
  falsePositives: [
    'An exchange’s wallet that thousands of customers share as a hop',
    'A payment to a trader who was listed later',
    'Dust sent to or through the wallet by strangers',
  ],
  runbook: [
    'Stop the next payment and call sanctions counsel the same day',
    'Have the path checked by a second analyst or tool',
    'Ask for another payout account only after counsel has answered',
  ],
  references: ['S30', 'S66'],
  attack: ['T1657'],
  messages: { near: '{{percent}} % of the value that the worker’s wallet sends reaches a wallet that is {{listing}}, within {{hops}} hops.' },
  accommodates: false,
  rubric,
  options,

  judge(observations, { options }) {
    const found = observations.filter(({ answers }) => verdict(answers, options) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers, options) === 'open')
      return cannotTell(
        'the wallet is not confirmed as the worker’s, or shared wallets were counted as hops',
        'a chain analysis of the confirmed wallet without paths through shared wallets',
      );
    return found.map(({ claim, answers }) => ({
      messageId: 'near' as const,
      data: { percent: Math.round(answers.share * 100), listing: answers.listing === 'listed' ? 'on a sanctions list' : 'named by a government', hops: answers.hops },
      evidence: [supports(claim)] as const,
    }));
  },
});
