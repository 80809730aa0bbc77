import { BonafideError } from '#model';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { asked, concurrencyOf, policyOf } from './shared.ts';

export type ServeOptions = {
  readonly db?: string;
  readonly policy?: string;
  readonly host: string;
  readonly port: string;
  readonly url?: string;
  readonly worker: boolean;
  readonly concurrency: string;
};

/** The firm’s OpenID Connect, where the environment names one. */
function openIdConnect(environment: Readonly<Record<string, string | undefined>>) {
  const [issuer, clientId, clientSecret] = ['BONAFIDE_OIDC_ISSUER', 'BONAFIDE_OIDC_CLIENT_ID', 'BONAFIDE_OIDC_CLIENT_SECRET'].map((name) => environment[name]);
  if (issuer === undefined) return undefined;
  if (clientId !== undefined && clientSecret !== undefined) return { issuer, clientId, clientSecret };
  throw new BonafideError('usage.invalid', 'BONAFIDE_OIDC_ISSUER is set without the client.', 'Set BONAFIDE_OIDC_CLIENT_ID and BONAFIDE_OIDC_CLIENT_SECRET too.');
}

/** Serves the store until the process is asked to stop. @throws BonafideError `usage.invalid` and those of the store */
export async function serve(options: ServeOptions, { compose, terminal }: CliContext): Promise<number> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BonafideError('usage.invalid', `--port takes a number from 0 to 65535, not “${options.port}”.`, 'For example --port 7780.');
  if (options.url !== undefined && (!URL.canParse(options.url) || !/^https?:\/\/[^/]+\/?$/.test(options.url)))
    throw new BonafideError('usage.invalid', `--url takes an address without a path, not “${options.url}”.`, 'For example --url https://bonafide.example.com.');
  const concurrency = options.worker ? concurrencyOf(options.concurrency) : 0;
  const { startServer } = await import('#http');
  const ports = compose({ db: options.db, store: true });
  const policy = await policyOf(options.policy, ports);
  const running = await startServer({ ports, policy, host: options.host, port, url: options.url, oidc: openIdConnect(process.env), concurrency, write: terminal.err });
  terminal.out(`Bonafide answers at ${running.address}. Ctrl-C stops it.\n`);
  if (running.setupUrl !== undefined) terminal.out(`Nobody can sign in yet. Make the first admin within three days, once, at\n${running.setupUrl}\n`);
  await asked();
  await running.stop();
  return EXIT.done;
}
