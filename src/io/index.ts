/** Implementations of effectful ports. */
export { folderCache } from './cache.ts';
export { digestWith } from './digest.ts';
export { type Downloaded, download } from './download.ts';
export { gatherInputs, gatherListFiles, readTextFile } from './files.ts';
export { loadKey, passingKey } from './key.ts';
export { unpack } from './unpack.ts';
