import createClient from 'openapi-fetch';
import type { components, paths } from './api.generated.ts';
import { texts } from './texts/index.ts';

export type Schemas = components['schemas'];
export type Assessment = Schemas['Assessment'];
export type Problem = Pick<Schemas['Problem'], 'title' | 'detail' | 'code' | 'status'> & Partial<Pick<Schemas['Problem'], 'requestId' | 'issues'>>;

/** The server answered with a problem, or did not answer. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** What went wrong, in the form in which the server says it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { ...texts.problems.broken, code: 'web.broken', status: 0 };
}

export const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 401;

export const isForbidden = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 403;

/** Like fetch; a server that cannot be reached is a problem like any other. @throws ProblemError */
async function reach(input: string | Request, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(input, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError({ ...texts.problems.unreachable, code: 'web.unreachable', status: 0 });
  }
}

/** The operations of the server, by path. */
export const api = createClient<paths>({ fetch: (request) => reach(request) });

const isProblem = (value: unknown): value is Problem => value !== null && typeof value === 'object' && 'title' in value && 'detail' in value;

async function problemIn(response: Response, told?: unknown): Promise<ProblemError> {
  const problem: unknown = told ?? (await response.json().catch(() => undefined));
  return new ProblemError(isProblem(problem) ? problem : { ...texts.problems.noAnswer, code: 'web.no-answer', status: response.status });
}

/** What an operation answered. @throws ProblemError */
export async function told<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok || data === undefined) throw await problemIn(response, error);
  return data;
}

/** Sends a form of the ways in, which are no operations. @throws ProblemError */
export async function post(path: '/setup' | `/auth/${string}`, body: object): Promise<Record<string, unknown>> {
  const response = await reach(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw await problemIn(response);
  return response.json();
}

/** Which ways to sign in are on. Where it cannot be told, the password is offered alone. */
export const waysIn = {
  queryKey: ['ways in'],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<{ readonly firm: boolean }> => {
    const response = await reach('/sign-in/ways', { signal });
    if (!response.ok) throw await problemIn(response);
    return response.json();
  },
  staleTime: Number.POSITIVE_INFINITY,
};

/** Vets the people of a file. @throws ProblemError */
export async function vetFile(file: File, media: string): Promise<Schemas['Vetted']> {
  const response = await reach('/v1/people', { method: 'POST', headers: { 'content-type': media }, body: file });
  if (!response.ok) throw await problemIn(response);
  return response.json();
}
