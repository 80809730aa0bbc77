import { defineAwaitingCheck } from '#model';

/** Payout account shared by several workers. */
export const sharedPayoutAccount = defineAwaitingCheck({
  id: 'shared-payout-account',
  title: 'Payout account shared by several workers',
  stage: 'onboarding',
  needs: ['links'],
  description: 'One payout account or wallet serves two or more workers.',
  data: 'Payout accounts of all workers, as keyed hashes',
  falsePositives: ['Spouses with one account', 'An agency’s pooled account'],
  runbook: ['Ask each about the account', 'Let the bank confirm the holders', 'Bring finance and counsel together'],
  references: ['S01', 'S05', 'S06'],
  messages: { noticed: 'One payout account serves {{count}} workers.' },
});
