import { z } from 'zod';
import { instantSchema, labelSchema, partialDateSchema, textSchema } from './scalars.ts';

/** What was done about an accommodation. An accommodation asked for and not given closes the question, it never counts against the person. */
export const accommodationSchema = z
  .enum(['not-offered', 'offered', 'requested', 'provided'])
  .meta({ id: 'Accommodation', description: 'Whether an equal alternative was offered, asked for or provided' });
export type Accommodation = z.infer<typeof accommodationSchema>;

const when = z.union([instantSchema, partialDateSchema]);
const by = labelSchema.meta({ description: 'Named person who recorded it' });

/** What a person saw, as answers to one signal’s form. */
export const observationSchema = z
  .strictObject({
    check: z.string().meta({ description: 'Id of the signal it is about' }),
    by,
    at: when.meta({ description: 'When it was seen' }),
    answers: z
      .record(z.string(), z.union([z.string().max(2_000), z.number(), z.boolean()]))
      .default({})
      .meta({ description: 'Answers to the signal’s form' }),
    accommodation: accommodationSchema.default('not-offered'),
    note: textSchema.optional().meta({ description: 'What exactly was seen; protected terms are withheld' }),
  })
  .meta({ id: 'Observation', description: 'What a named person saw' });
export type Observation = z.infer<typeof observationSchema>;

/** A verification that a named person carried out, and what came of it. */
export const verificationSchema = z
  .strictObject({
    verification: z.string().meta({ description: 'Id of the verification' }),
    result: z.enum(['satisfied', 'failed', 'refused', 'inconclusive']).meta({ description: 'What came of it' }),
    by,
    at: when.meta({ description: 'When' }),
    about: labelSchema.optional().meta({ description: 'What it was about, such as the employer or school named in a claim' }),
    method: labelSchema.optional().meta({ description: 'How' }),
    authority: labelSchema.optional().meta({ description: 'Who answered' }),
    contactFoundBy: z.enum(['candidate', 'employer']).optional().meta({ description: 'Who found the contact used' }),
    reason: z.enum(['no-record', 'contradicted', 'different-name', 'deceased-holder', 'age-contradiction', 'other']).optional().meta({ description: 'Why it failed' }),
    note: textSchema.optional().meta({ description: 'Details; protected terms are withheld' }),
  })
  .meta({ id: 'Verification', description: 'A verification carried out by a named person' });
export type Verification = z.infer<typeof verificationSchema>;

/** The person’s own explanation of one finding, and whether a named person accepts it. */
export const answerSchema = z
  .strictObject({
    check: z.string().meta({ description: 'Id of the signal that was explained' }),
    by,
    at: when.meta({ description: 'When' }),
    answer: textSchema.meta({ description: 'What the person says; protected terms are withheld' }),
    accepted: z.boolean().meta({ description: 'The explanation is accepted; the finding then no longer counts' }),
    reason: textSchema.optional().meta({ description: 'Why it is accepted or not' }),
  })
  .meta({ id: 'Answer', description: 'An explanation given for a finding' });
export type Answer = z.infer<typeof answerSchema>;
