import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, type ServerOptions, startServer } from '#http';
import { type Ports, type Role, roles } from '#operations';
import { compose } from '../../src/compose.ts';

/** A password that is one by the rules. */
export const PASSWORD = 'a sentence nobody else would write';

export type Served = {
  readonly server: RunningServer;
  readonly folder: string;
  /** What the server logged so far. */
  readonly log: string[];
  /** Asks the server. */
  readonly ask: (
    method: string,
    path: string,
    given?: { readonly token?: string; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<Response>;
  readonly stop: () => Promise<void>;
};

/** One in this process. */
export type ServedHere = Served & { readonly ports: Ports };

/** How a server at an address is asked. */
export const asking =
  (address: string): Served['ask'] =>
  (method, path, { token, body, headers = {} } = {}) =>
    fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

/** Starts a real server on a loopback port, over a real store in a new folder or the one given, or in a database of a PostgreSQL server. */
export async function serve(
  folder = mkdtempSync(join(tmpdir(), 'bonafide-http-')),
  { ports: other, ...more }: Partial<Pick<ServerOptions, 'oidc' | 'port' | 'proxy'>> & { readonly ports?: Partial<Ports> } = {},
): Promise<ServedHere> {
  const log: string[] = [];
  const ports = { ...compose({ db: folder, store: true }), ...other };
  const server = await startServer({ ports, host: '127.0.0.1', port: 0, concurrency: 1, write: (line) => void log.push(line), ...more });
  return { server, folder, ports, log, ask: asking(server.address), stop: server.stop };
}

/** Signs in. @returns the cookie */
export async function signIn({ ask }: Served, email: string, password = PASSWORD): Promise<string> {
  const answer = await ask('POST', '/auth/sign-in/email', { body: { email, password } });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Makes the first admin through the setup link. @returns a session cookie */
export async function makeAdmin(served: Served): Promise<string> {
  const token = new URL(served.server.setupUrl ?? '').hash.slice(1);
  const email = 'admin@example.com';
  const made = await served.ask('POST', '/setup', { body: { token, password: PASSWORD, email, name: 'Ada Admin' } });
  if (made.status !== 200) throw new Error(`setup answered ${made.status} ${await made.text()}`);
  return signIn(served, email);
}

/** What somebody is let in with: a session, and a key that may write. */
export type LetIn = { readonly cookie: string; readonly key: string };

/** A key of an account for each role. */
export async function makeKeys(served: Served): Promise<Readonly<Record<Role, string>>> {
  const accounts = await makeAccounts(served);
  return Object.fromEntries(roles.map((role) => [role, accounts[role].key])) as Record<Role, string>;
}

/** An account for each role, signed in, and a key of each that may write. */
export async function makeAccounts(served: Served): Promise<Readonly<Record<Role, LetIn>>> {
  const admin = await makeAdmin(served);
  const accounts: Partial<Record<Role, LetIn>> = {};
  for (const role of roles) {
    const email = role === 'admin' ? 'admin@example.com' : `${role}@example.com`;
    let cookie = admin;
    if (role !== 'admin') {
      const made = await served.ask('POST', '/v1/accounts', { body: { email, name: `Sam ${role}`, roles: [role] }, headers: { cookie: admin } });
      const { setupUrl } = (await made.json()) as { setupUrl: string };
      await served.ask('POST', '/setup', { body: { token: new URL(setupUrl).hash.slice(1), password: PASSWORD } });
      // Fewer sign-ins than the limit for callers nobody knows.
      cookie = await signIn(served, email);
    }
    const key = await served.ask('POST', '/v1/keys', { body: { label: 'tests', scopes: ['read', 'write'] }, headers: { cookie } });
    accounts[role] = { cookie, key: ((await key.json()) as { token: string }).token };
  }
  return accounts as Record<Role, LetIn>;
}

/** Removes a folder of a server that was stopped. */
export const forget = (folder: string): void => rmSync(folder, { recursive: true, force: true });
