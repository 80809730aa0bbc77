import { setTimeout as wait } from 'node:timers/promises';
import { openEmbeddedStore, openServerStore } from '#store';

/*
 * A process that does jobs and says which, to be killed. The first one who begins job 0 never ends it.
 * Run as `node --import tsx test/store/work.ts PLACE LEASE`, the place a folder or the address of a server.
 */

const [place = '', lease = ''] = process.argv.slice(2);
const store = await (place.startsWith('postgres:') ? openServerStore(place) : openEmbeddedStore(place));
const jobs = await store.jobs(Number(lease));
await jobs.work('mark', async ({ data, triedBefore }, _, signal) => {
  console.log(`begin ${data['n']}`);
  await wait(data['n'] === 0 && triedBefore === 0 ? 600_000 : 50, undefined, { signal });
  console.log(`end ${data['n']}`);
});
console.log('ready');
