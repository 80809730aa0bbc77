/** Implementations of effectful ports. */
export { digestWith } from './digest.ts';
export { type Downloaded, download } from './download.ts';
export { gatherInputs, readTextFile } from './files.ts';
export { loadKey, passingKey } from './key.ts';
export { unpack } from './unpack.ts';
