import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bothEngines } from './engines.ts';
import { makeAdmin, PASSWORD, type ServedHere, serve } from './server.ts';
import { oneTimePassword, Visitor } from './visitor.ts';

const OTHER = 'another sentence nobody else would write';

describe.each(bothEngines())('who signs in, $name,', ({ skip, place }) => {
  describe.skipIf(skip)('does so', () => {
    let served: ServedHere;
    let admin: { readonly cookie: string };
    let db: Kysely<unknown>;
    let people = 0;

    beforeAll(async () => {
      served = await serve(place());
      admin = { cookie: await makeAdmin(served) };
      db = await served.ports.database();
    });
    afterAll(() => served?.stop());

    const invite = async (roles: readonly string[] = ['hr']) => {
      people += 1;
      const email = `person-${people}@example.com`;
      const made = await served.ask('POST', '/v1/accounts', { body: { email, name: `Person ${people}`, roles }, headers: admin });
      const { account, setupUrl } = (await made.json()) as { account: { id: string }; setupUrl: string };
      return { email, id: account.id, token: new URL(setupUrl).hash.slice(1) };
    };
    /** Somebody with a password, not signed in yet. */
    const somebody = async (roles?: readonly string[]) => {
      const { email, id, token } = await invite(roles);
      const visitor = new Visitor(served);
      expect((await visitor.ask('POST', '/setup', { body: { token, password: PASSWORD } })).status).toBe(200);
      return { email, id, visitor };
    };
    /** Somebody who is signed in. */
    const insider = async (roles?: readonly string[]) => {
      const one = await somebody(roles);
      expect((await one.visitor.signIn(one.email)).status).toBe(200);
      expect(await one.visitor.isIn()).toBe(true);
      return one;
    };
    const withCode = async () => {
      const one = await insider();
      const { body } = await one.visitor.ask('POST', '/auth/two-factor/enable', { body: { password: PASSWORD } });
      const secret = new URL(String(body['totpURI'])).searchParams.get('secret') ?? '';
      expect((await one.visitor.ask('POST', '/auth/two-factor/verify-totp', { body: { code: oneTimePassword(secret) } })).status).toBe(200);
      return { ...one, secret, recovery: body['backupCodes'] as string[] };
    };
    /** A visitor who gave the password and owes the code. */
    const half = async (email: string) => {
      const visitor = new Visitor(served);
      expect((await visitor.signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
      return visitor;
    };

    it('with a setup link that works once, for three days, and only with a password that is long enough', async () => {
      const { email, token } = await invite();
      const visitor = new Visitor(served);
      expect((await visitor.ask('POST', '/setup', { body: { token, password: 'fourteen chars' } })).status).toBe(422);
      expect((await visitor.ask('POST', '/setup', { body: { token, password: 'x'.repeat(129) } })).status).toBe(422);
      expect((await visitor.ask('POST', '/setup', { body: { token, password: 'PasswordPassword' } })).status).toBe(422);
      // Any characters, spaces and letters of any script among them.
      expect((await visitor.ask('POST', '/setup', { body: { token, password: `${PASSWORD} 비밀 🔑` } })).status).toBe(200);
      expect((await visitor.ask('POST', '/setup', { body: { token, password: PASSWORD } })).status).toBe(404);
      expect((await visitor.signIn(email, `${PASSWORD} 비밀 🔑`)).status).toBe(200);

      const late = await invite();
      await sql`update setup_links set expires_at = now() - interval '1 second'`.execute(db);
      expect((await visitor.ask('POST', '/setup', { body: { token: late.token, password: PASSWORD } })).status).toBe(404);
    });

    it('with the functions that an admin gave, whatever is asked for beside a password', async () => {
      const { email, token } = await invite(['hr']);
      const visitor = new Visitor(served);
      expect((await visitor.ask('POST', '/setup', { body: { token, password: PASSWORD, roles: ['admin', 'counsel'] } })).status).toBe(200);
      await visitor.signIn(email);
      expect((await visitor.ask('GET', '/v1/me')).body).toMatchObject({ roles: ['hr'] });
    });

    it('and is out everywhere when an admin’s new link sets another password', async () => {
      const { email, id, visitor } = await insider();
      const { setupUrl } = (await (await served.ask('POST', `/v1/accounts/${id}/setup-links`, { headers: admin })).json()) as { setupUrl: string };
      await visitor.ask('POST', '/setup', { body: { token: new URL(setupUrl).hash.slice(1), password: OTHER } });
      expect(await visitor.isIn()).toBe(false);
      expect((await visitor.signIn(email)).status).toBe(401);
      expect((await visitor.signIn(email, OTHER)).status).toBe(200);
    });

    it('until an hour goes by without use, or twelve in any case', async () => {
      const { id, visitor } = await insider();
      const session = (change: string) => sql`update auth_sessions set ${sql.raw(change)} where "userId" = ${id}`.execute(db);
      await session(`"expiresAt" = now() - interval '1 second'`);
      expect(await visitor.isIn()).toBe(false);
      const again = await insider();
      // It was used all the time, and is prolonged; it ends all the same.
      await sql`update auth_sessions set "createdAt" = now() - interval '11 hours 59 minutes' where "userId" = ${again.id}`.execute(db);
      expect(await again.visitor.isIn()).toBe(true);
      await sql`update auth_sessions set "createdAt" = now() - interval '12 hours 1 second', "expiresAt" = now() + interval '1 hour' where "userId" = ${again.id}`.execute(db);
      expect(await again.visitor.isIn()).toBe(false);
    });

    it('and out where they ask, here or everywhere, for good', async () => {
      const { email, visitor } = await insider();
      const elsewhere = new Visitor(served);
      await elsewhere.signIn(email);
      const kept = visitor.cookie();
      expect((await visitor.ask('POST', '/auth/sign-out', { body: {} })).status).toBe(200);
      visitor.keep(kept);
      expect([await visitor.isIn(), await elsewhere.isIn()]).toEqual([false, true]);
      await visitor.signIn(email);
      expect((await visitor.ask('POST', '/auth/revoke-sessions', { body: {} })).status).toBe(200);
      expect([await visitor.isIn(), await elsewhere.isIn()]).toEqual([false, false]);
    });

    it('and is out everywhere else with a changed password, by who knows the old one', async () => {
      const { email, visitor } = await insider();
      const elsewhere = new Visitor(served);
      await elsewhere.signIn(email);
      const change = (currentPassword: string) => visitor.ask('POST', '/auth/change-password', { body: { currentPassword, newPassword: OTHER } });
      expect((await change(OTHER)).status).toBe(401);
      for (const newPassword of ['fourteen chars', 'qwertyuiop12345'])
        expect((await visitor.ask('POST', '/auth/change-password', { body: { currentPassword: PASSWORD, newPassword } })).status).toBe(422);
      expect((await change(PASSWORD)).status).toBe(200);
      expect([await visitor.isIn(), await elsewhere.isIn()]).toEqual([true, false]);
      expect((await new Visitor(served).signIn(email)).status).toBe(401);
    });

    it('and is out at once when an admin closes the account or changes its functions', async () => {
      const { id, visitor } = await insider();
      await served.ask('PATCH', `/v1/accounts/${id}`, { body: { disabled: true }, headers: admin });
      expect(await visitor.isIn()).toBe(false);
      const other = await insider();
      await served.ask('PATCH', `/v1/accounts/${other.id}`, { body: { roles: ['finance'] }, headers: admin });
      expect(await other.visitor.isIn()).toBe(false);
      // Closed, nobody gets in with the right password either.
      const { email, id: third, visitor: outside } = await somebody();
      await served.ask('PATCH', `/v1/accounts/${third}`, { body: { disabled: true }, headers: admin });
      await outside.signIn(email);
      expect(await outside.isIn()).toBe(false);
    });

    it('under a cookie that was not there before: one that somebody planted becomes no session', async () => {
      const { email, id, visitor } = await somebody();
      const attacker = await insider();
      visitor.keep(attacker.visitor.cookie());
      const planted = visitor.cookie();
      await visitor.signIn(email);
      expect(visitor.cookie()).not.toBe(planted);
      expect((await visitor.ask('GET', '/v1/me')).body).toMatchObject({ id });
      expect((await attacker.visitor.ask('GET', '/v1/me')).body).toMatchObject({ id: attacker.id });
      visitor.keep('bonafide.session_token=planted.c2lnbmF0dXJl');
      expect(await visitor.isIn()).toBe(false);
    });

    it('with a cookie that cannot be made from what the database holds', async () => {
      const { id, visitor } = await insider();
      const { rows } = await sql<{ token: string }>`select token from auth_sessions where "userId" = ${id}`.execute(db);
      const token = rows[0]?.token ?? '';
      const [, value = ''] = visitor.cookie().split('=');
      // Half of the cookie is there, the signature is not; that of another session fits none but its own.
      expect(decodeURIComponent(value).startsWith(`${token}.`)).toBe(true);
      const other = await insider();
      const signature = decodeURIComponent(other.visitor.cookie().split('=')[1] ?? '').slice(-44);
      const thief = new Visitor(served);
      for (const forged of [token, `${token}.`, `${token}.${token}`, encodeURIComponent(`${token}.${signature}`), value.slice(0, -3)]) {
        thief.keep(`bonafide.session_token=${forged}`);
        expect(await thief.isIn(), forged).toBe(false);
      }
      const { rows: all } = await sql<{ line: string }>`
        select row_to_json(t)::text as line from (select * from auth_sessions) t union all select row_to_json(t)::text from (select * from auth_accounts) t
        union all select row_to_json(t)::text from (select * from auth_verifications) t union all select row_to_json(t)::text from (select * from setup_links) t`.execute(db);
      expect(all.map(({ line }) => line).join()).not.toContain(decodeURIComponent(value));
    });

    it('from pages of this server alone', async () => {
      const { visitor } = await insider();
      const key = { label: 'x', scopes: ['read'] };
      for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
        expect((await visitor.ask('POST', '/v1/keys', { body: key, headers: headers as Record<string, string> })).status).toBe(403);
        expect((await visitor.ask('POST', '/auth/sign-out', { body: {}, headers: headers as Record<string, string> })).status).toBe(403);
      }
      // A form of another page cannot say that it is JSON.
      expect((await visitor.ask('POST', '/auth/sign-out', { body: {}, headers: { 'content-type': 'text/plain' } })).status).toBe(415);
      expect((await visitor.ask('POST', '/v1/keys', { body: key, headers: { origin: served.server.address } })).status).toBe(200);
      const set = (await new Visitor(served).signIn('admin@example.com')).headers.getSetCookie().find((one) => one.startsWith('bonafide.session_token=')) ?? '';
      expect(set).toMatch(/HttpOnly/);
      expect(set).toMatch(/SameSite=Strict/);
      expect(set).toMatch(/Max-Age=3600/);
    });

    it('and is told no more of a wrong address than of a wrong password', async () => {
      const { email } = await somebody();
      const visitor = new Visitor(served);
      const [wrong, unknown] = [await visitor.signIn(email, OTHER), await visitor.signIn('nobody-here@example.com', OTHER)];
      expect(wrong.status).toBe(401);
      expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    });

    it('ten times wrongly, and is locked out for a while from anywhere, alone', async () => {
      const { email } = await somebody();
      const neighbour = await somebody();
      for (let failed = 0; failed < 10; failed += 1) expect((await new Visitor(served).signIn(email.toUpperCase(), OTHER)).status).toBe(401);
      const right = await new Visitor(served).signIn(email);
      expect([right.status, right.body['code']]).toEqual([429, 'request.too-many']);
      expect((await neighbour.visitor.signIn(neighbour.email)).status).toBe(200);
      await sql`update sign_in_failures set at = now() - interval '16 minutes'`.execute(db);
      expect((await new Visitor(served).signIn(email)).status).toBe(200);
    });

    it('from one place at a bounded rate, whatever address they try', async () => {
      const guesser = new Visitor(served);
      const told = await Promise.all(Array.from({ length: 60 }, (_, n) => guesser.signIn(`guess-${n}@example.com`, OTHER)));
      expect(told.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
      expect(told.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/);
      expect((await new Visitor(served).signIn('admin@example.com')).status).toBe(200);
    });

    it('told apart by what the operator’s own proxy says last of them, and by nobody else’s word', async () => {
      const behind = await serve(place(), { proxy: '127.0.0.1' });
      try {
        const body = { token: 'x'.repeat(43), password: OTHER };
        const from = async (said: string) => (await behind.ask('POST', '/setup', { body, headers: { 'x-forwarded-for': said } })).status;
        // Of what a caller forges itself, the proxy’s own word comes last.
        expect(await Promise.all(Array.from({ length: 60 }, (_, n) => from(`198.51.100.${n}, 203.0.113.1`)))).toContain(429);
        expect(await from('203.0.113.2')).toBe(404);
        const direct = new Visitor(behind);
        const forging = await Promise.all(
          Array.from({ length: 40 }, (_, n) =>
            direct.ask('POST', '/setup', { body: { token: 'x'.repeat(43), password: OTHER }, headers: { 'x-forwarded-for': `203.0.113.${n}` } }),
          ),
        );
        expect(forging.map(({ status }) => status)).toContain(429);
      } finally {
        await behind.stop();
      }
    });

    it('with a code too, once each, and half a sign-in is none', async () => {
      const { email, secret } = await withCode();
      const visitor = await half(email);
      expect(await visitor.isIn()).toBe(false);
      expect((await visitor.ask('POST', '/auth/two-factor/verify-totp', { body: { code: '000000' } })).status).toBe(401);
      // The code of the moment was used to turn this on; the next one is taken already, clocks being what they are.
      expect((await visitor.ask('POST', '/auth/two-factor/verify-totp', { body: { code: oneTimePassword(secret) } })).status).toBe(401);
      const next = oneTimePassword(secret, 1);
      const kept = visitor.cookie();
      expect((await visitor.ask('POST', '/auth/two-factor/verify-totp', { body: { code: next } })).status).toBe(200);
      expect(await visitor.isIn()).toBe(true);
      const thief = await half(email);
      expect((await thief.ask('POST', '/auth/two-factor/verify-totp', { body: { code: next } })).status).toBe(401);
      thief.keep(kept);
      expect((await thief.ask('POST', '/auth/two-factor/verify-totp', { body: { code: next } })).status).toBe(401);
      expect(await thief.isIn()).toBe(false);
    });

    it('with a recovery code once, and none of them is kept in the clear', async () => {
      const { email, id, recovery, secret } = await withCode();
      expect(recovery.length).toBeGreaterThan(5);
      const { rows } = await sql<{ line: string }>`select row_to_json(t)::text as line from (select * from auth_two_factors) t`.execute(db);
      const kept = rows.map(({ line }) => line).join();
      for (const one of [...recovery, secret]) expect(kept).not.toContain(one);
      const recover = async (code: string) => {
        const visitor = await half(email);
        return [(await visitor.ask('POST', '/auth/two-factor/verify-backup-code', { body: { code } })).status, await visitor.isIn()];
      };
      expect(await recover(recovery[0] ?? '')).toEqual([200, true]);
      expect(await recover(recovery[0] ?? '')).toEqual([401, false]);
      expect(await recover(recovery[1] ?? '')).toEqual([200, true]);
      // A new password from an admin is no way around the code.
      const { setupUrl } = (await (await served.ask('POST', `/v1/accounts/${id}/setup-links`, { headers: admin })).json()) as { setupUrl: string };
      await new Visitor(served).ask('POST', '/setup', { body: { token: new URL(setupUrl).hash.slice(1), password: PASSWORD } });
      expect(await (await half(email)).isIn()).toBe(false);
    });

    it('and cannot ask for what is not offered: a device to be trusted, or a session without a code', async () => {
      const { email, secret } = await withCode();
      const visitor = await half(email);
      for (const more of [{ trustDevice: true }, { disableSession: true }])
        expect((await visitor.ask('POST', '/auth/two-factor/verify-totp', { body: { code: oneTimePassword(secret, 1), ...more } })).status).toBe(400);
      expect((await visitor.ask('POST', '/auth/sign-in/email', { body: { email, password: PASSWORD, rememberMe: true } })).status).toBe(400);
      expect((await visitor.ask('POST', '/auth/sign-in/social', { body: { provider: 'firm' } })).status).toBe(404);
    });

    it('with a key of their own, of which a hash is kept, within its scope and time', async () => {
      const { id, visitor } = await insider();
      const made = (await visitor.ask('POST', '/v1/keys', { body: { label: 'script', scopes: ['read'], days: 1 } })).body as unknown as { key: { id: string }; token: string };
      const by = (token: string, method = 'GET', path = '/v1/me') => new Visitor(served).ask(method, path, { headers: { authorization: `Bearer ${token}` } });
      const { rows } = await sql<{ line: string }>`select row_to_json(t)::text as line from (select * from api_keys) t`.execute(db);
      const kept = rows.map(({ line }) => line).join();
      expect(kept).not.toContain(made.token.slice('bonafide_'.length));
      for (const hash of kept.match(/[0-9a-f]{64}/g) ?? []) expect((await by(`bonafide_${hash}`)).status).toBe(401);
      expect((await by(made.token)).status).toBe(200);
      expect((await by(made.token, 'DELETE', `/v1/keys/${made.key.id}`)).status).toBe(403);
      await sql`update api_keys set expires_at = now() - interval '1 second' where id = ${made.key.id}`.execute(db);
      expect((await by(made.token)).status).toBe(401);
      await sql`update api_keys set expires_at = now() + interval '1 day' where id = ${made.key.id}`.execute(db);
      expect((await by(made.token)).status).toBe(200);
      // Taken back, or its owner’s account closed: at once.
      expect((await visitor.ask('DELETE', `/v1/keys/${made.key.id}`)).status).toBe(200);
      expect((await by(made.token)).status).toBe(401);
      const second = (await visitor.ask('POST', '/v1/keys', { body: { label: 'second', scopes: ['read'] } })).body as unknown as { token: string };
      await served.ask('PATCH', `/v1/accounts/${id}`, { body: { disabled: true }, headers: admin });
      expect((await by(second.token)).status).toBe(401);
    });

    it('and leaves an admin: the last one cannot be closed, nor made something else', async () => {
      const { id } = (await (await served.ask('GET', '/v1/me', { headers: admin })).json()) as { id: string };
      for (const body of [{ disabled: true }, { roles: ['hr'] }]) expect((await served.ask('PATCH', `/v1/accounts/${id}`, { body, headers: admin })).status).toBe(422);
    });
  });
});
