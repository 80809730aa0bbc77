import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import { BonafideError } from '#model';
import type { Database } from './tables.ts';

/** Shortest and longest password. Unit: characters. @source OWASP ASVS 5.0, 6.2.1 and 6.2.9; NIST SP 800-63B-4, section 3.1.1.2 (15 where it is the only factor) */
export const PASSWORD = { least: 15, most: 128 } as const;

/** A session ends after so long without use, and in any case after so long. Unit: seconds. @source OWASP ASVS 5.0, 7.3.1 and 7.3.2; NIST SP 800-63B-4, section 2.2.3 (AAL2) */
export const SESSION = { idle: 60 * 60, absolute: 12 * 60 * 60 } as const;

/** OpenID Connect of the firm. */
export type OpenIdConnect = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

/** Paths of better-auth that are offered. Everything else it can do is off. */
export const SIGN_IN_PATHS: ReadonlySet<string> = new Set([
  'POST /sign-in/email',
  'POST /sign-in/oauth2',
  'POST /sign-out',
  'POST /change-password',
  'GET /oauth2/callback/firm',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
]);

export type Session = {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly user: { readonly name: string; readonly roles: string; readonly disabled: boolean };
};

export type SignIn = {
  /** Answers one of {@link SIGN_IN_PATHS}. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Session of a request, with cookies to send where it was prolonged. */
  readonly session: (headers: Headers) => Promise<{ readonly session: Session; readonly cookies: readonly string[] } | undefined>;
  /** @returns id of the new account */
  readonly createUser: (user: { readonly email: string; readonly name: string; readonly roles: string }) => Promise<string>;
  /** @throws BonafideError `usage.invalid` where it is too short or too long */
  readonly checkPassword: (password: string) => void;
  /** Sets a password that was checked. */
  readonly setPassword: (userId: string, password: string) => Promise<void>;
};

/**
 * Sign-in by better-auth, on the store’s own database: passwords under scrypt, one-time passwords, the firm’s OpenID Connect.
 * Nobody signs up: accounts are made by admins, and OpenID Connect lets in only who has one.
 */
export function openSignIn(db: Database, secret: string, address: string, oidc: OpenIdConnect | undefined): SignIn {
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
    session: { modelName: 'auth_sessions', expiresIn: SESSION.idle, updateAge: 60, freshAge: 5 * 60 },
    account: { modelName: 'auth_accounts', encryptOAuthTokens: true, accountLinking: { enabled: oidc !== undefined, trustedProviders: ['firm'] } },
    verification: { modelName: 'auth_verifications' },
    // Ours counts failures in the database and by account.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'bonafide',
      useSecureCookies: address.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      twoFactor({ issuer: 'Bonafide', schema: { twoFactor: { modelName: 'auth_two_factors' } } }),
      ...(oidc === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: 'firm',
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableImplicitSignUp: true,
                  disableSignUp: true,
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
    handle: async (request) => {
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
      if (password.length >= PASSWORD.least && password.length <= PASSWORD.most) return;
      throw new BonafideError('usage.invalid', `A password has ${PASSWORD.least} to ${PASSWORD.most} characters.`, 'A sentence that nobody else would write is easy to remember.');
    },
    setPassword: async (userId, password) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      const hash = await passwords.hash(password);
      const known = (await internalAdapter.findAccounts(userId)).some(({ providerId }) => providerId === 'credential');
      if (known) await internalAdapter.updatePassword(userId, hash);
      else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
    },
  };
}
