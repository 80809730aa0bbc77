import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { getRequestListener } from '@hono/node-server';
import type { Kysely } from 'kysely';
import { BonafideError, type Policy } from '#model';
import { type HookWork, keepPolicy, keptScreening, operations, type Ports, startWorker, workOnHooks } from '#operations';
import { openAccounts } from './accounts.ts';
import { openApp } from './app.ts';
import { jobLog, jsonLog, type Log } from './log.ts';
import { openMetrics } from './metrics.ts';
import type { OpenIdConnect } from './openid.ts';
import { openSecondLock } from './second-lock.ts';
import { openSignIn } from './sign-in.ts';
import type { Tables } from './tables.ts';

/** Largest head of a request. Unit: bytes. @source Node’s own default */
const MOST_HEAD = 16 * 1024;
/** How long a head may take. Unit: milliseconds. @source house: a slow network sends a head in one */
const HEAD_TIME = 10_000;
/** How long a whole request may take to come. Unit: milliseconds. @source house: 1 GiB at 4 MB/s */
const REQUEST_TIME = 5 * 60_000;
/** Connections at once. @source house: a firm’s own people and programs */
const MOST_CONNECTIONS = 2_000;
/** How long what runs may go on once the server is asked to stop. Unit: milliseconds. @source house: below the 30 s after which service managers kill */
const DRAIN = 25_000;

/** How long the last traces may take to be sent. Unit: milliseconds. @source house: a collector is near */
const TRACES_TIME = 3_000;

export type ServerOptions = {
  readonly ports: Ports;
  /** A file’s; where there is none, what is stored is in force. */
  readonly policy?: Policy | undefined;
  /** Of this program, for what it exports. */
  readonly version?: string | undefined;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** As people reach it, where that is not host and port: behind a proxy that ends TLS. */
  readonly url?: string | undefined;
  /** Address of the proxy that ends TLS, whose X-Forwarded-For is believed. */
  readonly proxy?: string | undefined;
  readonly oidc?: OpenIdConnect | undefined;
  /** Jobs that this process does at once; 0 leaves them to workers. */
  readonly concurrency: number;
  /** Takes lines of the log. */
  readonly write: (line: string) => void;
};

export type RunningServer = {
  readonly address: string;
  /** Address at which the first admin is made; undefined where there is one. */
  readonly setupUrl: string | undefined;
  /** Whether the database keeps functions apart too; where not, the program alone does. */
  readonly secondLock: boolean;
  readonly log: Log;
  /** Takes no new request, lets those that run come to their end, and closes the store. */
  readonly stop: () => Promise<void>;
};

/** How long databases and feeds of addresses stay open. They are large, and change a few times a day. Unit: milliseconds. @source house: feeds are published daily */
const NETWORKS_OPEN = 10 * 60_000;

/** Time between two looks whether a command beside this server took another feed. Unit: milliseconds. */
const LOOK_EVERY = 1_000;

/** Ports of a process that goes on: what takes long to open is opened once, and again when another process changed it. */
function keptOpen(ports: Ports): Ports {
  const open = new Map<string, { readonly since: number; readonly feeds: string; readonly networks: ReturnType<Ports['networks']> }>();
  let looked: { readonly at: number; readonly feeds: Promise<string> } | undefined;
  const feedsNow = (): Promise<string> => {
    if (looked === undefined || performance.now() - looked.at > LOOK_EVERY) {
      const feeds = ports.feeds().then(async (folder) => JSON.stringify((await folder.list(ports.now())).map(({ asOf, entries, source }) => [asOf, entries, source])));
      looked = { at: performance.now(), feeds };
    }
    return looked.feeds;
  };
  return {
    ...ports,
    networks: async (egress) => {
      const key = egress.join(' ');
      const feeds = await feedsNow();
      const known = open.get(key);
      if (known !== undefined && known.feeds === feeds && performance.now() - known.since < NETWORKS_OPEN) return known.networks;
      const networks = ports.networks(egress);
      open.set(key, { since: performance.now(), feeds, networks });
      networks.catch(() => open.delete(key));
      return networks;
    },
  };
}

/** How long after it started a server collects its garbage. Unit: milliseconds. */
const COLLECT_AFTER = 15_000;

/** Starting leaves much behind, which an idle process would keep for good. @source measured, docs/how-to/run-a-server.md */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  setTimeout(() => runInNewContext('gc')(), COLLECT_AFTER).unref();
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new BonafideError(
          'usage.invalid',
          `The server cannot listen at ${host}:${port}: ${error.code ?? error.message}.`,
          'Choose another --port or --host; another server may be there already.',
          {
            cause: error,
          },
        ),
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Names under which a server is asked, in the words of the Host header. */
function hostsOf(address: string, host: string, port: number): ReadonlySet<string> {
  const names = host === '127.0.0.1' || host === '::1' || host === 'localhost' ? ['127.0.0.1', '[::1]', 'localhost'] : [host.includes(':') ? `[${host}]` : host];
  return new Set([new URL(address).host, ...names.map((name) => `${name}:${port}`)].map((name) => name.toLowerCase()));
}

/** Opens the store and serves it. @throws BonafideError `usage.invalid`, and those of the store */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host } = options;
  const ports = keptOpen(options.ports);
  const tracing = await ports.tracing();
  const store = await ports.store();
  const stopping = new AbortController();
  const screening = keptScreening(ports, store);
  const policy = keepPolicy(options.policy, store);
  let hooks: HookWork | undefined;
  let answerRequest: ReturnType<typeof getRequestListener> | undefined;
  const server = createServer(
    { maxHeaderSize: MOST_HEAD, headersTimeout: HEAD_TIME, requestTimeout: REQUEST_TIME, connectionsCheckingInterval: 5_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      if (answerRequest === undefined) response.writeHead(503).end();
      else void answerRequest(request, response);
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  try {
    const port = await listen(server, host, options.port);
    const address = (options.url ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/$/, '');
    const db = (await ports.database()) as Kysely<Tables>;
    const pepper = ports.secret('keys and links of the server');
    const signIn = openSignIn(db, ports.secret('sessions of the server'), address, options.oidc, (person) => accounts.admit(person, options.oidc?.createAccounts === true));
    const accounts = openAccounts(db, signIn, pepper, address);
    const log = jsonLog(options.write);
    const setupUrl = await accounts.firstSetup();
    const lock = openSecondLock(store, (functions, why) => log('warn', 'second lock off', { functions, why }));
    const app = openApp({
      operations,
      store,
      storeOf: lock.storeOf,
      ports,
      policy,
      version: options.version ?? 'unknown',
      db,
      signIn,
      accounts,
      metrics: openMetrics(),
      tracing,
      log,
      address,
      proxy: options.proxy,
      hosts: hostsOf(address, host, port),
      pepper,
      web: await ports.web(),
      screening,
      stopping: stopping.signal,
    });
    answerRequest = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false });
    hooks = workOnHooks(store, ports);
    const worker =
      options.concurrency === 0
        ? undefined
        : await startWorker({ operations, store, ports, policy, version: options.version ?? 'unknown', screening, concurrency: options.concurrency, news: jobLog(log) });
    const secondLock = await lock.holds();
    log('info', 'started', { address, secondLock: secondLock ? 'on' : 'off' });
    collectGarbage();
    return {
      address,
      setupUrl,
      secondLock,
      log,
      stop: async () => {
        stopping.abort();
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeIdleConnections();
        const cut = setTimeout(() => server.closeAllConnections(), DRAIN);
        await Promise.all([closed, worker?.stop(DRAIN)]);
        clearTimeout(cut);
        await hooks?.stop();
        await store.close();
        // What cannot be sent within a moment is lost: nobody waits for it.
        await Promise.race([tracing.stop(), new Promise((resolve) => setTimeout(resolve, TRACES_TIME).unref())]).catch(() => undefined);
        log('info', 'stopped');
      },
    };
  } catch (error) {
    server.close();
    await store.close();
    throw error;
  }
}
