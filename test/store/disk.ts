import { constants, cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { dirname, join, relative } from 'node:path';

/*
 * A disk that loses power: writes down what is done to files, and shows what may be left when the power goes at any moment.
 * Only what was synced is sure to be there: contents by syncing the file, names by syncing the folder. Of the rest, each
 * sector may or may not have reached the disk, in any order; names come in the order they were made, up to anywhere.
 */

/** One thing done below the folder. A file keeps its number when it is renamed. Paths are relative to the folder. */
export type Operation =
  | { readonly kind: 'make'; readonly path: string; readonly file: number }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'sync-folder'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'write'; readonly file: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly file: number; readonly length: number }
  | { readonly kind: 'sync-file'; readonly file: number };

/** What a disk writes whole or not at all. Unit: bytes. @source smallest logical block of ATA and NVMe disks */
const SECTOR = 512;

const fs = createRequire(import.meta.url)('node:fs');

export type Recording = {
  readonly operations: Operation[];
  /** Numbers of the files that were there at the start, as far as they were touched. */
  readonly known: ReadonlyMap<number, string>;
  /** To be told of each sync. */
  readonly sync: (path: string) => void;
  readonly stop: () => void;
};

/** Records what this process does to files below a folder. It replaces functions of `node:fs`, so nothing else may run beside it. */
export function record(root: string): Recording {
  const operations: Operation[] = [];
  const known = new Map<number, string>();
  const numbers = new Map<string, number>();
  const opened = new Map<number, number>();
  const { openSync, writeSync, writeFileSync, truncateSync, ftruncateSync, mkdirSync, renameSync, unlinkSync, rmdirSync, closeSync } = fs;
  const inside = (path: unknown): string | undefined => {
    const below = typeof path === 'string' ? relative(root, path) : '..';
    return below.startsWith('..') ? undefined : below;
  };
  let last = 0;
  const number = (path: string, isNew: boolean): number => {
    const old = numbers.get(path);
    if (old !== undefined && !isNew) return old;
    last += 1;
    numbers.set(path, last);
    if (isNew) operations.push({ kind: 'make', path, file: last });
    else known.set(last, path);
    return last;
  };
  const cut = (path: string, length: number) => operations.push({ kind: 'cut', file: number(path, false), length });
  Object.assign(fs, {
    openSync: (path: string, flags: string | number, mode?: number) => {
      const existed = existsSync(path);
      const file: number = openSync(path, flags, mode);
      const below = inside(path);
      if (below === undefined || (existed && statSync(path).isDirectory())) return file;
      opened.set(file, number(below, !existed));
      if (existed && typeof flags === 'number' && (flags & constants.O_TRUNC) !== 0) cut(below, 0);
      return file;
    },
    closeSync: (file: number) => {
      opened.delete(file);
      closeSync(file);
    },
    writeSync: (...args: readonly [number, Uint8Array, number, number, number]) => {
      const [handle, buffer, offset, , at] = args;
      const written: number = writeSync(...args);
      const file = opened.get(handle);
      if (file !== undefined) operations.push({ kind: 'write', file, at, bytes: Buffer.from(buffer.subarray(offset, offset + written)) });
      return written;
    },
    // The engine makes empty files with it.
    writeFileSync: (path: unknown, ...rest: readonly unknown[]) => {
      writeFileSync(path, ...rest);
      const below = inside(path);
      if (below !== undefined) number(below, true);
    },
    truncateSync: (path: string, length: number) => {
      truncateSync(path, length);
      const below = inside(path);
      if (below !== undefined) cut(below, length);
    },
    ftruncateSync: (handle: number, length: number) => {
      ftruncateSync(handle, length);
      const file = opened.get(handle);
      if (file !== undefined) operations.push({ kind: 'cut', file, length });
    },
    mkdirSync: (path: string, ...rest: readonly unknown[]) => {
      mkdirSync(path, ...rest);
      const below = inside(path);
      if (below !== undefined) operations.push({ kind: 'folder', path: below });
    },
    renameSync: (path: string, target: string) => {
      const [from, to] = [inside(path), inside(target)];
      if (from !== undefined) number(from, false);
      renameSync(path, target);
      if (from === undefined || to === undefined) return;
      operations.push({ kind: 'rename', path: from, to });
      numbers.set(to, number(from, false));
      numbers.delete(from);
    },
    ...Object.fromEntries(
      [['unlinkSync', unlinkSync] as const, ['rmdirSync', rmdirSync] as const].map(([name, remove]) => [
        name,
        (path: string) => {
          remove(path);
          const below = inside(path);
          if (below === undefined) return;
          operations.push({ kind: 'remove', path: below });
          numbers.delete(below);
        },
      ]),
    ),
  });
  syncBuiltinESMExports();
  return {
    operations,
    known,
    sync: (path) => {
      const below = inside(path);
      if (below === undefined) return;
      operations.push(statSync(path).isDirectory() ? { kind: 'sync-folder', path: below } : { kind: 'sync-file', file: number(below, false) });
    },
    stop: () => {
      Object.assign(fs, { openSync, writeSync, writeFileSync, truncateSync, ftruncateSync, mkdirSync, renameSync, unlinkSync, rmdirSync, closeSync });
      syncBuiltinESMExports();
    },
  };
}

type Content = Extract<Operation, { kind: 'write' | 'cut' }>;
type Naming = Extract<Operation, { kind: 'make' | 'folder' | 'remove' | 'rename' }>;

/** Bytes of a file. Room is doubled as it grows, since logs grow by many small writes. */
class Bytes {
  #room: Buffer;
  #length: number;

  constructor(bytes: Buffer) {
    this.#room = bytes;
    this.#length = bytes.length;
  }

  #resize(length: number): void {
    if (length > this.#room.length) this.#room = Buffer.concat([this.#room], Math.max(length, this.#room.length * 2));
    if (length > this.#length) this.#room.fill(0, this.#length, length);
    this.#length = length;
  }

  /** Does what an operation did; each sector of it, or the cut, where it is kept. */
  apply(operation: Content, keep: () => boolean): void {
    if (operation.kind === 'cut') {
      if (keep()) this.#resize(operation.length);
      return;
    }
    for (let from = 0; from < operation.bytes.length; from += SECTOR) {
      if (!keep()) continue;
      const sector = operation.bytes.subarray(from, from + SECTOR);
      const at = operation.at + from;
      if (at + sector.length > this.#length) this.#resize(at + sector.length);
      sector.copy(this.#room, at);
    }
  }

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#length);
  }
}

/**
 * Makes the folder as it may be found after the power went before the `at`-th operation.
 * @param base the folder as it was at the start, all of it synced
 * @param random gives numbers from 0 to 1
 */
export function powerLoss(base: string, target: string, { operations, known }: Recording, at: number, random: () => number): void {
  cpSync(base, target, { recursive: true });
  const contents = new Map<number, { readonly sure: Bytes; readonly unsure: Content[] }>();
  const contentOf = (file: number) => {
    const path = known.get(file);
    const content = contents.get(file) ?? { sure: new Bytes(path === undefined ? Buffer.alloc(0) : readFileSync(join(base, path))), unsure: [] };
    contents.set(file, content);
    return content;
  };
  const places = new Map([...known].map(([file, path]) => [path, file]));
  const rename = (operation: Naming) => {
    const path = join(target, operation.path);
    if (operation.kind === 'folder') return fs.mkdirSync(path, { recursive: true });
    const file = places.get(operation.path);
    places.delete(operation.path);
    if (operation.kind === 'remove') return rmSync(path, { recursive: true, force: true });
    if (operation.kind === 'make') {
      places.set(operation.path, operation.file);
      contentOf(operation.file);
      return fs.writeFileSync(path, '', { mode: 0o600 });
    }
    if (file !== undefined) places.set(operation.to, file);
    if (existsSync(path)) fs.renameSync(path, join(target, operation.to));
  };
  let names: Naming[] = [];
  for (const operation of operations.slice(0, at)) {
    if (operation.kind === 'write' || operation.kind === 'cut') contentOf(operation.file).unsure.push(operation);
    else if (operation.kind === 'sync-file') {
      const { sure, unsure } = contentOf(operation.file);
      for (const one of unsure.splice(0)) sure.apply(one, () => true);
    } else if (operation.kind === 'sync-folder') {
      const isSure = (one: Naming) => dirname(one.kind === 'rename' ? one.to : one.path) === operation.path;
      names.filter(isSure).forEach(rename);
      names = names.filter((one) => !isSure(one));
    } else names.push(operation);
  }
  names.slice(0, Math.floor(random() * (names.length + 1))).forEach(rename);
  for (const [path, file] of places) {
    const { sure, unsure } = contentOf(file);
    const share = random();
    for (const one of unsure) sure.apply(one, () => random() < share);
    if (existsSync(join(target, path))) fs.writeFileSync(join(target, path), sure.bytes);
  }
}
