import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { BonafideError, type EventKind } from '#model';
import type { LogPosition, Store, TraceRow } from '#operations';
import { inTransaction } from './locks.ts';
import type { Schema } from './schema.ts';
import { anyOf, inStatements, isStorable, storableJson } from './storable.ts';

/** The part of the port that concerns events. */
export type TelemetryStore = Pick<
  Store,
  | 'tracesOf'
  | 'saveTraces'
  | 'tracesTiedTo'
  | 'holdersOf'
  | 'delivered'
  | 'positionOf'
  | 'assignAccounts'
  | 'peopleOfAccounts'
  | 'assignedAccounts'
  | 'telemetryDigests'
  | 'saveTelemetryDigests'
  | 'baselines'
  | 'saveBaselines'
>;

/** Traces say the same words again and again; packed they are a tenth, and the database takes ten times as many a second. Level 1: it is the quickest. */
const pack = (body: string): string => deflateRawSync(body, { level: 1 }).toString('base64');
const unpack = (body: string): string => inflateRawSync(Buffer.from(body, 'base64')).toString('utf8');

/** Keys of `telemetry_facts`: one row a kind of event, a log, a median. */
const KIND = 'kind ';
const LOG = 'log ';
const BASELINE = 'baseline ';

function grouped(rows: readonly { readonly key: string; readonly value: string }[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { key, value } of rows) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

async function saveFacts(db: Kysely<Schema>, facts: readonly { readonly key: string; readonly body: unknown }[]): Promise<void> {
  for (const statement of inStatements(facts.map((fact) => storableJson(fact, `The fact “${fact.key}”`)))) {
    await sql`
      insert into telemetry_facts (key, body) select e->>'key', e->'body' from jsonb_array_elements(${statement}::text::jsonb) as e order by 1
      on conflict (key) do update set body = excluded.body`.execute(db);
  }
}

async function factsUnder<T>(db: Kysely<Schema>, prefix: string): Promise<readonly (readonly [string, T])[]> {
  const rows = await db
    .selectFrom('telemetry_facts')
    .select(['key', sql<string>`body::text`.as('body')])
    .where(sql<boolean>`starts_with(key, ${prefix}::text)`)
    .orderBy('key')
    .execute();
  return rows.map(({ key, body }) => [key.slice(prefix.length), JSON.parse(body)] as const);
}

async function saveTraces(db: Kysely<Schema>, traces: readonly TraceRow[], delivered: readonly EventKind[], positions: readonly LogPosition[]): Promise<void> {
  const rows = traces.map(({ id, body }) => storableJson({ id, body: pack(body) }, `What is kept of “${id}”`));
  const ties = traces.flatMap(({ id, ties: things }) => things.filter(isStorable).map((thing) => JSON.stringify([thing, id])));
  await inTransaction(db, async (tx) => {
    for (const statement of inStatements(rows)) {
      await sql`
        insert into traces (id, body) select e->>'id', e->>'body' from jsonb_array_elements(${statement}::text::jsonb) as e order by 1
        on conflict (id) do update set body = excluded.body`.execute(tx);
    }
    for (const statement of inStatements(ties)) {
      await sql`
        insert into trace_ties (thing, trace_id) select e->>0, e->>1 from jsonb_array_elements(${statement}::text::jsonb) as e order by 1, 2
        on conflict do nothing`.execute(tx);
    }
    await saveFacts(tx, [...delivered.map((kind) => ({ key: `${KIND}${kind}`, body: true })), ...positions.map((position) => ({ key: `${LOG}${position.log}`, body: position }))]);
  });
}

async function assign(db: Kysely<Schema>, accounts: Parameters<Store['assignAccounts']>[0]): Promise<void> {
  const rows = accounts.map((one) => storableJson(one, `The account “${one.account}”`));
  await inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('dossiers')
      .select('id')
      .where('id', '=', anyOf(accounts.map(({ dossierId }) => dossierId)))
      .execute();
    const ids = new Set(known.map(({ id }) => id));
    const missing = accounts.find(({ dossierId }) => !ids.has(dossierId));
    if (missing !== undefined)
      throw new BonafideError(
        'dossier.not-found',
        `No dossier in the store has the id “${missing.dossierId}”, which the account “${missing.account}” is said to belong to.`,
        'Vet the person’s file first: “bonafide vet FILE” keeps it in the store.',
      );
    for (const statement of inStatements(rows)) {
      await sql`
        insert into account_owners (account, dossier_id) select e->>'account', e->>'dossierId' from jsonb_array_elements(${statement}::text::jsonb) as e order by 1
        on conflict (account) do update set dossier_id = excluded.dossier_id`.execute(tx);
    }
  });
}

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlTelemetry(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): TelemetryStore {
  return {
    tracesOf: (ids) =>
      guarded('read what is kept of accounts and devices', async () => {
        if (ids.length === 0) return new Map();
        const rows = await db.selectFrom('traces').select(['id', 'body']).where('id', '=', anyOf(ids)).execute();
        return new Map(rows.map(({ id, body }) => [id, unpack(body)]));
      }),
    saveTraces: (traces, delivered, positions) => guarded('keep what events say', () => saveTraces(db, traces, delivered, positions)),
    tracesTiedTo: (things) =>
      guarded('look for what is shared', async () => {
        if (things.length === 0) return new Map();
        const rows = await db
          .selectFrom('trace_ties')
          .select(['thing as key', 'trace_id as value'])
          .where('thing', '=', anyOf(things))
          .orderBy('thing')
          .orderBy('trace_id')
          .execute();
        return grouped(rows);
      }),
    holdersOf: (keys) =>
      guarded('look for what is shared', async () => {
        if (keys.length === 0) return new Map();
        return grouped(await db.selectFrom('artefacts').select(['key', 'dossier_id as value']).where('key', '=', anyOf(keys)).orderBy('key').orderBy('dossier_id').execute());
      }),
    delivered: () => guarded('read which logs came', async () => (await factsUnder<boolean>(db, KIND)).map(([kind]) => kind as EventKind)),
    positionOf: (log) =>
      guarded('read how far a log was read', async () => {
        if (!isStorable(log)) return undefined;
        const row = await db.selectFrom('telemetry_facts').select(sql<string>`body::text`.as('body')).where('key', '=', `${LOG}${log}`).executeTakeFirst();
        return row === undefined ? undefined : (JSON.parse(row.body) as LogPosition);
      }),
    assignAccounts: (accounts) => guarded('keep whose accounts are', () => assign(db, accounts)),
    peopleOfAccounts: (accounts) =>
      guarded('look whose accounts are', async () => {
        if (accounts.length === 0) return new Map();
        // What somebody said of an account goes before what its name suggests.
        const owned = await db.selectFrom('account_owners').select(['account as key', 'dossier_id as value']).where('account', '=', anyOf(accounts)).execute();
        const known = new Set(owned.map(({ key }) => key));
        const named = await db
          .selectFrom('accounts')
          .select(['account as key', 'dossier_id as value'])
          .where('account', '=', anyOf(accounts.filter((account) => !known.has(account))))
          .orderBy('account')
          .orderBy('dossier_id')
          .execute();
        return grouped([...owned, ...named]);
      }),
    assignedAccounts: (ids) =>
      guarded('look whose accounts are', async () => {
        if (ids.length === 0) return new Map();
        return grouped(await db.selectFrom('account_owners').select(['dossier_id as key', 'account as value']).where('dossier_id', '=', anyOf(ids)).orderBy('account').execute());
      }),
    telemetryDigests: (ids) =>
      guarded('read what events said', async () => {
        if (ids.length === 0) return new Map();
        const rows = await db.selectFrom('telemetry_digests').select(['dossier_id', 'digest']).where('dossier_id', '=', anyOf(ids)).execute();
        return new Map(rows.map(({ dossier_id, digest }) => [dossier_id, digest]));
      }),
    saveTelemetryDigests: (digests) =>
      guarded('keep what events say', async () => {
        for (const statement of inStatements(digests.map((one) => storableJson(one, `What events say of “${one.dossierId}”`)))) {
          await sql`
            insert into telemetry_digests (dossier_id, digest) select e->>'dossierId', e->>'digest' from jsonb_array_elements(${statement}::text::jsonb) as e order by 1
            on conflict (dossier_id) do update set digest = excluded.digest`.execute(db);
        }
      }),
    baselines: () => guarded('read the medians', async () => Object.fromEntries(await factsUnder<number>(db, BASELINE))),
    saveBaselines: (baselines) =>
      guarded('keep the medians', () =>
        saveFacts(
          db,
          Object.entries(baselines).map(([name, body]) => ({ key: `${BASELINE}${name}`, body })),
        ),
      ),
  };
}
