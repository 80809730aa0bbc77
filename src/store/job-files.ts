import { type Kysely, sql } from 'kysely';
import type { Jobs } from '#operations';
import type { Schema } from './schema.ts';

/** Bytes of a file in one row. @source house: a statement that the embedded engine carries without growing */
const ROW = 1024 * 1024;

/** How long a file outlives its job, which can be begun again for a week. Unit: days. */
const KEPT_DAYS = 15;

/** A stream in pieces of one length, the last of them shorter. */
async function* inRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    waiting.push(piece);
    length += piece.length;
    if (length < ROW) continue;
    const whole = Buffer.concat(waiting);
    let at = 0;
    for (; whole.length - at >= ROW; at += ROW) yield whole.subarray(at, at + ROW);
    waiting = [whole.subarray(at)];
    length = whole.length - at;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** Files that jobs read, in rows: they are as large as the largest list. */
export function jobFiles(db: Kysely<Schema>, guarded: <T>(what: string, call: () => Promise<T>) => Promise<T>): Pick<Jobs, 'keepFile' | 'readFile' | 'forgetFile'> {
  return {
    keepFile: async (id, bytes) => {
      await guarded('forget old files', () => sql`delete from job_files where at < now() - ${KEPT_DAYS} * interval '1 day'`.execute(db));
      let nth = 0;
      for await (const row of inRows(bytes)) {
        // Kept again, as where its first request was cut off, the same file is the same rows.
        await guarded('keep a file', () =>
          sql`insert into job_files (id, nth, bytes, at) values (${id}::text, ${nth}, decode(${row.toString('base64')}::text, 'base64'), now())
            on conflict (id, nth) do update set bytes = excluded.bytes, at = excluded.at`.execute(db),
        );
        nth += 1;
      }
    },
    readFile: async function* (id) {
      for (let nth = 0; ; nth += 1) {
        const { rows } = await guarded('read a file', () =>
          sql<{ bytes: string }>`select encode(bytes, 'base64') as bytes from job_files where id = ${id}::text and nth = ${nth}`.execute(db),
        );
        const [row] = rows;
        if (row === undefined) return;
        yield Buffer.from(row.bytes, 'base64');
      }
    },
    forgetFile: (id) =>
      guarded('forget a file', async () => {
        await sql`delete from job_files where id = ${id}::text`.execute(db);
      }),
  };
}
