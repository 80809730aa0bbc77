import { type Kysely, sql, type Transaction } from 'kysely';
import { type Assessment, BonafideError, type Case, invariant } from '#model';
import type { Auditing, CaseChange, CaseStore, PersonRecord } from '#operations';
import { inTransaction } from './locks.ts';
import type { Schema } from './schema.ts';
import { appendTo } from './sql-audit.ts';
import { anyOf, isStorable, storableJson } from './storable.ts';

type Tx = Transaction<Schema>;
/** How the rest of the store keeps records and assessments, in a transaction. */
type Others = {
  readonly addRecord: (tx: Tx, record: PersonRecord) => Promise<unknown>;
  readonly insertAssessments: (tx: Tx, assessments: readonly Assessment[]) => Promise<void>;
};

const bodyText = sql<string>`body::text`.as('body');
const parsed = <T>(rows: readonly { readonly body: string }[]): T[] => rows.map(({ body }) => JSON.parse(body));

async function requireDossier(tx: Tx, id: string): Promise<void> {
  const found = isStorable(id) ? await tx.selectFrom('dossiers').select('id').where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (found !== undefined) return;
  throw new BonafideError('dossier.not-found', `No dossier in the store has the id “${id}”.`, 'Vet the person’s file first: “bonafide vet FILE” keeps it in the store.');
}

/** Puts the row of a case in place of the version the events follow. @returns whether that version was there */
async function writeCase(tx: Tx, one: Case, before: number): Promise<boolean> {
  const { id, dossierId, status, assignee, dueAt = 'infinity', version } = one;
  const body = storableJson(one, 'The case');
  const who = assignee?.id ?? null;
  const { numAffectedRows } =
    before === 0
      ? await sql`
          insert into cases (id, dossier_id, status, assignee, due_at, version, body)
          values (${id}::text, ${dossierId}::text, ${status}::text, ${who}::text, ${dueAt}::text::timestamptz, ${version}::int, ${body}::text::jsonb)
          on conflict (id) do nothing`.execute(tx)
      : await sql`
          update cases set status = ${status}::text, assignee = ${who}::text, due_at = ${dueAt}::text::timestamptz, version = ${version}::int, body = ${body}::text::jsonb
          where id = ${id}::text and version = ${before}::int`.execute(tx);
  return numAffectedRows === 1n;
}

async function saveCase(tx: Tx, change: CaseChange, auditing: Auditing, others: Others): Promise<void> {
  const { case: one, before, events, onlyOpen, attachment, removed = [], verdicts = [], records = [], assessments = [] } = change;
  invariant(auditing.drafts.length === events.length && one.version === before + events.length, 'a case whose events and log entries do not go together');
  // The end of the log is locked before anything else, so that two changes wait for each other and never in a ring.
  const logged = await appendTo(tx, auditing);
  await requireDossier(tx, one.dossierId);
  if (onlyOpen === true) {
    const open = await tx.selectFrom('cases').select('id').where('dossier_id', '=', one.dossierId).where('status', '<>', 'closed').executeTakeFirst();
    if (open !== undefined) throw new BonafideError('case.refused', `${one.caption} has an open case: ${open.id}.`, 'Work on that one, or close it first.');
  }
  if (!(await writeCase(tx, one, before)))
    throw new BonafideError('case.changed', `Somebody else changed the case ${one.id} in the meantime.`, 'Look at it again, and then decide whether you still want it.');
  for (const [at, event] of events.entries())
    await sql`
      insert into case_events (case_id, nth, audit_seq, body)
      values (${one.id}::text, ${before + at + 1}::int, ${logged[at]?.seq ?? -1}::bigint, ${storableJson(event, 'The event')}::text::jsonb)`.execute(tx);
  if (attachment !== undefined)
    await sql`insert into attachments (case_id, id, bytes) values (${one.id}::text, ${attachment.id}::text, decode(${Buffer.from(attachment.bytes).toString('base64')}::text, 'base64'))`.execute(
      tx,
    );
  if (removed.length > 0) await tx.deleteFrom('attachments').where('case_id', '=', one.id).where('id', '=', anyOf(removed)).execute();
  for (const { findingId, checkId, verdict } of verdicts)
    await sql`
      insert into finding_verdicts (case_id, finding_id, check_id, verdict) values (${one.id}::text, ${findingId}::text, ${checkId}::text, ${verdict}::text)
      on conflict (case_id, finding_id) do update set check_id = excluded.check_id, verdict = excluded.verdict`.execute(tx);
  for (const record of records) await others.addRecord(tx, record);
  if (assessments.length === 0) return;
  // What somebody is assessed as is worked out by the program from more than whoever writes may see, so it is kept in the program’s own name.
  await sql`set local role none; set local search_path to default`.execute(tx);
  await others.insertAssessments(tx, assessments);
}

/** Everything that names a person outside the rows that go with their dossier. */
async function forget(tx: Tx, id: string): Promise<void> {
  await sql`update finding_verdicts set finding_id = null where case_id in (select c.id from cases c where c.dossier_id = ${id}::text)`.execute(tx);
  // Telemetry of accounts that are theirs alone.
  const mine = sql`(select 'account:' || a.account from (select account, dossier_id from accounts union select account, dossier_id from account_owners) as a
    group by a.account having bool_and(a.dossier_id = ${id}::text))`;
  await sql`delete from trace_ties where trace_id in ${mine}`.execute(tx);
  await sql`delete from traces where id in ${mine}`.execute(tx);
  await sql`update rings set members = members - ${id}::text where members ? ${id}::text`.execute(tx);
  for (const table of ['hunts', 'watchlist_releases'])
    await sql`update ${sql.table(table)} set body = jsonb_set(body, '{affected}', (body->'affected') - ${id}::text) where body->'affected' ? ${id}::text`.execute(tx);
  await sql`delete from rings where jsonb_array_length(members) < 2`.execute(tx);
  await tx.deleteFrom('dossiers').where('id', '=', id).execute();
}

async function erasePerson(tx: Tx, id: string, auditing: Auditing): Promise<void> {
  await appendTo(tx, auditing);
  await requireDossier(tx, id);
  const held = await tx.selectFrom('legal_holds').select('id').where('dossier_id', '=', id).where('released', '=', false).executeTakeFirst();
  if (held !== undefined) throw new BonafideError('case.refused', `A legal hold keeps the data of “${id}”.`, 'Counsel releases it first.');
  await forget(tx, id);
}

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlCases(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>, others: Others): CaseStore {
  return {
    saveCase: (change, auditing) => guarded('save a case', () => inTransaction(db, (tx) => saveCase(tx, change, auditing, others))),
    getCase: (id) =>
      guarded('read a case', async () => {
        const row = isStorable(id) ? await db.selectFrom('cases').select(bodyText).where('id', '=', id).executeTakeFirst() : undefined;
        return row === undefined ? undefined : JSON.parse(row.body);
      }),
    listCases: ({ status, assignee, waitsFor, dueBefore, proposed }, after, limit) =>
      guarded('list cases', async () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1_000, `a page of ${limit}`);
        let page = db.selectFrom('cases').select(bodyText).orderBy('due_at').orderBy('id').limit(limit);
        if (status !== undefined) page = page.where('status', '=', anyOf(status));
        if (assignee !== undefined) page = page.where('assignee', '=', assignee);
        if (waitsFor !== undefined) page = page.where(sql<boolean>`body @> ${JSON.stringify({ checklist: [{ owner: waitsFor, state: 'open' }] })}::text::jsonb`);
        if (dueBefore !== undefined) page = page.where(sql<boolean>`due_at < ${dueBefore}::text::timestamptz`);
        if (proposed === true) page = page.where(sql<boolean>`body ? 'proposal'`);
        if (after !== undefined) page = page.where(sql<boolean>`(due_at, id) > (${after.dueAt ?? 'infinity'}::text::timestamptz, ${after.id}::text)`);
        return parsed(await page.execute());
      }),
    casesOf: (ids) =>
      guarded('read cases', async () => {
        const found = new Map<string, Case[]>();
        if (ids.length === 0) return found;
        const rows = await db.selectFrom('cases').select(['dossier_id', bodyText]).where('dossier_id', '=', anyOf(ids)).orderBy('dossier_id').orderBy('seq').execute();
        for (const { dossier_id, body } of rows) found.set(dossier_id, [...(found.get(dossier_id) ?? []), JSON.parse(body)]);
        return found;
      }),
    caseEvents: (id) =>
      guarded('read what happened', async () =>
        isStorable(id) ? parsed(await db.selectFrom('case_events').select(bodyText).where('case_id', '=', id).orderBy('nth').execute()) : [],
      ),
    attachmentBytes: (caseId, id) =>
      guarded('read an attachment', async () => {
        const { rows } = await sql<{ bytes: string }>`select encode(bytes, 'base64') as bytes from attachments where case_id = ${caseId}::text and id = ${id}::text`.execute(db);
        return rows[0] === undefined ? undefined : new Uint8Array(Buffer.from(rows[0].bytes, 'base64'));
      }),
    verdictCounts: () =>
      guarded('count verdicts', async () => {
        const { rows } = await sql<{ check_id: string; verdict: Case['verdicts'][number]['verdict']; count: number }>`
          select check_id, verdict, count(*)::int as count from finding_verdicts group by check_id, verdict order by check_id, verdict`.execute(db);
        return rows.map(({ check_id, verdict, count }) => ({ checkId: check_id, verdict, count }));
      }),
    saveHold: (hold, auditing) =>
      guarded('keep a legal hold', () =>
        inTransaction(db, async (tx) => {
          await appendTo(tx, auditing);
          await requireDossier(tx, hold.dossierId);
          await sql`
            insert into legal_holds (id, dossier_id, released, body)
            values (${hold.id}::text, ${hold.dossierId}::text, ${hold.released !== undefined}::boolean, ${storableJson(hold, 'The hold')}::text::jsonb)
            on conflict (id) do update set released = excluded.released, body = excluded.body`.execute(tx);
        }),
      ),
    holds: (ids) =>
      guarded('read legal holds', async () => {
        const all = db.selectFrom('legal_holds').select(bodyText).where('released', '=', false).orderBy('id');
        return parsed(await (ids === undefined ? all : all.where('dossier_id', '=', anyOf(ids))).execute());
      }),
    changedAt: (ids) =>
      guarded('read dossiers', async () => {
        const { rows } = await sql<{ id: string; at: string }>`
          select id, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from dossiers where id = ${anyOf(ids)}`.execute(db);
        return new Map(rows.map(({ id, at }) => [id, at]));
      }),
    erasePerson: (id, auditing) => guarded('erase a person', () => inTransaction(db, (tx) => erasePerson(tx, id, auditing))),
  };
}
