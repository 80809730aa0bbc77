import { type Kysely, sql, type Transaction } from 'kysely';
import { BonafideError, invariant } from '#model';
import type { PolicyStore, PolicyVersion } from '#operations';
import { inTransaction } from './locks.ts';
import type { Schema } from './schema.ts';
import { appendTo } from './sql-audit.ts';
import { storableJson } from './storable.ts';

/** Policies by version. @param guarded turns what the database says against a call into an error of ours */
export function sqlPolicies(db: Kysely<Schema> | Transaction<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): PolicyStore {
  const newest = async (limit: number): Promise<readonly PolicyVersion[]> => {
    const { rows } = await sql<{ body: string }>`select body::text as body from policies order by version desc limit ${limit}::int`.execute(db);
    return rows.map(({ body }) => JSON.parse(body));
  };
  return {
    latestPolicy: () => guarded('read the policy', async () => (await newest(1))[0]),
    policies: (limit) =>
      guarded('read policies', () => {
        invariant(Number.isInteger(limit) && limit >= 1 && limit <= 1_000, `a page of ${limit}`);
        return newest(limit);
      }),
    savePolicy: (version, auditing) =>
      guarded('keep a policy', () =>
        inTransaction(db, async (tx) => {
          // Two at once: the second finds its number taken.
          const { numAffectedRows } = await sql`
            insert into policies (version, body)
            select ${version.version}::int, ${storableJson(version, 'The policy')}::text::jsonb
            where ${version.version}::int = (select coalesce(max(version), 0) + 1 from policies)
            on conflict (version) do nothing`.execute(tx);
          if (numAffectedRows !== 1n) throw new BonafideError('policy.changed', 'Somebody else changed the policy meanwhile.', 'Look at the policy as it is now, and change that.');
          await appendTo(tx, auditing);
        }),
      ),
  };
}
