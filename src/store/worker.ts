import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Client, type QueryResult } from 'pg';
import { DurableFiles, START_PARAMETERS } from './durable-files.ts';
import { type Failure, OPENED, type Reply, type Request, type Start } from './protocol.ts';
import { syncTree } from './sync.ts';

/*
 * The thread in which PGlite runs, because a query blocks the thread it runs on. It answers one request after another.
 */

/** How long after it opened the thread collects its garbage. Unit: milliseconds. */
const COLLECT_AFTER = 2_000;

/** Opening leaves the engine’s own file and much else behind, which an idle thread would keep for good. @source measured, docs/how-to/run-a-server.md */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  setTimeout(() => runInNewContext('gc')(), COLLECT_AFTER).unref();
}

/** Log segments written between two checkpoints, of 16 MiB each. PGlite never starts one itself, and without one the log grows for ever and reopening replays all of it. */
const SEGMENTS_PER_CHECKPOINT = 8;

/**
 * Statements run between two plannings of all of them. A statement that is kept costs half of one that is planned each time, but its
 * plan is of the day it was made: one made for an empty table reads a full one from end to end.
 */
const RUNS_PER_PLAN = 2_000;

const { data, create }: Start = workerData;
const segments = new Set<string>();
let syncs = 0;
/** Request in hand. */
let current = OPENED;
/** The engine’s own last words, which PGlite does not pass on. */
let lastWords: string | undefined;

function send(reply: Reply): void {
  parentPort?.postMessage(reply);
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) };
  return 'code' in error && typeof error.code === 'string' ? { message: error.message, code: error.code } : { message: error.message };
}

/** The database refused a statement and goes on. Anything else means that the engine broke. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}

/**
 * Hears what the engine prints. A PANIC, such as a log that cannot be written or synced, ends the thread on the spot:
 * PostgreSQL would end its process there, PGlite spins for ever instead. What was acknowledged is on the disk, and the
 * next start repairs the rest.
 */
function hear(line: string): boolean {
  const [, severity, words] = / (FATAL|PANIC): {2}(.*)$/.exec(line) ?? [];
  lastWords = words ?? lastWords;
  if (severity !== 'PANIC') return false;
  send({ id: current, error: { message: `the engine stopped: ${lastWords}` }, inTransaction: false, broke: true });
  return process.exit(1);
}

async function open(): Promise<PGlite> {
  // PostgreSQL’s own lock file guards nothing here (our lock does), and after a power loss it may be empty, which stops the start.
  rmSync(join(data, 'postmaster.pid'), { force: true });
  const files = new DurableFiles(data, (path) => {
    syncs += 1;
    if (dirname(path).endsWith('pg_wal')) segments.add(path);
  });
  const database = await PGlite.create({ fs: files, startParams: [...START_PARAMETERS], onStderr: hear });
  const { rows } = await database.query<{ setting: string }>(
    "select current_setting('fsync') || ' ' || current_setting('wal_sync_method') || ' ' || current_setting('full_page_writes') as setting",
  );
  if (rows[0]?.setting !== 'on fsync on' || syncs === 0) throw new Error(`The engine does not sync its files (${rows[0]?.setting}, ${syncs} syncs)`);
  return database;
}

/** The engine behind the driver that servers are asked through, so that a value comes back alike from both. */
class Driver {
  readonly #database: PGlite;
  #client: Client | undefined;
  readonly #names = new Map<string, string>();
  #runs = 0;

  constructor(database: PGlite) {
    this.#database = database;
  }

  async #ready(): Promise<Client> {
    // Never within a transaction: one that failed takes nothing but its end, which would then not be reached.
    if (this.#client !== undefined && (this.#runs < RUNS_PER_PLAN || this.#database.isInTransaction())) return this.#client;
    if (this.#client !== undefined) await this.#database.exec('deallocate all');
    this.#names.clear();
    this.#runs = 0;
    this.#client = new Client(createPgConfig(this.#database));
    await this.#client.connect();
    return this.#client;
  }

  /** Without parameters it may be a script, of which the last statement gives the rows. */
  async query(sql: string, parameters: readonly unknown[]): Promise<QueryResult | undefined> {
    const client = await this.#ready();
    if (parameters.length === 0) {
      const result: QueryResult | readonly QueryResult[] = await client.query(sql);
      return Array.isArray(result) ? result.at(-1) : (result as QueryResult);
    }
    this.#runs += 1;
    const name = this.#names.get(sql) ?? `s${this.#names.size}`;
    this.#names.set(sql, name);
    return client.query({ name, text: sql, values: [...parameters] });
  }
}

/** Commands whose count of rows is one of rows changed. */
const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

async function run(database: PGlite, driver: Driver, request: Request): Promise<Reply> {
  if ('close' in request) {
    await database.close();
    return { id: request.id, rows: [], inTransaction: false };
  }
  const result = await driver.query(request.sql, request.parameters);
  const affected = result !== undefined && CHANGES.has(result.command) ? result.rowCount : null;
  return { id: request.id, rows: result?.rows ?? [], ...(affected === null ? {} : { affected }), inTransaction: database.isInTransaction() };
}

async function serve(database: PGlite, driver: Driver, request: Request): Promise<void> {
  current = request.id;
  try {
    const reply = await run(database, driver, request);
    send(reply);
    if ('close' in request) return parentPort?.close();
    if (segments.size >= SEGMENTS_PER_CHECKPOINT && !database.isInTransaction()) {
      await database.exec('checkpoint');
      segments.clear();
    }
  } catch (error) {
    const refused = isRefusal(error);
    send({ id: request.id, error: failureOf(error), inTransaction: refused && database.isInTransaction(), ...(refused ? {} : { broke: true }) });
    if (!refused) process.exit(1);
  }
}

try {
  const database = await open();
  if (create) {
    await database.close();
    syncTree(data);
  } else {
    collectGarbage();
    const driver = new Driver(database);
    let queue = Promise.resolve();
    parentPort?.on('message', (request: Request) => {
      queue = queue.then(() => serve(database, driver, request));
    });
  }
  send({ id: OPENED, rows: [], inTransaction: false });
} catch (error) {
  const { message } = failureOf(error);
  send({ id: OPENED, error: { message: lastWords ?? message }, inTransaction: false });
}
