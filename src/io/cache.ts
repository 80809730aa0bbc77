import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '#operations';

/** A folder of what can be computed again. A write is whole or not at all; whatever goes wrong only costs the computation. */
export function folderCache(folder: string): Ports['cache'] {
  return {
    read: async (name) => {
      try {
        return await readFile(join(folder, name));
      } catch {
        return undefined;
      }
    },
    write: async (name, bytes) => {
      const part = join(folder, `${name}.${randomBytes(6).toString('hex')}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(part, bytes, { mode: 0o600 });
        await rename(part, join(folder, name));
      } catch {
        await rm(part, { force: true });
      }
    },
  };
}
