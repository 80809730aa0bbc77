import { homedir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import {
  backups,
  checkKey,
  digestWith,
  download,
  folderCache,
  followRecords,
  gatherInputs,
  gatherListFiles,
  guardedPost,
  languageModelOf,
  loadKey,
  loadSigner,
  memoryShelf,
  openFeedFolder,
  openIpDatabases,
  openNetworkLookup,
  openTracing,
  openVault,
  ownDatabases,
  passingKey,
  readPackageFile,
  readPackageFolder,
  readRecords,
  readReportText,
  readTextFile,
  recordsIn,
  secretOf,
  tracesAreOn,
  unpack,
} from '#io';
import { BonafideError, invariant, type NetworkRules } from '#model';
import type { Ports, Store, Tracing } from '#operations';

/** Key of the demonstration. The examples are public and invented, so it protects nothing and keeps their output the same. */
const DEMO_KEY = new TextEncoder().encode('bonafide demonstration, no secret');

/** Where the store is when nobody says: the user’s own data folder. @source XDG Base Directory Specification 0.8 */
export function defaultStoreFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'bonafide');
}

/** Whether a place for the store is a database of a server, `postgres://…`, and not a folder. */
export function isServerAddress(place: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(place);
}

/** Refuses a password that everybody on the machine can read among the arguments of this process. */
function refuseShownPassword(address: string, environment: Readonly<Record<string, string | undefined>>): void {
  if (environment['BONAFIDE_DB'] === address || !URL.canParse(address)) return;
  const { password, searchParams } = new URL(address);
  if (password === '' && !searchParams.has('password')) return;
  throw new BonafideError(
    'usage.invalid',
    'The address in --db holds a password, which others on this machine can read there.',
    'Leave it out and set PGPASSWORD, write it into ~/.pgpass, or put the whole address into BONAFIDE_DB.',
  );
}

/** Version of this installation. */
async function ownVersion(): Promise<string> {
  const { version } = JSON.parse(Buffer.from(await readPackageFile('package.json')).toString('utf8')) as { version: string };
  return version;
}

/** Puts the rooms together: the only file that knows them all. */
export function compose(options: {
  readonly db?: string | undefined;
  readonly store: boolean;
  readonly key?: 'own' | 'demo' | 'none';
  readonly use?: 'alone' | 'lend' | 'attach';
}): Ports {
  const server = options.db !== undefined && isServerAddress(options.db) ? options.db : undefined;
  // Beside a server, the key, feeds and the cache are in the user’s own folder.
  const folder = server === undefined ? (options.db ?? defaultStoreFolder(process.env)) : defaultStoreFolder(process.env);
  const keyFile = process.env['BONAFIDE_KEY_FILE'] ?? join(folder, 'key');
  const keyOf = () => {
    invariant(options.key !== 'none', 'a number is hashed where no key is');
    return options.key === 'demo' ? DEMO_KEY : options.store ? loadKey(keyFile) : passingKey();
  };
  // Databases and feeds of addresses.
  const ipFolder = join(folder, 'ip');
  const rulesOf = () => import('#telemetry').then(({ networkRules }) => networkRules);
  const feedFolder = (rules: NetworkRules) => openFeedFolder(join(ipFolder, 'feeds'), rules);
  let tracing: Tracing | undefined;
  const watch = tracesAreOn(process.env) ? (sql: string, milliseconds: number, failed: boolean) => tracing?.statement(sql, milliseconds, failed) : undefined;
  const openStore = async () => {
    // The store is heavy and many commands do without it, so it is loaded when it is asked for.
    const { openEmbeddedStore, openServerStore } = await import('#store');
    if (server !== undefined) refuseShownPassword(server, process.env);
    const sharing = { use: options.use ?? 'attach', version: await ownVersion() } as const;
    const store = await (server === undefined ? openEmbeddedStore(folder, sharing, watch) : openServerStore(server, watch));
    if (!options.store || (options.key ?? 'own') !== 'own') return store;
    try {
      await checkKey(keyFile, store);
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  };
  let opened: Promise<Store> | undefined;
  const ports: Ports = {
    now: () => new Date().toISOString(),
    digest: digestWith(keyOf),
    signer: () => loadSigner(join(folder, 'signing-key')),
    store: () => (opened ??= openStore()),
    database: async () => {
      const [{ databaseOf }, store] = await Promise.all([import('#store'), ports.store()]);
      return databaseOf(store);
    },
    secret: (purpose) => secretOf(keyOf(), purpose),
    inputs: gatherInputs,
    listFiles: gatherListFiles,
    records: readRecords,
    recordsIn,
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
    cities: async () => brotliDecompressSync(await readPackageFile('data/places/cities.br')).toString('latin1'),
    techniqueModel: () => readPackageFile('data/intel/techniques.model.bin'),
    web: () => readPackageFolder('dist/web'),
    exampleWorkforce: () => readPackageFolder('examples/workforce'),
    languageModel: () => languageModelOf(process.env),
    tracing: async () => (tracing ??= await openTracing(process.env)),
    vault: openVault(() => secretOf(keyOf(), 'secrets of connections')),
    post: guardedPost(new Set((process.env['BONAFIDE_WEBHOOK_PRIVATE_HOSTS'] ?? '').toLowerCase().split(/[\s,]+/))),
    backups,
    cache: folderCache(join(folder, 'cache')),
  };
  return ports;
}
