import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import {
  type Actor,
  askInBackground,
  type FileAnswer,
  type Operation,
  type OperationContext,
  type OperationInput,
  type Ports,
  type Progress,
  performOperation,
  type Store,
} from '#operations';
import { KEY_PREFIX, rolesOf } from './accounts.ts';
import { type Answer, answerOnce } from './answered.ts';
import { readFile, readJson, refuseUnstorable } from './body.ts';
import type { AppContext } from './context.ts';
import { fileResponse } from './file-answer.ts';
import { takeEvents } from './intake.ts';
import { rateLimit } from './limits.ts';
import { causeOf } from './log.ts';
import { BASE, openApi } from './openapi.ts';
import { invalidParts, problemOf, Refusal } from './problems.ts';
import { serveScim } from './scim.ts';
import { secretHash } from './secrets.ts';
import { SESSION } from './sign-in.ts';
import { addSignInRoutes } from './sign-in-routes.ts';
import type { Caller, Env } from './tables.ts';
import { serveTaxii } from './taxii.ts';
import { traced } from './traced.ts';
import { serveWeb } from './web.ts';

/** Headers of every answer. @source OWASP ASVS 5.0, 3.4; the OWASP REST security cheat sheet */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** When to ask again where the store cannot answer. Unit: seconds. @source house: an engine that broke is started again within two */
const RETRY_AFTER = '5';

/** A key that is given as the password of HTTP Basic. */
function basicKey(header = ''): string | undefined {
  const pair = /^Basic ([\w+/=]+)$/i.exec(header)?.[1];
  return pair === undefined ? undefined : Buffer.from(pair, 'base64').toString('utf8').split(':').slice(1).join(':');
}

/** Path of Hono for a path with braces. */
const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** The routes. Every one of them but health, setup and sign-in is an operation of the table. */
export function openApp(app: AppContext): Hono<Env> {
  const { log, metrics, accounts, signIn, address, db } = app;
  const rates = rateLimit(db, app.pepper);
  const hono = new Hono<Env>();
  const overHttps = address.startsWith('https:');

  const tellProblem = (c: Context<Env>, error: unknown): Response => {
    const problem = { ...problemOf(error), requestId: c.get('requestId') };
    if (problem.status >= 500) {
      log('error', 'failed', { requestId: problem.requestId, operation: c.get('operation'), ...causeOf(error) });
    }
    const headers = error instanceof Refusal ? error.headers : problem.status === 503 ? { 'retry-after': RETRY_AFTER } : {};
    return c.body(JSON.stringify(problem), problem.status as 400, { 'content-type': 'application/problem+json', ...headers });
  };

  /** Address of whoever asks: of the connection, or, where that is the operator’s own proxy, the one it says last. */
  const remote = (c: Context<Env>): string => {
    const connected = (c.env?.incoming?.socket?.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
    return connected === app.proxy ? (c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? connected) : connected;
  };

  hono.use(traced(app.tracing, app.operations));
  hono.use(async (c, next) => {
    const started = performance.now();
    c.set('requestId', randomUUID());
    c.set('operation', 'none');
    metrics.running.inc();
    try {
      if (app.stopping.aborted) throw new Refusal('server.stopping', 'Try again; another server may answer.', { headers: { connection: 'close', 'retry-after': '5' } });
      if (!app.hosts.has((c.req.header('host') ?? '').toLowerCase())) throw new Refusal('request.host', 'Use the address that the server was started with (--url).');
      await next();
    } catch (error) {
      c.res = tellProblem(c, error);
    }
    for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (overHttps) c.res.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    c.res.headers.set('x-request-id', c.get('requestId'));
    const milliseconds = performance.now() - started;
    metrics.running.dec();
    metrics.duration.observe({ operation: c.get('operation'), status: String(c.res.status) }, milliseconds / 1_000);
    log('info', 'answered', { requestId: c.get('requestId'), operation: c.get('operation'), method: c.req.method, status: c.res.status, milliseconds: Math.round(milliseconds) });
  });
  hono.onError((error, c) => tellProblem(c, error));
  hono.notFound((c) => tellProblem(c, new Refusal('request.unknown', `GET ${BASE}/openapi.json tells what there is.`)));

  hono.get('/healthz', (c) => c.json({ status: 'alive' }));
  hono.get('/readyz', async (c) => {
    await app.store.editions();
    return c.json({ status: 'ready' });
  });

  /** What a page of another site sends in somebody’s name is refused. */
  const refuseForeign = (request: Request): void => {
    const origin = request.headers.get('origin');
    const site = request.headers.get('sec-fetch-site');
    if (origin === address || (origin === null && (site === null || site === 'same-origin' || site === 'none'))) return;
    throw new Refusal('request.forbidden', 'Requests from other sites are not taken.');
  };

  serveWeb(hono, app.web);
  addSignInRoutes(hono, { app, rates, refuseForeign, remote });

  /** Who asks. @throws Refusal `request.unauthenticated`, `request.forbidden`, `request.too-many` */
  const callerOf = async (c: Context<Env>, key?: string): Promise<Caller> => {
    const bearer = key ?? /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const refuse = async (): Promise<never> => {
      await rates.pass(remote(c), 'unknown');
      throw new Refusal('request.unauthenticated', 'POST /auth/sign-in/email starts a session; an API key goes into the header Authorization.', {
        headers: { 'www-authenticate': 'Bearer' },
      });
    };
    if (bearer !== undefined) {
      const holder = bearer.startsWith(KEY_PREFIX) ? await accounts.keyHolder(bearer) : undefined;
      if (holder === undefined) return refuse();
      const { id, name, roles } = holder.account;
      await rates.pass(`key ${secretHash(bearer, app.pepper)}`, 'known');
      return { actor: { id, name, roles }, person: false, scopes: holder.scopes, cookies: [] };
    }
    if (c.req.header('cookie') === undefined) return refuse();
    const found = await signIn.session(c.req.raw.headers);
    const age = found === undefined ? 0 : Date.now() - found.session.createdAt.getTime();
    if (found === undefined || found.session.user.disabled || age > SESSION.absolute * 1_000) return refuse();
    if (c.req.method !== 'GET') refuseForeign(c.req.raw);
    const { userId, user } = found.session;
    await rates.pass(`account ${userId}`, 'known');
    return { actor: { id: userId, name: user.name, roles: rolesOf(user.roles) }, person: true, scopes: ['read', 'write'], cookies: found.cookies };
  };

  /** What is asked, checked. @throws Refusal `request.invalid` and those of the body */
  const inputOf = async (c: Context<Env>, { params, query, body, takesFile }: Operation): Promise<OperationInput & { readonly asked: unknown }> => {
    const queries = new URL(c.req.url).searchParams;
    const repeated = [...new Set(queries.keys())].find((name) => queries.getAll(name).length > 1);
    if (repeated !== undefined) throw new Refusal('request.invalid', 'Give each parameter once.', { issues: [{ path: `/query/${repeated}`, expected: 'one value' }] });
    const asked = {
      params: c.req.param(),
      query: Object.fromEntries(queries),
      body: takesFile === undefined && !(body instanceof z.ZodUndefined) ? await readJson(c.req.raw) : undefined,
    };
    refuseUnstorable(asked, '');
    const [given, searched, filled] = [
      params.safeParse(asked.params, { reportInput: true }),
      query.safeParse(asked.query, { reportInput: true }),
      body.safeParse(asked.body, { reportInput: true }),
    ];
    const issues = [
      ...(given.success ? [] : invalidParts('params', given.error)),
      ...(searched.success ? [] : invalidParts('query', searched.error)),
      ...(filled.success ? [] : invalidParts('body', filled.error)),
    ];
    if (!given.success || !searched.success || !filled.success) throw new Refusal('request.invalid', 'Correct the places that are named.', { issues });
    const empty = (async function* (): AsyncGenerator<Uint8Array> {})();
    return { params: given.data, query: searched.data, body: filled.data, file: takesFile === undefined ? empty : readFile(c.req.raw, takesFile), asked };
  };

  const writing = new Map<Store, Store>();
  /** What an operation reads and writes for somebody: by the database’s own rules too, where it can (docs/decisions/0017). */
  const storeFor = async ({ kind, worksOut }: Operation, { roles }: Actor): Promise<Store> => {
    if (worksOut === true) return app.store;
    const theirs = await app.storeOf(roles);
    if (kind === 'read' || theirs === app.store) return theirs;
    // Vetting and its kin work out more than the asker may see; a case is written by who works on it. People of one function share it, and so are vetted together.
    const known = writing.get(theirs) ?? { ...app.store, saveCase: theirs.saveCase, saveHold: theirs.saveHold };
    writing.set(theirs, known);
    return known;
  };

  const perform = async (c: Context<Env>, operation: Operation, input: OperationInput, actor: Actor, tell: (progress: Progress) => void): Promise<unknown> => {
    const { version, screening, stopping } = app;
    const { policy, source } = await app.policy.inForce();
    const store = await storeFor(operation, actor);
    const ports: Ports = { ...app.ports, store: async () => store };
    const signal = AbortSignal.any([c.req.raw.signal, stopping]);
    const context: OperationContext = {
      store,
      ports,
      policy,
      policyFromFile: source === 'file',
      policyChanged: app.policy.changed,
      version,
      actor,
      accounts,
      screening,
      tell,
      signal,
    };
    return app.tracing.span(operation.id, 'internal', {}, () => performOperation(operation, input, context, app.storeOf));
  };

  /** Adds what is asked as a job, under the name of the request where it has one. */
  const askLater = async ({ id, takesFile }: Operation, { params, query, body, file }: OperationInput, actor: Actor, key: string): Promise<Answer> => {
    const jobs = await app.store.jobs();
    if (takesFile !== undefined) await jobs.keepFile(key, file);
    const asked = { operation: id, actor, params, query, body, ...(takesFile === undefined ? {} : { file: key }) };
    const { id: job, state } = await askInBackground(jobs, asked, key);
    return { status: 202, body: JSON.stringify({ job, operation: id, state }) };
  };

  /** Answers with what was done, or with the job that will. */
  const tellAnswer = (c: Context<Env>, { status, body }: Answer, replayed: boolean): Response =>
    c.body(body, status as 200, {
      'content-type': status < 400 ? 'application/json' : 'application/problem+json',
      ...(replayed ? { 'idempotency-replayed': 'true' } : {}),
      ...(status === 202 ? { location: `${BASE}/jobs/${(JSON.parse(body) as { job: string }).job}`, 'preference-applied': 'respond-async' } : {}),
    });

  /** A write that was named is done once; what it answers is told again. */
  const answerWrite = async (c: Context<Env>, operation: Operation, { asked, ...input }: OperationInput & { readonly asked: unknown }, actor: Actor): Promise<Response> => {
    const key = c.req.header('idempotency-key');
    const tell = () => undefined;
    const later = operation.background === true && /(?:^|,)\s*respond-async\s*(?:[;,]|$)/i.test(c.req.header('prefer') ?? '');
    const now = async (given: OperationInput): Promise<Answer> => ({ status: 200, body: JSON.stringify(await perform(c, operation, given, actor, tell)) });
    if (key === undefined) return tellAnswer(c, await (later ? askLater(operation, input, actor, randomUUID()) : now(input)), false);
    if (!/^[!-~]{1,255}$/.test(key))
      throw new Refusal('request.invalid', 'The Idempotency-Key is not usable.', { issues: [{ path: '/headers/idempotency-key', expected: '1 to 255 visible ASCII characters' }] });
    const parts: Uint8Array[] = [];
    for await (const part of input.file) parts.push(part);
    const bytes = Buffer.concat(parts);
    const request = app.ports.digest.keyed(JSON.stringify([operation.id, later, asked, app.ports.digest.sha256Bytes(bytes)]));
    const again = {
      ...input,
      file: (async function* () {
        yield bytes;
      })(),
    };
    const answer = await answerOnce(
      db,
      { actor: actor.id, key, request },
      async (): Promise<Answer> => {
        try {
          return await (later ? askLater(operation, again, actor, secretHash(`${actor.id} ${key} ${request}`, app.pepper)) : now(again));
        } catch (error) {
          const problem = problemOf(error);
          if (problem.status >= 500) throw error;
          return { status: problem.status, body: JSON.stringify({ ...problem, requestId: c.get('requestId') }) };
        }
      },
      operation.shownOnce === true,
    );
    return tellAnswer(c, answer, answer.replayed);
  };

  const answerStream = (c: Context<Env>, operation: Operation, input: OperationInput, actor: Actor): Response =>
    streamSSE(c, async (stream) => {
      let last = Promise.resolve();
      const tell = (progress: Progress) => {
        last = last.then(() => stream.writeSSE({ event: 'progress', data: JSON.stringify(progress) }));
      };
      try {
        const output = await perform(c, operation, input, actor, tell);
        await last;
        await stream.writeSSE({ event: 'result', data: JSON.stringify(output) });
      } catch (error) {
        await last;
        await stream.writeSSE({ event: 'problem', data: JSON.stringify({ ...problemOf(error), requestId: c.get('requestId') }) });
      }
    });

  const answer = async (c: Context<Env>, operation: Operation): Promise<Response> => {
    c.set('operation', operation.id);
    const { actor, person, scopes, cookies } = await callerOf(c);
    refuseScope(scopes);
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    if (!operation.roles.some((role) => actor.roles.includes(role))) throw new Refusal('request.forbidden', `This is for ${operation.roles.join(', ')}.`);
    if (operation.byPerson === true && !person) throw new Refusal('request.forbidden', 'An API key is not a person: sign in and do it yourself.');
    if (operation.kind === 'write' && !scopes.includes('write')) throw new Refusal('request.forbidden', 'This API key may only read.');
    const input = await inputOf(c, operation);
    if (operation.long === true && (c.req.header('accept') ?? '').includes('text/event-stream')) return answerStream(c, operation, input, actor);
    if (operation.kind === 'write') return answerWrite(c, operation, input, actor);
    const output = await perform(c, operation, input, actor, () => undefined);
    return operation.givesFile === undefined ? c.json(output as object) : fileResponse(output as FileAnswer);
  };

  /** Keys for one thing are for nothing else. */
  const refuseScope = (scopes: Caller['scopes']): void => {
    if (!scopes.includes('read') && !scopes.includes('write')) throw new Refusal('request.forbidden', 'This API key is for another part of the server.');
  };

  const policyNow = async () => (await app.policy.inForce()).policy;
  takeEvents(hono, { store: app.store, ports: app.ports, policy: policyNow, screening: app.screening, rates, remote });
  serveScim(hono, { store: app.store, ports: app.ports, policy: policyNow, screening: app.screening, address, callerOf: (c) => callerOf(c) });
  serveTaxii(hono, { store: app.store, ports: app.ports, address, callerOf: (c) => callerOf(c, basicKey(c.req.header('authorization'))) });

  // Fixed paths come before those with parameters.
  const byPath = [...app.operations].sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));
  for (const operation of byPath) hono.on(operation.method.toUpperCase(), `${BASE}${routeOf(operation.path)}`, (c) => answer(c, operation));

  const document = JSON.stringify(openApi(app.operations));
  hono.get(`${BASE}/openapi.json`, async (c) => {
    c.set('operation', 'openapi');
    refuseScope((await callerOf(c)).scopes);
    return c.body(document, 200, { 'content-type': 'application/json' });
  });
  hono.get('/metrics', async (c) => {
    c.set('operation', 'metrics');
    const { actor, scopes } = await callerOf(c);
    refuseScope(scopes);
    if (!actor.roles.some((role) => role === 'admin' || role === 'auditor')) throw new Refusal('request.forbidden', 'This is for admin, auditor.');
    return c.body(await metrics.text(), 200, { 'content-type': metrics.type });
  });
  return hono;
}
