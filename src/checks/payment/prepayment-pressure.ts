import { z } from 'zod';
import { cannotTell, defineCheck, supports } from '#model';
import { compareDates } from '#values';

const options = z.strictObject({
  /** Requests for an advance. Unit: requests. @source red-flag catalogue of 2026-11, row prepayment-pressure (S01, S02): repeated */
  advances: z.int().min(2).default(2).meta({ description: 'Requests for an advance from which they are noticed' }),
  /** Requests for pay before the milestone. Unit: requests. @source red-flag catalogue of 2026-11, row prepayment-pressure (S01, S02): repetition is asked of advances alone */
  beforeMilestone: z.int().min(1).default(1).meta({ description: 'Requests for pay before the milestone from which they are noticed' }),
});

/** Advances were asked for repeatedly, or pay before the milestone. How the person took a refusal is not looked at. */
export const prepaymentPressure = defineCheck({
  id: 'prepayment-pressure',
  title: 'Pay asked for ahead of time',
  stage: 'payment',
  description: 'An advance was asked for twice or more, or pay before the milestone was reached. What the contract provides for is not counted, and nobody’s mood is judged.',
  data: 'Tickets and messages that ask for pay, and what the contract says about advances',
  falsePositives: ['Money worries', 'A deposit that is usual in the trade', 'A client before who did not pay'],
  runbook: ['Ask in private whether something can be done', 'Keep to the milestones of the contract, in writing', 'Look at the work done so far'],
  references: ['S01', 'S02'],
  messages: {
    advances: 'An advance was asked for {{count}} times, first on {{at}}.',
    beforeMilestone: 'Pay before the milestone was asked for (requests: {{count}}, first on {{at}}).',
  },
  options,

  run({ dossier }, { options }) {
    if (dossier.requests.length === 0) return cannotTell('no requests are recorded', 'the tickets and messages that ask for pay');
    const asked = dossier.requests.filter(({ value }) => value.contractAllows !== true).sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
    const kinds = [
      { messageId: 'advances' as const, least: options.advances, requests: asked.filter(({ value }) => value.kind === 'advance-payment') },
      { messageId: 'beforeMilestone' as const, least: options.beforeMilestone, requests: asked.filter(({ value }) => value.kind === 'pay-before-milestone') },
    ];
    return kinds.flatMap(({ messageId, least, requests }) => {
      const [first, ...others] = requests;
      if (first === undefined || requests.length < least) return [];
      return [{ messageId, data: { count: requests.length, at: first.value.at }, evidence: [supports(first), ...others.map(supports)] as const }];
    });
  },
});
