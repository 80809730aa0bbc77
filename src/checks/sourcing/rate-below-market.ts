import { z } from 'zod';
import { cannotTell, defineCheck, supports } from '#model';

const options = z.strictObject({
  /** Share below the benchmark from which it is noticed. Unit: percent. @source S24: 25 to 50 percent */
  percentBelow: z.number().min(1).max(100).default(25).meta({ description: 'Percent below the benchmark from which it is noticed' }),
});

const PERCENT = 100;

/** The agreed pay lies far below the market and nobody negotiated. */
export const rateBelowMarket = defineCheck({
  id: 'rate-below-market',
  title: 'Pay far below the market, not negotiated',
  stage: 'sourcing',
  description: 'The agreed pay is 25 percent or more below the benchmark for role and claimed country, and was accepted without negotiation.',
  data: 'The offer with its benchmark for role and claimed country',
  falsePositives: ['A region with lower pay than the benchmark’s', 'Somebody who changes career', 'Somebody who needs work at once'],
  runbook: ['Check the benchmark first', 'Pay what the work is worth', 'Count nothing else on this'],
  references: ['S11', 'S24'],
  messages: { below: 'The agreed pay is {{percent}} percent below the benchmark and was not negotiated.' },
  options,

  run({ dossier }, { options }) {
    const compared = dossier.offers.filter(({ value }) => value.rate !== undefined && value.benchmark !== undefined);
    if (compared.length === 0) return cannotTell('no offer with a benchmark is there', 'the offer with its benchmark');
    const known = compared.filter(({ value }) => value.negotiated !== undefined);
    if (known.length === 0) return cannotTell('it is not recorded whether terms were negotiated', 'a note whether the person asked for other terms');
    return known.flatMap((claim) => {
      const { rate = 0, benchmark = 1, negotiated } = claim.value;
      const percent = PERCENT * (1 - rate / benchmark);
      return negotiated === false && percent >= options.percentBelow
        ? [{ messageId: 'below' as const, data: { percent: Math.round(percent) }, evidence: [supports(claim)] as const }]
        : [];
    });
  },
});
