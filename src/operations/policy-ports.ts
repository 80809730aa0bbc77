import type { Instant, Policy } from '#model';
import type { Auditing } from './case-ports.ts';

/** A policy as it was put in force. */
export type PolicyVersion = {
  /** 1, 2, 3 and so on. */
  readonly version: number;
  readonly policy: Policy;
  readonly at: Instant;
  readonly by: { readonly id: string; readonly name: string };
  /** Why it was changed. */
  readonly reason: string;
};

/** The part of the store that keeps policies. */
export type PolicyStore = {
  /** The one that was put in force last. */
  readonly latestPolicy: () => Promise<PolicyVersion | undefined>;
  /** Newest first. @param limit 1 to 1,000 */
  readonly policies: (limit: number) => Promise<readonly PolicyVersion[]>;
  /** Puts one in force, with its entry in the audit log. @throws BonafideError `policy.changed` where its version is not the next */
  readonly savePolicy: (version: PolicyVersion, auditing: Auditing) => Promise<void>;
};
