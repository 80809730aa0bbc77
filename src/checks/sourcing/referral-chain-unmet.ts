import { z } from 'zod';
import { absence, cannotTell, defineLinkCheck, namesOf } from '#model';

const options = z.strictObject({
  /** People in a chain from which it is noticed. @source red-flag catalogue 2026-11, row referral-chain-unmet */
  people: z.int().min(2).default(2).meta({ description: 'People in a chain from which it is noticed' }),
});

/** Chain of referrals in which nobody was met. */
export const referralChainUnmet = defineLinkCheck({
  id: 'referral-chain-unmet',
  title: 'Chain of referrals in which nobody was met',
  stage: 'sourcing',
  description: 'Two or more remote hires refer one another and nobody in the chain was ever met in person or verified again.',
  data: 'Referral field of the HR system and a log of meetings',
  falsePositives: ['Ordinary referrals in a specialist community', 'A team that has always been remote'],
  runbook: ['Meet or re-verify one member of the chain', 'Then go along the chain in both directions'],
  references: ['S01', 'S24', 'S37', 'S56'],
  messages: { noticed: '{{count}} people in this referral chain were never met: {{people}}.' },
  options,

  run({ dossier, links }, { options }) {
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    const { referrals } = links;
    if (referrals.length === 0) {
      return dossier.applications.some(({ value }) => value.referredBy !== undefined)
        ? cannotTell('who referred the person is not stored', 'the record of who referred')
        : cannotTell('no referral is recorded', 'the referral field of the HR system, and who was met');
    }
    if (referrals.length < options.people || referrals.some(({ met }) => met)) return [];
    const own = referrals.flatMap((one) => one.own ?? []);
    const [first = absence('a member of the chain who was met', 'verifications'), ...others] = own;
    return [{ messageId: 'noticed' as const, data: { count: referrals.length, people: namesOf(referrals) }, evidence: [first, ...others] as const }];
  },
});
