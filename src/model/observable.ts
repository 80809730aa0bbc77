import { z } from 'zod';

/** A value by which people, events, lists and indicators can be joined (STIX cyber-observable types). */
export const observableSchema = z
  .strictObject({
    type: z
      .enum([
        'email-addr',
        'phone-number',
        'ipv4-addr',
        'ipv6-addr',
        'domain-name',
        'url',
        'user-account',
        'file',
        'mac-addr',
        'wallet',
        'bank-account',
        'identity-document',
        'postal-address',
        'device',
        'person-name',
        'organization-name',
      ])
      .meta({ description: 'STIX 2.1 type where one exists' }),
    key: z.string().meta({ description: 'Normalised value, or keyed hash for sensitive ones; equal keys join' }),
    claimId: z.string().optional().meta({ description: 'Claim it was taken from' }),
  })
  .meta({ id: 'Observable', description: 'A value that can join records' });
export type Observable = z.infer<typeof observableSchema>;
