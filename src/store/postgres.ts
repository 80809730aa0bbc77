import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Client, DatabaseError, Pool, type PoolClient, type PoolConfig } from 'pg';
import { BonafideError, quoteReceived } from '#model';
import type { Store } from '#operations';
import { forEverybody } from './for-everybody.ts';
import { migrate } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { type StatementWatch, watched as statementsWatched } from './watched.ts';

/** Oldest server that the SQL of the store is written for. @source PostgreSQL `server_version_num` of version 15 */
const OLDEST_SERVER = 150_000;

/** Number of the advisory lock under which a database is brought to its newest form. @source house: “bona” in ASCII, so that nobody else’s number is it */
const MIGRATION_LOCK = 0x62_6f_6e_61;

/** Connections that one process opens at most. @source node-postgres’ own default */
const POOL_SIZE = 10;

/** How long one statement may take. Unit: milliseconds. @source house: the longest of ours, a list of 100,000 entries, takes a tenth of it */
const STATEMENT_TIMEOUT = 60_000;

/** How much longer than the server this side waits at most, for a server that says nothing any more. Unit: milliseconds. */
const GRACE = 10_000;

/** How long a connection may take to be made. Unit: milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** SQLSTATEs by which a server says that it cannot serve now: connections that broke, shutdown, crash and start, too many connections. @source PostgreSQL, appendix A */
const UNAVAILABLE = /^(?:08|57P0[1235]|53300)/;

/** Node’s words for a server that cannot be reached. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT']);

/** SQLSTATE of a statement that took too long. */
const CANCELED = '57014';

/** SQLSTATEs of a server that lacks what it needs, such as room on its disk. @source PostgreSQL, appendix A, class 53 */
const LACKING = /^53/;

/** The way to the server broke, whatever its driver calls it. It is told as it is also where tables beside the store’s calls are asked. */
class ConnectionLost extends BonafideError {
  constructor(where: string, why: string, cause: unknown) {
    super(
      'store.unavailable',
      `The database at ${where} cannot be reached: ${why}.`,
      'See whether the server runs and whether this machine may reach it, then do it again: what is kept already is not kept twice.',
      { cause },
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What a call died of: an answer of the server stays what it is, anything else means that no answer came. */
function causeOf(error: unknown, where: string): Error {
  if (error instanceof ConnectionLost) return error;
  const why = error instanceof Error ? error.message : String(error);
  if (!(error instanceof DatabaseError) || UNAVAILABLE.test(error.code ?? '')) return new ConnectionLost(where, why === '' ? codeOf(error) : why, error);
  if (!LACKING.test(error.code ?? '')) return error;
  return new BonafideError('store.failed', `The database at ${where} could not go on: ${why}.`, 'Look at the free space of its disk and at its memory, then do it again.', {
    cause: error,
  });
}

/** Whether a server could not be opened because it cannot be reached, and not because of what was asked of it. */
function isUnreachable(error: unknown): boolean {
  const code = codeOf(error);
  return error instanceof ConnectionLost || UNREACHABLE.has(code) || UNAVAILABLE.test(code) || (code === '' && error instanceof Error && /timeout|terminated/i.test(error.message));
}

/** The pool as Kysely uses it. A connection under which something broke is thrown away, and the next call makes a new one. */
function watched(pool: Pool, { where }: Server): PostgresPool {
  const watch = (client: PoolClient) => {
    let broken = false;
    const query = async (text: string, values: unknown[]) => {
      try {
        return await client.query(text, values);
      } catch (error) {
        const cause = causeOf(error, where);
        broken ||= cause instanceof ConnectionLost;
        throw cause;
      }
    };
    // Kysely asks for rows of any type and for cursors, which we never use.
    return { query, release: () => client.release(broken) } as unknown as PostgresPoolClient;
  };
  return {
    connect: async () => {
      try {
        return watch(await pool.connect());
      } catch (error) {
        throw causeOf(error, where);
      }
    },
    end: () => pool.end(),
  };
}

/** A pool that outlives its connections: one that breaks ends the call under which it broke, never the process. */
function openPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  // Broken while nobody used it: the pool replaces it, and whoever needs the server next hears if it is gone.
  pool.on('error', () => undefined);
  // Broken while somebody held it: the call in hand hears it too.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Where a server is and how it is used. */
export type Server = {
  /** Host, port and database for messages, never a password. */
  readonly where: string;
  readonly config: PoolConfig;
};

/** A whole number among an address’s parameters. */
function numberIn(parameters: URLSearchParams, name: string, fallback: number, least: number, most: number): number {
  const text = parameters.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new BonafideError('usage.invalid', `In the database’s address, ${name} is “${quoteReceived(text)}”.`, `Give a whole number from ${least} to ${most}.`);
}

/**
 * Reads a server’s address: `postgres://user@host:5432/database`, with `?pool_size=` (connections, 10 where left out) and
 * `statement_timeout=` (milliseconds, 60,000) beside the parameters that PostgreSQL’s own tools know. What it leaves out comes from `PGHOST`,
 * `PGUSER` and their kin, the password from `PGPASSWORD` or `~/.pgpass`.
 * @throws BonafideError `usage.invalid`
 */
export function readServer(address: string): Server {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    // The address may hold a password, so it is not repeated.
    throw new BonafideError(
      'usage.invalid',
      'The database’s address cannot be read.',
      'Write postgres://USER@HOST:PORT/DATABASE; characters such as @ / # in a name are written as %40 %2F %23.',
    );
  }
  const size = numberIn(url.searchParams, 'pool_size', POOL_SIZE, 1, 500);
  const timeout = numberIn(url.searchParams, 'statement_timeout', STATEMENT_TIMEOUT, 1, 86_400_000);
  url.searchParams.delete('pool_size');
  url.searchParams.delete('statement_timeout');
  const connectionString = url.href;
  const config = {
    connectionString,
    max: size,
    statement_timeout: timeout,
    query_timeout: timeout + Math.min(timeout, GRACE),
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    application_name: 'bonafide',
  };
  // Not connected: it only tells what the address and the environment come to.
  const { host, port, database } = new Client({ connectionString });
  return { where: `${host}:${port}, database “${database}”`, config };
}

/** What a server’s errors mean to whoever called the store. */
function explain(server: Server, error: unknown): BonafideError | undefined {
  if (codeOf(error) !== CANCELED) return undefined;
  return new BonafideError('store.failed', `The database at ${server.where} took longer than it may.`, 'Look at its load, or raise statement_timeout in its address.', {
    cause: error,
  });
}

/** Refuses a server on which the store would not work as it should. */
async function checkServer(client: PoolClient, { where }: Server): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  );
  const { version = 0, encoding = '' } = rows[0] ?? {};
  if (version < OLDEST_SERVER)
    throw new BonafideError('store.unreadable', `The server at ${where} is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed.`, 'Use a newer server.');
  if (encoding !== 'UTF8')
    throw new BonafideError(
      'store.unreadable',
      `The database at ${where} keeps its text as ${encoding}, which cannot hold every name.`,
      'Make it with “createdb --encoding=UTF8 --template=template0”.',
    );
}

/** Brings the database to the newest form. Of processes that start at once, one does it and the others wait. */
async function prepare(server: Server): Promise<void> {
  // Making indexes may take long, so nothing is timed; one connection holds the lock, the other works.
  const pool = openPool({ ...server.config, max: 2, statement_timeout: false, query_timeout: 0 });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: watched(pool, server) }) });
  let client: PoolClient | undefined;
  try {
    client = await pool.connect();
    await checkServer(client, server);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(db);
  } finally {
    // A lock of a session ends with its connection.
    client?.release(true);
    await db.destroy();
    if (!pool.ended) await pool.end();
  }
}

/**
 * Opens the store in a database of a PostgreSQL server, whose tables it makes where they are missing. Any number of processes may use it at once.
 * A promise of the store that resolves means what a commit means on that server.
 * @throws BonafideError `store.unavailable` naming host and port, `store.unreadable`, `usage.invalid`
 */
export async function openPostgresStore(address: string, watch?: StatementWatch): Promise<Store> {
  const server = readServer(address);
  try {
    await prepare(server);
  } catch (error) {
    if (error instanceof BonafideError) throw error;
    if (isUnreachable(error)) throw causeOf(error, server.where);
    const why = error instanceof Error ? error.message : String(error);
    throw new BonafideError(
      'store.unreadable',
      `The database at ${server.where} cannot be opened: ${why}.`,
      'See whether the user and the database exist and the user may make tables in it. The password comes from PGPASSWORD, ~/.pgpass or BONAFIDE_DB.',
      { cause: error },
    );
  }
  const pool = openPool(server.config);
  const dialect = new PostgresDialect({ pool: watched(pool, server) });
  return forEverybody(
    new Kysely<Schema>({ dialect, ...statementsWatched(watch) }),
    dialect,
    async () => undefined,
    (error) => explain(server, error),
  );
}
