import { z } from 'zod';
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
  .meta({ id: 'Policy', description: 'What an operator may change about vetting' });
export type Policy = z.infer<typeof policySchema>;

/** The policy in force when none is given. */
export const defaultPolicy: Policy = policySchema.parse({ schema: 'bonafide.policy/v1' });
