import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Where the process that holds a store and the commands beside it meet: a socket file in a folder of its own within the store’s
 * folder. Abstract sockets, which need no file, can be connected to by everybody on a machine.
 */

/** Folder of the socket, for its owner only. */
const PLACE = 'attach';

/** Longest path of a socket. Unit: bytes. @source unix(7): 108 with the zero at its end; 104 on BSD and macOS */
const LONGEST_PATH = 103;

/** A path to the socket, as long as it is open. Undefined where none can be had. */
export type MeetingPlace = { readonly path: string; readonly close: () => void };

function placeIn(folder: string): string {
  return join(folder, PLACE);
}

/** Named pipes of Windows have no folder whose owner decides who may use them, so there is no meeting place there. */
function reach(folder: string): MeetingPlace | undefined {
  if (process.platform === 'win32') return undefined;
  const path = join(placeIn(folder), 'socket');
  if (Buffer.byteLength(path) <= LONGEST_PATH) return { path, close: () => undefined };
  if (process.platform !== 'linux') return undefined;
  // A path that is too long is short when it starts at an open folder.
  const open = openSync(placeIn(folder), 'r');
  return { path: `/proc/self/fd/${open}/socket`, close: () => closeSync(open) };
}

/** Makes the place anew, for a process that holds the store. What one that was killed left there goes. */
export function makePlace(folder: string): MeetingPlace | undefined {
  rmSync(placeIn(folder), { recursive: true, force: true });
  mkdirSync(placeIn(folder), { mode: 0o700 });
  return reach(folder);
}

/** For its owner only, whatever the folder around it allows. */
export function closeToOthers({ path }: MeetingPlace): void {
  chmodSync(path, 0o600);
}

export function removePlace(folder: string): void {
  rmSync(placeIn(folder), { recursive: true, force: true });
}

/** Finds the place. @returns undefined where there is none, `foreign` where it is another user’s, who could answer anything */
export function findPlace(folder: string): MeetingPlace | 'foreign' | undefined {
  const facts = lstatSync(placeIn(folder), { throwIfNoEntry: false });
  if (facts === undefined) return undefined;
  if (!facts.isDirectory() || facts.uid !== process.getuid?.() || (facts.mode & 0o077) !== 0) return 'foreign';
  return reach(folder);
}
