import { randomUUID } from 'node:crypto';
import { Refusal } from './problems.ts';
import type { Database } from './tables.ts';

/** How long an answer is kept for a repeated request. Unit: milliseconds. @source IETF draft-ietf-httpapi-idempotency-key-header-07, section 2.3; a day, as most APIs do */
const KEPT = 24 * 60 * 60_000;

/** This server, as long as it runs. */
const SELF = randomUUID();

export type Answer = { readonly status: number; readonly body: string };

/**
 * Answers a request once. Repeated under the same key it gives the kept answer; another request under that key is refused. Where a
 * server died before it had an answer, the request runs again, which no operation takes amiss: what is kept is never kept twice.
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
  const mine = { actor, key, request, taken_by: SELF, at: new Date() };
  await db
    .deleteFrom('answered_requests')
    .where('at', '<', new Date(Date.now() - KEPT))
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('answered_requests')
    .values(mine)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const row = db.selectFrom('answered_requests').select(['request', 'taken_by', 'status', 'answer']).where('actor', '=', actor).where('key', '=', key);
  if (numInsertedOrUpdatedRows !== 1n) {
    const known = await row.executeTakeFirst();
    if (known !== undefined && known.request !== request) throw new Refusal('request.reused-key', 'Take a new key for a new request.');
    if (known !== undefined && known.status !== null && known.answer !== null) return { status: known.status, body: known.answer, replayed: true };
    if (known !== undefined && known.status !== null) throw new Refusal('request.conflict', 'It was answered already, with a secret that is shown once.');
    if (known?.taken_by === SELF) throw new Refusal('request.conflict', 'Wait for the answer to the first one.');
    await db.updateTable('answered_requests').set({ taken_by: SELF, at: new Date() }).where('actor', '=', actor).where('key', '=', key).execute();
  }
  const forget = () => db.deleteFrom('answered_requests').where('actor', '=', actor).where('key', '=', key).execute();
  try {
    const answer = await run();
    // What went wrong for a reason that passes may be tried again.
    if (answer.status >= 500) await forget();
    else
      await db
        .updateTable('answered_requests')
        .set({ status: answer.status, answer: shownOnce && answer.status < 300 ? null : answer.body })
        .where('actor', '=', actor)
        .where('key', '=', key)
        .execute();
    return { ...answer, replayed: false };
  } catch (error) {
    await forget();
    throw error;
  }
}
