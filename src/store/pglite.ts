import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { BonafideError } from '#model';
import { type Engine, EngineError, TurnLost } from './engine.ts';

/** SQLSTATEs of an engine that lacks what it needs, such as room on the disk. @source PostgreSQL, appendix A, class 53 */
const LACKING = /^53/;

/** What a statement died of: a refusal by the database stays what it is, anything else means that the engine could not go on. It is told as it is also where tables beside the store’s calls are asked. */
function causeOf(error: unknown): unknown {
  if (!(error instanceof EngineError) || (error.code !== undefined && !LACKING.test(error.code))) return error;
  return new BonafideError(
    'store.failed',
    `The store could not go on: ${error.message}.`,
    'Look at the free space and the permissions of its folder, then do it again: what is kept already is not kept twice.',
    { cause: error },
  );
}

class PgliteConnection implements DatabaseConnection {
  readonly #engine: Engine;
  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { rows, affected } = await this.#engine.query<R>(sql, parameters);
      return { rows, ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }) };
    } catch (error) {
      throw causeOf(error);
    }
  }

  // biome-ignore lint/correctness/useYield: it only refuses
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('The embedded database streams no rows: read pages by a key.');
  }
}

/** PGlite has one connection, so whoever holds it keeps the others waiting. */
class PgliteDriver implements Driver {
  readonly #engine: Engine;
  readonly #connection: PgliteConnection;

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#connection = new PgliteConnection(engine);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#engine.turns.enter();
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const words = ['start transaction', ...(isolationLevel === undefined ? [] : [`isolation level ${isolationLevel}`]), ...(accessMode === undefined ? [] : [accessMode])];
    await connection.executeQuery(CompiledQuery.raw(words.join(' ')));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(): Promise<void> {
    try {
      await this.#engine.query('rollback', []);
    } catch (error) {
      // What broke has rolled back by itself, and whoever it broke under is to hear why.
      if (!(error instanceof TurnLost)) throw error;
    }
  }

  async releaseConnection(): Promise<void> {
    this.#engine.turns.leave();
  }

  async destroy(): Promise<void> {
    await this.#engine.close();
  }
}

/** Kysely on the embedded database. Everything above it runs on a PostgreSQL server too, with Kysely’s own dialect. */
export class PgliteDialect implements Dialect {
  readonly #driver: PgliteDriver;
  constructor(engine: Engine) {
    this.#driver = new PgliteDriver(engine);
  }
  createAdapter = () => new PostgresAdapter();
  // One driver, since there is one connection: whoever else acts on this database waits in the same line.
  createDriver = () => this.#driver;
  createIntrospector: Dialect['createIntrospector'] = (db) => new PostgresIntrospector(db);
  createQueryCompiler = () => new PostgresQueryCompiler();
}
