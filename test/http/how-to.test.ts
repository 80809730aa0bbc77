import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, startPostgres, type TestServer } from '#testing';
import { forget, type Served, serve } from './server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/how-to/work-a-case-by-api.md'), 'utf8');
/** Blocks of the page in a language, as one script. */
const script = (language: string): string => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text).join('\n');

let postgres: TestServer | undefined;
let served: Served;
let place: string;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'bonafide-how-to-'));
  symlinkSync(join(root, 'examples'), join(place, 'examples'));
  // Beside a server the installation’s key is in the user’s own data folder, which is none of a test’s.
  process.env['XDG_DATA_HOME'] = place;
  if (hasPostgres) {
    postgres = await startPostgres();
    postgres.sql('create database walk template template0');
  }
  served = await serve(postgres?.address('walk') ?? join(place, 'store'));
});
afterAll(async () => {
  await served.stop();
  await postgres?.stop();
  forget(place);
});

/** Runs bash in the place of the page. @returns what it prints */
async function bash(text: string): Promise<string> {
  const start = ['set -euo pipefail', `SERVER=${served.server.address}`, `TOKEN=${new URL(served.server.setupUrl ?? 'http://127.0.0.1').hash.slice(1)}`];
  const { stdout } = await promisify(execFile)('bash', ['-c', [...start, text].join('\n')], { cwd: place });
  return stdout;
}

describe('the page on working a case by the API', () => {
  it('holds commands that do what it says, and a change of the log behind the program that is found', async () => {
    const told = await bash(script('bash'));
    for (const part of [
      'Casey Fixture (after D01): critical',
      'open device-possession',
      'refused: finance proposed it',
      'on-hold, decided by Sam finance and Sam counsel',
      'blocked-property-report: until 2026-06-09',
      ' 0 faults',
      'case.decided',
      'person.read',
    ])
      expect(told).toContain(part);
    if (postgres === undefined) return;
    postgres.sql(script('sql'), 'walk');
    const shell = script('bash')
      .split('\n')
      .filter((line) => /^(?:call|send|get)\(\)/.test(line));
    const last = page.split('\n').find((line) => line.includes('JSON.stringify(it.faults)')) ?? '';
    expect(JSON.parse((await bash([...shell, last].join('\n'))).trim())).toMatchObject([{ kind: 'changed', seq: expect.any(Number) }]);
  });
});
