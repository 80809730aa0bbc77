import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { BonafideError } from '#model';
import { type Failure, OPENED, type Reply, type Request, type Start } from './protocol.ts';
import { unpackTemplate } from './template.ts';

/** The database refused a statement, or stopped. */
export class EngineError extends Error {
  /** SQLSTATE, where the database itself refused. */
  readonly code: string | undefined;
  constructor({ message, code }: Failure) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

/** A database in a thread of its own. Statements run one after another. */
export type Engine = {
  readonly query: <R>(sql: string, parameters: readonly unknown[]) => Promise<{ readonly rows: R[]; readonly affected: number | undefined }>;
  /** Shuts the database down in order. */
  readonly close: () => Promise<void>;
};

/**
 * Starts the worker beside this file in the sources, through tsx, whose `--import` does not reach worker threads on Node 20.
 * In the bundle it is in the root of `dist`, this code there or in `dist/chunks`.
 */
function startWorker(start: Start): Worker {
  // One compiler for the engine’s code instead of two: the second one’s memory is never given back, and it makes statements that read whole tables a fifth quicker
  // and others hardly. Measured: docs/decisions/0003.
  setFlagsFromString('--liftoff-only');
  const options = { workerData: start, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG } };
  if (import.meta.url.endsWith('.ts')) {
    const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)}); })`;
    return new Worker(load, { ...options, eval: true });
  }
  const places = ['./store-worker.mjs', '../store-worker.mjs'].map((name) => new URL(name, import.meta.url));
  const url = places.find((place) => existsSync(fileURLToPath(place)));
  if (url === undefined) throw new BonafideError('store.failed', 'The store’s worker is missing from the installation.', 'Install again, or run “npm run build” in the sources.');
  return new Worker(url, options);
}

/** Memory for what the thread makes and soon drops. Unit: MiB. @source measured: statements are as quick as with the usual 48, of which an idle thread keeps what it once used */
const YOUNG = 8;

type Waiting = { readonly resolve: (reply: Extract<Reply, { rows: unknown }>) => void; readonly reject: (error: Error) => void };

/** Starts the worker and the book of who waits for which answer. */
function launch(start: Start) {
  const worker = startWorker(start);
  const waiting = new Map<number, Waiting>();
  let stopped: EngineError | undefined;
  const expect = (id: number): Promise<Extract<Reply, { rows: unknown }>> =>
    new Promise((resolve, reject) => {
      if (stopped !== undefined) return reject(stopped);
      waiting.set(id, { resolve, reject });
      // A thread that owes an answer keeps the process alive, an idle one does not.
      worker.ref();
    });
  const stop = (message: string) => {
    stopped ??= new EngineError({ message });
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    const { resolve, reject } = waiting.get(reply.id) ?? {};
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if ('error' in reply) reject?.(new EngineError(reply.error));
    else resolve?.(reply);
  });
  worker.on('error', (error) => stop(error instanceof Error ? error.message : String(error)));
  worker.on('exit', () => stop('it is closed, or its engine stopped'));
  return { worker, expect, isStopped: () => stopped !== undefined };
}

/** Makes a new database in an empty folder, synced to the disk. Where it is not unpacked it is made in a thread of its own, which gives its memory back. */
export async function createDatabase(data: string): Promise<void> {
  if (await unpackTemplate(data)) return;
  const { worker, expect } = launch({ data, create: true });
  try {
    await expect(OPENED);
  } finally {
    await worker.terminate();
  }
}

/** Opens a database. @param data folder that holds one @throws EngineError */
export async function startEngine(data: string): Promise<Engine> {
  const { worker, expect, isStopped } = launch({ data, create: false });
  let last = OPENED;
  const ask = (request: (id: number) => Request) => {
    last += 1;
    const answer = expect(last);
    worker.postMessage(request(last));
    return answer;
  };
  try {
    await expect(OPENED);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    query: async <R>(sql: string, parameters: readonly unknown[]) => {
      const { rows, affected } = await ask((id) => ({ id, sql, parameters }));
      // The statement decides what its rows hold, and Kysely types the statement.
      return { rows: rows as R[], affected };
    },
    close: async () => {
      try {
        await ask((id) => ({ id, close: true }));
      } catch (error) {
        // One that broke was reported to whoever it broke under, and has nothing left to shut down.
        if (!isStopped()) throw error;
      } finally {
        await worker.terminate();
      }
    },
  };
}
