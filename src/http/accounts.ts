import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { BonafideError } from '#model';
import { type Account, type Accounts, type ApiKey, roles as allRoles, type KeyScope, keyScopes, type Role } from '#operations';
import type { Vouched } from './openid.ts';
import { newSecret, secretHash } from './secrets.ts';
import type { SignIn } from './sign-in.ts';
import type { Database, Tables } from './tables.ts';

const DAY = 86_400_000;
/** How long a setup link works. Unit: milliseconds. @source house: a weekend */
const SETUP_LIFE = 3 * DAY;
/** Beginning of every API key, so that scanners for leaked secrets know it. */
export const KEY_PREFIX = 'bonafide_';

/** Roles as they are kept: a list with commas. */
export const rolesOf = (text: string): readonly Role[] => allRoles.filter((role) => text.split(',').includes(role));

/** Scopes as they are kept: a list with commas. */
const scopesOf = (text: string): readonly KeyScope[] => keyScopes.filter((scope) => text.split(',').includes(scope));

type Row = Pick<Tables['auth_users'], 'id' | 'email' | 'name' | 'roles' | 'disabled' | 'twoFactorEnabled'> & { readonly createdAt: Date };

function accountOf({ id, email, name, roles, disabled, twoFactorEnabled, createdAt }: Row): Account {
  return { id, email, name, roles: rolesOf(roles), disabled, twoFactor: twoFactorEnabled === true, createdAt: new Date(createdAt).toISOString() };
}

const COLUMNS = ['id', 'email', 'name', 'roles', 'disabled', 'twoFactorEnabled', 'createdAt'] as const;

export type AccountRoom = Accounts & {
  /** Address at which the first admin is made, where nobody can sign in yet. */
  readonly firstSetup: () => Promise<string | undefined>;
  /** Uses up a setup link. @throws BonafideError `account.unknown` where it is none, or no longer */
  readonly setUp: (given: {
    readonly token: string;
    readonly password: string;
    readonly email?: string;
    readonly name?: string;
    /** What the first admin does besides keeping the accounts. */
    readonly roles?: readonly Role[];
  }) => Promise<void>;
  /** Brings the account of somebody whom the firm’s provider vouches for to what it says. @param create whether to make one where there is none */
  readonly admit: (person: Vouched, create: boolean) => Promise<void>;
  /** Account and scopes of an API key; undefined where it is none, or no longer. */
  readonly keyHolder: (token: string) => Promise<{ readonly account: Account; readonly scopes: ApiKey['scopes'] } | undefined>;
};

/** Accounts in the store’s database. @param pepper secret of the installation under which links and keys are hashed @param address of the server as people reach it */
export function openAccounts(db: Database, signIn: SignIn, pepper: string, address: string): AccountRoom {
  const find = async (id: string): Promise<Account> => {
    const row = await db.selectFrom('auth_users').select(COLUMNS).where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new BonafideError('account.unknown', 'There is no such account.', 'GET /v1/accounts lists them.');
    return accountOf(row);
  };
  const setupUrl = async (accountId: string | null): Promise<string> => {
    const token = newSecret();
    await db
      .insertInto('setup_links')
      .values({ hash: secretHash(token, pepper), account_id: accountId, expires_at: new Date(Date.now() + SETUP_LIFE) })
      .execute();
    // Behind the # it reaches neither logs nor other servers.
    return `${address}/setup${accountId === null ? '?first' : ''}#${token}`;
  };
  const firstAdmin = async (email: string, name: string, roles: readonly Role[]): Promise<string> => {
    const known = await db.selectFrom('auth_users').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst();
    return known?.id ?? signIn.createUser({ email, name, roles: rolesOf(['admin', ...roles].join(',')).join(',') });
  };
  const keyOf = (row: { id: string; account_id: string; label: string; scopes: string; created_at: Date; expires_at: Date }): ApiKey => ({
    id: row.id,
    accountId: row.account_id,
    label: row.label,
    scopes: scopesOf(row.scopes),
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: new Date(row.expires_at).toISOString(),
  });
  const change: Accounts['change'] = (id, { roles, disabled }) =>
    db.transaction().execute(async (tx) => {
      // One change of accounts at a time, so that two admins cannot close each other.
      await sql`select id from auth_users where roles like '%admin%' for update`.execute(tx);
      const row = await tx.selectFrom('auth_users').select(COLUMNS).where('id', '=', id).executeTakeFirst();
      if (row === undefined) throw new BonafideError('account.unknown', 'There is no such account.', 'GET /v1/accounts lists them.');
      const after = { roles: roles?.join(',') ?? row.roles, disabled: disabled ?? row.disabled };
      await tx.updateTable('auth_users').set(after).where('id', '=', id).execute();
      const left = await tx.selectFrom('auth_users').select('roles').where('disabled', '=', false).execute();
      if (!left.some((one) => rolesOf(one.roles).includes('admin')))
        throw new BonafideError('usage.invalid', 'Nobody would be left to keep the accounts.', 'Make another account an admin first.');
      await tx.deleteFrom('auth_sessions').where('userId', '=', id).execute();
      return accountOf({ ...row, ...after });
    });
  return {
    list: async (after, limit) => {
      const page = db.selectFrom('auth_users').select(COLUMNS).orderBy('id').limit(limit);
      return (await (after === undefined ? page : page.where('id', '>', after)).execute()).map(accountOf);
    },
    get: find,
    invite: async ({ email, name, roles }) => {
      if ((await db.selectFrom('auth_users').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()) !== undefined)
        throw new BonafideError('account.exists', 'There is an account with this address.', 'Change its roles instead, or use another address.');
      const id = await signIn.createUser({ email, name, roles: roles.join(',') });
      return { account: await find(id), setupUrl: await setupUrl(id) };
    },
    newSetup: async (id) => setupUrl((await find(id)).id),
    change,
    listKeys: async (accountId) => {
      const all = db.selectFrom('api_keys').selectAll().orderBy('id');
      return (await (accountId === undefined ? all : all.where('account_id', '=', accountId)).execute()).map(keyOf);
    },
    addKey: async (accountId, { label, scopes, days }) => {
      const [id, secret, now] = [`key_${randomBytes(9).toString('hex')}`, newSecret(), Date.now()];
      const row = { id, account_id: accountId, label, scopes: [...new Set(scopes)].join(','), created_at: new Date(now), expires_at: new Date(now + days * DAY) };
      await db
        .insertInto('api_keys')
        .values({ ...row, hash: secretHash(secret, pepper) })
        .execute();
      return { key: keyOf(row), token: `${KEY_PREFIX}${secret}` };
    },
    removeKey: async (id, accountId) => {
      const one = db.deleteFrom('api_keys').where('id', '=', id);
      const { numDeletedRows } = await (accountId === undefined ? one : one.where('account_id', '=', accountId)).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    listViews: (accountId) => db.selectFrom('saved_views').select(['name', 'filters']).where('account_id', '=', accountId).orderBy('name').execute(),
    saveView: (accountId, { name, filters }, most) =>
      db.transaction().execute(async (tx) => {
        const row = { account_id: accountId, name, filters: JSON.stringify(filters) as never };
        await tx
          .insertInto('saved_views')
          .values(row)
          .onConflict((conflict) => conflict.columns(['account_id', 'name']).doUpdateSet({ filters: row.filters }))
          .execute();
        const { count } = await tx.selectFrom('saved_views').select(tx.fn.countAll<string>().as('count')).where('account_id', '=', accountId).executeTakeFirstOrThrow();
        if (Number(count) > most) throw new BonafideError('usage.invalid', `There are ${most} views already.`, 'Take one away first.');
      }),
    removeView: async (accountId, name) => {
      const { numDeletedRows } = await db.deleteFrom('saved_views').where('account_id', '=', accountId).where('name', '=', name).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    firstSetup: async () => {
      // Somebody without a password, left by a server that was killed, is nobody who can sign in.
      const admins = db.selectFrom('auth_accounts').innerJoin('auth_users', 'auth_users.id', 'auth_accounts.userId').select('roles').where('roles', 'like', '%admin%');
      if ((await admins.limit(1).executeTakeFirst()) !== undefined) return undefined;
      // The link of a start before stops working.
      await db.deleteFrom('setup_links').where('account_id', 'is', null).execute();
      return setupUrl(null);
    },
    setUp: async ({ token, password, email, name, roles = [] }) => {
      const hash = secretHash(token, pepper);
      const link = await db.selectFrom('setup_links').select('account_id').where('hash', '=', hash).where('expires_at', '>', new Date()).executeTakeFirst();
      if (link === undefined)
        throw new BonafideError('account.unknown', 'This setup link does not work, or no longer.', 'Ask an admin for a new one; before the first admin, start the server again.');
      signIn.checkPassword(password);
      if (link.account_id === null && (email === undefined || name === undefined))
        throw new BonafideError('usage.invalid', 'The first admin needs a mail address and a name.', 'Send both beside the password.');
      // The link goes last: killed before, it works again, on the account that is there by then.
      await signIn.setPassword(link.account_id ?? (await firstAdmin(email ?? '', name ?? '', roles)), password);
      await db.deleteFrom('setup_links').where('hash', '=', hash).execute();
    },
    admit: async ({ subject, email, emailVerified, name, roles }, create) => {
      const users = db.selectFrom('auth_users').select(['auth_users.id', 'roles']);
      const linked = users.innerJoin('auth_accounts', 'auth_accounts.userId', 'auth_users.id').where('providerId', '=', 'firm').where('accountId', '=', subject);
      // An address that nobody verified is nobody’s: it finds no account and gets none.
      const known = (await linked.executeTakeFirst()) ?? (emailVerified ? await users.where('email', '=', email).executeTakeFirst() : undefined);
      if (known === undefined) {
        if (create && emailVerified) await signIn.createUser({ email, name, roles: roles?.join(',') ?? '' });
        return;
      }
      if (roles === undefined || allRoles.every((role) => roles.includes(role) === rolesOf(known.roles).includes(role))) return;
      try {
        await change(known.id, { roles });
      } catch (error) {
        // The last admin stays one, whatever the provider says of them.
        if (!(error instanceof BonafideError && error.code === 'usage.invalid')) throw error;
      }
    },
    keyHolder: async (token) => {
      if (!token.startsWith(KEY_PREFIX)) return undefined;
      const row = await db
        .selectFrom('api_keys')
        .innerJoin('auth_users', 'auth_users.id', 'api_keys.account_id')
        .select(['auth_users.id', 'email', 'name', 'roles', 'disabled', 'twoFactorEnabled', 'createdAt', 'scopes'])
        .where('hash', '=', secretHash(token.slice(KEY_PREFIX.length), pepper))
        .where('expires_at', '>', new Date())
        .executeTakeFirst();
      if (row === undefined || row.disabled) return undefined;
      return { account: accountOf(row), scopes: scopesOf(row.scopes) };
    },
  };
}
