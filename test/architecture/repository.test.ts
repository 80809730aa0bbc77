import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '');
const sources = tracked.filter((path) => path.startsWith('src/') && path.endsWith('.ts'));
const fixtures = tracked.filter((path) => path.startsWith('examples/') || path.endsWith('.test.ts') || path.startsWith('src/testing/'));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Names that are definitions of units and characters, not choices. */
const DEFINITIONS = /: (?:LF|CR|QUOTE|BACKSLASH|COLON|PERCENT|DAY_MS|MONTHS_PER_YEAR)$/;

describe('the repository', () => {
  it('has fixtures with reserved addresses only', () => {
    const reserved = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|127\.|10\.|0\.0\.0\.0)/;
    for (const path of fixtures) {
      const addresses = read(path).match(/\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g) ?? [];
      expect(
        addresses.filter((address) => !reserved.test(address)),
        path,
      ).toEqual([]);
    }
  });

  it('has fixtures with example domains only', () => {
    for (const path of fixtures) {
      const addresses = read(path).match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
      expect(
        addresses.filter((address) => !/@(?:[\w-]+\.)*(?:example\.(?:com|org|net|edu)|example|test|invalid)$/i.test(address)),
        path,
      ).toEqual([]);
    }
  });

  it('gives every numeric constant that can change an outcome a source', () => {
    const rooms = /^src\/(?:checks|assessment|values|dossiers)\/(?!.*\.test\.ts)/;
    const missing = sources
      .filter((path) => rooms.test(path))
      .flatMap((path) => {
        const text = read(path);
        return [...text.matchAll(/((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?)(?:export )?const ([A-Z][A-Z0-9_]+)(?::[^=\n]+)? = (?:[\d.-]|\{[^\n]*\d)/g)]
          .filter(([, comment]) => !(comment ?? '').includes('@source'))
          .map(([, , name]) => `${path}: ${name}`);
      });
    expect(missing.filter((name) => !DEFINITIONS.test(name))).toEqual([]);
  });

  it('keeps files small enough to read', () => {
    const LONGEST = 400;
    const tables = /^src\/(?:checks\/(?:catalogue|sources)|assessment\/verifications|values\/technology-releases|model\/sections)\.ts$/;
    const long = sources.filter((path) => !tables.test(path) && read(path).split('\n').length > LONGEST);
    expect(long).toEqual([]);
  });
});
