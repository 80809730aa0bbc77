import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Refusal } from './problems.ts';
import type { Database } from './tables.ts';

/** How long an answer is kept for a repeated request. Unit: seconds. @source IETF draft-ietf-httpapi-idempotency-key-header-07, section 2.3; a day, as most APIs do */
const KEPT = 24 * 60 * 60;

/** How often a server says that it is still at a request, and after how long without a word it is taken for dead. Unit: seconds. @source house: several times what a busy machine keeps a timer waiting */
const LEASE = { sign: 5, dead: 20 } as const;

export type Answer = { readonly status: number; readonly body: string };

const lapsed = sql<boolean>`answered_requests.alive_at < now() - ${LEASE.dead} * interval '1 second'`;

/**
 * Answers a request once, whichever of the servers on one database it reaches. Repeated under the same key it gives the kept answer; another
 * request under that key is refused, and so is the same one while it is being answered. Where a server died before it had an answer, the
 * request runs again, which no operation takes amiss: what is kept is never kept twice.
 * @param request digest of everything that was asked
 * @throws Refusal `request.reused-key`, `request.conflict`
 */
export async function answerOnce(
  db: Database,
  asked: { readonly actor: string; readonly key: string; readonly request: string },
  run: () => Promise<Answer>,
  shownOnce: boolean,
): Promise<Answer & { readonly replayed: boolean }> {
  const { actor, key, request } = asked;
  const self = randomUUID();
  await db.deleteFrom('answered_requests').where(sql<boolean>`at < now() - ${KEPT} * interval '1 second'`).execute();
  // Times are the database’s, so that servers whose clocks differ agree.
  const taken = { request, taken_by: self, at: sql<Date>`now()`, alive_at: sql<Date>`now()` };
  // One statement: of two servers that were asked at once, one has the row. That of a dead server is taken over, once.
  const mine = await db
    .insertInto('answered_requests')
    .values({ actor, key, ...taken })
    .onConflict((conflict) =>
      conflict.columns(['actor', 'key']).doUpdateSet(taken).where('answered_requests.status', 'is', null).where('answered_requests.request', '=', request).where(lapsed),
    )
    .returning('taken_by')
    .executeTakeFirst();
  if (mine === undefined) {
    const known = await db.selectFrom('answered_requests').select(['request', 'status', 'answer']).where('actor', '=', actor).where('key', '=', key).executeTakeFirst();
    if (known !== undefined && known.request !== request) throw new Refusal('request.reused-key', 'Take a new key for a new request.');
    if (known !== undefined && known.status !== null && known.answer !== null) return { status: known.status, body: known.answer, replayed: true };
    if (known !== undefined && known.status !== null) throw new Refusal('request.conflict', 'It was answered already, with a secret that is shown once.');
    throw new Refusal('request.conflict', 'Wait for the answer to the first one.', { headers: { 'retry-after': String(LEASE.sign) } });
  }
  // Where this server was taken for dead meanwhile, the row is another’s.
  const held = sql<boolean>`actor = ${actor}::text and key = ${key}::text and taken_by = ${self}::text`;
  const sign = () => db.updateTable('answered_requests').set({ alive_at: sql<Date>`now()` }).where(held).execute();
  const beat = setInterval(() => void sign().catch(() => undefined), LEASE.sign * 1_000);
  const forget = () => db.deleteFrom('answered_requests').where(held).execute();
  try {
    const answer = await run();
    // What went wrong for a reason that passes may be tried again.
    if (answer.status >= 500) await forget();
    else {
      const kept = { status: answer.status, answer: shownOnce && answer.status < 300 ? null : answer.body };
      await db.updateTable('answered_requests').set(kept).where(held).execute();
    }
    return { ...answer, replayed: false };
  } catch (error) {
    await forget();
    throw error;
  } finally {
    clearInterval(beat);
  }
}
