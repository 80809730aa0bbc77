import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '#model';
import { bonafide } from './run.ts';

let folder = '';
let db: readonly string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-case-'));
  db = ['--db', join(folder, 'db')];
  const input = JSON.stringify({ schema: 'bonafide.dossier/v1', id: 'P-1', names: [{ name: 'Sam Specimen' }], phones: [{ number: '+12025550143', lineType: 'voip' }] });
  expect((await bonafide(['vet', '-', ...db], { input })).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hr = ['--by', 'Robin Example', '--as', 'hr'];
const counsel = ['--by', 'Casey Placeholder', '--as', 'counsel'];
const run = (...args: readonly string[]) => bonafide([...args, ...db]);

describe('bonafide case', () => {
  it('holds somebody by two people and by no one alone, and the log verifies', async () => {
    const opened = await run('case', 'open', 'P-1', '--because', 'a question about the phone', ...hr, '--json');
    expect(opened.status).toBe(0);
    const { id }: Case = JSON.parse(opened.out);
    expect((await run('cases')).out).toContain('Sam Specimen');
    const proposed = await run('case', 'propose', id, 'hold', '--rationale', 'the number is not proven', ...hr);
    expect(proposed.out).toContain('Waits for a second person: hold, proposed by Robin Example');
    // The same person under another spelling is the same person.
    const alone = await run('case', 'confirm', id, '--by', 'ROBIN  EXAMPLE', '--as', 'counsel');
    expect([alone.status, alone.err]).toEqual([2, expect.stringContaining('proposed it')]);
    const program = await run('case', 'confirm', id, '--by', 'Bonafide', '--as', 'counsel');
    expect([program.status, program.err]).toEqual([2, expect.stringContaining('no name of a person')]);
    expect((await run('case', 'confirm', id, ...counsel)).out).toContain('Stands: hold of process, decided by Robin Example and Casey Placeholder');
    const shown = await run('case', 'show', id, '--by', 'Audrey Example', '--as', 'auditor');
    expect(shown.out).toContain('identity-proofing · hr · open');
    expect((await run('case', 'notice', id, 'copy', ...hr, '--employer', 'Example Ltd')).out).toContain('What was checked about Sam Specimen');
    const refused = await run('case', 'comment', id, 'a word', '--by', 'Audrey Example', '--as', 'auditor');
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('may not comment')]);

    const signed = await run('audit', 'checkpoint');
    writeFileSync(join(folder, 'note'), signed.out);
    expect(statSync(join(folder, 'db', 'signing-key')).mode & 0o777).toBe(0o600);
    const verified = await run('audit', 'verify', '--checkpoint', join(folder, 'note'));
    expect([verified.status, verified.out]).toEqual([0, expect.stringContaining('The log is whole.')]);
    const lines = (await run('audit', 'export', ...counsel)).out.trim().split('\n');
    expect(lines.length).toBeGreaterThan(5);
    const entries = lines.slice(0, -1).map((line) => JSON.parse(JSON.parse(line).entry));
    // What a command shows of people is there, by whoever runs it, and names nobody it is about.
    expect(entries.filter(({ action }) => action === 'person.read').map(({ object }) => object)).toEqual(['vet', 'cases', id, `${id} notice copy`]);
    expect(JSON.stringify(entries)).not.toMatch(/P-1|Sam Specimen/);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ checkpoint: { size: lines.length - 1 } });
    writeFileSync(join(folder, 'forged'), readFileSync(join(folder, 'note'), 'utf8').replace(/\n\d+\n/, '\n1\n'));
    expect((await run('audit', 'verify', '--checkpoint', join(folder, 'forged'))).status).toBe(2);
    expect((await run('records', 'sweep', ...hr)).out).toContain('1 in open cases');
    expect((await run('records', 'erase', 'P-1', '--reason', 'asked', ...hr)).status).toBe(2);
  });
});
