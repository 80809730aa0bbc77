/** What the worker is started with. `create` makes a new database in a folder that does not exist, and ends. */
export type Start = { readonly data: string; readonly create: boolean };

/** One statement, or the end. */
export type Request = { readonly id: number } & ({ readonly sql: string; readonly parameters: readonly unknown[] } | { readonly close: true });

export type Failure = {
  readonly message: string;
  /** SQLSTATE, where the database itself refused the statement. */
  readonly code?: string;
};

/** Answer to the request with that id. Id 0 says whether the database opened. */
export type Reply = { readonly id: number } & ({ readonly rows: readonly unknown[]; readonly affected?: number } | { readonly error: Failure });

/** Id of the answer that says whether the database opened. */
export const OPENED = 0;
