import { z } from 'zod';
import { levelSchema } from './assessment.ts';
import { strengthSchema } from './check.ts';
import { countryCodeSchema, labelSchema } from './scalars.ts';

/** What an operator may change. It can never add a check that decides, and never reject anyone. */
export const policySchema = z
  .strictObject({
    schema: z.literal('bonafide.policy/v1').meta({ description: 'Format and version' }),
    employer: z
      .strictObject({
        countryCode: countryCodeSchema.optional(),
        domains: z.array(labelSchema).max(100).optional().meta({ description: 'Mail domains of the firm: an account name without one is read as one of these' }),
        egress: z.array(labelSchema).max(1_000).optional().meta({ description: 'Addresses and CIDR ranges through which the firm’s own traffic leaves, and its VPN' }),
        remoteAccessTools: z.array(labelSchema).max(50).optional().meta({ description: 'Remote-access tools that the firm itself uses' }),
      })
      .default({})
      .meta({ description: 'The firm: its country decides which residence counts as abroad; its networks and tools count against nobody' }),
    checks: z
      .record(
        z.string(),
        z.strictObject({
          off: z.boolean().optional().meta({ description: 'Do not run this signal; the ledger says so' }),
          strength: strengthSchema.optional(),
          options: z.record(z.string(), z.unknown()).optional().meta({ description: 'Thresholds of the signal' }),
          reason: z.string().optional().meta({ description: 'Why it differs from the default' }),
        }),
      )
      .default({})
      .meta({ description: 'Changes by signal id' }),
  })
  .extend({
    cases: z
      .strictObject({
        openFrom: levelSchema.optional().meta({ description: 'Open a case for everybody whose assessment is at or above this level' }),
        retentionMonths: z
          .record(z.string(), z.int().min(1).max(1_200))
          .optional()
          .meta({ description: 'How long records are kept by kind, months, in place of the proposals of docs/how-to/work-a-case.md' }),
        sweep: z
          .enum(['tell', 'erase'])
          .optional()
          .meta({ description: 'What the daily sweep does with records whose time is over: tell of them, as where nothing is said, or take them away' }),
      })
      .optional()
      .meta({ description: 'Cases: when the program opens one, and how long records are kept' }),
  })
  .meta({ id: 'Policy', description: 'What an operator may change about vetting' });
export type Policy = z.infer<typeof policySchema>;

/** The policy in force when none is given. */
export const defaultPolicy: Policy = policySchema.parse({ schema: 'bonafide.policy/v1' });
