import { dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { DurableFiles, START_PARAMETERS } from './durable-files.ts';
import { OPENED, type Failure, type Reply, type Request, type Start } from './protocol.ts';
import { syncTree } from './sync.ts';

/*
 * The thread in which PGlite runs, because a query blocks the thread it runs on. It answers one request after another.
 */

/** Log segments written between two checkpoints, of 16 MiB each. PGlite never starts one itself, and without one the log grows for ever and reopening replays all of it. */
const SEGMENTS_PER_CHECKPOINT = 8;

const { data, create }: Start = workerData;
const segments = new Set<string>();
let syncs = 0;

function send(reply: Reply): void {
  parentPort?.postMessage(reply);
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) };
  return 'severity' in error && 'code' in error && typeof error.code === 'string' ? { message: error.message, code: error.code } : { message: error.message };
}

async function open(): Promise<PGlite> {
  const files = new DurableFiles(data, (path) => {
    syncs += 1;
    if (dirname(path).endsWith('pg_wal')) segments.add(path);
  });
  const database = await PGlite.create({ fs: files, startParams: [...START_PARAMETERS] });
  const { rows } = await database.query<{ setting: string }>("select current_setting('fsync') || ' ' || current_setting('wal_sync_method') || ' ' || current_setting('full_page_writes') as setting");
  if (rows[0]?.setting !== 'on fsync on' || syncs === 0) throw new Error(`The engine does not sync its files (${rows[0]?.setting}, ${syncs} syncs)`);
  return database;
}

async function run(database: PGlite, request: Request): Promise<Reply> {
  if ('close' in request) {
    await database.close();
    return { id: request.id, rows: [] };
  }
  const { rows, affectedRows } = await database.query(request.sql, [...request.parameters]);
  return { id: request.id, rows, ...(affectedRows === undefined ? {} : { affected: affectedRows }) };
}

async function serve(database: PGlite, request: Request): Promise<void> {
  try {
    const reply = await run(database, request);
    send(reply);
    if ('close' in request) return parentPort?.close();
    if (segments.size >= SEGMENTS_PER_CHECKPOINT && !database.isInTransaction()) {
      await database.exec('checkpoint');
      segments.clear();
    }
  } catch (error) {
    const failure = failureOf(error);
    send({ id: request.id, error: failure });
    // Anything but a refusal by the database means that the engine broke: nothing it says from here on counts.
    if (failure.code === undefined || failure.code.startsWith('XX')) process.exit(1);
  }
}

try {
  const database = await open();
  if (create) {
    await database.close();
    syncTree(data);
  } else {
    let queue = Promise.resolve();
    parentPort?.on('message', (request: Request) => {
      queue = queue.then(() => serve(database, request));
    });
  }
  send({ id: OPENED, rows: [] });
} catch (error) {
  send({ id: OPENED, error: failureOf(error) });
}
