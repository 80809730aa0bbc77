import type { KyselyConfig } from 'kysely';

/** Is told of each statement when it came to its end, in the asynchronous context of whoever asked. Parameters are never part of it. */
export type StatementWatch = (sql: string, milliseconds: number, failed: boolean) => void;

/** How Kysely tells of statements; nothing at all where nobody watches. */
export function watched(watch: StatementWatch | undefined): Pick<KyselyConfig, 'log'> {
  if (watch === undefined) return {};
  return { log: ({ level, query, queryDurationMillis }) => watch(query.sql, queryDurationMillis, level === 'error') };
}
