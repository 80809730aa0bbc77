import { z } from 'zod';
import { caseFunctionSchema, said } from './case-actor.ts';
import { instantSchema, labelSchema, textSchema } from './scalars.ts';

/** Why one person’s plan differs from that of their class. @source due-diligence study 2026-11, section 1 (uniform process) and law study, section 10, rule 3 */
export const deviationCodes = [
  'accommodation',
  'finding',
  'evidence-on-file',
  'not-available-there',
  'legal-bar',
  'counsel-instruction',
  'person-withdrew',
  'authority-closed',
] as const;
export const deviationSchema = z
  .strictObject({
    code: z.enum(deviationCodes).meta({
      description:
        'accommodation: an equal alternative was given · finding: a finding asks for it · evidence-on-file: proven already · not-available-there: the country has no such record · legal-bar: the law forbids it · counsel-instruction · person-withdrew · authority-closed: the authority no longer exists',
    }),
    reason: textSchema.meta({ description: 'The reason in words, about the class or the law and never about the person’s origin' }),
    ...said,
  })
  .meta({ id: 'Deviation', description: 'Why a plan differs from that of its class' });
export type Deviation = z.infer<typeof deviationSchema>;

export const itemResultSchema = z
  .strictObject({
    result: z.enum(['satisfied', 'failed', 'refused', 'inconclusive']).meta({ description: 'What came of it' }),
    method: labelSchema.meta({ description: 'How' }),
    authority: labelSchema.meta({ description: 'Who answered' }),
    evidence: z.array(labelSchema).max(20).meta({ description: 'Attachments of the case, or where the evidence is' }),
    note: textSchema.optional(),
    recordId: z.string().meta({ description: 'Record of the verification' }),
    ...said,
  })
  .meta({ id: 'ItemResult', description: 'A verification as it was carried out' });
export type ItemResult = z.infer<typeof itemResultSchema>;

export const checklistItemSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Verification' }),
    title: z.string().meta({ description: 'What to verify' }),
    how: z.string().meta({ description: 'How' }),
    satisfiedWhen: z.string().meta({ description: 'What counts as done' }),
    onFailure: z.string().meta({ description: 'What follows if it fails' }),
    owner: caseFunctionSchema,
    burden: z.int().min(0).max(3).meta({ description: 'Burden on the person: 0 none · 1 a message · 2 a call or document · 3 a journey or an appointment' }),
    minutes: z.number().meta({ description: 'Staff time, minutes' }),
    planned: z.boolean().meta({ description: 'Everybody of the role class has it' }),
    settles: z.array(z.string()).meta({ description: 'Open signals it would settle' }),
    why: z.string().meta({ description: 'Why it stands here' }),
    dueAt: instantSchema,
    state: z
      .enum(['open', 'done', 'waived', 'not-needed'])
      .meta({ description: 'done: satisfied · waived: left out for a reason on record · not-needed: no finding asks for it any more' }),
    results: z.array(itemResultSchema).meta({ description: 'Oldest first' }),
    deviation: deviationSchema.optional(),
  })
  .meta({ id: 'ChecklistItem', description: 'A verification that one function owns' });
export type ChecklistItem = z.infer<typeof checklistItemSchema>;
