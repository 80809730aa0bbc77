import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened } from '#model';

const options = z
  .strictObject({
    /** Charges. Unit: charges. @source red-flag catalogue 2026-11, row unexplained-small-charges */
    charges: z.int().positive().default(10).meta({ description: 'Charges that nobody approved' }),
    /** Window. Unit: days. @source red-flag catalogue 2026-11, row unexplained-small-charges */
    window: z.int().positive().default(90).meta({ description: 'Days that are looked at together' }),
  })
  .prefault({});

/** Many small charges nobody ordered. */
export const unexplainedSmallCharges = defineTelemetryCheck({
  id: 'unexplained-small-charges',
  title: 'Many small charges nobody ordered',
  options,
  stage: 'payment',
  description: 'One contractor makes ten or more unauthorised small charges to company accounts in 90 days.',
  data: 'Card and cloud billing records',
  falsePositives: ['A billing error', 'A forgotten subscription'],
  runbook: ['Ask the owner of each account', 'Add the charges up', 'Close the card'],
  references: ['S01'],
  attack: ['T1657'],
  messages: {
    noticed: '{{account}} made {{count}} charges in {{window}} days that nobody approved, {{amount}} in all.',
  },
  run({ telemetry }, { options: { charges, window } }) {
    if (!telemetry.delivered.includes('charge')) return cannotTell('no charges of company accounts were read', 'card and cloud billing records');
    return telemetry.accounts.flatMap((account) => {
      const days = account.days.flatMap(({ day, tallies }) => (tallies['unauthorised-charge'] === undefined ? [] : [{ day, ...tallies['unauthorised-charge'] }]));
      for (const { day: from } of days) {
        const inside = days.filter(({ day }) => day >= from && day < from + window);
        const count = inside.reduce((sum, one) => sum + one.count, 0);
        if (count < charges) continue;
        const amount = Math.round(inside.reduce((sum, one) => sum + one.amount, 0));
        return [
          {
            messageId: 'noticed' as const,
            data: { account: account.id, count, amount, window },
            evidence: [happened(inside[0]?.mark ?? account.first), ...inside.slice(1, 3).map(({ mark }) => happened(mark))] as const,
          },
        ];
      }
      return [];
    });
  },
});
