import { connect, type Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import { BonafideError } from '#model';
import { type Engine, EngineError, TurnLost } from './engine.ts';
import { FrameTooLong, framesOf, sendFrame } from './frames.ts';
import type { Told } from './lend.ts';
import { findPlace } from './meeting-place.ts';
import { greeting, isSame, type Program, programIn } from './program.ts';
import type { Answer, Refused, Statement } from './protocol.ts';
import { Turnstile } from './turnstile.ts';

/** How long whoever holds a store may take to greet. Unit: milliseconds. @source house: a busy one answers within a second */
const GREETING_TIME = 10_000;

/** The way to the process that holds the store broke, or that process broke it. */
class Detached extends BonafideError {
  constructor(folder: string, why: string, options?: { cause?: unknown }) {
    super('store.unavailable', `The server that holds the store ${folder} ${why}.`, 'See whether it runs, then do it again: what is kept already is not kept twice.', options);
  }
}

/** A connection over which both sides know each other. */
type Line = {
  readonly ask: (statement: Statement) => Promise<Answer | Refused>;
  /** Why nothing more can be asked. */
  readonly broken: () => Detached | undefined;
  readonly close: () => void;
};

type Waiting = { readonly resolve: (told: Answer | Refused) => void; readonly reject: (error: Error) => void };

/** Asks and is told in the same order. */
function openLine(folder: string, socket: Socket, frames: AsyncIterator<Buffer>): Line {
  const waiting: Waiting[] = [];
  let broken: Detached | undefined;
  const breakOff = (error: Detached) => {
    broken ??= error;
    socket.destroy();
    for (const { reject } of waiting.splice(0)) reject(broken);
  };
  const listen = async () => {
    for (let next = await frames.next(); next.done !== true; next = await frames.next()) {
      const told: Told = deserialize(next.value);
      if ('ended' in told) throw new Detached(folder, told.ended);
      waiting.shift()?.resolve(told);
      if (waiting.length === 0) socket.unref();
    }
    throw new Detached(folder, 'is gone');
  };
  listen().catch((error: unknown) => breakOff(error instanceof Detached ? error : new Detached(folder, 'is gone', { cause: error })));
  socket.unref();
  return {
    ask: (statement) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(broken);
        const body = serialize(statement);
        waiting.push({ resolve, reject });
        // Whoever waits for an answer keeps the process alive.
        socket.ref();
        sendFrame(socket, body).catch((error: unknown) => {
          waiting.splice(waiting.length - 1, 1);
          reject(error instanceof FrameTooLong ? new EngineError({ message: error.message }) : new Detached(folder, 'is gone', { cause: error }));
        });
      }),
    broken: () => broken,
    close: () => breakOff(new Detached(folder, 'is no longer asked')),
  };
}

function otherProgram(folder: string, theirs: Program, ours: Program): BonafideError {
  const which = theirs.version === ours.version ? 'another build of it' : `Bonafide ${theirs.version}`;
  return new BonafideError(
    'store.locked',
    `The store ${folder} is held by a server of ${which}, and this is Bonafide ${ours.version}.`,
    'Run the command with the installation that the server runs from, or stop the server and start it from this one.',
  );
}

/** Connects and greets. @returns undefined where nobody listens @throws BonafideError `store.locked` @throws Detached */
async function openWay(folder: string, program: Program): Promise<Line | undefined> {
  const place = findPlace(folder);
  if (place === undefined) return undefined;
  if (place === 'foreign') {
    throw new BonafideError(
      'store.locked',
      `The store ${folder} is held by a server of another user.`,
      'Run the command as the user that the server runs as; nobody else may read the store through it.',
    );
  }
  const socket = connect(place.path);
  const late = setTimeout(() => socket.destroy(new Detached(folder, `did not greet within ${GREETING_TIME / 1_000} seconds`)), GREETING_TIME);
  try {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    await sendFrame(socket, greeting(program));
    const frames = framesOf(socket)[Symbol.asyncIterator]();
    const first = await frames.next();
    const theirs = first.done === true ? undefined : programIn(first.value);
    if (theirs === undefined) throw new Detached(folder, 'takes no more commands');
    if (!isSame(theirs, program)) throw otherProgram(folder, theirs, program);
    socket.on('error', () => undefined);
    return openLine(folder, socket, frames);
  } catch (error) {
    socket.destroy();
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // A socket file outlives the process that listened at it.
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    if (error instanceof BonafideError) throw error;
    throw new Detached(folder, 'cannot be asked', { cause: error });
  } finally {
    clearTimeout(late);
    place.close();
  }
}

/**
 * The engine of the process that holds a store, if it lends it. A way that broke is made anew for the next turn, so that a command
 * that goes on for long outlives a restart of the server.
 * @returns undefined where nobody lends
 * @throws BonafideError `store.locked` where it is another program or another user’s @throws Detached
 */
export async function attachEngine(folder: string, program: Program): Promise<Engine | undefined> {
  const first = await openWay(folder, program);
  if (first === undefined) return undefined;
  const turns = new Turnstile();
  let line: Line = first;
  let opening: Promise<void> | undefined;
  let inTransaction = false;
  let lostIn = 0;
  /** Nothing more is done in this turn: it would no longer be within what was begun. */
  const lose = () => {
    inTransaction = false;
    lostIn = turns.turn;
  };
  const reopen = async () => {
    const next = await openWay(folder, program);
    if (next === undefined) throw new Detached(folder, 'is gone');
    line = next;
  };
  return {
    turns,
    query: async <R>(sql: string, parameters: readonly unknown[]) => {
      if (lostIn === turns.turn) throw new TurnLost();
      const broken = line.broken();
      if (broken !== undefined && inTransaction) {
        lose();
        throw broken;
      }
      if (broken !== undefined) {
        opening ??= reopen().finally(() => {
          opening = undefined;
        });
        await opening;
      }
      const wasInTransaction = inTransaction;
      try {
        const told = await line.ask({ sql, parameters });
        inTransaction = told.inTransaction;
        if (!('error' in told)) return { rows: told.rows as R[], affected: told.affected, inTransaction };
        if (wasInTransaction && !inTransaction) lose();
        throw new EngineError(told.error, inTransaction);
      } catch (error) {
        if (line.broken() !== undefined) lose();
        throw error;
      }
    },
    close: async () => {
      await turns.enter();
      line.close();
      turns.leave();
    },
  };
}
