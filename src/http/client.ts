import type { z } from 'zod';
import type { Operation, operationsByName } from '#operations';
import { fileOf } from './file-answer.ts';
import { BASE } from './openapi.ts';
import type { Problem } from './problems.ts';

type Table = typeof operationsByName;
type Types<Name extends keyof Table> = NonNullable<Table[Name]['types']>;
/** Parts of a request that may be left out where nothing in them must be given. */
type Asked<T> = { [Part in keyof T as T[Part] extends undefined ? never : Record<never, never> extends T[Part] ? never : Part]: T[Part] } & {
  [Part in keyof T as T[Part] extends undefined ? never : Record<never, never> extends T[Part] ? Part : never]?: T[Part];
} & { readonly file?: { readonly bytes: Uint8Array<ArrayBuffer> | string; readonly media: string }; readonly idempotencyKey?: string };

/** The server answered with a problem. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.title} ${problem.detail}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The same verbs on a server: what goes in and comes out has the types of the table. */
export type Client = { readonly [Name in keyof Table]: (asked: Asked<Types<Name>['input']>) => Promise<z.output<z.ZodType<Types<Name>['output']>>> };

type Untyped = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer> | string; readonly media: string };
  readonly idempotencyKey?: string;
};

/** With what a client is let in: an API key, or the cookies of somebody who signed in, who may do what no key may. */
export type Credentials = string | { readonly cookie: string };

/** A client from the table of operations: no generated code. @throws ProblemError from each of its verbs */
export function createClient(table: Table, address: string, credentials: Credentials): Client {
  const known = typeof credentials === 'string' ? { authorization: `Bearer ${credentials}` } : { cookie: credentials.cookie };
  const call = ({ method, path, givesFile }: Operation) => {
    return async ({ params = {}, query = {}, body, file, idempotencyKey }: Untyped): Promise<unknown> => {
      const url = new URL(`${BASE}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`, address);
      for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
      const content = file === undefined ? (body === undefined ? undefined : { media: 'application/json', bytes: JSON.stringify(body) }) : file;
      const answer = await fetch(url, {
        method: method.toUpperCase(),
        headers: {
          ...known,
          ...(content === undefined ? {} : { 'content-type': content.media }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(content === undefined ? {} : { body: content.bytes }),
      });
      if (!answer.ok) throw new ProblemError((await answer.json()) as Problem);
      return givesFile === undefined ? answer.json() : fileOf(answer);
    };
  };
  // The table gives each verb its types; the call itself is one for all.
  return Object.fromEntries(Object.entries(table).map(([name, operation]) => [name, call(operation)])) as unknown as Client;
}
