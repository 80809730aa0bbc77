import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BonafideError } from '#model';
import type { Input } from '#operations';
import { gatherInputs, readTextFile } from './files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<unknown> {
  yield* parts;
}

async function gather(paths: readonly string[], standardInput: AsyncIterable<unknown> = pieces()): Promise<readonly Input[]> {
  const inputs: Input[] = [];
  for await (const input of gatherInputs(paths, standardInput)) inputs.push(input);
  return inputs;
}

const textOf = (input: Input | undefined) => (input !== undefined && 'bytes' in input ? new TextDecoder().decode(input.bytes) : undefined);
const issueOf = (input: Input | undefined) => (input !== undefined && 'issue' in input ? input.issue : undefined);

describe('gatherInputs', () => {
  it('reads files, folders by name and depth, and standard input, in the order asked for', async () => {
    const root = join(folder, 'order');
    mkdirSync(join(root, 'b', 'deep'), { recursive: true });
    for (const [name, text] of Object.entries({ 'c.json': 'C', 'a.csv': 'A', 'b/deep/x.jsonl': 'X', 'b/y.TSV': 'Y', '.hidden.json': 'H', 'notes.txt': 'N' }))
      writeFileSync(join(root, name), text);
    const inputs = await gather(['-', root, join(root, 'notes.txt')], pieces('one ', new TextEncoder().encode('two')));
    expect(inputs.filter((input) => 'bytes' in input).map((input) => [input.name, textOf(input)])).toEqual([
      ['standard input', 'one two'],
      [join(root, 'a.csv'), 'A'],
      [join(root, 'b/deep/x.jsonl'), 'X'],
      [join(root, 'b/y.TSV'), 'Y'],
      [join(root, 'c.json'), 'C'],
      [join(root, 'notes.txt'), 'N'],
    ]);
    expect(inputs.filter((input) => 'issue' in input).map((input) => [input.name, issueOf(input)?.severity])).toEqual([
      [join(root, '.hidden.json'), 'info'],
      [join(root, 'notes.txt'), 'info'],
    ]);
  });

  it('refuses a path that does not exist before anything is read', async () => {
    const file = join(folder, 'there.json');
    writeFileSync(file, '{}');
    const read: Input[] = [];
    const all = (async () => {
      for await (const input of gatherInputs([file, join(folder, 'nope.json')], pieces())) read.push(input);
    })();
    await expect(all).rejects.toThrow(BonafideError);
    await expect(all).rejects.toMatchObject({ code: 'input.not-found', message: expect.stringContaining('nope.json') });
    expect(read).toEqual([]);
  });

  it('gives an issue for a file that cannot be read, and goes on', async () => {
    const root = join(folder, 'bad');
    mkdirSync(root);
    symlinkSync(join(root, 'gone.json'), join(root, 'a.json'));
    writeFileSync(join(root, 'b.json'), 'B');
    writeFileSync(join(root, 'c.json'), 'C');
    chmodSync(join(root, 'c.json'), 0);
    const inputs = await gather([root]);
    expect(issueOf(inputs[0])).toMatchObject({ code: 'unreadable', severity: 'error', message: expect.stringContaining('gone') });
    expect(textOf(inputs[1])).toBe('B');
    // A superuser may read everything.
    if (process.getuid?.() !== 0) expect(issueOf(inputs[2])?.code).toBe('unreadable');
  });

  it('looks at the size before it reads', async () => {
    const big = join(folder, 'big.json');
    writeFileSync(big, '');
    truncateSync(big, 26 * 1024 * 1024);
    const rows = join(folder, 'rows.jsonl');
    writeFileSync(rows, '');
    truncateSync(rows, 26 * 1024 * 1024);
    const huge = join(folder, 'huge.csv');
    writeFileSync(huge, '');
    truncateSync(huge, 1024 ** 3 + 1);
    const inputs = await gather([big, rows, huge]);
    expect(inputs.map((input) => issueOf(input)?.code)).toEqual(['too-large', undefined, 'too-large']);
    rmSync(huge);
  });

  it('follows no link to a folder, so that circles end', async () => {
    const root = join(folder, 'circle');
    mkdirSync(root);
    symlinkSync(root, join(root, 'again.json'));
    expect((await gather([root])).map(issueOf)).toMatchObject([{ severity: 'info', message: expect.stringContaining('not followed') }]);
  });

  it('reads standard input once, and gives an issue where it breaks', async () => {
    const inputs = await gather(['-', '-'], pieces('x'));
    expect(textOf(inputs[0])).toBe('x');
    expect(issueOf(inputs[1])?.severity).toBe('info');
    async function* broken(): AsyncGenerator<unknown> {
      yield 'x';
      throw Object.assign(new Error('broken'), { code: 'EIO' });
    }
    expect(issueOf((await gather(['-'], broken()))[0])).toMatchObject({ code: 'unreadable', message: expect.stringContaining('disk') });
  });
});

describe('readTextFile', () => {
  it('reads UTF-8 with or without byte order mark', async () => {
    writeFileSync(join(folder, 'policy.json'), '\ufeff{"a":"ë"}');
    expect(await readTextFile(join(folder, 'policy.json'))).toBe('{"a":"ë"}');
  });

  it('refuses what is missing, a folder, and what is no UTF-8', async () => {
    writeFileSync(join(folder, 'latin.json'), Buffer.from([0xe9]));
    await expect(readTextFile(join(folder, 'missing.json'))).rejects.toMatchObject({ code: 'input.not-found' });
    await expect(readTextFile(folder)).rejects.toMatchObject({ code: 'input.unreadable' });
    await expect(readTextFile(join(folder, 'latin.json'))).rejects.toMatchObject({ code: 'input.unreadable' });
  });
});
