import { z } from 'zod';
import { cannotTell, defineTelemetryCheck } from '#model';

const options = z
  .strictObject({
    /** People, more than whom are an agency’s pooled account. Unit: people. @source house: red-flag catalogue 2026-11, section 11, names campuses and agencies and no number */
    most: z.int().min(2).default(12).meta({ description: 'People, more than whom are an agency’s pooled account' }),
  })
  .prefault({});

/** Payout account shared by several workers. */
export const sharedPayoutAccount = defineTelemetryCheck({
  id: 'shared-payout-account',
  title: 'Payout account shared by several workers',
  options,
  stage: 'onboarding',
  description: 'One payout account or wallet serves two or more workers.',
  data: 'Payout accounts of all workers, as keyed hashes',
  falsePositives: ['Spouses with one account', 'An agency’s pooled account'],
  runbook: ['Ask each about the account', 'Let the bank confirm the holders', 'Bring finance and counsel together'],
  references: ['S01', 'S05', 'S06'],
  messages: {
    noticed: '{{label}} serves {{count}} workers, also {{others}}.',
  },
  run({ dossier, telemetry }, { options: { most } }) {
    if (dossier.payoutAccounts.every(({ value }) => value.number === undefined))
      return cannotTell('no payout account is recorded', 'payout accounts of all workers, as keyed hashes');
    if (telemetry.people < 2) return cannotTell('nobody else is stored', 'the records of other people');
    return telemetry.shared
      .filter((one) => one.kind === 'payout-account' && one.others.length < most)
      .map(({ label, others, evidence }) => ({
        messageId: 'noticed' as const,
        data: { label, count: others.length + 1, others: others.map(({ caption, id }) => `${caption} (${id})`).join(', ') },
        evidence: [evidence] as const,
      }));
  },
});
