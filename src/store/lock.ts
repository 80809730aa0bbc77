import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { BonafideError } from '#model';

/** Who holds a lock, as the holder says it. */
const holderSchema = z.object({ pid: z.number(), since: z.string(), command: z.string(), machine: z.string() });
export type Holder = z.infer<typeof holderSchema>;

/** Holds a folder until it is released or the process ends, however it ends. */
export type Lock = { readonly release: () => Promise<void> };

/** Name of the file in which a holder shows itself to other machines that mount the folder. */
export const HOLDER_FILE = 'holder.json';

/** How often a holder renews its file. Unit: milliseconds. */
const HEARTBEAT = 5_000;

/** Age at which a file is taken for left behind. Unit: milliseconds. @source house: four missed heartbeats */
const ABANDONED = 20_000;

/** How long a holder may take to say who it is. Unit: milliseconds. */
const ANSWER = 1_000;

/** How often the socket is tried again where its holder ends just then. */
const TRIES = 5;

/** A socket reaches only this machine and, on Linux, only this network namespace: a container is a machine of its own. */
function thisMachine(): string {
  const namespace = process.platform === 'linux' ? ` ${readlinkSync('/proc/self/ns/net')}` : '';
  return `${hostname()}${namespace}`;
}

/** `bonafide vet`: the program and its command, never an argument, since arguments name people; of a server, where it answers. */
export function thisCommand([, program = 'node', command = '', ...rest]: readonly string[]): string {
  const name = basename(program).replace(/\.[cm]?[jt]s$/, '');
  const given = (option: string) => rest.find((one) => one.startsWith(`${option}=`))?.slice(option.length + 1) ?? rest[rest.indexOf(option) + 1 || rest.length];
  if (command === 'serve') return `${name} serve at ${given('--url') ?? `http://${given('--host') ?? '127.0.0.1'}:${given('--port') ?? '7780'}`}`;
  return /^[a-z][a-z-]*$/.test(command) ? `${name} ${command} …` : name;
}

/** Where the socket of a folder listens. On Linux and Windows the name vanishes with its holder; elsewhere it is a file. */
export function socketPath(folder: string, platform: NodeJS.Platform = process.platform): string {
  const name = `bonafide-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  if (platform === 'linux') return `\0${name}`;
  return platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Listens at a path and tells who asks about the holder. @returns undefined where somebody else listens */
function listen(path: string, holder: Holder): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(JSON.stringify(holder), () => socket.destroy());
    });
    server.unref();
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(path, () => resolve(server));
  });
}

/** Asks who listens. `gone` where nobody does, undefined where the listener does not say. */
function ask(path: string): Promise<Holder | 'gone' | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(path);
    socket.setEncoding('utf8');
    socket.setTimeout(ANSWER, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', (error) => resolve(codeOf(error) === 'ECONNREFUSED' || codeOf(error) === 'ENOENT' ? 'gone' : undefined));
    socket.on('close', () => resolve(parseHolder(text)));
  });
}

/** Whether a holder is a server, which lends the store to commands beside it. */
const isServer = (holder: Holder | undefined): boolean => holder?.command.includes(' serve at ') === true;

/** Somebody else holds the folder. */
export class StoreHeld extends BonafideError {
  /** Whether it is a server of this machine. */
  readonly byServerHere: boolean;
  constructor(message: string, holder: Holder | undefined) {
    super(
      'store.locked',
      message,
      isServer(holder)
        ? 'Stop that server first, or choose another folder with --db: this needs the store to itself.'
        : 'Wait until it ends, or choose another folder with --db. One process at a time may hold a store; beside “bonafide serve” most commands work.',
    );
    this.byServerHere = isServer(holder) && holder?.machine === thisMachine();
  }
}

function refuse(folder: string, holder: Holder | undefined): never {
  const who = holder === undefined ? 'another process' : `process ${holder.pid} (${holder.command}) since ${holder.since}`;
  const where = holder === undefined || holder.machine === thisMachine() ? '' : ` on ${holder.machine}`;
  throw new StoreHeld(`The store ${folder} is in use by ${who}${where}.`, holder);
}

/** Takes the socket, the lock among the processes of one machine. */
async function takeSocket(folder: string, path: string, holder: Holder): Promise<Server> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const server = await listen(path, holder);
    if (server !== undefined) return server;
    const answer = await ask(path);
    if (answer !== 'gone') return refuse(folder, answer);
    // A socket file outlives its holder. Nobody answers at it, so it goes.
    if (!path.startsWith('\0') && !path.startsWith('\\\\')) rmSync(path, { force: true });
    await wait(20 * (tried + 1));
  }
  return refuse(folder, undefined);
}

function readHolder(path: string): { readonly holder: Holder | undefined; readonly renewedAt: number } | undefined {
  try {
    return { holder: parseHolder(readFileSync(path, 'utf8')), renewedAt: statSync(path).mtimeMs };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Shows the holder to other machines and renews it. Both times are the file system’s, so clocks that differ do no harm. */
function takeFile(folder: string, holder: Holder): { readonly release: () => void } {
  const path = join(folder, HOLDER_FILE);
  const text = `${JSON.stringify(holder)}\n`;
  const mine = `${path}.${holder.pid}`;
  const file = openSync(mine, 'w', 0o600);
  try {
    writeSync(file, text, 0);
    const other = readHolder(path);
    const foreign = other?.holder !== undefined && other.holder.machine !== holder.machine;
    if (foreign && statSync(mine).mtimeMs - other.renewedAt < ABANDONED) refuse(folder, other.holder);
    renameSync(mine, path);
  } catch (error) {
    closeSync(file);
    rmSync(mine, { force: true });
    throw error;
  }
  const beat = setInterval(() => {
    try {
      writeSync(file, text, 0);
    } catch {
      // A full or absent disk shows where it matters, at the next commit.
    }
  }, HEARTBEAT);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      closeSync(file);
      if (readHolder(path)?.holder?.since === holder.since) unlinkSync(path);
    },
  };
}

/**
 * Takes a folder for this process alone. Among the processes of a machine the lock is exact and ends with its holder, also
 * at kill -9. Among machines or containers that mount the same folder it rests on a file that its holder renews every
 * 5 seconds: a holder that was killed is believed alive for 20 more, and one that was suspended for longer is believed dead.
 * @throws StoreHeld naming who holds it
 */
export async function lockFolder(folder: string, path = socketPath(folder)): Promise<Lock> {
  const holder: Holder = { pid: process.pid, since: new Date().toISOString(), command: thisCommand(process.argv), machine: thisMachine() };
  const server = await takeSocket(folder, path, holder);
  const closeServer = () => new Promise<void>((resolve) => server.close(() => resolve()));
  try {
    const file = takeFile(folder, holder);
    return {
      release: async () => {
        file.release();
        await closeServer();
      },
    };
  } catch (error) {
    await closeServer();
    throw error;
  }
}
