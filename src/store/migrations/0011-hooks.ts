import { type Kysely, sql } from 'kysely';

/** Ids compare byte by byte, as in 0001. */
const ID = sql`text collate "C"`;

/**
 * Subscriptions to events and what is on its way to them; applicant systems and what they sent; users of the firm’s directory. Events are written by triggers, in the transaction of what they tell of: a
 * change that is kept is told of, and one that is not, is not, however the process ends. Rows name people by id only, and go with them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhook_subscriptions')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('enabled', 'boolean', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('subscription_id', ID, (column) => column.notNull().references('webhook_subscriptions.id').onDelete('cascade'))
    // What happened, so that it is told to each once.
    .addColumn('event_key', ID, (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.references('dossiers.id').onDelete('cascade'))
    .addColumn('data', 'jsonb', (column) => column.notNull())
    .addColumn('created_at', 'timestamptz', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('next_at', 'timestamptz', (column) => column.notNull())
    .addColumn('attempts', 'jsonb', (column) => column.notNull())
    .addUniqueConstraint('webhook_deliveries_event', ['subscription_id', 'event_key'])
    .execute();
  await db.schema.createIndex('webhook_deliveries_newest').on('webhook_deliveries').columns(['subscription_id', 'seq']).execute();
  await db.schema.createIndex('webhook_deliveries_person').on('webhook_deliveries').column('dossier_id').execute();
  await sql`create index webhook_deliveries_due on webhook_deliveries (next_at) where state = 'waiting'`.execute(db);
  await db.schema
    .createTable('intake_connections')
    .addColumn('id', ID, (column) => column.primaryKey())
    // Sealed, where the vendor made it; ours are derived and kept nowhere.
    .addColumn('secret', 'text')
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('intake_events')
    .addColumn('connection_id', ID, (column) => column.notNull().references('intake_connections.id').onDelete('cascade'))
    .addColumn('key', ID, (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull().generatedAlwaysAsIdentity())
    .addColumn('digest', ID, (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.references('dossiers.id').onDelete('cascade'))
    // How new what it says of the person is, by the vendor’s own clock.
    .addColumn('as_of', 'timestamptz')
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .addPrimaryKeyConstraint('intake_events_key', ['connection_id', 'key'])
    .execute();
  await db.schema.createIndex('intake_events_digest').on('intake_events').columns(['connection_id', 'digest']).execute();
  await db.schema.createIndex('intake_events_newest').on('intake_events').columns(['connection_id', 'seq']).execute();
  await db.schema.createIndex('intake_events_person').on('intake_events').column('dossier_id').execute();
  await db.schema
    .createTable('scim_users')
    .addColumn('id', ID, (column) => column.primaryKey())
    .addColumn('user_name', ID, (column) => column.notNull().unique())
    .addColumn('external_id', ID)
    .addColumn('deleted', 'boolean', (column) => column.notNull())
    .addColumn('dossier_id', ID, (column) => column.notNull().references('dossiers.id').onDelete('cascade'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'jsonb', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('scim_users_external').on('scim_users').column('external_id').execute();
  await db.schema.createIndex('scim_users_person').on('scim_users').column('dossier_id').execute();
  // Whoever makes the change need have no right to these tables: it is told of in the owner’s name. Rows that a restore puts back tell of nothing new.
  await sql`
    create function announce(happened text, key text, person text, told jsonb) returns void language sql as $$
      insert into webhook_deliveries (id, subscription_id, event_key, event, dossier_id, data, created_at, state, next_at, attempts)
      select 'msg_' || replace(gen_random_uuid()::text, '-', ''), s.id, key, happened, person, told, now(), 'waiting', now(), '[]'::jsonb
      from webhook_subscriptions s
      where s.enabled and s.body->'events' ? happened and current_setting('bonafide.restoring', true) is distinct from 'on'
      on conflict (subscription_id, event_key) do nothing
    $$`.execute(db);
  await sql`
    create function announce_assessment() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      levels constant text[] := array['info', 'low', 'medium', 'high', 'critical'];
      was text;
    begin
      if not exists (select from webhook_subscriptions where enabled) then return null; end if;
      select level into was from assessments
        where dossier_id = new.dossier_id and id <> new.id and (assessed_at, seq) < (new.assessed_at, new.seq)
        order by assessed_at desc, seq desc limit 1;
      if array_position(levels, new.level) > array_position(levels, coalesce(was, 'info')) then
        perform announce('assessment.raised', 'assessment ' || new.id || ' ' || extract(epoch from new.assessed_at), new.dossier_id,
          jsonb_build_object('person', new.dossier_id, 'assessment', new.id));
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create function announce_case_event() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      person text;
    begin
      select dossier_id into person from cases where id = new.case_id;
      perform announce('case.' || (new.body->>'type'), 'case ' || new.case_id || ' ' || new.nth, person,
        jsonb_strip_nulls(jsonb_build_object('case', new.case_id, 'person', person, 'decision', new.body->'decision'->>'id')));
      return null;
    end $$`.execute(db);
  await sql`
    create function announce_edition() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      was text;
    begin
      select body->>'version' into was from watchlist_editions where list = new.list and seq < new.seq order by seq desc limit 1;
      if was is distinct from new.body->>'version' then
        perform announce('list.changed', 'list ' || new.list || ' ' || new.seq, null, jsonb_build_object('list', new.list, 'version', new.body->>'version'));
      end if;
      return null;
    end $$`.execute(db);
  // Whoever is at info has not risen: most rows cost nothing.
  await sql`create trigger announce after insert or update on assessments for each row when (new.level <> 'info') execute function announce_assessment()`.execute(db);
  await sql`
    create trigger announce after insert on case_events for each row when (new.body->>'type' in ('opened', 'decided')) execute function announce_case_event()`.execute(db);
  await sql`create trigger announce after insert on watchlist_editions for each row execute function announce_edition()`.execute(db);
}
