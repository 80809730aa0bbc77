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
import type { Engine } from './engine.ts';

/** Lets one in at a time, in the order they came. */
class Turnstile {
  #last: Promise<void> = Promise.resolve();
  #leave: (() => void) | undefined;

  async enter(): Promise<void> {
    const before = this.#last;
    let leave = (): void => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    this.#leave = leave;
  }

  leave(): void {
    this.#leave?.();
  }
}

class PgliteConnection implements DatabaseConnection {
  readonly #engine: Engine;
  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.#engine.query<R>(sql, parameters);
    return { rows, ...(affected === undefined ? {} : { numAffectedRows: BigInt(affected) }) };
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
  readonly #turnstile = new Turnstile();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#connection = new PgliteConnection(engine);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turnstile.enter();
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const words = ['start transaction', ...(isolationLevel === undefined ? [] : [`isolation level ${isolationLevel}`]), ...(accessMode === undefined ? [] : [accessMode])];
    await connection.executeQuery(CompiledQuery.raw(words.join(' ')));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {
    this.#turnstile.leave();
  }

  /** Whoever waits for the connection is served first. */
  async destroy(): Promise<void> {
    await this.#turnstile.enter();
    try {
      await this.#engine.close();
    } finally {
      this.#turnstile.leave();
    }
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
