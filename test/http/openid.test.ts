import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenIdConnect } from '#http';
import { bothEngines } from './engines.ts';
import { startProvider, type Tampering, type TestProvider } from './provider.ts';
import { makeAdmin, PASSWORD, type ServedHere, serve } from './server.ts';
import { type Told, Visitor } from './visitor.ts';

/** Follows redirects as a browser does. @returns where it ended, and what is there */
async function follow(visitor: Visitor, path: string): Promise<Told & { readonly url: string }> {
  let url = path;
  for (let hops = 0; hops < 12; hops += 1) {
    const told = await visitor.ask('GET', url);
    const next = told.headers.get('location');
    if (next === null) return { ...told, url };
    url = new URL(next, new URL(url, 'http://127.0.0.1')).href;
    if (hops === 0 && path === '/sign-in/firm') expect(told.status).toBe(302);
  }
  throw new Error(`it goes round in circles at ${url}`);
}

/** Goes as far as the provider’s way back. @returns the address to which it sends the browser */
async function untilCallback(visitor: Visitor): Promise<string> {
  let url = '/sign-in/firm';
  for (;;) {
    const next = (await visitor.ask('GET', url)).headers.get('location') ?? '';
    url = new URL(next, new URL(url, 'http://127.0.0.1')).href;
    if (url.includes('/auth/callback/firm')) return url;
  }
}

describe.each(bothEngines())('the firm’s sign-on, $name,', ({ skip, place }) => {
  describe.skipIf(skip)('lets in', () => {
    let provider: TestProvider;
    let served: ServedHere;
    let admin: { readonly cookie: string };
    let db: Kysely<unknown>;
    const store = { place: '' };
    const port = { known: 0 };

    /** Starts the server over the same store under other settings. */
    const restart = async (more: Partial<OpenIdConnect> = {}): Promise<void> => {
      await served?.stop();
      served = await serve(store.place, { oidc: { issuer: provider.issuer, ...provider.client, ...more }, port: port.known });
      db = await served.ports.database();
    };
    const invite = async (email: string, roles: readonly string[] = ['hr']) => {
      const made = await served.ask('POST', '/v1/accounts', { body: { email, name: 'Somebody', roles }, headers: admin });
      return ((await made.json()) as { account: { id: string } }).account.id;
    };
    const accounts = async () => ((await (await served.ask('GET', '/v1/accounts', { headers: admin })).json()) as { accounts: { email: string; roles: string[] }[] }).accounts;

    beforeAll(async () => {
      store.place = place();
      served = await serve(store.place);
      admin = { cookie: await makeAdmin(served) };
      port.known = Number(new URL(served.server.address).port);
      provider = await startProvider(`${served.server.address}/auth/callback/firm`);
      await restart();
    });
    afterEach(() => {
      provider.tamper = undefined;
      provider.poses = undefined;
    });
    afterAll(async () => {
      await served?.stop();
      await provider?.stop();
    });

    const come = (subject: string, claims: TestProvider['person']['claims']) => {
      provider.person = { subject, claims: { email_verified: true, name: 'Robin Example', ...claims } };
      return new Visitor(served);
    };
    const refused = async (visitor: Visitor, reason: RegExp) => {
      const end = await follow(visitor, '/sign-in/firm');
      expect(new URL(end.url, 'http://x').pathname).toBe('/not-signed-in');
      expect([end.status, end.body['code']]).toEqual([401, 'request.unauthenticated']);
      expect(await visitor.isIn()).toBe(false);
      expect(served.log.join('')).toMatch(reason);
    };

    it('people by a way that the page for signing in is told of', async () => {
      expect((await new Visitor(served).ask('GET', '/sign-in/ways')).body).toEqual({ password: true, firm: true });
    });

    it('who has an account, by PKCE, with state and nonce, and knows them by their subject from then on', async () => {
      const id = await invite('known@example.com');
      const visitor = come('sub-known', { email: 'Known@example.com' });
      const begun = await visitor.ask('GET', '/sign-in/firm');
      const asked = new URL(begun.headers.get('location') ?? '').searchParams;
      expect(Object.fromEntries(asked)).toMatchObject({ response_type: 'code', client_id: 'bonafide', code_challenge_method: 'S256', scope: expect.stringContaining('openid') });
      for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20);
      expect(begun.headers.getSetCookie().join()).toMatch(/state=.*SameSite=Lax/);

      const end = await follow(visitor, '/sign-in/firm');
      expect(end.url).toContain('/signed-in');
      expect(end.text).toContain('url=/"');
      expect((await visitor.ask('GET', '/v1/me')).body).toMatchObject({ id, roles: ['hr'] });
      expect(provider.exchanges.at(-1)?.get('code_verifier')?.length).toBeGreaterThan(42);
      // The address changed at the provider; the person did not.
      const again = come('sub-known', { email: 'married@example.com' });
      await follow(again, '/sign-in/firm');
      expect((await again.ask('GET', '/v1/me')).body).toMatchObject({ id });
      const { rows } = await sql<{ line: string }>`select row_to_json(t)::text as line from (select * from auth_accounts where "providerId" = 'firm') t`.execute(db);
      expect(rows.map(({ line }) => JSON.parse(line))).toMatchObject([{ accessToken: null, refreshToken: null, idToken: null }]);
    });

    it('nobody without an account, nobody whose address was not verified, and nobody without one', async () => {
      await refused(come('sub-unknown', { email: 'unknown@example.com' }), /signup_disabled/);
      // Whoever may choose an address at the provider could otherwise choose that of an admin.
      for (const email_verified of [false, undefined]) await refused(come('sub-claims', { email: 'admin@example.com', email_verified } as never), /account_not_linked/);
      await refused(come('sub-none', { email: undefined } as never), /unable_to_get_user_info/);
      expect((await accounts()).map(({ email }) => email).sort()).toEqual(['admin@example.com', 'known@example.com']);
    });

    it('nobody whose account is closed', async () => {
      const id = await invite('closed@example.com');
      await served.ask('PATCH', `/v1/accounts/${id}`, { body: { disabled: true }, headers: admin });
      const visitor = come('sub-closed', { email: 'closed@example.com' });
      await follow(visitor, '/sign-in/firm');
      expect(await visitor.isIn()).toBe(false);
    });

    const tokens: readonly (readonly [what: string, tamper: Tampering])[] = [
      ['of another issuer', (claims) => ({ ...claims, iss: 'https://other.example.com' })],
      ['for another client', (claims) => ({ ...claims, aud: 'another-client' })],
      ['that expired', (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 3_600 })],
      ['of another sign-on', (claims) => ({ ...claims, nonce: 'another-nonce-that-was-never-sent' })],
      ['without a nonce', ({ nonce: _, ...claims }) => claims],
      ['without a subject', ({ sub: _, ...claims }) => claims],
    ];
    it.each(tokens)('nobody by a token %s', async (_, tamper) => {
      provider.tamper = tamper;
      await refused(come('sub-known', { email: 'known@example.com' }), /unable_to_get_user_info/);
    });

    it('nobody by a provider that names itself otherwise than it was configured, now or when the server started', async () => {
      const other = 'https://other.example.com';
      provider.poses = other;
      expect((await come('sub-known', { email: 'known@example.com' }).ask('GET', '/sign-in/firm')).status).toBe(404);
      await restart();
      provider.poses = undefined;
      // What was read at the start names another one: a token of this one is not what it said it would send.
      await refused(come('sub-known', { email: 'known@example.com' }), /issuer_mismatch/);
      provider.silent = true;
      await refused(come('sub-known', { email: 'known@example.com' }), /unable_to_get_user_info/);
      // One of the other is, and that is not whom the operator named.
      provider.tamper = (claims) => ({ ...claims, iss: other });
      await refused(come('sub-known', { email: 'known@example.com' }), /unable_to_get_user_info/);
      provider.silent = false;
      await restart();
    });

    it('nobody by an answer that was used, was asked for by another browser, or has another state', async () => {
      const visitor = come('sub-known', { email: 'known@example.com' });
      const back = await untilCallback(visitor);
      const thief = new Visitor(served);
      expect((await follow(thief, back)).url).toContain('/not-signed-in');
      expect(await thief.isIn()).toBe(false);
      // Nothing of that spoiled it for whom it was meant.
      expect((await follow(visitor, back)).url).toContain('/signed-in');
      expect(await visitor.isIn()).toBe(true);
      const kept = visitor.cookie();
      await visitor.ask('POST', '/auth/sign-out', { body: {} });
      visitor.keep(kept);
      expect((await follow(visitor, back)).url).toContain('/not-signed-in');
      expect(await visitor.isIn()).toBe(false);

      const other = await untilCallback(visitor);
      const changed = new URL(other);
      changed.searchParams.set('state', 'x'.repeat(32));
      expect((await follow(visitor, changed.href)).url).toContain('/not-signed-in');
      // Its code belongs to another state, and so to another verifier.
      const mixed = new URL(await untilCallback(visitor));
      mixed.searchParams.set('code', new URL(other).searchParams.get('code') ?? '');
      expect((await follow(visitor, mixed.href)).url).toContain('/not-signed-in');
      expect(await visitor.isIn()).toBe(false);
    });

    it('nobody who sends a token of theirs themselves', async () => {
      const body = { provider: 'firm', idToken: { token: 'a.b.c' } };
      expect((await new Visitor(served).ask('POST', '/auth/sign-in/social', { body })).status).toBe(400);
    });

    it('whoever the provider knows, where that is asked for, with the functions that a claim gives by the mapping', async () => {
      await restart({ createAccounts: true, roles: { claim: 'groups', map: { 'people-team': ['hr'], soc: ['security', 'manager'] } } });
      const visitor = come('sub-new', { email: 'new@example.com', groups: ['soc', 'admin', 'everybody', '__proto__', 'constructor'] });
      expect((await follow(visitor, '/sign-in/firm')).url).toContain('/signed-in');
      expect((await visitor.ask('GET', '/v1/me')).body).toMatchObject({ name: 'Robin Example', roles: ['security', 'manager'] });
      // What the provider says next time counts from then on, also for sessions elsewhere.
      const again = come('sub-new', { email: 'new@example.com', groups: ['people-team'] });
      await follow(again, '/sign-in/firm');
      expect((await again.ask('GET', '/v1/me')).body).toMatchObject({ roles: ['hr'] });
      expect(await visitor.isIn()).toBe(false);
      const out = come('sub-new', { email: 'new@example.com', groups: [] });
      await follow(out, '/sign-in/firm');
      expect((await out.ask('GET', '/v1/me')).status).toBe(403);
      await refused(come('sub-shady', { email: 'shady@example.com', email_verified: false }), /signup_disabled/);
      // The last admin stays one.
      const last = come('sub-admin', { email: 'admin@example.com', groups: ['people-team'] });
      await follow(last, '/sign-in/firm');
      expect((await last.ask('GET', '/v1/me')).body).toMatchObject({ roles: ['admin'] });
      await restart();
      expect((await new Visitor(served).signIn('admin@example.com', PASSWORD)).status).toBe(200);
    });

    it('people again when the provider was away as the server started', async () => {
      const { issuer } = provider;
      await provider.stop();
      await served.stop();
      served = await serve(store.place, { oidc: { issuer, ...provider.client }, port: port.known });
      const away = await new Visitor(served).ask('GET', '/sign-in/firm');
      expect(away.status).toBe(404);
      // Its other ways in are open meanwhile.
      expect((await new Visitor(served).signIn('admin@example.com', PASSWORD)).status).toBe(200);
      provider = await startProvider(`${served.server.address}/auth/callback/firm`, Number(new URL(issuer).port));
      const visitor = come('sub-known', { email: 'known@example.com' });
      expect((await follow(visitor, '/sign-in/firm')).url).toContain('/signed-in');
    });
  });
});
