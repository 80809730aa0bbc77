import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Longest output of git that is read. Unit: bytes. @source house: the largest folder read, ATT&CK malware, has 20 MB */
const MOST_OUTPUT = 1 << 28;

const git = (checkout: string, args: readonly string[], input?: string): string =>
  execFileSync('git', ['-C', checkout, ...args], { encoding: 'utf8', maxBuffer: MOST_OUTPUT, ...(input !== undefined && { input }) });

/** A file of a checkout, or of a bare repository. */
export function readFrom(checkout: string, path: string): string {
  return existsSync(join(checkout, path)) ? readFileSync(join(checkout, path), 'utf8') : git(checkout, ['show', `HEAD:${path}`]);
}

/** All JSON files of a folder, parsed, in order of their names. */
export function readFolder(checkout: string, folder: string): readonly unknown[] {
  const here = join(checkout, folder);
  if (existsSync(here))
    return readdirSync(here)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name): unknown => JSON.parse(readFileSync(join(here, name), 'utf8')));
  const names = git(checkout, ['ls-tree', '--name-only', `HEAD:${folder}`])
    .split('\n')
    .filter((name) => name.endsWith('.json'))
    .sort();
  const batch = Buffer.from(git(checkout, ['cat-file', '--batch'], names.map((name) => `HEAD:${folder}/${name}\n`).join('')), 'utf8');
  const files: unknown[] = [];
  for (let at = 0; at < batch.length; ) {
    const line = batch.indexOf(10, at);
    const size = Number(batch.toString('utf8', at, line).split(' ')[2]);
    if (Number.isFinite(size)) files.push(JSON.parse(batch.toString('utf8', line + 1, line + 1 + size)));
    at = line + 1 + (Number.isFinite(size) ? size + 1 : 0);
  }
  return files;
}

/** The commit that was read. */
export const revisionOf = (checkout: string): string => git(checkout, ['rev-parse', 'HEAD']).trim();
