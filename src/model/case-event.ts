import { z } from 'zod';
import {
  assessmentRefSchema,
  attachmentSchema,
  contestSchema,
  decisionSchema,
  findingVerdictSchema,
  noticeSchema,
  proposalSchema,
  requestToPersonSchema,
  verdicts,
} from './case.ts';
import { actorSchema, said } from './case-actor.ts';
import { checklistItemSchema, deviationSchema, itemResultSchema } from './case-checklist.ts';
import { clockSchema } from './case-clock.ts';
import { instantSchema, labelSchema, textSchema } from './scalars.ts';

const event = <N extends string, S extends z.ZodRawShape>(type: N, more: S) => z.strictObject({ type: z.literal(type), ...said, ...more });
const item = z.array(checklistItemSchema);

/** One thing that happened to a case. A case is what its events come to; no event is ever changed. */
export const caseEventSchema = z
  .discriminatedUnion('type', [
    event('opened', {
      dossierId: z.string(),
      caption: z.string(),
      roleClass: z.string(),
      because: textSchema,
      assessment: assessmentRefSchema,
      checklist: item,
      clocks: z.array(clockSchema),
      dueAt: instantSchema.optional(),
    }),
    event('assessed', { assessment: assessmentRefSchema, checklist: item }),
    event('assigned', { assignee: actorSchema }),
    event('commented', { id: z.string(), text: textSchema }),
    event('attached', { attachment: attachmentSchema }),
    event('attachment-removed', { id: z.string(), reason: textSchema }),
    event('due-set', { dueAt: instantSchema }),
    event('item-recorded', { item: z.string(), result: itemResultSchema }),
    event('item-waived', { item: z.string(), deviation: deviationSchema }),
    event('item-added', { item: checklistItemSchema }),
    event('requested', { request: requestToPersonSchema }),
    event('answered', { request: z.string(), answer: requestToPersonSchema.shape.answer.unwrap() }),
    event('verdict-given', { verdict: findingVerdictSchema }),
    event('proposed', { proposal: proposalSchema }),
    event('proposal-ended', { proposal: z.string(), how: z.enum(['refused', 'withdrawn', 'void']), reason: textSchema }),
    event('decided', { decision: decisionSchema }),
    event('clock-started', { clock: clockSchema }),
    event('clock-stopped', { clock: z.string(), how: textSchema }),
    event('notice-sent', { notice: noticeSchema, clock: clockSchema.optional() }),
    event('contested', { contest: contestSchema }),
    event('contest-resolved', { contest: z.string(), resolved: contestSchema.shape.resolved.unwrap() }),
    event('closed', { verdict: z.enum([...verdicts, 'duplicate']) }),
    event('reopened', { reason: labelSchema }),
  ])
  .meta({ id: 'CaseEvent', description: 'One thing that happened to a case' });
export type CaseEvent = z.infer<typeof caseEventSchema>;
