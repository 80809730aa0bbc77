import { type Kysely, sql } from 'kysely';
import { invariant, type ScimRecord } from '#model';
import type { ScimStore } from '#operations';
import type { Schema } from './schema.ts';
import { isStorable, storableJson } from './storable.ts';

const bodyText = sql<string>`body::text`.as('body');
const fold = (name: string): string => name.normalize('NFC').toLowerCase();

/** SQLSTATE of a value that is there already. @source PostgreSQL, appendix A */
const UNIQUE_VIOLATION = '23505';

/** @param guarded turns what the database says against a call into an error of ours */
export function sqlScim(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): ScimStore {
  const one = async (rows: readonly { readonly body: string }[]): Promise<ScimRecord | undefined> => (rows[0] === undefined ? undefined : JSON.parse(rows[0].body));
  return {
    saveScim: (record, before) =>
      guarded('keep a user', async () => {
        const { id, user, deleted, dossierId, version } = record;
        const body = storableJson(record, 'The user');
        try {
          const { numAffectedRows } = await sql`
            insert into scim_users as u (id, user_name, external_id, deleted, dossier_id, version, body)
            values (${id}::text, ${fold(user.userName)}::text, ${user.externalId ?? null}::text, ${deleted}::boolean, ${dossierId}::text, ${version}::int, ${body}::text::jsonb)
            on conflict (id) do update set user_name = excluded.user_name, external_id = excluded.external_id, deleted = excluded.deleted, version = excluded.version,
              body = excluded.body where u.version = ${before}::int`.execute(db);
          return numAffectedRows === 1n ? 'kept' : 'changed';
        } catch (error) {
          if (error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION) return 'taken';
          throw error;
        }
      }),
    getScim: (id) => guarded('read a user', async () => (isStorable(id) ? one(await db.selectFrom('scim_users').select(bodyText).where('id', '=', id).execute()) : undefined)),
    findScim: (by) =>
      guarded('look for a user', async () => {
        const text = 'userName' in by ? fold(by.userName) : by.externalId;
        if (!isStorable(text)) return undefined;
        const all = db.selectFrom('scim_users').select(bodyText).orderBy('deleted').orderBy('id').limit(1);
        return one(await all.where('userName' in by ? 'user_name' : 'external_id', '=', text).execute());
      }),
    listScim: (skip, limit) =>
      guarded('list users', async () => {
        invariant(Number.isInteger(limit) && limit >= 0 && limit <= 1_000, `a page of ${limit}`);
        const { rows } = await sql<{ total: number }>`select count(*)::int as total from scim_users where not deleted`.execute(db);
        const page = await db.selectFrom('scim_users').select(bodyText).where('deleted', '=', false).orderBy('id').offset(skip).limit(limit).execute();
        return { total: rows[0]?.total ?? 0, records: page.map(({ body }) => JSON.parse(body)) };
      }),
  };
}
