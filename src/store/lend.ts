import { createServer, type Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { type Engine, EngineError } from './engine.ts';
import { FrameTooLong, framesOf, sendFrame } from './frames.ts';
import { closeToOthers, makePlace, removePlace } from './meeting-place.ts';
import { greeting, isSame, type Program, programIn } from './program.ts';
import type { Answer, Refused, Statement } from './protocol.ts';

/** How long whoever is inside a transaction may say nothing. Unit: milliseconds. @source house: nothing that a command does between two statements of one transaction takes a tenth of it */
export const SILENCE = 10_000;

/** How long a command may take to say which program it is. Unit: milliseconds. */
const GREETING_TIME = 5_000;

/** Longest greeting. Unit: bytes. */
const LONGEST_GREETING = 1_024;

/** Commands attached at once. @source house: each is a process of its own on this machine */
const MOST_ATTACHED = 100;

const statementSchema = z.strictObject({ sql: z.string(), parameters: z.array(z.unknown()) });

/** What an attached command is told: what came of its statement, or why nothing more comes. */
export type Told = Answer | Refused | { readonly ended: string };

/** Lends the engine of this process to commands beside it. */
export type Lending = {
  /** Takes no new command, and ends those that are attached once none of them is in the middle of something. */
  readonly stop: () => Promise<void>;
};

const tell = async (socket: Socket, told: Told): Promise<void> => sendFrame(socket, serialize(told));

/** Tells why nothing more comes, as far as the other side still listens. */
function end(socket: Socket, why: string): void {
  tell(socket, { ended: why }).catch(() => undefined);
  // What is written leaves at once, where there is room for it; nobody is waited for.
  setImmediate(() => socket.destroy());
}

async function answer(engine: Engine, { sql, parameters }: Statement): Promise<Answer | Refused> {
  try {
    const { rows, affected, inTransaction } = await engine.query(sql, parameters);
    return { rows, inTransaction, ...(affected === undefined ? {} : { affected }) };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const { message, code, inTransaction } = error;
    return { error: code === undefined ? { message } : { message, code }, inTransaction };
  }
}

/** Serves one command: each of its statements waits its turn, and its transaction keeps the turn until it ends. */
async function serve(socket: Socket, engine: Engine, program: Program, silence: number): Promise<void> {
  const greetingTimer = setTimeout(() => socket.destroy(), GREETING_TIME);
  let silent: NodeJS.Timeout | undefined;
  let inside = false;
  const leave = () => {
    inside = false;
    engine.turns.leave();
  };
  let isKnown = false;
  try {
    for await (const bytes of framesOf(socket)) {
      clearTimeout(silent);
      if (!isKnown) {
        clearTimeout(greetingTimer);
        const theirs = bytes.length > LONGEST_GREETING ? undefined : programIn(bytes);
        await sendFrame(socket, greeting(program));
        if (theirs === undefined || !isSame(theirs, program)) return;
        isKnown = true;
        continue;
      }
      const statement: Statement = statementSchema.parse(deserialize(bytes));
      if (!inside) {
        await engine.turns.enter();
        inside = true;
        // A command that went away while it waited asks for nothing any more.
        if (socket.destroyed) return leave();
      }
      const told = await answer(engine, statement);
      if (!told.inTransaction) leave();
      else silent = setTimeout(() => end(socket, `cut this command off, which held a transaction for ${silence / 1_000} seconds without a word`), silence);
      try {
        await tell(socket, told);
      } catch (error) {
        if (!(error instanceof FrameTooLong)) throw error;
        await tell(socket, { error: { message: error.message }, inTransaction: told.inTransaction });
      }
    }
  } finally {
    clearTimeout(greetingTimer);
    clearTimeout(silent);
    socket.destroy();
    if (inside) {
      // An engine that broke has rolled back by itself.
      await engine.query('rollback', []).catch(() => undefined);
      leave();
    }
  }
}

/**
 * Lends the engine to commands of the same user and the same program that find the store held. Where the platform has no
 * place to meet, nobody comes.
 * @param silence milliseconds, for tests
 */
export async function lendEngine(folder: string, engine: Engine, program: Program, silence = SILENCE): Promise<Lending> {
  const place = makePlace(folder);
  const sockets = new Set<Socket>();
  let stopping = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    // What breaks of a command’s own words ends that command alone.
    serve(socket, engine, program, silence).catch(() => undefined);
  });
  server.maxConnections = MOST_ATTACHED;
  server.unref();
  if (place !== undefined) {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place.path, resolve));
    closeToOthers(place);
  }
  return {
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await engine.turns.enter();
      try {
        for (const socket of sockets) end(socket, 'stops');
        if (place !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
        place?.close();
        removePlace(folder);
      } finally {
        engine.turns.leave();
      }
    },
  };
}
