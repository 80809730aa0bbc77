import { closeSync, createReadStream, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { syncTree } from './sync.ts';

/*
 * A new database as the build packed it (scripts/build.mjs), compressed: for each file or folder its name with its length as a line of
 * JSON, then its bytes. It is read as it comes: whole it has ten times the size that it has packed, and a server would hold that for good.
 */

type Entry = { readonly name: string /** Bytes of a file; absent of a folder. */; readonly length?: number };

/** Where it is: in the root of `dist`; this code is there, in `dist/chunks`, or in the sources. */
function templatePath(): string | undefined {
  const places = ['./store-template.bin', '../store-template.bin', '../../dist/store-template.bin'].map((name) => fileURLToPath(new URL(name, import.meta.url)));
  return places.find((place) => existsSync(place));
}

/** Puts a folder, or begins a file. @returns the open file, with the bytes that are still to come */
function begin(data: string, { name, length }: Entry): { readonly file: number; left: number } | undefined {
  const place = join(data, name);
  mkdirSync(length === undefined ? place : dirname(place), { recursive: true, mode: 0o700 });
  return length === undefined ? undefined : { file: openSync(place, 'w', 0o600), left: length };
}

/**
 * Lays a new database into a folder, synced to the disk, from the one that comes with the program: unpacking is several times quicker
 * than making one. @returns false where none comes with it
 */
export async function unpackTemplate(data: string): Promise<boolean> {
  const path = templatePath();
  if (path === undefined) return false;
  let head = '';
  let open: ReturnType<typeof begin>;
  for await (const piece of createReadStream(path).pipe(createGunzip()) as AsyncIterable<Buffer>) {
    for (let at = 0; at < piece.length; ) {
      if (open === undefined) {
        const end = piece.indexOf('\n', at);
        head += piece.toString('utf8', at, end === -1 ? piece.length : end);
        at = end === -1 ? piece.length : end + 1;
        if (end === -1) continue;
        open = begin(data, JSON.parse(head));
        head = '';
      } else {
        const length = Math.min(open.left, piece.length - at);
        writeSync(open.file, piece, at, length);
        at += length;
        open.left -= length;
      }
      if (open?.left !== 0) continue;
      closeSync(open.file);
      open = undefined;
    }
  }
  syncTree(data);
  return true;
}
