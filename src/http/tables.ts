import type { ColumnType, Generated, Kysely } from 'kysely';
import type { Actor, KeyScope } from '#operations';

/** What Hono knows of a request. */
export type Env = {
  Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } };
  Variables: { requestId: string; operation: string };
};

/** Who asks, and what for. */
export type Caller = { readonly actor: Actor; readonly person: boolean; readonly scopes: readonly KeyScope[]; readonly cookies: readonly string[] };

type Time = ColumnType<Date, Date, Date>;

/** Tables that the server keeps in the store’s database, beside those of better-auth that only it writes. */
export type Tables = {
  auth_users: {
    id: string;
    name: string;
    email: string;
    roles: string;
    disabled: boolean;
    twoFactorEnabled: boolean | null;
    createdAt: Time;
  };
  auth_sessions: { id: string; userId: string };
  auth_accounts: { id: string; userId: string; providerId: string; accountId: string };
  api_keys: { id: string; account_id: string; hash: string; label: string; scopes: string; created_at: Time; expires_at: Time };
  saved_views: { account_id: string; name: string; filters: Readonly<Record<string, string>> };
  setup_links: { hash: string; account_id: string | null; expires_at: Time };
  used_codes: { hash: string; at: Time };
  sign_in_failures: { who: string; at: Time };
  answered_requests: {
    actor: string;
    key: string;
    request: string;
    taken_by: string;
    status: Generated<number | null>;
    answer: Generated<string | null>;
    at: Time;
    alive_at: Time;
  };
};

export type Database = Kysely<Tables>;
