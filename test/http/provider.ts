import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What the provider says of somebody. */
export type Claims = { readonly email?: string; readonly email_verified?: boolean; readonly name?: string; readonly groups?: readonly string[] };

/** What a hostile provider, or whoever sits before one, does to claims of an ID token. It is signed anew with the provider’s own key. */
export type Tampering = (claims: Record<string, unknown>) => Record<string, unknown>;

export type TestProvider = {
  readonly issuer: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** Who signs in there next. */
  person: { readonly subject: string; readonly claims: Claims };
  tamper: Tampering | undefined;
  /** Says in its discovery document that it is somebody else. */
  poses: string | undefined;
  /** Says with its answers no more who it is. */
  silent: boolean;
  /** Requests that came to its token endpoint. */
  readonly exchanges: URLSearchParams[];
  readonly stop: () => Promise<void>;
};

const client = { clientId: 'bonafide', clientSecret: 'a secret of the firm for tests only' };

function signed(claims: Record<string, unknown>, header: string, key: KeyObject): string {
  const body = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
}

async function bytesOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of message) text += String(part);
  return text;
}

function listen(server: Server, port = 0): Promise<number> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

/**
 * A certified OpenID provider on this machine, under the name `localhost`, which to a browser is another site than 127.0.0.1. Whoever comes is
 * signed in as the person it was told, without being asked; everything else is as it ships. What its token endpoint answers can be changed on the way.
 * @param callback where it may send people back @param port 0 takes any free one
 */
export async function startProvider(callback: string, port = 0): Promise<TestProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const exchanges: URLSearchParams[] = [];
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const inner = createServer((request, response) => handle(request, response));
  const innerPort = await listen(inner);
  const outer = createServer((request, response) => void forward(request, response).catch(() => response.writeHead(502).end()));
  const issuer = `http://localhost:${await listen(outer, port)}`;
  const test: TestProvider = {
    issuer,
    client,
    person: { subject: 'nobody', claims: {} },
    tamper: undefined,
    poses: undefined,
    silent: false,
    exchanges,
    stop: async () => {
      for (const server of [outer, inner]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [callback], token_endpoint_auth_method: 'client_secret_post' }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['only for tests'] },
    ttl: { AccessToken: 3_600, IdToken: 3_600, Interaction: 3_600, Grant: 3_600, Session: 3_600 },
    claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...test.person.claims }) }),
    loadExistingGrant: async (ctx: { oidc: { client: { clientId: string }; session: { accountId: string } } }) => {
      const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    renderError: (ctx: { type: string; body: string }, out: { error: string }) => {
      ctx.type = 'text';
      ctx.body = out.error;
    },
  });
  provider.proxy = true;
  const own = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith('/interaction/')) void provider.interactionFinished(request, response, { login: { accountId: test.person.subject } });
    else own(request, response);
  };
  /** Passes everything on, and changes what it was told to. */
  const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bytesOf(request);
    if (request.url === '/token') exchanges.push(new URLSearchParams(body));
    const answer = await fetch(`http://127.0.0.1:${innerPort}${request.url}`, {
      method: request.method ?? 'GET',
      redirect: 'manual',
      headers: {
        ...Object.fromEntries(
          Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' && !/^(connection|content-length)$/.test(name) ? [[name, value]] : [])),
        ),
        'x-forwarded-host': new URL(issuer).host,
        'x-forwarded-proto': 'http',
      },
      ...(body === '' ? {} : { body }),
    });
    let text = await answer.text();
    if (request.url === '/token' && test.tamper !== undefined && answer.ok) {
      const told = JSON.parse(text) as { id_token: string };
      const [header = '', claims = ''] = told.id_token.split('.');
      text = JSON.stringify({ ...told, id_token: signed(test.tamper(JSON.parse(Buffer.from(claims, 'base64url').toString())), header, privateKey) });
    }
    if (request.url === '/.well-known/openid-configuration' && test.poses !== undefined) text = JSON.stringify({ ...JSON.parse(text), issuer: test.poses });
    const headers = [...answer.headers].filter(([name]) => !/^(content-length|content-encoding|transfer-encoding|connection|set-cookie)$/.test(name));
    const shown = headers.map(([name, value]) => [name, name === 'location' && test.silent ? value.replace(/&iss=[^&]*/, '') : value]);
    response.writeHead(answer.status, [...shown, ...answer.headers.getSetCookie().map((cookie) => ['set-cookie', cookie])].flat());
    response.end(text);
  };
  return test;
}
