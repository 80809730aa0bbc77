import type { Operation, PolicyKeeper, Ports, Role, ScreeningContext, Store, Tracing } from '#operations';
import type { AccountRoom } from './accounts.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { SignIn } from './sign-in.ts';
import type { Database } from './tables.ts';

/** What the routes work with. */
export type AppContext = {
  readonly operations: readonly Operation[];
  readonly store: Store;
  /** The store as people with these functions may use it. */
  readonly storeOf: (functions: readonly Role[]) => Promise<Store>;
  readonly ports: Ports;
  readonly policy: PolicyKeeper;
  readonly version: string;
  readonly db: Database;
  readonly signIn: SignIn;
  readonly accounts: AccountRoom;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly log: Log;
  /** As people reach it: `https://bonafide.example.com`. */
  readonly address: string;
  /** Address of the operator’s own proxy, which says for whom it asks. */
  readonly proxy: string | undefined;
  /** Names under which it answers, with their ports. */
  readonly hosts: ReadonlySet<string>;
  readonly pepper: string;
  /** Files of the web application, by path. */
  readonly web: ReadonlyMap<string, Uint8Array>;
  /** The lists in force. */
  readonly screening: () => Promise<ScreeningContext>;
  /** Aborts when the server is to stop. */
  readonly stopping: AbortSignal;
};
