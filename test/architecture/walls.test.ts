import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let copy = '';

/** A copy of the house in which trespasses can be planted without touching the real one. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'bonafide-walls-'));
  for (const name of ['src', 'web', 'scripts', 'package.json', 'tsconfig.json', 'tsconfig.pure.json', '.dependency-cruiser.mjs', 'biome.json', '.gitignore'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, '.git'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

type Ran = { readonly status: number; readonly output: string };

function run(command: string, args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(command, [...args], { cwd: copy, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, output: stdout + stderr });
    });
  });
}

/** Plants files, runs a command, takes them away again. */
async function planted(files: Readonly<Record<string, string>>, command: string, args: readonly string[]): Promise<Ran> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  try {
    return await run(command, args);
  } finally {
    for (const path of Object.keys(files)) rmSync(join(copy, path));
  }
}

const walls = ['scripts/walls.mjs'];
const types = (project: string) => ['node_modules/typescript-7/bin/tsc', '-p', project, '--incremental', 'false'];

describe('the walls', () => {
  it('stand: the house as it is has no trespass, and all of it was looked at', async () => {
    const { status, output } = await run('node', walls);
    expect(output).toMatch(/ 0 trespasses/);
    expect(status).toBe(0);
    const files = readdirSync(join(copy, 'src'), { recursive: true }).filter((name) => String(name).endsWith('.ts')).length;
    expect(Number(/^(\d+) modules/m.exec(output)?.[1])).toBeGreaterThanOrEqual(files - 5);
  });

  it('refuse what is planted against each of them', async () => {
    const trespasses: Readonly<Record<string, { readonly text: string; readonly rule: string }>> = {
      'web/src/planted-server.ts': { text: "import { fold } from '../../src/values/text.ts';\nexport const x = fold;\n", rule: 'the-browser-is-another-world' },
      'src/checks/planted-browser.ts': { text: "import { levels } from '../../web/src/texts/index.ts';\nexport const x = levels;\n", rule: 'what-ships-to-browsers-stays-there' },
      'src/checks/planted-sibling.ts': { text: "import { assess } from '#assessment';\nexport const x = assess;\n", rule: 'doors-of-checks' },
      'src/checks/planted-deep.ts': { text: "import { fold } from '../values/text.ts';\nexport const x = fold;\n", rule: 'one-door' },
      'src/checks/planted-relative.ts': { text: "import { fold } from '../values/index.ts';\nexport const x = fold;\n", rule: 'door-by-its-name' },
      'src/assessment/planted-node.ts': { text: "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n", rule: 'pure-rooms-have-no-effects' },
      'src/dossiers/planted-package.ts': { text: "import { Kysely } from 'kysely';\nexport const x = Kysely;\n", rule: 'pure-rooms-have-few-packages' },
      'src/checks/work/planted-check.ts': { text: "import { voipNumber } from '../application/voip-number.ts';\nexport const x = voipNumber;\n", rule: 'a-check-stands-alone' },
      'src/cli/planted-testing.ts': { text: "import { dossier } from '#testing';\nexport const x = dossier;\n", rule: 'testing-is-for-tests' },
      'src/values/planted-circle-a.ts': { text: "import { b } from './planted-circle-b.ts';\nexport const a = () => b;\n", rule: 'no-circles' },
      'src/values/planted-circle-b.ts': { text: "import { a } from './planted-circle-a.ts';\nexport const b = () => a;\n", rule: 'no-circles' },
      'src/io/planted-orphan.ts': { text: 'export const x = 1;\n', rule: 'no-orphans' },
    };
    const { status, output } = await planted(Object.fromEntries(Object.entries(trespasses).map(([path, { text }]) => [path, text])), 'node', walls);
    expect(status).toBe(1);
    for (const [path, { rule }] of Object.entries(trespasses))
      expect(output, `${path} is refused by ${rule}`).toMatch(new RegExp(`${path.replaceAll('.', '\\.').replace(/-[ab]\\\./, '-[ab]\\.')} -> .*\\n\\s+${rule}: `));
  });

  it('know no room deeper than its door: #room/inner does not resolve', async () => {
    const { status, output } = await planted({ 'src/checks/planted.ts': "import { fold } from '#values/text.ts';\nexport const x = fold;\n" }, 'node', types('tsconfig.json'));
    expect(status).not.toBe(0);
    expect(output).toContain('#values/text.ts');
  });

  it('leave no word for effects in a pure room', async () => {
    const { status, output } = await planted(
      { 'src/assessment/planted.ts': "export const x = () => [fetch('https://example.com'), process.env, console, setTimeout];\n" },
      'node',
      types('tsconfig.pure.json'),
    );
    expect(status).not.toBe(0);
    for (const word of ['fetch', 'process', 'console', 'setTimeout']) expect(output).toContain(`'${word}'`);
  });

  it('refuse clock and randomness in a pure room, and leave fixed dates alone', async () => {
    const text = 'export const a = Date.now();\nexport const b = new Date();\nexport const c = Math.random();\nexport const d = new Date(0);\n';
    const { status, output } = await planted({ 'src/checks/planted.ts': text }, 'node_modules/.bin/biome', [
      'lint',
      '--vcs-enabled=false',
      '--max-diagnostics=50',
      'src/checks/planted.ts',
    ]);
    expect(status).not.toBe(0);
    expect(output.match(/no clock and no randomness/g)).toHaveLength(3);
  });
});

describe('protected attributes', () => {
  const check = (expression: string) => `import { defineCheck } from '#model';
export const planted = defineCheck({
  id: 'planted', title: 'Planted', stage: 'work', description: '', data: '', falsePositives: ['x'], runbook: ['x'], references: ['S01'], messages: { m: 'm' },
  run({ dossier }) { return ${expression} === undefined ? [] : []; },
});
`;

  it('cannot be read by a check: the attempt does not compile', async () => {
    for (const expression of ['dossier.protected', 'dossier.protected.nationalities', "dossier['protected']"]) {
      const { status, output } = await planted({ 'src/checks/work/planted.ts': check(expression) }, 'node', types('tsconfig.json'));
      expect(status, expression).not.toBe(0);
      expect(output, expression).toMatch(/planted\.ts.*error TS(2339|7053)/);
    }
  });

  it('are the only thing that fails there: the same check on a lawful field compiles', async () => {
    const { output } = await planted({ 'src/checks/work/planted.ts': check('dossier.phones[0]') }, 'node', types('tsconfig.json'));
    expect(output).not.toContain('planted.ts');
  });
});
