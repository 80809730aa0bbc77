import { z } from 'zod';
import { actorSchema, said } from './case-actor.ts';
import { instantSchema, textSchema } from './scalars.ts';

const inOurTime = (text: string): boolean => text >= '1970' && text < '2200';
const error = 'Expected a date from 1970 to 2199';

/** A day that people set: far enough from the ends of the calendar that periods can be added to it. */
export const workDaySchema = z.iso.date().refine(inOurTime, { error }).meta({ description: 'YYYY-MM-DD, 1970 to 2199' });
/** An instant that people set. */
export const workInstantSchema = instantSchema.refine(inOurTime, { error }).meta({ description: 'RFC 3339 instant in UTC, 1970 to 2199' });

export const clockKinds = ['i9-section-1', 'i9-section-2', 'blocked-property-report', 'pre-adverse-wait', 'recheck'] as const;
export const clockSchema = z
  .strictObject({
    id: z.string().meta({ description: 'clk-… , unique within the case' }),
    kind: z.enum(clockKinds).meta({
      description:
        'i9-section-1 and -2: the two parts of Form I-9 · blocked-property-report: ten business days after blocking · pre-adverse-wait: until an adverse decision may follow · recheck: the tier’s next re-verification',
    }),
    startedOn: z.iso.date().meta({ description: 'Day it counts from' }),
    dueOn: z.iso.date().meta({ description: 'Last day, counted in the employer’s calendar' }),
    rule: textSchema.meta({ description: 'The rule in words, with its source' }),
    by: actorSchema,
    at: instantSchema,
    stopped: z
      .strictObject({ how: textSchema, ...said })
      .optional()
      .meta({ description: 'What a named person did, such as the report they filed' }),
  })
  .meta({ id: 'Clock', description: 'A deadline that a rule sets and people keep' });
export type Clock = z.infer<typeof clockSchema>;
