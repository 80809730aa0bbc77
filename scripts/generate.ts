/*
 * Writes everything that is made from the code: JSON Schemas, pictures of public surfaces, reference pages.
 * `--check` writes nothing and fails where a committed file is stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles, generatedFolders } from './generated.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const check = process.argv.includes('--check');
const files = await generatedFiles();

function existing(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

const stale = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
const dead = generatedFolders.flatMap(existing).filter((path) => !files.has(path));

if (!check) {
  for (const path of dead) rmSync(join(root, path));
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path) ?? '');
  }
}
for (const path of stale) console.log(`${check ? 'stale' : 'written'}: ${path}`);
for (const path of dead) console.log(`${check ? 'no longer made' : 'deleted'}: ${path}`);
if (check && stale.length + dead.length > 0) {
  console.error('Generated files are out of date. Run “npm run docs” and commit the result.');
  process.exitCode = 1;
}
