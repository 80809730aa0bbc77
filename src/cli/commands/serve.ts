import { isIP } from 'node:net';
import type { OpenIdConnect } from '#http';
import { BonafideError } from '#model';
import { type Ports, type Role, roles } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { asked, concurrencyOf, policyFile } from './shared.ts';

export type ServeOptions = {
  readonly db?: string;
  readonly policy?: string;
  readonly host: string;
  readonly port: string;
  readonly url?: string;
  readonly proxy?: string;
  readonly worker: boolean;
  readonly concurrency: string;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Functions by what a claim names: `people-team=hr, soc=security+manager`. */
function roleMap(text: string): Readonly<Record<string, readonly Role[]>> {
  const map = new Map<string, readonly Role[]>();
  for (const pair of text.split(',')) {
    const at = pair.lastIndexOf('=');
    const named = pair
      .slice(at + 1)
      .split('+')
      .map((one) => one.trim());
    const given = roles.filter((role) => named.includes(role));
    if (at < 1 || given.length !== named.length)
      throw new BonafideError(
        'usage.invalid',
        `In BONAFIDE_OIDC_ROLES, “${pair.trim()}” gives no function.`,
        `Write NAME=FUNCTION or NAME=FUNCTION+FUNCTION, of ${roles.join(', ')}.`,
      );
    map.set(pair.slice(0, at).trim(), given);
  }
  return Object.fromEntries(map);
}

/** A switch among the variables. */
function isOn(environment: Environment, name: string): boolean {
  const said = environment[name] ?? 'false';
  if (said === 'true' || said === 'false') return said === 'true';
  throw new BonafideError('usage.invalid', `${name} is “${said}”.`, 'Say true or false.');
}

/** The firm’s OpenID Connect, where the environment names one. Its secret comes from the environment or a file, never from an argument, which others can read. */
export async function openIdConnect(environment: Environment, ports: Pick<Ports, 'readText'>): Promise<OpenIdConnect | undefined> {
  const [issuer, clientId, secret, file] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_SECRET_FILE'].map((name) => environment[`BONAFIDE_OIDC_${name}`]);
  if (issuer === undefined) return undefined;
  const clientSecret = secret ?? (file === undefined ? undefined : (await ports.readText(file)).trim());
  if (clientId === undefined || clientSecret === undefined || clientSecret === '')
    throw new BonafideError(
      'usage.invalid',
      'BONAFIDE_OIDC_ISSUER is set without the client.',
      'Set BONAFIDE_OIDC_CLIENT_ID, and BONAFIDE_OIDC_CLIENT_SECRET or BONAFIDE_OIDC_CLIENT_SECRET_FILE, too.',
    );
  if (!URL.canParse(issuer) || !/^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(issuer))
    throw new BonafideError('usage.invalid', `BONAFIDE_OIDC_ISSUER is “${issuer}”.`, 'Give the https address under which the provider names itself.');
  const [claim, map] = [environment['BONAFIDE_OIDC_ROLES_CLAIM'], environment['BONAFIDE_OIDC_ROLES']];
  if ((claim === undefined) !== (map === undefined))
    throw new BonafideError('usage.invalid', 'BONAFIDE_OIDC_ROLES_CLAIM and BONAFIDE_OIDC_ROLES go together.', 'Name the claim, and which function each of its values gives.');
  return {
    issuer,
    clientId,
    clientSecret,
    createAccounts: isOn(environment, 'BONAFIDE_OIDC_CREATE_ACCOUNTS'),
    unverifiedMail: isOn(environment, 'BONAFIDE_OIDC_UNVERIFIED_MAIL'),
    ...(claim === undefined || map === undefined ? {} : { roles: { claim, map: roleMap(map) } }),
  };
}

/** Serves the store until the process is asked to stop. @throws BonafideError `usage.invalid` and those of the store */
export async function serve(options: ServeOptions, { compose, terminal, version }: CliContext): Promise<number> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BonafideError('usage.invalid', `--port takes a number from 0 to 65535, not “${options.port}”.`, 'For example --port 7780.');
  if (options.url !== undefined && (!URL.canParse(options.url) || !/^https?:\/\/[^/]+\/?$/.test(options.url)))
    throw new BonafideError('usage.invalid', `--url takes an address without a path, not “${options.url}”.`, 'For example --url https://bonafide.example.com.');
  if (options.proxy !== undefined && isIP(options.proxy) === 0)
    throw new BonafideError('usage.invalid', `--proxy takes the address of a proxy, not “${options.proxy}”.`, 'For example --proxy 127.0.0.1.');
  const concurrency = options.worker ? concurrencyOf(options.concurrency) : 0;
  const { startServer } = await import('#http');
  const ports = compose({ db: options.db, store: true, use: 'lend' });
  const policy = await policyFile(options.policy, ports);
  const running = await startServer({
    ports,
    policy,
    version,
    host: options.host,
    port,
    url: options.url,
    proxy: options.proxy,
    oidc: await openIdConnect(process.env, ports),
    concurrency,
    write: terminal.err,
  });
  if (!running.secondLock)
    terminal.out('The database’s user may make no roles, so the program alone keeps functions apart. docs/how-to/use-postgresql.md says what an administrator does about it.\n');
  // One address, so that nobody wonders which of two to open; what was printed last says that everything was.
  if (running.setupUrl === undefined) terminal.out(`Bonafide answers at ${running.address}. Ctrl-C stops it.\n`);
  else terminal.out(`Open this address in a browser, once, within three days, to make the first account:\n\n  ${running.setupUrl}\n\nCtrl-C stops Bonafide.\n`);
  await asked();
  await running.stop();
  return EXIT.done;
}
