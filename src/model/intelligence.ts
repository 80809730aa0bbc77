import { z } from 'zod';
import { observableSchema } from './observable.ts';
import { instantSchema, partialDateSchema } from './scalars.ts';

const quoted = {
  quote: z.string().meta({ description: 'Words of the report' }),
  start: z.int().nonnegative().meta({ description: 'Offset of the first character in the normalised text' }),
  end: z.int().nonnegative().meta({ description: 'Offset behind the last character' }),
};

/** STIX 2.1 indicator, with the atoms of its pattern and the sentence it came from. @source OASIS STIX 2.1, section 4.7 */
export const indicatorSchema = z
  .strictObject({
    id: z.string().meta({ description: 'indicator--<uuid>' }),
    name: z.string().optional().meta({ description: 'Short name' }),
    pattern: z.string().meta({ description: 'Pattern' }),
    patternType: z.literal('stix').meta({ description: 'Language of the pattern' }),
    validFrom: instantSchema,
    validUntil: instantSchema.optional(),
    confidence: z.int().min(0).max(100).optional().meta({ description: 'STIX confidence, 0 to 100' }),
    observables: z.array(observableSchema).meta({ description: 'Atoms of the pattern' }),
    source: z
      .strictObject({ reportId: z.string().meta({ description: 'Report' }), ...quoted })
      .optional()
      .meta({ description: 'Where it was read' }),
  })
  .meta({ id: 'Indicator', description: 'A published pattern to look for' });
export type Indicator = z.infer<typeof indicatorSchema>;

const line = z.strictObject({ text: z.string().meta({ description: 'Statement' }), confidence: z.enum(['low', 'medium', 'high']).meta({ description: 'Confidence' }), ...quoted });

/** A threat actor as one or more reports describe it, each line with its quotation. */
export const actorProfileSchema = z
  .strictObject({
    id: z.string().meta({ description: 'intrusion-set--<uuid>' }),
    name: z.string().meta({ description: 'Name' }),
    aliases: z
      .array(z.strictObject({ name: z.string().meta({ description: 'Alias' }), namedBy: z.string().optional().meta({ description: 'Vendor that uses it' }) }))
      .meta({ description: 'Other names' }),
    firstSeen: partialDateSchema.optional(),
    lastSeen: partialDateSchema.optional(),
    attribution: z.array(line).meta({ description: 'Attribution and identity' }),
    activity: z.array(line).meta({ description: 'Activity' }),
    techniques: z
      .array(line.extend({ attackId: z.string().meta({ description: 'ATT&CK id' }), explicit: z.boolean().meta({ description: 'Named in the text, not inferred' }) }))
      .meta({ description: 'Techniques' }),
    targeting: z.array(line).meta({ description: 'Targeting' }),
    infrastructure: z.array(line).meta({ description: 'Tools and infrastructure' }),
    implications: z.array(line).meta({ description: 'Implications' }),
    mitigations: z.array(line.extend({ checks: z.array(z.string()).meta({ description: 'Signals that implement it' }) })).meta({ description: 'Mitigations' }),
    absences: z.array(z.string()).meta({ description: 'What the text does not contain' }),
  })
  .meta({ id: 'ActorProfile', description: 'A threat actor as reports describe it' });
export type ActorProfile = z.infer<typeof actorProfileSchema>;

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
