import { defineAwaitingCheck } from '#model';

/** Chain of referrals in which nobody was met. */
export const referralChainUnmet = defineAwaitingCheck({
  id: 'referral-chain-unmet',
  title: 'Chain of referrals in which nobody was met',
  stage: 'sourcing',
  needs: ['links'],
  description: 'Two or more remote hires refer one another and nobody in the chain was ever met in person or verified again.',
  data: 'Referral field of the HR system and a log of meetings',
  falsePositives: ['Ordinary referrals in a specialist community', 'A team that has always been remote'],
  runbook: ['Meet or re-verify one member of the chain', 'Then go along the chain in both directions'],
  references: ['S01', 'S24', 'S37', 'S56'],
  messages: { noticed: '{{count}} people in this referral chain were never met.' },
});
