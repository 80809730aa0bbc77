/** Operations over HTTP. */
import type { RunningServer, ServerOptions } from './server.ts';

export { type Client, type Credentials, createClient, ProblemError } from './client.ts';
export { jobLog, jsonLog } from './log.ts';
export { openApi } from './openapi.ts';
export type { OpenIdConnect } from './openid.ts';
export { permissionsPage } from './permissions.ts';
export type { RunningServer, ServerOptions } from './server.ts';

/** Opens the store and serves it. What a server needs is loaded only for one: a client does without. @throws BonafideError `usage.invalid`, and those of the store */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  return (await import('./server.ts')).startServer(options);
}
