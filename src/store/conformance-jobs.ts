import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Job, Jobs, Store } from '#operations';

/** What the part about jobs shares with the whole suite. */
type Words = {
  readonly describe: (name: string, body: () => void) => void;
  readonly test: (title: string, body: (opened: { readonly store: Store; readonly reopen: () => Promise<Store> }) => Promise<void>) => void;
};

/** Waits until something holds; the runner’s own time limit catches what never does. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await wait(20);
}

const isDone = async (jobs: Jobs, kind: string, ids: readonly string[]) => (await Promise.all(ids.map((id) => jobs.job(kind, id)))).every((job) => job?.state === 'done');

/** What every store does with work in the background. */
export function jobsConformance(name: string, { describe, test }: Words): void {
  describe(`${name}: jobs`, () => {
    test('are done once each, whoever takes them, and the same key is the same job', async ({ store }) => {
      const jobs = await store.jobs();
      const seen: Job[] = [];
      const handler = async (job: Job) => {
        seen.push(job);
        await wait(1);
      };
      const workers = [await jobs.work('count', handler), await jobs.work('count', handler)];
      const added = await Promise.all(Array.from({ length: 40 }, (_, n) => jobs.enqueue('count', { n: n % 20 }, `key ${n % 20}`)));
      const ids = [...new Set(added.map(({ id }) => id))];
      assert.equal(ids.length, 20);
      assert.equal(added.filter(({ isNew }) => isNew).length, 20);
      await until(() => isDone(jobs, 'count', ids));
      assert.deepEqual(
        seen.map(({ data }) => data['n']).sort((a, b) => Number(a) - Number(b)),
        Array.from({ length: 20 }, (_, n) => n),
      );
      assert.deepEqual(new Set(seen.map(({ triedBefore }) => triedBefore)), new Set([0]));
      assert.deepEqual(await jobs.enqueue('count', { n: 0 }, 'key 0'), { id: added[0]?.id, isNew: false });
      // The same key of another kind is another job.
      assert.equal((await jobs.enqueue('other', {}, 'key 0')).isNew, true);
      await Promise.all(workers.map((worker) => worker.stop()));
      assert.equal(seen.length, 20);
    });

    test('tell how far they are, and wait where nobody works', async ({ store }) => {
      const jobs = await store.jobs();
      const { id } = await jobs.enqueue('slow', { text: '김 “x”', nested: [null, 1.5] }, 'one');
      assert.deepEqual(await jobs.job('slow', id), { id, kind: 'slow', state: 'waiting' });
      assert.equal(await jobs.job('slow', '00000000-0000-8000-a000-000000000000'), undefined);
      let go = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        go = resolve;
      });
      const worker = await jobs.work('slow', async ({ data }, report) => {
        assert.deepEqual(data, { text: '김 “x”', nested: [null, 1.5] });
        await report({ done: 3, total: 10, words: 'people' });
        await gate;
        await report({ done: 10, total: 10 });
      });
      await until(async () => (await jobs.job('slow', id))?.progress !== undefined);
      assert.deepEqual(await jobs.job('slow', id), { id, kind: 'slow', state: 'running', progress: { done: 3, total: 10, words: 'people' } });
      go();
      await until(() => isDone(jobs, 'slow', [id]));
      assert.deepEqual(await jobs.job('slow', id), { id, kind: 'slow', state: 'done', progress: { done: 10, total: 10 } });
      await worker.stop();
    });

    test('that fail are tried again', async ({ store }) => {
      const jobs = await store.jobs();
      const tries: number[] = [];
      const { id } = await jobs.enqueue('shaky', {}, 'one');
      await jobs.work('shaky', async ({ triedBefore }) => {
        tries.push(triedBefore);
        if (triedBefore === 0) throw new Error('not yet');
      });
      await until(() => tries.length > 0);
      await until(async () => (await jobs.job('shaky', id))?.failure === 'not yet' || tries.length > 1);
      await until(() => isDone(jobs, 'shaky', [id]));
      assert.deepEqual(tries, [0, 1]);
    });

    test('outlive a restart', async ({ store, reopen }) => {
      const { id } = await (await store.jobs()).enqueue('later', { n: 1 }, 'one');
      const again = await (await reopen()).jobs();
      const seen: unknown[] = [];
      await again.work('later', async ({ data }) => {
        seen.push(data);
      });
      await until(() => isDone(again, 'later', [id]));
      assert.deepEqual(seen, [{ n: 1 }]);
    });

    test('in hand when the store closes are told, and begun again by the next', async ({ store, reopen }) => {
      const jobs = await store.jobs();
      const { id } = await jobs.enqueue('long', {}, 'one');
      let begun = false;
      await jobs.work('long', async (_, __, signal) => {
        begun = true;
        await wait(600_000, undefined, { signal });
      });
      await until(() => begun);
      const again = await (await reopen()).jobs();
      let triedBefore = 0;
      await again.work('long', async (job) => {
        triedBefore = job.triedBefore;
      });
      await until(() => isDone(again, 'long', [id]));
      assert.equal(triedBefore, 1);
    });
  });
}
