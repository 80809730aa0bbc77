import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from '../cli/run.ts';
import { asking, type Served } from './server.ts';

/** A server as it ships, in a process of its own. */
export type ServedProcess = Served & {
  readonly child: ChildProcess;
  /** Ends it as kill -9 does, and waits until it is gone. */
  readonly kill: () => Promise<void>;
};

/** Starts `bonafide serve` on a place, at any free port, and waits until it answers. */
export async function serveProcess(place: string, env: Readonly<Record<string, string>> = {}): Promise<ServedProcess> {
  const child = spawn(process.execPath, [`${root}bin/bonafide.mjs`, 'serve', '--db', place, '--port', '0'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails leaves nothing behind.
  process.once('exit', () => child.kill('SIGKILL'));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const log: string[] = [];
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => log.push(line));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      const at = /^Bonafide answers at (\S+)\. /.exec(line)?.[1] ?? /(http\S+)\/setup\?first#/.exec(line)?.[1];
      if (at !== undefined) resolve(at);
    });
    child.once('exit', () => reject(new Error(`The server does not start: ${log.join('\n')}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return {
    server: {
      address,
      setupUrl: said.find((line) => line.includes('/setup?first#'))?.trim(),
      secondLock: !said.some((line) => line.includes('may make no roles')),
      log: () => undefined,
      stop: () => end('SIGTERM'),
    },
    folder: place,
    log,
    ask: asking(address),
    stop: () => end('SIGTERM'),
    child,
    kill: () => end('SIGKILL'),
  };
}
