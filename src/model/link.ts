import { z } from 'zod';

/** A tie between two dossiers. Only positive judgements made by people are transitive. */
export const linkSchema = z
  .strictObject({
    a: z.string().meta({ description: 'One dossier' }),
    b: z.string().meta({ description: 'The other' }),
    kind: z.enum(['same-hand', 'shared-means', 'facilitates']).meta({ description: 'What the tie says' }),
    judgement: z.enum(['positive', 'negative', 'unsure', 'no-judgement']).meta({ description: 'What a person said of it' }),
    weight: z.number().meta({ description: 'Match weight, decibans' }),
    features: z
      .array(
        z.strictObject({
          feature: z.string().meta({ description: 'Feature' }),
          weight: z.number().nullable().meta({ description: 'Decibans; null where there is no data' }),
          a: z.string().meta({ description: 'Claim of one' }),
          b: z.string().meta({ description: 'Claim of the other' }),
        }),
      )
      .meta({ description: 'What they share' }),
  })
  .meta({ id: 'Link', description: 'A tie between two dossiers' });
export type Link = z.infer<typeof linkSchema>;
