import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  digestWith,
  download,
  folderCache,
  followRecords,
  gatherInputs,
  gatherListFiles,
  languageModelOf,
  loadKey,
  memoryShelf,
  openFeedFolder,
  openIpDatabases,
  openNetworkLookup,
  ownDatabases,
  passingKey,
  readPackageFile,
  readRecords,
  readReportText,
  readTextFile,
  unpack,
} from '#io';
import type { NetworkRules } from '#model';
import type { Ports, Store } from '#operations';

/** Key of the demonstration. The examples are public and invented, so it protects nothing and keeps their output the same. */
const DEMO_KEY = new TextEncoder().encode('bonafide demonstration, no secret');

/** Where the store is when nobody says: the user’s own data folder. @source XDG Base Directory Specification 0.8 */
export function defaultStoreFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'bonafide');
}

/** Puts the rooms together: the only file that knows them all. */
export function compose(options: { readonly db?: string | undefined; readonly store: boolean; readonly key?: 'own' | 'demo' }): Ports {
  const folder = options.db ?? defaultStoreFolder(process.env);
  const keyOf = () => (options.key === 'demo' ? DEMO_KEY : options.store ? loadKey(join(folder, 'key')) : passingKey());
  // Databases and feeds of addresses.
  const ipFolder = join(folder, 'ip');
  const rulesOf = () => import('#telemetry').then(({ networkRules }) => networkRules);
  const feedFolder = (rules: NetworkRules) => openFeedFolder(join(ipFolder, 'feeds'), rules);
  let opened: Promise<Store> | undefined;
  return {
    now: () => new Date().toISOString(),
    digest: digestWith(keyOf),
    // The store is heavy and many commands do without it, so it is loaded when it is asked for.
    store: () => (opened ??= import('#store').then(({ openEmbeddedStore }) => openEmbeddedStore(folder))),
    inputs: gatherInputs,
    listFiles: gatherListFiles,
    records: readRecords,
    follow: followRecords,
    shelf: memoryShelf,
    networks: async (egress) => {
      const rules = await rulesOf();
      const { lookup, feeds } = await openNetworkLookup({ rules, databases: ownDatabases(ipFolder, process.env), feeds: feedFolder(rules), egress, now: new Date().toISOString() });
      return { lookup, feeds: Object.fromEntries(feeds.map(({ id, asOf }) => [id, asOf])) };
    },
    feeds: async () => feedFolder(await rulesOf()),
    ipDatabases: async () => (await openIpDatabases(ownDatabases(ipFolder, process.env), await rulesOf())).describe(),
    readText: readTextFile,
    unpack,
    download,
    reportText: readReportText,
    techniqueModel: () => readPackageFile('data/intel/techniques.model.bin'),
    languageModel: () => languageModelOf(process.env),
    cache: folderCache(join(folder, 'cache')),
  };
}
