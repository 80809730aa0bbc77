import { z } from 'zod';
import { locatorSchema } from './claim.ts';

/** A pointer to what a finding rests on. It must resolve in the dossier that was looked at. */
export const evidenceSchema = z
  .discriminatedUnion('ref', [
    z.strictObject({
      ref: z.literal('claim').meta({ description: 'A statement in the dossier, a recorded observation or verification among them' }),
      id: z.string().meta({ description: 'Id of the claim' }),
      role: z.enum(['supports', 'contradicts', 'context']).meta({ description: 'What it does for the finding' }),
    }),
    z.strictObject({
      ref: z.literal('absence').meta({ description: 'Something that was expected and is not there' }),
      expected: z.string().meta({ description: 'What was expected' }),
      soughtIn: z.string().meta({ description: 'Section of the dossier or source in which it was sought' }),
      role: z.enum(['supports', 'contradicts', 'context']).meta({ description: 'What it does for the finding' }),
    }),
    z.strictObject({
      ref: z.literal('report').meta({ description: 'Words of a stored threat report' }),
      id: z.string().meta({ description: 'Id of the report' }),
      source: z.string().meta({ description: 'Publisher, title and date' }),
      start: z.int().nonnegative().meta({ description: 'Offset of the words in the normalised text' }),
      end: z.int().nonnegative().meta({ description: 'Offset behind them' }),
      quote: z.string().meta({ description: 'The words' }),
      role: z.enum(['supports', 'contradicts', 'context']).meta({ description: 'What it does for the finding' }),
    }),
    z.strictObject({
      ref: z.literal('event').meta({ description: 'A telemetry fact' }),
      id: z.string().meta({ description: 'Native id of the event' }),
      source: z.string().meta({ description: 'Log it stands in' }),
      at: z.string().meta({ description: 'When it happened' }),
      quote: z.string().meta({ description: 'What it says' }),
      role: z.enum(['supports', 'contradicts', 'context']).meta({ description: 'What it does for the finding' }),
    }),
    z.strictObject({
      ref: z.literal('list-entry').meta({ description: 'An entry of a sanctions or house list' }),
      id: z.string().meta({ description: 'Id of the entry' }),
      list: z.string().meta({ description: 'Id of the list' }),
      version: z.string().meta({ description: 'Version of the list that was looked through' }),
      quote: z.string().meta({ description: 'Name, programme and date as the list gives them' }),
      role: z.enum(['supports', 'contradicts', 'context']).meta({ description: 'What it does for the finding' }),
    }),
  ])
  .meta({ id: 'Evidence', description: 'A pointer to what a finding rests on' });
export type Evidence = z.infer<typeof evidenceSchema>;

/** Evidence with the quoted words and the place, as an assessment prints it. */
export const citedEvidenceSchema = z
  .strictObject({
    ref: z.enum(['claim', 'absence', 'list-entry', 'report', 'event']).meta({ description: 'Kind of pointer' }),
    id: z.string().optional().meta({ description: 'Id of the claim, the entry, the report or the event' }),
    section: z.string().meta({ description: 'Section of the dossier, the list, the report, or the log' }),
    role: z.enum(['supports', 'contradicts', 'context']).meta({ description: 'What it does for the finding' }),
    quote: z.string().meta({ description: 'The words of the source; for an absence, what was expected' }),
    documentId: z.string().optional().meta({ description: 'Document it stands in' }),
    locator: locatorSchema.optional(),
    statedIn: z.string().optional().meta({ description: 'Document in which the person said it' }),
  })
  .meta({ id: 'CitedEvidence', description: 'Evidence with its quotation and place' });
export type CitedEvidence = z.infer<typeof citedEvidenceSchema>;

/** A fact to print in a message. */
export type MessageData = Readonly<Record<string, string | number>>;

/** What a check returns when it noticed something. The runner adds ids and the rendered title. */
export type Noticed<MessageId extends string = string> = {
  readonly messageId: MessageId;
  readonly data: MessageData;
  readonly evidence: readonly [Evidence, ...Evidence[]];
};

export const findingSchema = z
  .strictObject({
    id: z.string().meta({ description: 'fnd_ and a digest of check, message and evidence; independent of order' }),
    checkId: z.string().meta({ description: 'Signal that was noticed' }),
    messageId: z.string().meta({ description: 'Which of the signal’s messages' }),
    title: z.string().meta({ description: 'The observation in words' }),
    data: z.record(z.string(), z.union([z.string(), z.number()])).meta({ description: 'Facts in the message' }),
    evidence: z.array(evidenceSchema).min(1).meta({ description: 'What it rests on' }),
  })
  .meta({ id: 'Finding', description: 'A signal that was noticed, with its evidence' });
export type Finding = z.infer<typeof findingSchema>;

export const outcomeResultSchema = z.enum(['fired', 'quiet', 'cannot-tell', 'not-applicable', 'broke']).meta({
  id: 'OutcomeResult',
  description: 'fired: noticed · quiet: looked and not there · cannot-tell: data missing · not-applicable: does not concern this person · broke: a bug',
});

export const checkOutcomeSchema = z
  .strictObject({
    checkId: z.string().meta({ description: 'Signal' }),
    result: outcomeResultSchema,
    why: z.string().optional().meta({ description: 'Why it could not be told or does not apply' }),
    wouldTell: z.string().optional().meta({ description: 'Data that would tell' }),
    source: z.enum(['dossier', 'observation', 'telemetry', 'watchlists', 'links', 'intelligence']).optional().meta({ description: 'Source that is missing, for cannot-tell' }),
    findings: z.array(findingSchema).meta({ description: 'What was noticed; empty unless fired' }),
  })
  .meta({ id: 'CheckOutcome', description: 'What became of one signal for one person' });
export type CheckOutcome = z.infer<typeof checkOutcomeSchema>;
