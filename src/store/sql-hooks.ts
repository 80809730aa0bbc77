import { type Kysely, sql } from 'kysely';
import { type HookDelivery, invariant } from '#model';
import type { HookStore } from '#operations';
import type { Schema } from './schema.ts';
import { isStorable, storableJson } from './storable.ts';

/** A delivery as JSON, instants as the rest of the program writes them. */
const deliveryText = sql<string>`jsonb_strip_nulls(jsonb_build_object('id', id, 'subscriptionId', subscription_id, 'event', event, 'data', data,
  'createdAt', to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'state', state,
  'nextAt', case when state = 'waiting' then to_char(next_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end, 'attempts', attempts))::text`.as('body');

const parsed = <T>(rows: readonly { readonly body: string }[]): T[] => rows.map(({ body }) => JSON.parse(body));

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlHooks(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): HookStore {
  const deliveryOf = async (id: string): Promise<HookDelivery | undefined> => {
    const row = isStorable(id) ? await db.selectFrom('webhook_deliveries').select(deliveryText).where('id', '=', id).executeTakeFirst() : undefined;
    return row === undefined ? undefined : JSON.parse(row.body);
  };
  return {
    saveHook: (subscription) =>
      guarded('keep a subscription', async () => {
        await sql`
          insert into webhook_subscriptions (id, enabled, body)
          values (${subscription.id}::text, ${subscription.enabled}::boolean, ${storableJson(subscription, 'The subscription')}::text::jsonb)
          on conflict (id) do update set enabled = excluded.enabled, body = excluded.body`.execute(db);
      }),
    hooks: () => guarded('read subscriptions', async () => parsed(await db.selectFrom('webhook_subscriptions').select(sql<string>`body::text`.as('body')).orderBy('id').execute())),
    removeHook: (id) =>
      guarded('remove a subscription', async () => isStorable(id) && (await db.deleteFrom('webhook_subscriptions').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n),
    addDelivery: (subscriptionId, event, data, now) =>
      guarded('send an event', async () => {
        const { rows } = await sql<{ body: string }>`
          insert into webhook_deliveries (id, subscription_id, event_key, event, data, created_at, state, next_at, attempts)
          select k, ${subscriptionId}::text, k, ${event}::text, ${storableJson(data, 'The event')}::text::jsonb, ${now}::text::timestamptz, 'waiting', ${now}::text::timestamptz, '[]'::jsonb
          from (select 'msg_' || replace(gen_random_uuid()::text, '-', '') as k) as made
          returning ${deliveryText}`.execute(db);
        return JSON.parse(rows[0]?.body ?? '{}');
      }),
    announceDueClocks: (day) =>
      guarded('look at clocks', async () => {
        await sql`
          select announce('clock.due', 'clock ' || c.id || ' ' || (k->>'id'), c.dossier_id, jsonb_build_object('case', c.id, 'person', c.dossier_id, 'clock', k->>'id'))
          from cases c, jsonb_array_elements(c.body->'clocks') as k
          where c.status <> 'closed' and k->'stopped' is null and k->>'dueOn' <= ${day}::text`.execute(db);
      }),
    dueDeliveries: (now, limit) =>
      guarded('look for events to send', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1_000, `a page of ${limit}`);
        const { rows } = await sql<{ id: string; nextAt: string }>`
          select d.id, to_char(d.next_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "nextAt"
          from webhook_deliveries d join webhook_subscriptions s on s.id = d.subscription_id and s.enabled
          where d.state = 'waiting' and d.next_at <= ${now}::text::timestamptz order by d.next_at limit ${limit}::int`.execute(db);
        return rows;
      }),
    getDelivery: (id) => guarded('read a delivery', () => deliveryOf(id)),
    listDeliveries: (subscriptionId, before, limit) =>
      guarded('read deliveries', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1_000, `a page of ${limit}`);
        if (!isStorable(subscriptionId)) return [];
        const page = db.selectFrom('webhook_deliveries').select(deliveryText).where('subscription_id', '=', subscriptionId).orderBy('seq', 'desc').limit(limit);
        const older = sql<boolean>`seq < (select seq from webhook_deliveries where id = ${before ?? ''}::text)`;
        return parsed(await (before === undefined ? page : page.where(older)).execute());
      }),
    recordAttempt: (id, tried, attempt, { state, nextAt }) =>
      guarded('keep what came of a delivery', async () => {
        const { numAffectedRows } = await sql`
          update webhook_deliveries set state = ${state}::text, next_at = coalesce(${nextAt ?? null}::text::timestamptz, next_at),
            attempts = attempts || ${storableJson(attempt, 'The try')}::text::jsonb
          where id = ${id}::text and state = 'waiting' and jsonb_array_length(attempts) = ${tried}::int`.execute(db);
        return numAffectedRows === 1n;
      }),
    retryDelivery: (id, now, due) =>
      guarded('send an event again', async () => {
        await sql`
          update webhook_deliveries set state = 'waiting', next_at = ${now}::text::timestamptz where id = ${id}::text and (${due ?? null}::text is null
            or (state = 'waiting' and date_trunc('milliseconds', next_at) = ${due ?? null}::text::timestamptz))`.execute(db);
      }),
    markHook: (id, { failingSince, note }) =>
      guarded('note how a subscription does', async () => {
        const mark = { ...(failingSince === undefined ? {} : { failingSince }), ...(note === undefined ? {} : { note, enabled: false }) };
        await sql`
          update webhook_subscriptions set enabled = enabled and ${note === undefined}::boolean, body = (body - 'failingSince') || ${storableJson(mark, 'The note')}::text::jsonb
          where id = ${id}::text`.execute(db);
      }),
    forgetDeliveries: (before) =>
      guarded('forget deliveries', async () => {
        await sql`
          delete from webhook_deliveries d where d.state <> 'waiting' and d.created_at < ${before}::text::timestamptz and not exists (
            select from cases c where d.event = 'clock.due' and c.id = d.data->>'case' and c.status <> 'closed')`.execute(db);
      }),
  };
}
