import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { BonafideError } from '#model';
import { type Answer, type Failure, OPENED, type Reply, type Request, type Start } from './protocol.ts';
import { unpackTemplate } from './template.ts';
import { Turnstile } from './turnstile.ts';

/** How long an engine that could not be started again is left alone. Unit: milliseconds. @source house: a start takes a second of one core */
const LEFT_ALONE = 2_000;

/** The database refused a statement, or stopped. */
export class EngineError extends Error {
  /** SQLSTATE, where the database itself refused. */
  readonly code: string | undefined;
  /** Whether a transaction is still open, for its owner to roll back. */
  readonly inTransaction: boolean;
  constructor({ message, code }: Failure, inTransaction = false) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
    this.inTransaction = inTransaction;
  }
}

/** Something was asked in a turn whose transaction is gone, because the engine or the way to it broke in its middle. */
export class TurnLost extends EngineError {
  constructor() {
    super({ message: 'what was begun before it broke is undone' });
  }
}

/** A database with one connection. Statements run one after another. */
export type Engine = {
  /** Whoever asks something goes through here first, and leaves when its transaction has ended. */
  readonly turns: Turnstile;
  /** @returns rows, how many were changed, and whether a transaction is open now */
  readonly query: <R>(sql: string, parameters: readonly unknown[]) => Promise<{ readonly rows: R[]; readonly affected: number | undefined; readonly inTransaction: boolean }>;
  /** Shuts down in order, after whoever waits at the turnstile. */
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

/** Memory for what the thread makes and soon drops. Unit: MiB. @source house: of the usual 48 an idle thread keeps what it once used */
const YOUNG = 8;

type Waiting = { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void };

/** Starts the worker and the book of who waits for which answer. @param onStop hears that it stopped, once */
function launch(start: Start, onStop: () => void = () => undefined) {
  const worker = startWorker(start);
  const waiting = new Map<number, Waiting>();
  let stopped: EngineError | undefined;
  const expect = (id: number): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (stopped !== undefined) return reject(stopped);
      waiting.set(id, { resolve, reject });
      // A thread that owes an answer keeps the process alive, an idle one does not.
      worker.ref();
    });
  const stop = (message: string) => {
    if (stopped === undefined) onStop();
    stopped ??= new EngineError({ message });
    for (const { reject } of waiting.values()) reject(stopped);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    const { resolve, reject } = waiting.get(reply.id) ?? {};
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    if (!('error' in reply)) return resolve?.(reply);
    reject?.(new EngineError(reply.error, reply.inTransaction));
    if (reply.broke === true) stop(reply.error.message);
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

/** Starts the worker on a database that is there, and waits until it is open. @throws EngineError */
async function openThread(data: string, onStop: () => void) {
  const { worker, expect, isStopped } = launch({ data, create: false }, onStop);
  let last = OPENED;
  try {
    await expect(OPENED);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    isStopped,
    ask: (request: (id: number) => Request) => {
      last += 1;
      const answer = expect(last);
      worker.postMessage(request(last));
      return answer;
    },
    terminate: () => worker.terminate(),
  };
}

/**
 * Opens a database in a thread of its own. Where the engine broke, as on a disk that is full, it is started again for the next
 * turn: what was acknowledged is on the disk, and starting repairs the rest.
 * @param data folder that holds one
 * @throws EngineError
 */
export async function startEngine(data: string): Promise<Engine> {
  const turns = new Turnstile();
  let lostIn = 0;
  const open = () =>
    openThread(data, () => {
      lostIn = turns.turn;
    });
  let thread = await open();
  let opening: Promise<void> | undefined;
  let failed: { readonly at: number; readonly error: unknown } | undefined;
  let closed = false;
  const reopen = async () => {
    if (failed !== undefined && performance.now() - failed.at < LEFT_ALONE) throw failed.error;
    try {
      thread = await open();
      failed = undefined;
    } catch (error) {
      failed = { at: performance.now(), error };
      throw error;
    }
  };
  return {
    turns,
    query: async <R>(sql: string, parameters: readonly unknown[]) => {
      if (closed) throw new EngineError({ message: 'it is closed' });
      if (thread.isStopped()) {
        if (lostIn === turns.turn) throw new TurnLost();
        // Never two at once on one folder.
        opening ??= reopen().finally(() => {
          opening = undefined;
        });
        await opening;
      }
      const { rows, affected, inTransaction } = await thread.ask((id) => ({ id, sql, parameters }));
      // The statement decides what its rows hold, and Kysely types the statement.
      return { rows: rows as R[], affected, inTransaction };
    },
    close: async () => {
      await turns.enter();
      closed = true;
      try {
        await thread.ask((id) => ({ id, close: true }));
      } catch (error) {
        // One that broke was reported to whoever it broke under, and has nothing left to shut down.
        if (!thread.isStopped()) throw error;
      } finally {
        await thread.terminate();
        turns.leave();
      }
    },
  };
}
