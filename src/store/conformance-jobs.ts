import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { BonafideError } from '#model';
import type { Job, JobState, Jobs, Store } from '#operations';

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

/** What a job’s state says, without when that was. */
function said(job: JobState | undefined): Partial<JobState> {
  const { id: _, data: __, addedAt, endedAt, nextTryAt, ...rest } = job ?? ({} as Partial<JobState>);
  for (const at of [addedAt, endedAt, nextTryAt]) if (at !== undefined) assert.match(at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  return rest;
}

async function* pieces(...lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [at, length] of lengths.entries()) yield new Uint8Array(length).fill(at + 1);
}

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
      assert.deepEqual(said(await jobs.job('slow', id)), { kind: 'slow', state: 'waiting', tries: 0 });
      assert.equal(await jobs.job('slow', 'nonsense'), undefined);
      assert.equal(await jobs.job('slow', '00000000-0000-8000-a000-000000000000'), undefined);
      let go = (): void => undefined;
      const gate = new Promise<void>((resolve) => {
        go = resolve;
      });
      const worker = await jobs.work('slow', async ({ data }, report) => {
        assert.deepEqual(data, { text: '김 “x”', nested: [null, 1.5] });
        await report({ step: 'people', done: 3, all: 10 });
        await gate;
        await report({ step: 'people', done: 10, all: 10 });
        return { found: ['김'] };
      });
      await until(async () => (await jobs.job('slow', id))?.progress !== undefined);
      assert.deepEqual(said(await jobs.job('slow', id)), { kind: 'slow', state: 'running', tries: 1, progress: { step: 'people', done: 3, all: 10 } });
      go();
      await until(() => isDone(jobs, 'slow', [id]));
      const ended = await jobs.job('slow', id);
      assert.deepEqual(said(ended), { kind: 'slow', state: 'done', tries: 1, progress: { step: 'people', done: 10, all: 10 }, result: { found: ['김'] } });
      assert.deepEqual(ended?.data, { text: '김 “x”', nested: [null, 1.5] });
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
      await until(async () => (await jobs.job('shaky', id))?.failure?.message === 'not yet' || tries.length > 1);
      await until(() => isDone(jobs, 'shaky', [id]));
      assert.deepEqual(tries, [0, 1]);
    });

    test('that fail for a reason that does not pass are given up at once, and begun again when asked', async ({ store }) => {
      const jobs = await store.jobs();
      const { id } = await jobs.enqueue('hopeless', {}, 'one');
      let mended = false;
      await jobs.work('hopeless', async () => {
        if (!mended) throw new BonafideError('report.unreadable', 'It holds nothing.', 'Send another.');
        return 'read';
      });
      await until(async () => (await jobs.job('hopeless', id))?.state === 'failed');
      const failure = { code: 'report.unreadable', message: 'It holds nothing.', hint: 'Send another.' };
      assert.deepEqual(said(await jobs.job('hopeless', id)), { kind: 'hopeless', state: 'failed', tries: 1, failure });
      assert.equal(await jobs.cancel('hopeless', id), false);
      mended = true;
      assert.equal(await jobs.retry('hopeless', id), true);
      await until(() => isDone(jobs, 'hopeless', [id]));
      assert.deepEqual(said(await jobs.job('hopeless', id)), { kind: 'hopeless', state: 'done', tries: 2, result: 'read' });
      assert.equal(await jobs.retry('hopeless', id), false);
    });

    test('can be taken back while they wait and while they run', async ({ store }) => {
      const jobs = await store.jobs(3);
      const [waits, runs] = [await jobs.enqueue('waits', {}, 'one'), await jobs.enqueue('runs', {}, 'one')];
      assert.equal(await jobs.cancel('waits', waits.id), true);
      assert.equal(await jobs.cancel('waits', waits.id), false);
      let stopped = false;
      let tries = 0;
      await jobs.work('runs', async (_, report, signal) => {
        tries += 1;
        if (tries > 1) return 'again';
        await report({ step: 'begun', done: 0 });
        await wait(600_000, undefined, { signal }).catch((error: unknown) => {
          stopped = true;
          throw error;
        });
        return undefined;
      });
      await until(async () => (await jobs.job('runs', runs.id))?.progress !== undefined);
      assert.equal(await jobs.cancel('runs', runs.id), true);
      await until(() => stopped);
      assert.equal((await jobs.job('runs', runs.id))?.state, 'cancelled');
      assert.equal(await jobs.retry('runs', runs.id), true);
      await until(() => isDone(jobs, 'runs', [runs.id]));
      assert.equal((await jobs.job('runs', runs.id))?.result, 'again');
      assert.equal(await jobs.cancel('runs', 'nonsense'), false);
    });

    test('are listed newest first, in pages, by state', async ({ store }) => {
      const jobs = await store.jobs();
      const ids: string[] = [];
      for (let n = 0; n < 5; n += 1) ids.unshift((await jobs.enqueue('many', { n }, `key ${n}`)).id);
      await jobs.enqueue('others', {}, 'one');
      await jobs.cancel('many', ids[1] ?? '');
      const page = async (asked: Parameters<Jobs['list']>[1]) => (await jobs.list('many', asked)).map(({ id }) => id);
      assert.deepEqual(await page({ limit: 3 }), ids.slice(0, 3));
      assert.deepEqual(await page({ limit: 3, before: ids[2] }), ids.slice(3));
      assert.deepEqual(await page({ limit: 9, state: 'cancelled' }), [ids[1]]);
      assert.deepEqual(await page({ limit: 9, state: 'done' }), []);
    });

    test('read files that were kept for them', async ({ store }) => {
      const jobs = await store.jobs();
      const read = async (id: string) => {
        const parts: Uint8Array[] = [];
        for await (const part of jobs.readFile(id)) parts.push(part);
        return Buffer.concat(parts);
      };
      const lengths = [1, 1_500_000, 700_000, 3_000_000];
      const expected: Uint8Array[] = [];
      for await (const piece of pieces(...lengths)) expected.push(piece);
      for (let round = 0; round < 2; round += 1) await jobs.keepFile('one', pieces(...lengths));
      assert.equal(Buffer.compare(await read('one'), Buffer.concat(expected)), 0);
      await jobs.keepFile('two', pieces(3));
      await jobs.forgetFile('one');
      assert.equal((await read('one')).length, 0);
      assert.deepEqual([...(await read('two'))], [1, 1, 1]);
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
