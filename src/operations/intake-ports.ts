import type { Connection, Instant, ReceivedEvent } from '#model';

/** An event as it is kept: under the vendor’s id for it, and under the digest of its bytes, so that either tells it again. */
export type KeptEvent = { readonly key: string; readonly digest: string; readonly asOf?: Instant | undefined; readonly event: ReceivedEvent };

/** The part of the store that keeps applicant systems and what they sent. */
export type IntakeStore = {
  /** @param secret sealed, where the vendor made it */
  readonly saveConnection: (connection: Connection, secret: string | undefined) => Promise<void>;
  /** By id. */
  readonly connections: () => Promise<readonly Connection[]>;
  readonly connectionSecret: (id: string) => Promise<string | undefined>;
  /** Takes away a connection and the list of what it sent; the people stay. @returns whether it was there */
  readonly removeConnection: (id: string) => Promise<boolean>;
  /** What came of an event that is known by its id or by its bytes. */
  readonly receivedEvent: (connectionId: string, key: string, digest: string) => Promise<ReceivedEvent | undefined>;
  /** How new the newest event is that a person was read from. */
  readonly newestEvent: (dossierId: string) => Promise<Instant | undefined>;
  /** Keeps what came of an event. @throws BonafideError `dossier.not-found` */
  readonly saveReceived: (connectionId: string, kept: KeptEvent) => Promise<void>;
  /** Newest first. @param limit 1 to 1,000 */
  readonly listReceived: (connectionId: string, limit: number) => Promise<readonly ReceivedEvent[]>;
  /** Forgets events that came before, but not the newest of each person. */
  readonly forgetReceived: (before: Instant) => Promise<void>;
};

/** Keeps secrets of others so that the database alone does not show them. */
export type Vault = {
  readonly seal: (text: string) => string;
  /** @throws BonafideError `key.unreadable` where it was sealed under another key, or changed */
  readonly open: (sealed: string) => string;
};
