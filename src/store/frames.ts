import type { Socket } from 'node:net';

/*
 * Messages between processes on one machine: four bytes with the length, then as many bytes.
 */

/** Longest message. Unit: bytes. @source house: 30 times the longest statement that the store makes of many rows */
export const LONGEST_FRAME = 256 * 1024 * 1024;

/** Bytes in which the length stands. */
const HEAD = 4;

/** A message that is longer than it may be. */
export class FrameTooLong extends Error {
  constructor(length: number, longest: number) {
    super(`a message of ${length} bytes is longer than the ${longest} that may be sent`);
    this.name = 'FrameTooLong';
  }
}

/** Sends a message. @returns when the socket takes more, or is closed @throws FrameTooLong before anything is sent */
export async function sendFrame(socket: Socket, body: Uint8Array): Promise<void> {
  if (body.length > LONGEST_FRAME) throw new FrameTooLong(body.length, LONGEST_FRAME);
  if (socket.destroyed) return;
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(body.length);
  socket.cork();
  socket.write(head);
  const takesMore = socket.write(body);
  socket.uncork();
  if (takesMore) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.on('drain', done).on('close', done);
  });
}

/** Messages that come, until the other side ends. @throws FrameTooLong, and what the socket breaks of */
export async function* framesOf(socket: Socket, longest = LONGEST_FRAME): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  let body: number | undefined;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    held.push(chunk);
    length += chunk.length;
    for (let wanted = body ?? HEAD; length >= wanted; wanted = body ?? HEAD) {
      const all = Buffer.concat(held);
      const part = all.subarray(0, wanted);
      held = [all.subarray(wanted)];
      length -= wanted;
      if (body === undefined) {
        body = part.readUInt32LE();
        if (body > longest) throw new FrameTooLong(body, longest);
      } else {
        body = undefined;
        yield part;
      }
    }
  }
}
