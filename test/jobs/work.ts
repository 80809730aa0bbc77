import { defaultPolicy } from '#model';
import { keepPolicy, keptScreening, operations, startWorker } from '#operations';
import { compose } from '../../src/compose.ts';

/*
 * A worker that says what it does, to be killed. Run as `node --import tsx test/jobs/work.ts DATABASE LEASE`, the lease in seconds.
 */

const [db = '', lease = ''] = process.argv.slice(2);
const ports = compose({ db, store: true });
const store = await ports.store();
// The first who asks for the jobs says how long a silent worker is taken for alive.
await store.jobs(Number(lease));
await startWorker({
  operations,
  store,
  ports,
  policy: keepPolicy(defaultPolicy, store),
  version: 'test',
  screening: keptScreening(ports, store),
  concurrency: 1,
  news: ({ event, job, tries }) => console.log(`${event} ${job} ${tries}`),
});
console.log('ready');
