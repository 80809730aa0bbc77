import { backups } from '#io';
import { openEmbeddedStore } from '#store';

/*
 * A process that writes a backup and prints a dot a line, to be killed at any moment.
 * Run as `node --import tsx test/store/back-up.ts FOLDER FILE NOW`.
 */

const [folder = '', file = '', now = ''] = process.argv.slice(2);

async function* counted(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    process.stdout.write('.');
    yield line;
  }
}

const store = await openEmbeddedStore(folder);
await backups.write(file, counted(store.dump(now)));
await store.close();
