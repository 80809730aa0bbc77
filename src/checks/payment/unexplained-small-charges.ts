import { defineAwaitingCheck } from '#model';

/** Many small charges nobody ordered. */
export const unexplainedSmallCharges = defineAwaitingCheck({
  id: 'unexplained-small-charges',
  title: 'Many small charges nobody ordered',
  stage: 'payment',
  needs: ['telemetry'],
  description: 'One contractor makes ten or more unauthorised small charges to company accounts in 90 days.',
  data: 'Card and cloud billing records',
  falsePositives: ['A billing error', 'A forgotten subscription'],
  runbook: ['Ask the owner of each account', 'Add the charges up', 'Close the card'],
  references: ['S01'],
  attack: ['T1657'],
  messages: { noticed: '{{count}} small charges in 90 days, {{amount}} in all.' },
});
