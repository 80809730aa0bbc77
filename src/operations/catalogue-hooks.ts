import { z } from 'zod';
import { connectionSchema, hookDeliverySchema, hookEventSchema, hookEvents, hookSubscriptionSchema, labelSchema, receivedEventSchema } from '#model';
import { defineOperation } from './define-operation.ts';
import { addHook, changeHook, findDelivery, findHook, removeHook, renewSecret } from './hooks.ts';
import { addConnection, findConnection, removeConnection } from './intake.ts';
import type { Role } from './roles.ts';

/** Where data go is upkeep; what goes are ids. */
const KEEPERS: readonly Role[] = ['admin'];
const READERS: readonly Role[] = ['admin', 'auditor'];

const id = z.string().min(1).max(200);
const hookParams = z.strictObject({ webhook: id.meta({ description: 'Id of a subscription' }) });
const url = z.string().min(1).max(2_000).meta({ description: 'https and public, unless whoever keeps the server allows the host' });
const events = z
  .array(hookEventSchema)
  .min(1)
  .max(hookEvents.length * 2);
const secretShown = z.strictObject({ subscription: hookSubscriptionSchema, secret: z.string().meta({ description: 'whsec_…, with which the receiver verifies; shown once' }) });

const list = defineOperation({
  id: 'webhooks.list',
  title: 'Where events are sent',
  description: 'Subscriptions by id. Secrets are never shown again.',
  method: 'get',
  path: '/webhooks',
  kind: 'read',
  roles: READERS,
  output: z.strictObject({ subscriptions: z.array(hookSubscriptionSchema) }),
  run: async (_, { store }) => ({ subscriptions: [...(await store.hooks())] }),
});

const add = defineOperation({
  id: 'webhooks.add',
  title: 'Send events to an address',
  description: 'Sent are ids and links, signed by Standard Webhooks, and nothing about anybody. The secret is shown once.',
  method: 'post',
  path: '/webhooks',
  kind: 'write',
  roles: KEEPERS,
  body: z.strictObject({ url, events, label: labelSchema.optional() }),
  shownOnce: true,
  output: secretShown,
  run: ({ body: { label, ...rest } }, { store, ports, actor }) => addHook({ ...rest, ...(label === undefined ? {} : { label }) }, actor, store, ports),
});

const change = defineOperation({
  id: 'webhooks.change',
  title: 'Change a subscription, stop it, or start it again',
  description: 'What waited while it was stopped is sent once it is enabled.',
  method: 'patch',
  path: '/webhooks/{webhook}',
  kind: 'write',
  roles: KEEPERS,
  params: hookParams,
  body: z.strictObject({ url: url.optional(), events: events.optional(), label: labelSchema.optional(), enabled: z.boolean().optional() }),
  output: hookSubscriptionSchema,
  run: ({ params, body }, { store, ports, actor }) => changeHook(params.webhook, body, actor, store, ports),
});

const renew = defineOperation({
  id: 'webhooks.renew-secret',
  title: 'Make another secret for a subscription',
  description: 'For a day both sign, so that the receiver can change over. The new one is shown once.',
  method: 'post',
  path: '/webhooks/{webhook}/secrets',
  kind: 'write',
  roles: KEEPERS,
  params: hookParams,
  shownOnce: true,
  output: secretShown,
  run: ({ params }, { store, ports, actor }) => renewSecret(params.webhook, actor, store, ports),
});

const remove = defineOperation({
  id: 'webhooks.remove',
  title: 'Send no more events to an address',
  description: 'Its deliveries go too.',
  method: 'delete',
  path: '/webhooks/{webhook}',
  kind: 'write',
  roles: KEEPERS,
  params: hookParams,
  output: z.strictObject({ removed: z.literal(true) }),
  run: async ({ params }, { store, ports, actor }) => {
    await removeHook(params.webhook, actor, store, ports);
    return { removed: true as const };
  },
});

const test = defineOperation({
  id: 'webhooks.test',
  title: 'Send an event that says nothing',
  description: 'The event `webhook.test`, to see whether the receiver takes it. What came of it is among the deliveries.',
  method: 'post',
  path: '/webhooks/{webhook}/tests',
  kind: 'write',
  roles: KEEPERS,
  params: hookParams,
  output: hookDeliverySchema,
  run: async ({ params }, { store, ports }) => store.addDelivery((await findHook(params.webhook, store)).id, 'webhook.test', {}, ports.now()),
});

const deliveries = defineOperation({
  id: 'webhooks.deliveries',
  title: 'What was sent, and what came of it',
  description: 'Newest first, with every try.',
  method: 'get',
  path: '/webhooks/{webhook}/deliveries',
  kind: 'read',
  roles: READERS,
  params: hookParams,
  query: z.strictObject({
    before: id.optional().meta({ description: 'Only those older than it: `next` of the page before' }),
    limit: z.coerce.number().int().min(1).max(1_000).default(100).meta({ description: 'Longest page, 1 to 1,000' }),
  }),
  output: z.strictObject({ deliveries: z.array(hookDeliverySchema), next: z.string().optional() }),
  run: async ({ params, query }, { store }) => {
    const page = await store.listDeliveries((await findHook(params.webhook, store)).id, query.before, query.limit);
    const last = page.at(-1)?.id;
    return { deliveries: [...page], ...(page.length < query.limit || last === undefined ? {} : { next: last }) };
  },
});

const redeliver = defineOperation({
  id: 'webhooks.redeliver',
  title: 'Send an event again',
  description: 'Under the same id, whatever came of it before.',
  method: 'post',
  path: '/webhooks/{webhook}/deliveries/{delivery}/retries',
  kind: 'write',
  roles: KEEPERS,
  params: hookParams.extend({ delivery: id.meta({ description: 'Id of a delivery' }) }),
  output: hookDeliverySchema,
  run: async ({ params }, { store, ports }) => {
    const { id: own } = await findDelivery(params.webhook, params.delivery, store);
    await store.retryDelivery(own, ports.now());
    return findDelivery(params.webhook, own, store);
  },
});

const connectionParams = z.strictObject({ connection: id.meta({ description: 'Id of a connection' }) });

const connections = defineOperation({
  id: 'connections.list',
  title: 'Applicant systems that may send events',
  description: 'Connections by id. Secrets are never shown again.',
  method: 'get',
  path: '/connections',
  kind: 'read',
  roles: READERS,
  output: z.strictObject({ connections: z.array(connectionSchema) }),
  run: async (_, { store }) => ({ connections: [...(await store.connections())] }),
});

const connect = defineOperation({
  id: 'connections.add',
  title: 'Let an applicant system send events',
  description: 'Gives the path to which it sends, and the secret with which it signs, once. People are read from what it sends and vetted.',
  method: 'post',
  path: '/connections',
  kind: 'write',
  roles: KEEPERS,
  body: z.strictObject({
    vendor: connectionSchema.shape.vendor,
    label: labelSchema.optional(),
    secret: z.string().min(16).max(500).optional().meta({ description: 'Lever’s signature token, which Lever makes; kept sealed. For the others it is made here' }),
  }),
  shownOnce: true,
  output: z.strictObject({
    connection: connectionSchema,
    path: z.string().meta({ description: 'Where it sends, at this server' }),
    secret: z.string().optional().meta({ description: 'Shown once' }),
  }),
  run: async ({ body: { label, ...rest } }, { store, ports, actor }) => {
    const made = await addConnection({ ...rest, ...(label === undefined ? {} : { label }) }, actor, store, ports);
    return { ...made, path: `/hooks/${made.connection.id}` };
  },
});

const disconnect = defineOperation({
  id: 'connections.remove',
  title: 'Take no more events from an applicant system',
  description: 'The people whom it sent stay.',
  method: 'delete',
  path: '/connections/{connection}',
  kind: 'write',
  roles: KEEPERS,
  params: connectionParams,
  output: z.strictObject({ removed: z.literal(true) }),
  run: async ({ params }, { store, ports, actor }) => {
    await removeConnection(params.connection, actor, store, ports);
    return { removed: true as const };
  },
});

const received = defineOperation({
  id: 'connections.events',
  title: 'What an applicant system sent, and what came of it',
  description: 'Newest first: what was not read, with its place, and files that were not fetched.',
  method: 'get',
  path: '/connections/{connection}/events',
  kind: 'read',
  roles: READERS,
  params: connectionParams,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(100).meta({ description: 'At most, 1 to 1,000' }) }),
  output: z.strictObject({ events: z.array(receivedEventSchema) }),
  run: async ({ params, query }, { store }) => ({ events: [...(await store.listReceived((await findConnection(params.connection, store)).id, query.limit))] }),
});

export const hookOperations = {
  listWebhooks: list,
  addWebhook: add,
  changeWebhook: change,
  renewWebhookSecret: renew,
  removeWebhook: remove,
  testWebhook: test,
  webhookDeliveries: deliveries,
  redeliverWebhook: redeliver,
  listConnections: connections,
  addConnection: connect,
  removeConnection: disconnect,
  receivedEvents: received,
};
