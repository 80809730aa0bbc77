import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, happened, type Mark, type Trace } from '#model';

const options = z
  .strictObject({
    /** Charges. Unit: charges. @source red-flag catalogue 2026-11, row unexplained-small-charges */
    charges: z.int().positive().default(10).meta({ description: 'Charges that nobody approved' }),
    /** Window. Unit: days. @source red-flag catalogue 2026-11, row unexplained-small-charges */
    window: z.int().positive().default(90).meta({ description: 'Days that are looked at together' }),
  })
  .prefault({});

type Charged = { readonly day: number; readonly count: number; readonly amount: number; readonly mark: Mark };
type Stretch = { readonly count: number; readonly charged: readonly Charged[] };

/** The stretch of days with the most charges that nobody approved; of several, the first. */
function fullest({ days }: Trace, window: number): Stretch {
  const charged = days
    .flatMap(({ day, tallies }): readonly Charged[] => {
      const tally = tallies['unauthorised-charge'];
      return tally === undefined ? [] : [{ day, ...tally }];
    })
    .sort((a, b) => a.day - b.day);
  return charged
    .map(({ day: from }) => charged.filter(({ day }) => day >= from && day < from + window))
    .map((inside): Stretch => ({ count: inside.reduce((sum, { count }) => sum + count, 0), charged: inside }))
    .reduce((best, one) => (one.count > best.count ? one : best), { count: 0, charged: [] });
}

const dateOf = ({ time }: Mark): string => new Date(time).toISOString().slice(0, 10);

/** Many small charges nobody ordered. */
export const unexplainedSmallCharges = defineTelemetryCheck({
  id: 'unexplained-small-charges',
  title: 'Many small charges nobody ordered',
  options,
  stage: 'payment',
  description: 'Under one account ten or more charges to company cards or cloud accounts that the records mark as not approved fall within 90 days.',
  data: 'Card and cloud billing records that say of each charge whether it was approved',
  falsePositives: ['A billing error', 'A forgotten subscription', 'Approvals that are entered later'],
  runbook: ['Ask the owner of each account', 'Add the charges up', 'Close the card'],
  references: ['S01'],
  attack: ['T1657'],
  messages: {
    noticed: '{{account}} made {{count}} charges that nobody approved between {{from}} and {{to}}, {{amount}} together where currencies are added as written.',
  },
  run({ telemetry }, { options: { charges, window } }) {
    if (!telemetry.delivered.includes('charge')) return cannotTell('no charges of company accounts were read', 'card and cloud billing records');
    if (telemetry.accounts.length === 0) return cannotTell('no account of the person is known', 'the name under which the billing records hold the person');
    return telemetry.accounts.flatMap((account) => {
      const { count, charged } = fullest(account, window);
      const [first, ...others] = charged;
      if (first === undefined || count < charges) return [];
      const amount = Math.round(charged.reduce((sum, one) => sum + one.amount, 0));
      const data = { account: account.id, count, amount, from: dateOf(first.mark), to: dateOf((others.at(-1) ?? first).mark) };
      return [{ messageId: 'noticed' as const, data, evidence: [happened(first.mark), ...others.map(({ mark }) => happened(mark))] as const }];
    });
  },
});
