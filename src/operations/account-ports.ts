import type { Instant } from '#model';
import type { KeyScope, Role } from './roles.ts';

/** Somebody who may sign in. */
export type Account = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly disabled: boolean;
  /** Whether a one-time password is asked for beside the password. */
  readonly twoFactor: boolean;
  readonly createdAt: Instant;
};

/** A key with which a program acts for an account. The key itself is shown once and never kept. */
export type ApiKey = {
  readonly id: string;
  readonly accountId: string;
  readonly label: string;
  readonly scopes: readonly KeyScope[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
};

/** Filters of the worklist under a name. */
export type SavedView = { readonly name: string; readonly filters: Readonly<Record<string, string>> };

/** Who may sign in, and with which keys. */
export type Accounts = {
  readonly list: (after: string | undefined, limit: number) => Promise<readonly Account[]>;
  /** @throws BonafideError `account.unknown` */
  readonly get: (id: string) => Promise<Account>;
  /** @returns the account and the address at which its owner chooses a password, once @throws BonafideError `account.exists` */
  readonly invite: (account: {
    readonly email: string;
    readonly name: string;
    readonly roles: readonly Role[];
  }) => Promise<{ readonly account: Account; readonly setupUrl: string }>;
  /** @returns another such address, for a password that was lost @throws BonafideError `account.unknown` */
  readonly newSetup: (id: string) => Promise<string>;
  /** Sessions end with the change. @throws BonafideError `account.unknown`, `usage.invalid` where no admin would be left */
  readonly change: (id: string, change: { readonly roles?: readonly Role[] | undefined; readonly disabled?: boolean | undefined }) => Promise<Account>;
  readonly listKeys: (accountId: string | undefined) => Promise<readonly ApiKey[]>;
  readonly addKey: (
    accountId: string,
    key: { readonly label: string; readonly scopes: ApiKey['scopes']; readonly days: number },
  ) => Promise<{ readonly key: ApiKey; readonly token: string }>;
  /** @param accountId only keys of this account; any where absent @returns whether it was there */
  readonly removeKey: (id: string, accountId: string | undefined) => Promise<boolean>;
  /** Views of an account by name. */
  readonly listViews: (accountId: string) => Promise<readonly SavedView[]>;
  /** Keeps a view; one of the same name is replaced. @param most views of an account @throws BonafideError `usage.invalid` where there are so many */
  readonly saveView: (accountId: string, view: SavedView, most: number) => Promise<void>;
  /** @returns whether it was there */
  readonly removeView: (accountId: string, name: string) => Promise<boolean>;
};
