import { z } from 'zod';
import { instantSchema, labelSchema } from './scalars.ts';

/** What a firm’s own programs can be told of. `webhook.test` is sent on demand and cannot be subscribed to. */
export const hookEvents = ['assessment.raised', 'case.opened', 'case.decided', 'clock.due', 'list.changed'] as const;
export const hookEventSchema = z.enum(hookEvents).meta({
  id: 'HookEvent',
  description:
    'assessment.raised: somebody’s level rose above that of the assessment before, or above info for the first · case.opened · case.decided · clock.due: the last day of a clock that nobody stopped has come · list.changed: another edition of a list came into force',
});
export type HookEvent = z.infer<typeof hookEventSchema>;

export const hookSubscriptionSchema = z
  .strictObject({
    id: z.string().meta({ description: 'whk_…' }),
    url: z.string().max(2_000).meta({ description: 'Where events are sent' }),
    label: labelSchema.optional().meta({ description: 'What it is for' }),
    events: z.array(hookEventSchema).readonly().meta({ description: 'Events that are sent' }),
    enabled: z.boolean().meta({ description: 'Whether events are sent' }),
    note: z.string().optional().meta({ description: 'Why it was disabled, where the program did it' }),
    secretVersion: z.int().positive().meta({ description: 'Counts the secrets it has had' }),
    secretSince: instantSchema.meta({ description: 'When the secret in use was made; the one before it signs for another day' }),
    failingSince: instantSchema.optional().meta({ description: 'First failure since the last success' }),
    createdAt: instantSchema,
    createdBy: z.string().meta({ description: 'Name of whoever made it' }),
  })
  .meta({ id: 'HookSubscription', description: 'Where events are sent, and which' });
export type HookSubscription = z.infer<typeof hookSubscriptionSchema>;

export const hookAttemptSchema = z
  .strictObject({
    at: instantSchema,
    status: z.int().optional().meta({ description: 'HTTP status of the answer, where one came' }),
    failure: z.string().optional().meta({ description: 'Why none came, or was not one of success' }),
    milliseconds: z.int(),
  })
  .meta({ id: 'HookAttempt', description: 'One try to deliver' });
export type HookAttempt = z.infer<typeof hookAttemptSchema>;

export const hookDeliverySchema = z
  .strictObject({
    id: z.string().meta({ description: 'msg_…, the header webhook-id, the same however often it is sent' }),
    subscriptionId: z.string(),
    event: z.string().meta({ description: 'Event, or webhook.test' }),
    data: z.record(z.string(), z.string()).meta({ description: 'Ids of what it is about, and nothing else' }),
    createdAt: instantSchema.meta({ description: 'When it happened' }),
    state: z.enum(['waiting', 'delivered', 'failed']),
    nextAt: instantSchema.optional().meta({ description: 'When it is tried next, where it waits' }),
    attempts: z.array(hookAttemptSchema).readonly().meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'HookDelivery', description: 'An event on its way to one subscription' });
export type HookDelivery = z.infer<typeof hookDeliverySchema>;
