import { z } from 'zod';
import { levelSchema } from './assessment.ts';
import { actorSchema, said } from './case-actor.ts';
import { checklistItemSchema } from './case-checklist.ts';
import { clockSchema } from './case-clock.ts';
import { instantSchema, labelSchema, textSchema } from './scalars.ts';

/** Where work stands. @source OCSF class 2005 Incident Finding, `status_id` */
export const caseStatuses = ['new', 'in-progress', 'on-hold', 'resolved', 'closed'] as const;
export const caseStatusSchema = z.enum(caseStatuses).meta({
  id: 'CaseStatus',
  description: 'new: nobody works on it · in-progress · on-hold: a decision holds the process · resolved: decided · closed: nothing is left to do',
});
export type CaseStatus = z.infer<typeof caseStatusSchema>;

/** What a person found about a finding. @source OCSF class 2005 Incident Finding, `verdict_id` words */
export const verdicts = ['true-positive', 'false-positive', 'benign', 'insufficient'] as const;
export const verdictSchema = z.enum(verdicts).meta({
  id: 'Verdict',
  description: 'true-positive: what was noticed is so, and it matters · false-positive: it is not so · benign: it is so, for an honest reason · insufficient: it cannot be told',
});
export type Verdict = z.infer<typeof verdictSchema>;

/** The assessment that something rests on: its digest says whether it is still the same. */
export const assessmentRefSchema = z
  .strictObject({
    id: z.string().meta({ description: 'asm_…' }),
    digest: z.string().meta({ description: 'SHA-256 of what it says, its time left out' }),
    level: levelSchema,
  })
  .meta({ id: 'AssessmentRef', description: 'An assessment as something rests on it' });
export type AssessmentRef = z.infer<typeof assessmentRefSchema>;

const { by } = said;
const idIn = (prefix: string) => z.string().meta({ description: `${prefix}-… , unique within the case` });

export const dispositions = ['proceed', 'proceed-with-conditions', 'hold', 'decline'] as const;
export const dispositionSchema = z.enum(dispositions).meta({ id: 'Disposition', description: 'What is decided about a person; hold and decline are adverse' });
export type Disposition = z.infer<typeof dispositionSchema>;

/** What a hold stops. */
export const stopSchema = z
  .enum(['process', 'access', 'pay'])
  .meta({ id: 'Stop', description: 'process: hiring goes no further · access: systems are closed · pay: the next payment waits' });
export type Stop = z.infer<typeof stopSchema>;

const decided = {
  disposition: dispositionSchema,
  stops: z.array(stopSchema).meta({ description: 'What a hold stops; empty otherwise' }),
  conditions: z.array(textSchema).meta({ description: 'Conditions of proceeding; empty otherwise' }),
  rationale: textSchema.meta({ description: 'The claim and the evidence it rests on' }),
  assessment: assessmentRefSchema,
  consumerReport: z.boolean().meta({ description: 'It rests in whole or part on a consumer report' }),
};

/** A decision that waits for a second person. */
export const proposalSchema = z
  .strictObject({ id: idIn('prp'), ...decided, ...said })
  .meta({ id: 'Proposal', description: 'A decision that one person proposed and another has to confirm' });
export type Proposal = z.infer<typeof proposalSchema>;

/** A decision by named people on an assessment. A later one supersedes, never overwrites. */
export const decisionSchema = z
  .strictObject({
    id: idIn('dec'),
    ...decided,
    ...said,
    by: z.array(actorSchema).min(1).max(2).meta({ description: 'Who decided: the first proposed, the second confirmed' }),
  })
  .refine(({ disposition, by: people }) => !['hold', 'decline'].includes(disposition) || new Set(people.map(({ id }) => id)).size >= 2, {
    error: 'Expected two different named people for hold and decline',
    path: ['by'],
  })
  .meta({ id: 'Decision', description: 'A decision by named people' });
export type Decision = z.infer<typeof decisionSchema>;

export const requestToPersonSchema = z
  .strictObject({
    id: idIn('req'),
    text: textSchema.meta({ description: 'What the person is asked' }),
    signals: z.array(labelSchema).max(50).meta({ description: 'Signals of the catalogue it asks about' }),
    dueAt: instantSchema.optional(),
    ...said,
    answer: z
      .strictObject({
        text: textSchema.meta({ description: 'What the person says; protected terms are withheld' }),
        accepted: z.boolean().optional().meta({ description: 'Whether the explanation is accepted; absent where nobody judged yet' }),
        reason: textSchema.optional().meta({ description: 'Why' }),
        ...said,
      })
      .optional()
      .meta({ description: 'The person’s answer, and what a named person thinks of it' }),
  })
  .meta({ id: 'RequestToPerson', description: 'A question to the person, and the answer' });
export type RequestToPerson = z.infer<typeof requestToPersonSchema>;

export const findingVerdictSchema = z
  .strictObject({
    findingId: z.string().meta({ description: 'Finding of an assessment' }),
    checkId: z.string().meta({ description: 'Signal' }),
    verdict: verdictSchema,
    reason: textSchema,
    ...said,
  })
  .meta({ id: 'FindingVerdict', description: 'What a person found about one finding; the last one counts' });
export type FindingVerdict = z.infer<typeof findingVerdictSchema>;

export const noticeKinds = ['pre-adverse', 'adverse', 'copy'] as const;
export const noticeSchema = z
  .strictObject({
    id: idIn('ntc'),
    kind: z.enum(noticeKinds).meta({ description: 'pre-adverse and adverse: where a consumer report was used · copy: what was checked' }),
    channel: labelSchema.meta({ description: 'How it went to the person: letter, mail, handed over' }),
    textDigest: z.string().meta({ description: 'SHA-256 of the text that was sent' }),
    by,
    at: instantSchema.meta({ description: 'When it was sent' }),
  })
  .meta({ id: 'Notice', description: 'A notice that a named person sent to the person' });
export type Notice = z.infer<typeof noticeSchema>;

/** That the person contests what was found or decided. */
export const contestSchema = z
  .strictObject({
    id: idIn('cst'),
    text: textSchema.meta({ description: 'What the person contests' }),
    ...said,
    resolved: z.strictObject({ outcome: z.enum(['upheld', 'rejected', 'withdrawn']), reason: textSchema, ...said }).optional(),
  })
  .meta({ id: 'Contest', description: 'The person contests what was found or decided' });
export type Contest = z.infer<typeof contestSchema>;

/** Most bytes of an attachment. Unit: bytes. @source house, docs/decisions/0014: a scan or a screenshot; larger things stay where they are and are named */
export const MOST_ATTACHMENT_BYTES = 5 * 1024 * 1024;

export const attachmentSchema = z
  .strictObject({
    id: idIn('att'),
    name: labelSchema.meta({ description: 'File name' }),
    kind: z.enum(['document', 'screenshot', 'recording', 'other']).meta({ description: 'Recordings are kept shortest' }),
    size: z.int().nonnegative().max(MOST_ATTACHMENT_BYTES).meta({ description: 'Bytes' }),
    digest: z.string().meta({ description: 'SHA-256 of the bytes' }),
    ...said,
    removed: textSchema.optional().meta({ description: 'Why its bytes are gone' }),
  })
  .meta({ id: 'Attachment', description: 'A file kept with a case' });
export type Attachment = z.infer<typeof attachmentSchema>;

/** OCSF Incident Finding with status, verdict and disposition kept apart; what its events come to. @source OCSF class 2005 */
export const caseSchema = z
  .strictObject({
    id: z.string().meta({ description: 'cas_…' }),
    dossierId: z.string().meta({ description: 'Person' }),
    caption: z.string().meta({ description: 'How people call the person' }),
    roleClass: z.string().meta({ description: 'Relation, tier and residence class: everybody of a class has one plan' }),
    openedBecause: textSchema.meta({ description: 'Why it was opened' }),
    openedAt: instantSchema,
    openedBy: actorSchema.optional().meta({ description: 'Who opened it' }),
    holds: said.holds,
    version: z.int().positive().meta({ description: 'Number of its events' }),
    status: caseStatusSchema,
    verdict: z
      .enum([...verdicts, 'duplicate'])
      .optional()
      .meta({ description: 'What the whole came to' }),
    assignee: actorSchema.optional().meta({ description: 'Who works on it' }),
    dueAt: instantSchema.optional(),
    assessment: assessmentRefSchema,
    checklist: z.array(checklistItemSchema).meta({ description: 'What to verify, by whom, until when' }),
    comments: z.array(z.strictObject({ id: idIn('com'), text: textSchema, ...said })),
    attachments: z.array(attachmentSchema),
    requests: z.array(requestToPersonSchema),
    verdicts: z.array(findingVerdictSchema).meta({ description: 'One a finding' }),
    proposal: proposalSchema.optional(),
    decisions: z.array(decisionSchema).meta({ description: 'Oldest first; the last one stands' }),
    notices: z.array(noticeSchema),
    contests: z.array(contestSchema),
    clocks: z.array(clockSchema),
  })
  .meta({ id: 'Case', description: 'Work on one person by people' });
export type Case = z.infer<typeof caseSchema>;
