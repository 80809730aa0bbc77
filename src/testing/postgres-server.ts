import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A PostgreSQL server of a test’s own, reached by a port of this machine. */
export type TestServer = {
  readonly port: number;
  /** Address of one of its databases. */
  readonly address: (database: string) => string;
  /** Runs SQL in a database. @returns what psql prints, values only */
  readonly sql: (statement: string, database?: string) => string;
  /** Signals every process of the server, such as `SIGSTOP` for one that says nothing any more. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Ends the server and all its processes as kill -9 does. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same files, and waits until it serves. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Name of the role of the tests. */
const ROLE = 'tests';

/** Where Debian puts a server’s programs, the newest first; elsewhere they are on the path. */
function programs(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [...versions.map((version) => join(root, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')];
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')));
}

/** The user that a server runs as: never root, which PostgreSQL refuses. */
function user(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Processes whose parent is this one. */
function childrenOf(pid: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(/\) \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Whether a server can be started here; where not, the tests that need one say so and are skipped. */
export const hasPostgres = process.platform === 'linux' && programs() !== undefined && user() !== undefined;

/**
 * Makes and starts a server in a folder of its own. Its language sorts as people do and not by bytes, so that an order
 * which relies on the server’s shows. It ends with this process, however that ends.
 * @param durable syncs to the disk, for tests that kill it
 */
export async function startPostgres({ durable = false, settings = [] }: { readonly durable?: boolean; readonly settings?: readonly string[] } = {}): Promise<TestServer> {
  const bin = programs();
  const owner = user();
  if (bin === undefined || owner === undefined) throw new Error('There is no PostgreSQL server here: ask hasPostgres first');
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-postgres-'));
  chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const as = (signal: string) =>
    process.getuid?.() === 0 ? ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', `--pdeathsig=${signal}`] : ['setpriv', `--pdeathsig=${signal}`];
  const [command = '', ...first] = [
    ...as('KILL'),
    join(bin, 'initdb'),
    '-D',
    data,
    '-U',
    ROLE,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=icu',
    '--icu-locale=en-US',
    '--no-sync',
  ];
  const made = spawnSync(command, first, { encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    [...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']), 'max_connections=60', 'shared_buffers=32MB', ...settings].join('\n'),
  );

  let server: ChildProcess | undefined;
  const sql = (statement: string, database = 'postgres') => {
    const { status, stdout, stderr } = spawnSync(
      join(bin, 'psql'),
      ['-h', folder, '-p', String(port), '-U', ROLE, '-d', database, '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', statement],
      {
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(`psql: ${stderr}`);
    return stdout.trim();
  };
  const isUp = () => {
    try {
      return sql('select 1') === '1';
    } catch {
      return false;
    }
  };
  const start = async () => {
    for (let tried = 0; ; tried += 1) {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) {
        // A server that was killed leaves shared memory for a moment, and the next one refuses to start as long.
        if (tried > 600) throw new Error(`The server does not start: ${readFileSync(join(folder, 'log'), 'utf8')}`);
        const words = [...as('INT'), join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'logging_collector=off'];
        server = spawn('sh', ['-c', 'exec "$@" >>"$0" 2>&1', join(folder, 'log'), ...words], { stdio: 'ignore', cwd: folder });
      }
      if (isUp()) return;
      await wait(50);
    }
  };
  const ended = async (running: ChildProcess) => {
    if (running.exitCode === null && running.signalCode === null) await new Promise((resolve) => running.once('exit', resolve));
  };
  const signal = (name: NodeJS.Signals) => {
    if (server?.pid === undefined) return;
    for (const pid of [server.pid, ...childrenOf(server.pid)]) {
      try {
        process.kill(pid, name);
      } catch {
        // It ended by itself.
      }
    }
  };
  await start();
  return {
    port,
    address: (database) => `postgres://${ROLE}@127.0.0.1:${port}/${database}`,
    sql,
    start,
    signal,
    kill: async () => {
      signal('SIGKILL');
      if (server !== undefined) await ended(server);
    },
    stop: async () => {
      if (server !== undefined) {
        server.kill('SIGINT');
        await ended(server);
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
