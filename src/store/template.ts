import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import { gunzipSync } from 'node:zlib';
import { syncTree } from './sync.ts';

/** A new database as the build packed it (scripts/build.mjs), in the root of `dist`; this code is there, in `dist/chunks`, or in the sources. */
function templatePath(): string | undefined {
  const places = ['./store-template.bin', '../store-template.bin', '../../dist/store-template.bin'].map((name) => fileURLToPath(new URL(name, import.meta.url)));
  return places.find((place) => existsSync(place));
}

/**
 * Lays a new database into a folder, synced to the disk, from the one that comes with the program: unpacking is several times quicker
 * than making one. @returns false where none comes with it
 */
export function unpackTemplate(data: string): boolean {
  const path = templatePath();
  if (path === undefined) return false;
  const entries: ReadonlyMap<string, Uint8Array | null> = deserialize(gunzipSync(readFileSync(path)));
  for (const [name, bytes] of entries) {
    const place = join(data, name);
    mkdirSync(bytes === null ? place : dirname(place), { recursive: true, mode: 0o700 });
    if (bytes !== null) writeFileSync(place, bytes, { mode: 0o600 });
  }
  syncTree(data);
  return true;
}
