import type { ErrorCode } from '#model';

/** Exit statuses. @source docs/reference/cli.md */
export const EXIT = { done: 0, failOn: 1, couldNotStart: 2, bug: 70 } as const;

/** Exit status of each error; total over the union, so a new code must be placed here. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  'usage.invalid': EXIT.couldNotStart,
  'input.not-found': EXIT.couldNotStart,
  'input.unreadable': EXIT.couldNotStart,
  'policy.invalid': EXIT.couldNotStart,
  'check.unknown': EXIT.couldNotStart,
  'verification.unknown': EXIT.couldNotStart,
  'observation.invalid': EXIT.couldNotStart,
  'dossier.not-found': EXIT.couldNotStart,
  'dossier.ambiguous': EXIT.couldNotStart,
  'store.locked': EXIT.couldNotStart,
  'store.unreadable': EXIT.couldNotStart,
  'store.failed': EXIT.couldNotStart,
  'store.unavailable': EXIT.couldNotStart,
  'key.unreadable': EXIT.couldNotStart,
  'report.unreadable': EXIT.couldNotStart,
  'report.unknown': EXIT.couldNotStart,
  'watchlist.refused': EXIT.couldNotStart,
  'watchlist.unknown': EXIT.couldNotStart,
  'address.unreachable': EXIT.couldNotStart,
  'job.unknown': EXIT.couldNotStart,
  'case.not-found': EXIT.couldNotStart,
  'case.refused': EXIT.couldNotStart,
  'case.changed': EXIT.couldNotStart,
  'policy.changed': EXIT.couldNotStart,
  'audit.invalid': EXIT.couldNotStart,
  'permission.denied': EXIT.couldNotStart,
  'account.unknown': EXIT.couldNotStart,
  'account.exists': EXIT.couldNotStart,
  'hook.unknown': EXIT.couldNotStart,
  'hook.refused': EXIT.couldNotStart,
};

/** Exit status of an error. */
export function exitStatus(code: ErrorCode): number {
  return STATUS[code];
}
