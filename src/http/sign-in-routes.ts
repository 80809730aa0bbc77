import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { roles as allRoles, roleSchema } from '#operations';
import { readJson, refuseUnstorable } from './body.ts';
import type { AppContext } from './context.ts';
import { lockout, type RateLimit } from './limits.ts';
import { invalidParts, Refusal } from './problems.ts';
import { secretHash } from './secrets.ts';
import { GIVEN_WITH, SIGN_IN_PATHS } from './sign-in.ts';
import { signedInPage } from './signed-in-page.ts';
import type { Env } from './tables.ts';

/** How long a browser may keep which ways to sign in are on. Unit: seconds. @source house: they change when the server is started anew */
const WAYS_KEPT = 300;

type Around = {
  readonly app: AppContext;
  readonly rates: RateLimit;
  /** Refuses what a page of another site sends. */
  readonly refuseForeign: (request: Request) => void;
  /** Address of whoever asks. */
  readonly remote: (c: Context<Env>) => string;
};

/** Routes by which people get in: setup links, sign-in, the firm’s sign-on. They are all that answers somebody who is not signed in, beside health. */
export function addSignInRoutes(hono: Hono<Env>, { app, rates, refuseForeign, remote }: Around): void {
  const { log, metrics, accounts, signIn, address } = app;
  const lock = lockout(app.db);

  const setupForm = z.strictObject({
    token: z.string().min(20).max(100),
    password: z.string().max(1_000),
    email: z.email().max(320).optional(),
    name: z.string().min(1).max(200).optional(),
    // Besides keeping the accounts; heard of the first admin alone, and of everybody else from an admin.
    roles: z.array(roleSchema).max(allRoles.length).optional(),
  });
  hono.post('/setup', async (c) => {
    c.set('operation', 'setup');
    await rates.pass(remote(c), 'unknown');
    refuseForeign(c.req.raw);
    const given = setupForm.safeParse(await readJson(c.req.raw));
    if (!given.success) throw new Refusal('request.invalid', 'Correct the places that are named.', { issues: invalidParts('body', given.error) });
    refuseUnstorable(given.data, '/body');
    const { email, name, roles, ...rest } = given.data;
    await accounts.setUp({ ...rest, ...(email && { email }), ...(name && { name }), ...(roles && { roles }) });
    return c.json({ done: true });
  });

  /** What better-auth says to one of the paths that are offered. @param body what it takes, checked already */
  const authAnswer = (c: Context<Env>, asked: string, body: object | undefined): Promise<Response> => {
    const [method = '', path = ''] = asked.split(' ');
    return signIn.handle(
      new Request(`${address}/auth${path}${method === 'GET' ? new URL(c.req.url).search : ''}`, {
        method,
        headers: { ...Object.fromEntries(c.req.raw.headers), origin: address, host: new URL(address).host, 'content-type': 'application/json', 'content-length': '' },
        ...(body === undefined ? {} : { body: JSON.stringify({ ...body, ...GIVEN_WITH[asked] }) }),
      }),
    );
  };

  hono.all('/auth/*', async (c) => {
    const path = c.req.path.slice('/auth'.length);
    const asked = `${c.req.method} ${path}`;
    if (!Object.hasOwn(SIGN_IN_PATHS, asked)) throw new Refusal('request.unknown', 'Sign in at POST /auth/sign-in/email.');
    c.set('operation', `auth${path}`);
    await rates.pass(remote(c), 'unknown');
    if (c.req.method !== 'GET') refuseForeign(c.req.raw);
    const given = SIGN_IN_PATHS[asked]?.safeParse(await readJson(c.req.raw));
    if (given?.success === false) throw new Refusal('request.invalid', 'Correct the places that are named.', { issues: invalidParts('body', given.error) });
    const body = given?.data as object | undefined;
    refuseUnstorable(body, '/body');
    const email = asked === 'POST /sign-in/email' && body !== undefined && 'email' in body && typeof body.email === 'string' ? body.email.toLowerCase() : undefined;
    if (body !== undefined && 'newPassword' in body) signIn.checkPassword(String(body.newPassword));
    const who = email === undefined ? undefined : secretHash(email, app.pepper);
    if (who !== undefined) await lock.check(who);
    const answer = await authAnswer(c, asked, body);
    if (answer.status < 400) {
      if (who !== undefined) await lock.succeeded(who);
      // The session is in the cookie; a token in a body ends in scripts and logs.
      const told = answer.status < 300 && answer.headers.get('content-type')?.includes('json') === true ? await answer.json() : undefined;
      if (told !== null && typeof told === 'object' && 'token' in told) Reflect.deleteProperty(told, 'token');
      const headers = new Headers(answer.headers);
      headers.delete('content-length');
      return new Response(told === undefined ? answer.body : JSON.stringify(told), { status: answer.status, headers });
    }
    if (answer.status >= 500) throw new Error('Sign-in broke');
    if (who !== undefined) {
      await lock.failed(who);
      metrics.refusals.inc();
    }
    // One answer for every reason, so that nobody learns who has an account.
    throw answer.status === 404
      ? new Refusal('request.unknown', 'This way to sign in is off.')
      : new Refusal('request.unauthenticated', 'What was given does not fit, or no longer.');
  });

  // What the first page must know to offer no way that is off. It says nothing else, and is the same for everybody.
  hono.get('/sign-in/ways', (c) => {
    c.set('operation', 'ways to sign in');
    return c.json({ password: true, firm: signIn.firm }, 200, { 'cache-control': `public, max-age=${WAYS_KEPT}` });
  });
  hono.get('/sign-in/firm', async (c) => {
    c.set('operation', 'sign-on');
    await rates.pass(remote(c), 'unknown');
    const answer = await authAnswer(c, 'POST /sign-in/social', { provider: 'firm' });
    const told = answer.ok ? z.object({ url: z.url() }).safeParse(await answer.json()).data : undefined;
    if (told === undefined) throw new Refusal('request.unknown', 'The firm’s sign-on is off, or cannot be reached now.');
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
    return c.redirect(told.url, 302);
  });
  hono.get('/signed-in', (c) => c.html(signedInPage.html, 200, { 'content-security-policy': signedInPage.policy }));
  hono.get('/not-signed-in', async (c) => {
    c.set('operation', 'sign-on refused');
    await rates.pass(remote(c), 'unknown');
    metrics.refusals.inc();
    const reason = new URL(c.req.url).searchParams.get('error') ?? '';
    log('info', 'sign-on refused', { requestId: c.get('requestId'), reason: /^[a-z_]{1,60}$/i.test(reason) ? reason : 'unknown' });
    throw new Refusal(
      'request.unauthenticated',
      'The sign-on did not come to its end, or there is no account here for this address. Whoever keeps the server finds why in its log.',
    );
  });
}
