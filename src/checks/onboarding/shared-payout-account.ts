import { cannotTell, defineLinkCheck, namesOf, sharedWith } from '#model';

/** Payout account shared by several workers. */
export const sharedPayoutAccount = defineLinkCheck({
  id: 'shared-payout-account',
  title: 'Payout account shared by several workers',
  stage: 'onboarding',
  description: 'One payout account or wallet serves two or more workers.',
  data: 'Payout accounts of all workers, as keyed hashes',
  falsePositives: ['Spouses with one account', 'An agency’s pooled account'],
  runbook: ['Ask each about the account', 'Let the bank confirm the holders', 'Bring finance and counsel together'],
  references: ['S01', 'S05', 'S06'],
  messages: {
    noticed: '{{label}} serves {{count}} workers, also {{others}}.',
  },
  run({ dossier, links }) {
    if (dossier.payoutAccounts.every(({ value }) => value.number === undefined))
      return cannotTell('no payout account is recorded', 'payout accounts of all workers, as keyed hashes');
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    return sharedWith(links, ['payout-account']).map(({ label, people, own }) => ({
      messageId: 'noticed' as const,
      data: { label, count: people.length + 1, others: namesOf(people) },
      evidence: [own] as const,
    }));
  },
});
