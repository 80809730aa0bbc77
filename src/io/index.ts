/** Implementations of effectful ports. */
export { digestWith } from './digest.ts';
export { gatherInputs, readTextFile } from './files.ts';
export { loadKey, passingKey } from './key.ts';
