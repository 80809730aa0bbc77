/** What the worker is started with. `create` makes a new database in a folder that does not exist, and ends. */
export type Start = { readonly data: string; readonly create: boolean };

/** One statement. */
export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] };

/** One statement, or the end. */
export type Request = { readonly id: number } & (Statement | { readonly close: true });

export type Failure = {
  readonly message: string;
  /** SQLSTATE, where the database itself refused the statement. */
  readonly code?: string;
};

/** What came of a statement, and whether a transaction is open after it. */
export type Answer = { readonly rows: readonly unknown[]; readonly affected?: number; readonly inTransaction: boolean };
export type Refused = {
  readonly error: Failure;
  readonly inTransaction: boolean;
  /** The engine broke, and its thread ends. */
  readonly broke?: true;
};

/** Answer to the request with that id. Id 0 says whether the database opened. */
export type Reply = { readonly id: number } & (Answer | Refused);

/** Id of the answer that says whether the database opened. */
export const OPENED = 0;
