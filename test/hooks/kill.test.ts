import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Assessment } from '#model';
import { dossier } from '#testing';
import { openEmbeddedStore } from '../../src/store/index.ts';

const root = mkdtempSync(join(tmpdir(), 'bonafide-hooks-kill-'));
const folder = join(root, 'store');
const script = fileURLToPath(new URL('./raise.ts', import.meta.url));
const NOW = '2026-06-01T12:00:00.000Z';
const ROUNDS = 3;

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs the process and kills it with signal 9 once so many assessments were acknowledged. @returns those */
function raising(round: number, template: Assessment, count: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(round), JSON.stringify(template)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    if (line !== 'open') lines.push(line);
    if (lines.length === count) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.once('close', () => resolve(lines)));
}

describe('a process that is killed', () => {
  it('loses no event of an acknowledged change, and tells of none that was not kept', async () => {
    const person = dossier({ id: 'p', names: [{ name: 'Robin Example' }] });
    const store = await openEmbeddedStore(folder);
    await store.saveDossiers([{ dossier: person, digest: 'one' }], NOW);
    const subscription = { id: 'whk_1', url: 'https://hooks.example.com', events: ['assessment.raised' as const], enabled: true, secretVersion: 1 };
    await store.saveHook({ ...subscription, secretSince: NOW, createdAt: NOW, createdBy: 'Alex Sample' });
    await store.close();
    const template = { schema: 'bonafide.assessment/v1', dossierId: 'p', caption: 'Robin Example', headline: '' } as unknown as Assessment;
    const acknowledged: string[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) acknowledged.push(...(await raising(round, template, 3 + round * 2)));
    const after = await openEmbeddedStore(folder);
    const told = (await after.listDeliveries('whk_1', undefined, 1_000)).map(({ data }) => data['assessment'] ?? '');
    const kept = new Set((await after.assessmentHistory('p', undefined, 1_000)).map(({ id }) => id));
    await after.close();
    const isHigh = (id: string) => Number(id.split('_').at(-1)) % 2 === 1;
    expect(acknowledged.filter(isHigh).length).toBeGreaterThan(ROUNDS);
    expect(acknowledged.filter((id) => isHigh(id) && !told.includes(id))).toEqual([]);
    expect(told.filter((id) => !kept.has(id))).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
  });
});
