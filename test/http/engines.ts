import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { hasPostgres, startPostgres, type TestServer } from '#testing';

/** Where a store is kept: `place` gives an empty one of its own. */
export type EngineUnderTest = { readonly name: string; readonly skip: boolean; readonly place: () => string };

let server: TestServer;
let made = 0;

/** Both engines of the store. Call it once in a file. */
export function bothEngines(): readonly EngineUnderTest[] {
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-engines-'));
  const before = process.env['XDG_DATA_HOME'];
  beforeAll(async () => {
    // Beside a server the installation’s key is in the user’s own data folder, which is none of a test’s.
    process.env['XDG_DATA_HOME'] = folder;
    if (hasPostgres) server = await startPostgres();
  });
  afterAll(async () => {
    if (before === undefined) delete process.env['XDG_DATA_HOME'];
    else process.env['XDG_DATA_HOME'] = before;
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return [
    { name: 'with the embedded store', skip: false, place: () => mkdtempSync(join(folder, 'store-')) },
    {
      name: `with PostgreSQL${hasPostgres ? '' : ' (skipped: no PostgreSQL server is installed here)'}`,
      skip: !hasPostgres,
      place: () => {
        made += 1;
        server.sql(`create database served_${made}`);
        return server.address(`served_${made}`);
      },
    },
  ];
}
