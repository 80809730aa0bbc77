import { openEmbeddedStore } from '../../src/store/index.ts';
import { BATCH, people, TOTAL } from './people.ts';

/*
 * A process that imports people into a store and says which batches were acknowledged, to be killed at any moment.
 * Run as `node --import tsx test/store/import.ts FOLDER ROUND TEMPLATE`, the template as JSON. It imports little, so that it starts fast.
 */

const [folder = '', round = '0', template = ''] = process.argv.slice(2);
try {
  const store = await openEmbeddedStore(folder);
  console.log('open');
  for (let first = 0; first < TOTAL; first += BATCH) {
    await store.saveDossiers(people(JSON.parse(template), Number(round), first, BATCH), '2026-06-01T12:00:00Z');
    console.log(first / BATCH);
  }
  await store.close();
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
