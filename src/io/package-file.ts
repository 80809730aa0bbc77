import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Bytes of a file that ships with the package. The code may run from src/, from dist/ or from one of its chunks, so the package is sought upwards. @param path from the package’s root @throws Error where it is missing: a broken installation */
export function readPackageFile(path: string): Promise<Uint8Array> {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return readFile(join(folder, path));
}
