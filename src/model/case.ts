import { z } from 'zod';
import { instantSchema, labelSchema, textSchema } from './scalars.ts';

/** A decision by named people on an assessment. A second one supersedes, never overwrites. */
export const decisionSchema = z
  .strictObject({
    id: z.string().meta({ description: 'Id' }),
    disposition: z.enum(['proceed', 'proceed-with-conditions', 'hold', 'decline']).meta({ description: 'What was decided' }),
    by: z.array(labelSchema).min(1).meta({ description: 'Named people; two for hold and decline' }),
    at: instantSchema,
    rationale: textSchema.meta({ description: 'The claim and the evidence it rests on' }),
    assessmentId: z.string().meta({ description: 'Assessment it was made on' }),
  })
  .refine((decision) => !['hold', 'decline'].includes(decision.disposition) || new Set(decision.by).size >= 2, {
    error: 'Expected two different named people for hold and decline',
    path: ['by'],
  })
  .meta({ id: 'Decision', description: 'A decision by named people' });
export type Decision = z.infer<typeof decisionSchema>;

/** OCSF Incident Finding with status, verdict and disposition kept apart. @source OCSF class 2005 */
export const caseSchema = z
  .strictObject({
    id: z.string().meta({ description: 'cas_…' }),
    dossierId: z.string().meta({ description: 'Person' }),
    caption: z.string().meta({ description: 'Title' }),
    status: z.enum(['new', 'in-progress', 'on-hold', 'resolved', 'closed']).meta({ description: 'Where work stands' }),
    verdict: z.enum(['true-positive', 'false-positive', 'benign', 'insufficient-data', 'duplicate']).optional().meta({ description: 'What was found' }),
    assignee: labelSchema.optional().meta({ description: 'Who works on it' }),
    assessmentIds: z.array(z.string()).meta({ description: 'Assessments' }),
    decisions: z.array(decisionSchema).meta({ description: 'Decisions, oldest first' }),
    dueAt: instantSchema.optional(),
  })
  .meta({ id: 'Case', description: 'Work on one person by people' });
export type Case = z.infer<typeof caseSchema>;

/** One line of the audit log, hash-linked; holds digests and never personal data. @source RFC 6962 words */
export const auditEntrySchema = z
  .strictObject({
    seq: z.int().nonnegative().meta({ description: 'Position' }),
    time: instantSchema,
    actor: labelSchema.meta({ description: 'Who' }),
    action: labelSchema.meta({ description: 'What' }),
    objectId: z.string().meta({ description: 'On what' }),
    payloadDigest: z.string().meta({ description: 'Keyed digest of the payload' }),
    prevHash: z.string().meta({ description: 'Hash of the entry before' }),
    hash: z.string().meta({ description: 'Hash of this entry' }),
  })
  .meta({ id: 'AuditEntry', description: 'One line of the audit log' });
export type AuditEntry = z.infer<typeof auditEntrySchema>;
