import { CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryResult, sql } from 'kysely';
import { BonafideError, invariant } from '#model';
import type { Role } from '#operations';
import type { Schema } from './schema.ts';

/*
 * Who asks, as a role of the database (docs/decisions/0017): `bonafide_hr` and its kin, which sign in nowhere. Whatever runs for
 * somebody runs in a transaction that first takes the role of their functions on, so that the database withholds even where the
 * program forgets to.
 */

/** Number of the advisory lock under which roles are made. @source house: “role” in ASCII */
const ROLES_LOCK = 0x72_6f_6c_65;

/** Tables in which everybody who works with people reads; rows and parts of them are withheld by 0010. */
const PEOPLE_TABLES = [
  'records',
  'subjects',
  'screenings',
  'screening_matches',
  'accounts',
  'account_owners',
  'traces',
  'trace_ties',
  'telemetry_facts',
  'telemetry_digests',
  'link_records',
  'link_keys',
  'link_judgements',
  'link_weights',
  'rings',
  'reports',
  'indicators',
  'artefacts',
  'hunts',
  'cases',
  'case_events',
  'attachments',
  'finding_verdicts',
  'legal_holds',
  'worklist',
  'seen.dossiers',
  'seen.assessments',
] as const;

/** Lists and the log hold nobody’s file: digests stand for people there. Of itself an installation knows the fingerprint of its key, and when reports changed. */
const OPEN_TABLES = ['installation', 'watchlist_editions', 'watchlist_entries', 'watchlist_releases', 'audit_log', 'audit_head', 'audit_checkpoints'] as const;

/** What whoever works on cases writes; nothing else is written in anybody’s name. */
const CASE_RIGHTS = [
  'insert, update on cases',
  'insert on case_events',
  'insert, delete on attachments',
  'insert, update on finding_verdicts',
  'insert, update on legal_holds',
  'insert on records',
  'insert on audit_log',
  'update on audit_head',
  // The right to lock a person’s row; the columns that say something are no part of it.
  'update (updated_at) on seen.dossiers',
] as const;

/** Who is told what, and where events come from, without the secrets of either. */
const CONNECTIONS = ['select on webhook_subscriptions, webhook_deliveries, intake_events', 'select (id, body) on intake_connections'] as const;

const read = (tables: readonly string[]) => `select on ${tables.join(', ')}`;
const PEOPLE = [read(PEOPLE_TABLES), read(OPEN_TABLES)];

/** Rights of each function; rows of them are withheld by 0010. Whoever has several functions has the rights of all. */
const RIGHTS: Readonly<Record<Role, readonly string[]>> = {
  hr: [...PEOPLE, ...CASE_RIGHTS],
  security: [...PEOPLE, ...CASE_RIGHTS],
  finance: [...PEOPLE, ...CASE_RIGHTS],
  counsel: [...PEOPLE, ...CASE_RIGHTS],
  manager: [...PEOPLE, ...CASE_RIGHTS],
  auditor: [...PEOPLE, ...CONNECTIONS],
  // How often which verdict was given names nobody.
  admin: [read(OPEN_TABLES), ...CONNECTIONS, 'select (check_id, verdict) on finding_verdicts'],
};
const FUNCTIONS = Object.keys(RIGHTS) as Role[];

/** Name of the role of some functions; that of several is a member of each. */
function roleName(functions: readonly Role[]): string {
  return `bonafide_${FUNCTIONS.filter((one) => functions.includes(one)).join('_')}`;
}

/** Whether this user may take a role on. From version 16 on whoever makes a role is a member of it and may not, until it is granted. @source PostgreSQL 16, `createrole_self_grant` */
async function mayTakeOn(tx: Kysely<Schema>, name: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select case when current_setting('server_version_num')::int >= 160000 then pg_has_role(${name}::text, 'set') else pg_has_role(${name}::text, 'member') end as may`.execute(tx);
  return rows[0]?.may === true;
}

/** Makes a role that nobody signs in as, where it is missing, and lets this user take it on. Roles are the server’s, shared by its databases. */
async function makeRole(tx: Kysely<Schema>, name: string, memberOf: readonly string[]): Promise<void> {
  const role = sql.ref(name);
  const { rows } = await sql<{ there: boolean }>`select to_regrole(${name}::text) is not null as there`.execute(tx);
  if (rows[0]?.there !== true) {
    await sql`create role ${role} nologin`.execute(tx);
    for (const one of memberOf) await sql`grant ${sql.ref(one)} to ${role}`.execute(tx);
  }
  if (!(await mayTakeOn(tx, name))) await sql`grant ${role} to current_user`.execute(tx);
}

/** Roles of every function with their rights, made or brought to what this version says. */
async function makeRoles(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${ROLES_LOCK}::bigint)`.execute(tx);
    for (const one of FUNCTIONS) await makeRole(tx, roleName([one]), []);
    const all = FUNCTIONS.map((one) => roleName([one])).join(', ');
    const { rows } = await sql<{ schema: string }>`select quote_ident(current_schema()) as schema`.execute(tx);
    const grants = FUNCTIONS.flatMap((one) => RIGHTS[one].map((right) => `grant ${right} to ${roleName([one])}`));
    await sql.raw([`grant usage on schema ${rows[0]?.schema}, seen to ${all}`, ...grants].join('; ')).execute(tx);
  });
}

/** A connection on which a transaction runs for somebody. */
class FunctionConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  state: 'open' | 'broken' | 'ended' = 'open';
  constructor(inner: DatabaseConnection) {
    this.inner = inner;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.inner.executeQuery<R>(query);
    } catch (error) {
      this.state = 'broken';
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: it only refuses
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Nothing is streamed for somebody: read pages by a key.');
  }
}

/** Whoever gets a connection is in a transaction under a role already; it ends at the latest when the connection is given back. */
class FunctionDriver implements Driver {
  readonly #inner: Driver;
  readonly #begin: string;

  constructor(inner: Driver, role: string) {
    this.#inner = inner;
    // One statement more than a transaction has anyway, sent with its first.
    this.#begin = `start transaction; select set_config('role', '${role}', true), set_config('search_path', 'seen, ' || current_setting('search_path'), true)`;
  }

  init = () => this.#inner.init();

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await this.#inner.acquireConnection();
    try {
      await inner.executeQuery(CompiledQuery.raw(this.#begin));
      return new FunctionConnection(inner);
    } catch (error) {
      await this.#inner.rollbackTransaction(inner).catch(() => undefined);
      await this.#inner.releaseConnection(inner);
      throw error;
    }
  }

  /** It has begun. */
  async beginTransaction(): Promise<void> {}
  commitTransaction = (connection: DatabaseConnection) => this.#end(own(connection), 'commitTransaction');
  rollbackTransaction = (connection: DatabaseConnection) => this.#end(own(connection), 'rollbackTransaction');

  async #end(connection: FunctionConnection, how: 'commitTransaction' | 'rollbackTransaction'): Promise<void> {
    connection.state = 'ended';
    await this.#inner[how](connection.inner);
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const held = own(connection);
    try {
      if (held.state === 'open') await this.#end(held, 'commitTransaction');
      // What it died of is on its way to whoever asked.
      else if (held.state === 'broken') await this.#end(held, 'rollbackTransaction').catch(() => undefined);
    } finally {
      await this.#inner.releaseConnection(held.inner);
    }
  }

  /** The connections are the store’s. */
  async destroy(): Promise<void> {}
}

function own(connection: DatabaseConnection): FunctionConnection {
  invariant(connection instanceof FunctionConnection, 'a connection of another driver');
  return connection;
}

/** Kysely over the connections of another one, for somebody. */
function dialectFor(dialect: Dialect, role: string): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => new FunctionDriver(dialect.createDriver(), role),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** SQLSTATE of what the database does not allow. @source PostgreSQL, appendix A */
const INSUFFICIENT_PRIVILEGE = '42501';

/** What the database withholds or refuses is not for the function that asked. */
export function explainRefusal(error: unknown): BonafideError | undefined {
  if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) return undefined;
  return new BonafideError('permission.denied', 'The database keeps this from your function.', 'docs/reference/permissions.md shows who may do what.', { cause: error });
}

/** The database for people of these functions, or why it cannot tell them apart. */
export type ForFunctions = { readonly db: Kysely<Schema> } | { readonly why: string };

/**
 * The database as the functions of the firm see it. Roles are made when they are first needed.
 * @param open makes a Kysely of a dialect
 */
export function functionsOf(db: Kysely<Schema>, dialect: Dialect, open: (dialect: Dialect) => Kysely<Schema>) {
  let made: Promise<void> | undefined;
  const several = new Map<string, Promise<void>>();
  const opened = new Map<string, Kysely<Schema>>();
  const prepare = async (functions: readonly Role[]): Promise<void> => {
    made ??= makeRoles(db);
    await made;
    if (functions.length < 2) return;
    const name = roleName(functions);
    const known =
      several.get(name) ??
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${ROLES_LOCK}::bigint)`.execute(tx);
        await makeRole(
          tx,
          name,
          functions.map((one) => roleName([one])),
        );
      });
    several.set(name, known);
    await known;
  };
  return {
    /** @throws what the way to the database died of */
    for: async (functions: readonly Role[]): Promise<ForFunctions> => {
      invariant(functions.length > 0, 'somebody without a function');
      try {
        await prepare(functions);
      } catch (error) {
        made = undefined;
        several.clear();
        if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
        return { why: error instanceof Error ? error.message : String(error) };
      }
      const name = roleName(functions);
      const theirs = opened.get(name) ?? open(dialectFor(dialect, name));
      opened.set(name, theirs);
      return { db: theirs };
    },
    /** Roles and rights are made anew when they are next needed: a store that was restored lost them. */
    forget: (): void => {
      made = undefined;
      several.clear();
    },
  };
}
