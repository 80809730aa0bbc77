import { z } from 'zod';
import type { Actor as CaseActor, Policy } from '#model';
import type { Accounts } from './account-ports.ts';
import type { Job, Progress } from './job-ports.ts';
import type { Ports, Store } from './ports.ts';
import type { Role } from './roles.ts';
import type { ScreeningContext } from './screening.ts';

/** Who asks. What a person records carries this name: nobody signs for somebody else. */
export type Actor = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

/** Who asks, as cases and the audit log know people: by what they do in the firm. */
export function caseActorOf({ id, name, roles }: Pick<Actor, 'id' | 'name' | 'roles'>): CaseActor {
  return { id, name, functions: roles.filter((role) => role !== 'admin') };
}

/** What an operation works with. */
export type OperationContext = {
  readonly store: Store;
  readonly ports: Ports;
  readonly policy: Policy;
  /** Whether the policy is a file that the program was started with. */
  readonly policyFromFile: boolean;
  /** To be told that another policy was put in force. */
  readonly policyChanged: () => void;
  readonly actor: Actor;
  readonly accounts: Accounts;
  /** The lists in force. */
  readonly screening: () => Promise<ScreeningContext>;
  /** Version of this program, for what it exports. */
  readonly version: string;
  /** Tells whoever waits how far the work is. */
  readonly tell: (progress: Progress) => void;
  /** Aborts where nobody waits for the answer any more, or the work is to stop. */
  readonly signal: AbortSignal;
  /** The job, where it is done in the background. What is kept under its id is kept once, however often the job is begun. */
  readonly job?: Pick<Job, 'id' | 'triedBefore'>;
};

/** A request body that is a file: read as it is, and never longer than `most` bytes. */
export type FileBody = { readonly media: readonly string[]; readonly most: number; readonly description: string };

export type TextAnswer = { readonly media: string; readonly text: string };
export type BytesAnswer = { readonly media: 'application/octet-stream'; readonly bytes: Uint8Array };
/** Lines without their ends, sent as they are made: memory does not grow with their number. */
export type LinesAnswer = { readonly media: 'application/x-ndjson'; readonly lines: AsyncIterable<string> };
/** An answer that is a file. */
export type FileAnswer = TextAnswer | BytesAnswer | LinesAnswer;

/** What is asked, checked against the operation’s schemas. `file` is there where the operation takes one. */
export type OperationInput<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly file: AsyncIterable<Uint8Array>;
};

/** Parts of a path or of a query: a flat object of texts. */
export type Fields = z.ZodObject;

export const none: z.ZodObject<Record<never, never>> = z.strictObject({});

type Definition<P extends Fields, Q extends Fields, B extends z.ZodType, O extends z.ZodType> = {
  /** `noun.verb`, the name in the API document, the permission table and the client. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** With parameters in braces: `/people/{person}`. */
  readonly path: string;
  /** A `read` changes nothing that anybody can see. A `write` may be repeated under the same Idempotency-Key. */
  readonly kind: 'read' | 'write';
  /** Who may. This is the one table of permissions: docs/reference/permissions.md is made from it. */
  readonly roles: readonly Role[];
  /** Only for somebody who signed in: an API key is not a person. */
  readonly byPerson?: true;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly takesFile?: FileBody;
  readonly output: O;
  /** Media types of an answer that is a file; `output` is then the type {@link FileAnswer}. */
  readonly givesFile?: readonly string[];
  /** The answer holds a secret that is shown once: it is never kept for a repeated request. */
  readonly shownOnce?: true;
  /**
   * Its answer is worked out from more than whoever asks may see, so it reads as the program does, and `view` alone withholds. Otherwise what
   * is read is read from the store as the asker’s functions see it, and `view` is the first of two locks (docs/decisions/0017).
   */
  readonly worksOut?: true;
  /** It can take minutes, so progress is offered as server-sent events. */
  readonly long?: true;
  /** It may be done as a job: begun twice it leaves what it leaves once, and it tells its progress wherever it may be stopped. */
  readonly background?: true;
  readonly run: (input: OperationInput<P, Q, B>, context: OperationContext) => Promise<z.output<O>>;
  /** The answer of a write, with what it says of people read again from the store as the asker’s functions see it. */
  readonly reread?: (output: z.output<O>, store: Store) => Promise<z.output<O>>;
  /** What people of these roles may see of the answer. */
  readonly view?: (output: z.output<O>, roles: readonly Role[]) => z.output<O>;
  /** Ids of the people whose files the answer shows, as its reader sees it. That they were read goes into the audit log. */
  readonly shows?: (output: z.output<O>) => readonly string[];
};

/** One verb of the product as every surface sees it. */
export type Operation = Omit<Definition<Fields, Fields, z.ZodType, z.ZodType>, 'run' | 'reread' | 'view' | 'shows'> & {
  readonly run: (input: OperationInput, context: OperationContext) => Promise<unknown>;
  readonly reread?: (output: unknown, store: Store) => Promise<unknown>;
  readonly view?: (output: unknown, roles: readonly Role[]) => unknown;
  readonly shows?: (output: unknown) => readonly string[];
};

/** What the typed client sends and gets, by operation. */
export type Typed<P extends Fields, Q extends Fields, B extends z.ZodType, O extends z.ZodType> = Operation & {
  readonly types?: { readonly input: { readonly params: z.input<P>; readonly query: z.input<Q>; readonly body: z.input<B> }; readonly output: z.output<O> };
};

type Given<P extends Fields, Q extends Fields, B extends z.ZodType, O extends z.ZodType> = Omit<Definition<P, Q, B, O>, 'params' | 'query' | 'body'> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
};

/** Adds a verb. Routes, API document, permission table, client and the tests of every role follow from it. */
export function defineOperation<O extends z.ZodType, P extends Fields = typeof none, Q extends Fields = typeof none, B extends z.ZodType = z.ZodUndefined>(
  given: Given<P, Q, B, O>,
): Typed<P, Q, B, O> {
  // The types above hold within one definition; a table of operations knows them as one kind.
  return { params: none, query: none, body: z.undefined(), ...given } as unknown as Typed<P, Q, B, O>;
}

/** Whole file of a request. */
export async function bytesOf(file: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of file) {
    parts.push(part);
    size += part.length;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
