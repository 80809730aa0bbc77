/** Every way a request can fail that is not a bug. Each edge (exit codes, HTTP) maps all of them, so a new one does not compile until both know it. */
export type ErrorCode =
  | 'usage.invalid'
  | 'input.not-found'
  | 'input.unreadable'
  | 'policy.invalid'
  | 'check.unknown'
  | 'verification.unknown'
  | 'observation.invalid'
  | 'dossier.not-found'
  | 'dossier.ambiguous'
  | 'store.locked'
  | 'store.unreadable'
  | 'store.failed'
  | 'store.unavailable'
  | 'key.unreadable'
  | 'address.unreachable'
  | 'report.unreadable'
  | 'report.unknown'
  | 'watchlist.refused'
  | 'watchlist.unknown'
  | 'job.unknown'
  | 'case.not-found'
  | 'case.refused'
  | 'case.changed'
  | 'policy.changed'
  | 'audit.invalid'
  | 'permission.denied'
  | 'account.unknown'
  | 'account.exists'
  | 'hook.unknown'
  | 'hook.refused';

/** The request cannot be met. `message` says what was asked and why it fails, `hint` what to do next. */
export class BonafideError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'BonafideError';
    this.code = code;
    this.hint = hint;
  }
}

/** A condition that only a bug can break. @throws Error, which the edges report as a bug (exit 70) */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** Ends a switch over a closed union; a new member then fails to compile here. */
export function assertNever(value: never): never {
  throw new Error(`Invariant broken: unexpected ${JSON.stringify(value)}`);
}
