/** Reads logs into a store until it is killed: `killed-watch.ts STORE LOG…`. Run by the tests beside it. */
import { readRecords } from '#io';
import { defaultPolicy } from '#model';
import { watch } from '#operations';
import { openEmbeddedStore } from '#store';
import { testPorts } from '#testing';

const [folder = '', ...logs] = process.argv.slice(2);
const store = await openEmbeddedStore(folder);
const ports = testPorts({ now: () => '2026-05-25T12:00:00.000Z', store: async () => store, records: readRecords, networks: async () => ({ lookup: () => undefined, feeds: {} }) });
for await (const { kind } of watch(logs, defaultPolicy, store, ports)) console.log(kind);
