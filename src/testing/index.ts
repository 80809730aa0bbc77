/** Testers that apply laws, and builders. Imported by tests only. */
export * from './dossier.ts';
export { links } from './links.ts';
export { testPorts } from './ports.ts';
export { hasPostgres, startPostgres, type TestServer } from './postgres-server.ts';
export * from './telemetry.ts';
export * from './test-check.ts';
export * from './test-telemetry-source.ts';
