/** Operations over HTTP. */
export { type Client, createClient, ProblemError } from './client.ts';
export { openApi } from './openapi.ts';
export { permissionsPage } from './permissions.ts';
export { type RunningServer, type ServerOptions, startServer } from './server.ts';
export type { OpenIdConnect } from './sign-in.ts';
