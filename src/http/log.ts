/** Writes one line of JSON. What a request names stands in its path, query and body, so none of them is ever a field. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, string | number | undefined>>) => void;

export function jsonLog(write: (line: string) => void): Log {
  return (level, event, fields = {}) => write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
}
