import { z } from 'zod';
import { issueSchema } from './issue.ts';
import { instantSchema, labelSchema } from './scalars.ts';

export const connectionSchema = z
  .strictObject({
    id: z.string().meta({ description: 'con_…' }),
    vendor: z.enum(['greenhouse', 'lever', 'ashby']).meta({ description: 'Applicant system' }),
    label: labelSchema.optional().meta({ description: 'What it is for' }),
    createdAt: instantSchema,
    createdBy: z.string().meta({ description: 'Name of whoever made it' }),
  })
  .meta({ id: 'Connection', description: 'An applicant system that may send events' });
export type Connection = z.infer<typeof connectionSchema>;

export const receivedEventSchema = z
  .strictObject({
    at: instantSchema.meta({ description: 'When it came' }),
    action: z.string().meta({ description: 'The event in the vendor’s words' }),
    outcome: z.enum(['added', 'updated', 'unchanged', 'older', 'nothing']).meta({
      description: 'What became of the dossier · older: what is known of the person is newer, so nothing was changed · nothing: the event says nothing that a dossier could hold',
    }),
    person: z.string().optional().meta({ description: 'Id of the dossier' }),
    why: z.string().optional().meta({ description: 'Why nothing came of it' }),
    notFetched: z.array(z.string()).readonly().meta({ description: 'Files that stand at addresses; nothing is fetched' }),
    issues: z
      .array(issueSchema.omit({ received: true }))
      .readonly()
      .meta({ description: 'What was not read, and where it stands' }),
  })
  .meta({ id: 'ReceivedEvent', description: 'An event of an applicant system, and what came of it' });
export type ReceivedEvent = z.infer<typeof receivedEventSchema>;
