import { type Kysely, sql } from 'kysely';
import { invariant } from '#model';
import type { IntakeStore } from '#operations';
import type { Schema } from './schema.ts';
import { isStorable, storableJson } from './storable.ts';

const bodyText = sql<string>`body::text`.as('body');
const parsed = <T>(rows: readonly { readonly body: string }[]): T[] => rows.map(({ body }) => JSON.parse(body));

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlIntake(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): IntakeStore {
  return {
    saveConnection: (connection, secret) =>
      guarded('keep a connection', async () => {
        await sql`
          insert into intake_connections (id, secret, body)
          values (${connection.id}::text, ${secret ?? null}::text, ${storableJson(connection, 'The connection')}::text::jsonb)`.execute(db);
      }),
    connections: () => guarded('read connections', async () => parsed(await db.selectFrom('intake_connections').select(bodyText).orderBy('id').execute())),
    connectionSecret: (id) =>
      guarded('read a connection', async () => (await db.selectFrom('intake_connections').select('secret').where('id', '=', id).executeTakeFirst())?.secret ?? undefined),
    removeConnection: (id) =>
      guarded('remove a connection', async () => isStorable(id) && (await db.deleteFrom('intake_connections').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n),
    receivedEvent: (connectionId, key, digest) =>
      guarded('look for an event', async () => {
        const { rows } = await sql<{ body: string }>`
          select body::text as body from intake_events
          where connection_id = ${connectionId}::text and (key = ${isStorable(key) ? key : digest}::text or digest = ${digest}::text) order by seq limit 1`.execute(db);
        return rows[0] === undefined ? undefined : JSON.parse(rows[0].body);
      }),
    newestEvent: (dossierId) =>
      guarded('look for an event', async () => {
        const { rows } = await sql<{ at: string | null }>`
          select to_char(max(as_of) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from intake_events where dossier_id = ${dossierId}::text`.execute(db);
        return rows[0]?.at ?? undefined;
      }),
    saveReceived: (connectionId, { key, digest, asOf, event }) =>
      guarded('keep an event', async () => {
        await sql`
          insert into intake_events (connection_id, key, digest, dossier_id, as_of, at, body)
          values (${connectionId}::text, ${isStorable(key) ? key : digest}::text, ${digest}::text, ${event.person ?? null}::text, ${asOf ?? null}::text::timestamptz,
            ${event.at}::text::timestamptz, ${storableJson(event, 'The event')}::text::jsonb)
          on conflict (connection_id, key) do nothing`.execute(db);
      }),
    listReceived: (connectionId, limit) =>
      guarded('read events', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1_000, `a page of ${limit}`);
        return isStorable(connectionId)
          ? parsed(await db.selectFrom('intake_events').select(bodyText).where('connection_id', '=', connectionId).orderBy('seq', 'desc').limit(limit).execute())
          : [];
      }),
    forgetReceived: (before) =>
      guarded('forget events', async () => {
        await sql`
          delete from intake_events e where e.at < ${before}::text::timestamptz and (e.dossier_id is null
            or exists (select from intake_events n where n.dossier_id = e.dossier_id and n.seq > e.seq and n.as_of >= coalesce(e.as_of, n.as_of)))`.execute(db);
      }),
  };
}
