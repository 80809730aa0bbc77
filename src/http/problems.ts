import type { z } from 'zod';
import { BonafideError, type ErrorCode, quoteReceived } from '#model';

/** What is wrong with a request, and where. */
export type InvalidPart = { readonly path: string; readonly expected: string; readonly received?: string };

/** An answer by RFC 9457. `code` is ours; `detail` says what to do. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly requestId?: string;
  readonly issues?: readonly InvalidPart[];
};

/** HTTP status of each error; total over the union, so a new code must be placed here. */
const STATUS: Readonly<Record<ErrorCode, number>> = {
  'usage.invalid': 422,
  'input.not-found': 422,
  'input.unreadable': 422,
  'policy.invalid': 422,
  'check.unknown': 404,
  'verification.unknown': 404,
  'observation.invalid': 422,
  'dossier.not-found': 404,
  'dossier.ambiguous': 409,
  'store.locked': 503,
  'store.unreadable': 503,
  'store.failed': 503,
  'key.unreadable': 503,
  'report.unreadable': 422,
  'report.unknown': 404,
  'watchlist.refused': 422,
  'watchlist.unknown': 404,
  'address.unreachable': 502,
  'permission.denied': 403,
  'account.unknown': 404,
  'job.unknown': 404,
  'case.not-found': 404,
  // What a case does not allow as it stands, or as somebody else changed it meanwhile.
  'case.refused': 409,
  'case.changed': 409,
  'policy.changed': 409,
  // A checkpoint or a place in the log that is none.
  'audit.invalid': 422,
  'store.unavailable': 503,
  'account.exists': 409,
  'hook.unknown': 404,
  'hook.refused': 422,
};

/** Problems that only HTTP knows. */
const REFUSALS = {
  'request.invalid': [400, 'The request does not fit the API document.'],
  'request.unauthenticated': [401, 'Sign in, or send an API key.'],
  'request.forbidden': [403, 'This is not for you.'],
  'request.unknown': [404, 'There is nothing at this address.'],
  'request.method': [405, 'This address does not take this method.'],
  'request.slow': [408, 'The request came too slowly.'],
  'request.conflict': [409, 'The same request is being answered, or was.'],
  'request.too-large': [413, 'The request is too large.'],
  'request.media': [415, 'This media type is not read here.'],
  'request.host': [421, 'This server is not called so.'],
  'request.reused-key': [422, 'This Idempotency-Key was used for another request.'],
  'request.too-many': [429, 'Too many requests.'],
  'server.bug': [500, 'This is a bug of Bonafide.'],
  'server.stopping': [503, 'The server is stopping.'],
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** A request that is refused before any operation runs. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly issues: readonly InvalidPart[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  constructor(code: RefusalCode, detail: string, more: { readonly issues?: readonly InvalidPart[]; readonly headers?: Readonly<Record<string, string>> } = {}) {
    super(detail);
    this.name = 'Refusal';
    this.code = code;
    this.issues = more.issues;
    this.headers = more.headers ?? {};
  }
}

const typeOf = (code: string): string => `urn:bonafide:problem:${code}`;

export function refusalProblem({ code, message, issues }: Refusal): Problem {
  const [status, title] = REFUSALS[code];
  return { type: typeOf(code), title, status, detail: message, code, ...(issues === undefined ? {} : { issues }) };
}

export function errorProblem({ code, message, hint }: BonafideError): Problem {
  const status = STATUS[code];
  // Why a store fails names folders of the server, which are for its log alone.
  if (status >= 500)
    return { type: typeOf(code), title: 'The server cannot answer now.', status, detail: 'Try again later; whoever keeps the server finds the reason in its log.', code };
  return { type: typeOf(code), title: message, status, detail: hint, code };
}

export const BUG: Problem = refusalProblem(new Refusal('server.bug', 'Whoever keeps the server finds it in the log by the request’s id.'));

/** What anything thrown is to whoever asked. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return refusalProblem(error);
  // The database was asked past the store, as for accounts, and gave no answer.
  if (error instanceof Error && 'code' in error && error.code === 'connection-lost')
    return errorProblem(new BonafideError('store.unavailable', 'The database cannot be reached.', 'Try again later.', { cause: error }));
  return error instanceof BonafideError ? errorProblem(error) : BUG;
}

/** What Zod says of a value, as places. */
export function invalidParts(part: string, error: z.core.$ZodError): readonly InvalidPart[] {
  return error.issues.map((issue) => ({
    path: `/${[part, ...issue.path.map(String)].join('/')}`,
    expected: issue.message,
    ...(issue.input === undefined ? {} : { received: quoteReceived(issue.input) }),
  }));
}
