import { BonafideError } from '#model';
import type { WorkerNews } from '#operations';

/** Writes one line of JSON. What a request names stands in its path, query and body, so none of them is ever a field. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, string | number | undefined>>) => void;

export function jsonLog(write: (line: string) => void): Log {
  return (level, event, fields = {}) => write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
}

/** What an error may be told of in a log: its kind, and for a bug where it happened. A message can quote somebody’s data. */
export function causeOf(error: unknown): { readonly cause: string; readonly where?: string | undefined } {
  if (error instanceof BonafideError) return { cause: error.code };
  if (!(error instanceof Error)) return { cause: 'unknown' };
  const place = (error.stack ?? '').split('\n').find((line) => line.trimStart().startsWith('at '));
  return { cause: error.name, where: place?.trim() };
}

/** Tells of jobs in the log. */
export function jobLog(log: Log): (news: WorkerNews) => void {
  return ({ event, error, ...rest }) => log(error === undefined ? 'info' : 'error', event, { ...rest, ...(error === undefined ? {} : causeOf(error)) });
}
