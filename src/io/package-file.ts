import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package’s root. The code may run from src/, from dist/ or from one of its chunks, so it is sought upwards. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Bytes of a file that ships with the package. @param path from the package’s root @throws Error where it is missing: a broken installation */
export function readPackageFile(path: string): Promise<Uint8Array> {
  return readFile(join(packageRoot(), path));
}

/** Bytes of every file in a folder of the package, by path below it; empty where there is no such folder. @param path from the package’s root */
export async function readPackageFolder(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = join(packageRoot(), path);
  if (!existsSync(folder)) return new Map();
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      files.map(async (entry): Promise<[string, Uint8Array]> => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).replaceAll('\\', '/'), await readFile(file)];
      }),
    ),
  );
}
