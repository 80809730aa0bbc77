import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { z } from 'zod';
import { BonafideError } from '#model';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { discoveryOf, isThere, type OpenIdConnect, type Vouched, vouchedBy } from './openid.ts';
import { secretHash } from './secrets.ts';
import type { Database } from './tables.ts';

/** Shortest and longest password. Unit: characters. @source OWASP ASVS 5.0, 6.2.1 and 6.2.9; NIST SP 800-63B-4, section 3.1.1.2 (15 where it is the only factor) */
export const PASSWORD = { least: 15, most: 128 } as const;

/** A session ends after so long without use, and in any case after so long. Unit: seconds. @source OWASP ASVS 5.0, 7.3.1 and 7.3.2; NIST SP 800-63B-4, section 2.2.3 (AAL2) */
export const SESSION = { idle: 60 * 60, absolute: 12 * 60 * 60 } as const;

/** How long a one-time password that was tried is remembered. Unit: milliseconds. @source RFC 6238, section 5.2: each is taken once; one is valid for three steps of 30 s here */
const USED_CODES_KEPT = 5 * 60_000;

const password = z.string().max(1_000);
const code = z.string().min(1).max(64);

/** Paths of better-auth that are offered, each with what it takes. Everything else it can do is off, and so is every other field. */
export const SIGN_IN_PATHS: Readonly<Record<string, z.ZodType | undefined>> = {
  'POST /sign-in/email': z.strictObject({ email: z.string().max(320), password }),
  'POST /sign-in/social': z.strictObject({ provider: z.literal('firm') }),
  'GET /callback/firm': undefined,
  'POST /sign-out': z.strictObject({}),
  'POST /revoke-sessions': z.strictObject({}),
  'POST /change-password': z.strictObject({ currentPassword: password, newPassword: password }),
  'POST /two-factor/enable': z.strictObject({ password }),
  'POST /two-factor/disable': z.strictObject({ password }),
  'POST /two-factor/verify-totp': z.strictObject({ code }),
  'POST /two-factor/verify-backup-code': z.strictObject({ code }),
  'POST /two-factor/generate-backup-codes': z.strictObject({ password }),
};

/** What is given to better-auth beside what was asked. */
export const GIVEN_WITH: Readonly<Record<string, object>> = {
  // Whoever knew the old password is out with it.
  'POST /change-password': { revokeOtherSessions: true },
  'POST /sign-in/social': { callbackURL: '/signed-in', errorCallbackURL: '/not-signed-in' },
};

export type Session = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly user: { readonly name: string; readonly roles: string; readonly disabled: boolean };
};

export type SignIn = {
  /** Whether people may sign in through their firm. */
  readonly firm: boolean;
  /** Answers one of {@link SIGN_IN_PATHS}. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Session of a request, with cookies to send where it was prolonged. */
  readonly session: (headers: Headers) => Promise<{ readonly session: Session; readonly cookies: readonly string[] } | undefined>;
  /** @returns id of the new account */
  readonly createUser: (user: { readonly email: string; readonly name: string; readonly roles: string }) => Promise<string>;
  /** @throws BonafideError `usage.invalid` where it is too short, too long or too common */
  readonly checkPassword: (password: string) => void;
  /** Sets a password that was checked. Sessions end with it. */
  readonly setPassword: (userId: string, password: string) => Promise<void>;
};

/** Tokens of the provider are needed for a moment, and kept nowhere. */
const withoutTokens = async <T extends object>(account: T) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } });

/**
 * Sign-in by better-auth, on the store’s own database: passwords under scrypt, one-time passwords, the firm’s OpenID Connect.
 * Nobody signs up: accounts are made by admins, and OpenID Connect lets in only who has one, unless it is told otherwise.
 * @param admit brings the account of somebody whom the firm’s provider vouches for to what it says
 */
export function openSignIn(db: Database, secret: string, address: string, oidc: OpenIdConnect | undefined, admit: (person: Vouched) => Promise<void>): SignIn {
  /** Takes each one-time password once: whoever saw it typed cannot use it too. */
  const refuseUsedCodes = createAuthMiddleware(async (ctx) => {
    if (ctx.path !== '/two-factor/verify-totp') return;
    const given: unknown = ctx.body?.code;
    const half = await ctx.getSignedCookie(ctx.context.createAuthCookie('two_factor').name, ctx.context.secret);
    const challenged = typeof half === 'string' ? (await ctx.context.internalAdapter.findVerificationValue(half))?.value : undefined;
    const userId = (await getSessionFromCtx(ctx))?.user.id ?? challenged;
    // Without either of the two it is refused further on.
    if (userId === undefined || typeof given !== 'string') return;
    await db
      .deleteFrom('used_codes')
      .where('at', '<', new Date(Date.now() - USED_CODES_KEPT))
      .execute();
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('used_codes')
      .values({ hash: secretHash(`${userId} ${given}`, secret), at: new Date() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new APIError('UNAUTHORIZED');
  });
  const auth = betterAuth({
    appName: 'Bonafide',
    baseURL: address,
    basePath: '/auth',
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD.least, maxPasswordLength: PASSWORD.most },
    user: {
      modelName: 'auth_users',
      additionalFields: { roles: { type: 'string', required: true, input: false }, disabled: { type: 'boolean', required: false, defaultValue: false, input: false } },
    },
    // What is kept of a session is half of its cookie; the other half is a signature under the secret, which is in no database.
    session: { modelName: 'auth_sessions', expiresIn: SESSION.idle, updateAge: 60, freshAge: 5 * 60 },
    account: { modelName: 'auth_accounts', accountLinking: { enabled: oidc !== undefined } },
    verification: { modelName: 'auth_verifications' },
    databaseHooks: { account: { create: { before: withoutTokens }, update: { before: withoutTokens } } },
    hooks: { before: refuseUsedCodes },
    onAPIError: { errorURL: `${address}/not-signed-in` },
    // Ours counts failures in the database and by account.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'bonafide',
      useSecureCookies: address.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      // It has to come along when the provider, another site, sends the browser back.
      cookies: { state: { attributes: { sameSite: 'lax' } } },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      twoFactor({ issuer: 'Bonafide', schema: { twoFactor: { modelName: 'auth_two_factors' } }, backupCodeOptions: { storeBackupCodes: 'encrypted' } }),
      ...(oidc === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: 'firm',
                  discoveryUrl: discoveryOf(oidc),
                  requireIdTokenVerification: true,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  // Whoever is to have an account has it by then.
                  disableSignUp: true,
                  getUserInfo: async (tokens) => {
                    const person = await vouchedBy(oidc, tokens);
                    if (person === undefined) return null;
                    await admit(person);
                    return { sub: person.subject, email: person.email, emailVerified: person.emailVerified, name: person.name };
                  },
                },
              ],
            }),
          ]),
    ],
  });
  /** better-auth keeps to itself what it failed of. Where that is the database, asking it tells. @throws BonafideError of the store */
  const askDatabase = () => db.selectFrom('auth_users').select('id').limit(1).execute();
  const find = async (headers: Headers) => {
    try {
      return await auth.api.getSession({ headers, returnHeaders: true });
    } catch {
      await askDatabase();
      // It answers again, by another connection than the one that broke.
      return auth.api.getSession({ headers, returnHeaders: true });
    }
  };
  return {
    firm: oidc !== undefined,
    handle: async (request) => {
      // What better-auth knows of the provider was read when the server started, and held against nothing.
      if (oidc !== undefined && new URL(request.url).pathname === '/auth/sign-in/social' && !(await isThere(oidc))) return new Response(null, { status: 404 });
      const answer = await auth.handler(request);
      if (answer.status >= 500) await askDatabase();
      return answer;
    },
    session: async (headers) => {
      const { headers: answer, response } = await find(headers);
      if (response === null) return undefined;
      const { session, user } = response;
      return {
        session: { id: session.id, userId: user.id, createdAt: session.createdAt, user: { name: user.name, roles: user.roles, disabled: user.disabled === true } },
        cookies: answer.getSetCookie(),
      };
    },
    createUser: async (user) => {
      const { internalAdapter } = await auth.$context;
      const { id } = await internalAdapter.createUser({ ...user, email: user.email.toLowerCase(), emailVerified: true }, { method: 'admin' });
      return id;
    },
    checkPassword: (password) => {
      if (COMMON_PASSWORDS.has(password.toLowerCase())) throw new BonafideError('usage.invalid', 'This password is one of the most common.', 'Choose one of your own.');
      if (password.length >= PASSWORD.least && password.length <= PASSWORD.most) return;
      throw new BonafideError('usage.invalid', `A password has ${PASSWORD.least} to ${PASSWORD.most} characters.`, 'A sentence that nobody else would write is easy to remember.');
    },
    setPassword: async (userId, password) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      const hash = await passwords.hash(password);
      const known = (await internalAdapter.findAccounts(userId)).some(({ providerId }) => providerId === 'credential');
      if (known) await internalAdapter.updatePassword(userId, hash);
      else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
      await db.deleteFrom('auth_sessions').where('userId', '=', userId).execute();
    },
  };
}
