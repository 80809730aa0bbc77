import { BonafideError, type Instant, type Issue, quoteReceived, type WatchlistEdition, type WatchlistEntity } from '#model';
import { canonicalJson } from '#values';
import { type List, type ListFile, type ListFormat, lists, readStarter, revisionOf, starter, unmet } from '#watchlists';
import type { EditionChange, Ports, ReleaseRecord, Store } from './ports.ts';
import { editionsOf } from './screening.ts';

/** Age from which a list is called old. Unit: days. @source OFAC and OFSI change their lists several times a month; house, docs/decisions/0008 */
export const OLD_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;

/** What importing a list did. `change` is empty where the edition in force says the same already. */
export type ImportedList = {
  readonly edition: WatchlistEdition;
  readonly title: string;
  readonly change: EditionChange;
  /** Version of the edition that was in force before. */
  readonly previous: string | undefined;
  readonly issues: readonly Issue[];
};

/** @throws BonafideError `watchlist.unknown` */
export function findList(id: string): List {
  const list = lists.find((one) => one.id === id);
  if (list !== undefined) return list;
  throw new BonafideError('watchlist.unknown', `No list is called ${quoteReceived(id)}.`, `Known: ${lists.map((one) => one.id).join(', ')}.`);
}

/** Which list and form the files are. A list named by the user decides; else the first form that knows one of the files. */
function recognise(files: readonly ListFile[], wanted: List | undefined): { readonly list: List; readonly format: ListFormat } | undefined {
  for (const list of wanted === undefined ? lists : [wanted]) {
    const format = list.formats.find((one) => files.some((file) => one.recognises(file) && (wanted !== undefined || !isOther(list, file))));
    if (format !== undefined) return { list, format };
  }
  return undefined;
}

/** Forms that two lists share are told apart by the names of their files. */
function isOther(list: List, file: ListFile): boolean {
  const name = file.name.toLowerCase();
  return list.id === 'us-ofac-sdn' && /(?:^|[/\\])cons/.test(name);
}

function refused(list: string, issues: readonly Issue[]): BonafideError {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  const why =
    first === undefined
      ? 'nothing was read'
      : `${first.file ?? ''} ${first.path}: ${first.message}${first.expected === undefined ? '' : `, expected ${first.expected}`}${first.received === undefined ? '' : `, came ${first.received}`}`.trim();
  return new BonafideError(
    'watchlist.refused',
    `The list ${list} was refused: ${why}${errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''}.`,
    'The edition in force stays. Fetch the file again; where the list truly is so, import it with --accept.',
  );
}

type Source = {
  readonly files: readonly ListFile[];
  readonly source: string;
  readonly list?: string;
  readonly accept?: boolean;
  readonly validators?: WatchlistEdition['validators'];
};

function versionOf(entities: readonly WatchlistEntity[], ports: Pick<Ports, 'digest'>): string {
  return ports.digest.sha256(
    [...entities]
      .map((entity) => `${entity.id} ${revisionOf(entity)}`)
      .sort()
      .join('\n'),
  );
}

/**
 * Takes files into force as a new edition of their list. Whatever does not fit the list’s expectations is refused as a whole, and the edition in force stays.
 * @throws BonafideError `watchlist.unknown`, `watchlist.refused`
 */
export async function importFiles({ files, source, list: wanted, accept, validators }: Source, store: Store, ports: Ports): Promise<ImportedList> {
  const found = recognise(files, wanted === undefined ? undefined : findList(wanted));
  if (found === undefined) {
    const names = files.map(({ name }) => name).join(', ');
    throw new BonafideError(
      'watchlist.refused',
      `${quoteReceived(names)} is no list that Bonafide knows${wanted === undefined ? '' : ` as ${wanted}`}: its first bytes are ${quoteReceived(new TextDecoder().decode(files[0]?.bytes.subarray(0, 60)))}.`,
      wanted === undefined
        ? `It reads ${lists.map((one) => one.title).join('; ')}. Say --list ID where the file does not tell.`
        : 'The edition in force stays. Fetch the file again, and look at what it is.',
    );
  }
  const { list, format } = found;
  const { value, issues } = format.read(files, list);
  const before = (await store.editions()).find((edition) => edition.list === list.id);
  const problems = accept === true ? [] : unmet(list, value.entities, before?.entities);
  if (value.entities.length === 0 || problems.length > 0) throw refused(list.id, [...issues, ...problems]);
  const edition: WatchlistEdition = {
    list: list.id,
    version: versionOf(value.entities, ports),
    ...publishedOf(value.publishedAt, validators),
    importedAt: ports.now(),
    source,
    ...(validators === undefined ? {} : { validators }),
    checksum: ports.digest.sha256(canonicalJson(files.map(({ name, bytes }) => [name, ports.digest.sha256Bytes(bytes)]))),
    entities: value.entities.length,
  };
  const change = await store.saveEdition(
    edition,
    value.entities.map((entity) => ({ entity, revision: revisionOf(entity) })),
  );
  return { edition, title: list.title, change, previous: before?.version, issues };
}

/** When a list was published: by its own date, else by what the server says of its newest file. */
function publishedOf(own: string | undefined, validators: WatchlistEdition['validators']): Pick<WatchlistEdition, 'publishedAt'> {
  if (own !== undefined) return { publishedAt: own };
  const times = Object.values(validators ?? {}).map(({ lastModified }) => Date.parse(lastModified ?? ''));
  const newest = Math.max(...times.filter((time) => !Number.isNaN(time)));
  return Number.isFinite(newest) ? { publishedAt: new Date(newest).toISOString() } : {};
}

/** Files behind paths and addresses, unpacked. @throws BonafideError `address.unreachable`, `watchlist.refused`, `input.not-found` */
export async function gatherListFiles(from: readonly string[], ports: Ports): Promise<readonly ListFile[]> {
  const files: ListFile[] = [];
  const take = async (name: string, bytes: Uint8Array) => {
    const { value, issues } = await ports.unpack(name, bytes);
    const broken = issues.find(({ severity }) => severity === 'error');
    if (broken !== undefined) throw new BonafideError('watchlist.refused', `${broken.file ?? name}: ${broken.message}.`, 'The edition in force stays. Fetch the file again.');
    files.push(...value);
  };
  const addresses = from.filter(isAddress);
  for (const address of addresses) {
    const answer = await ports.download(address);
    if (answer.kind === 'fetched') await take(fileNameOf(address), answer.bytes);
  }
  const paths = from.filter((one) => !isAddress(one));
  for await (const input of paths.length === 0 ? [] : ports.listFiles(paths)) {
    if ('issue' in input) throw new BonafideError('input.unreadable', `${input.name}: ${input.issue.message}.`, 'Check what it is, its size and its permissions.');
    await take(input.name, input.bytes);
  }
  return files;
}

const isAddress = (text: string) => /^https?:\/\//i.test(text);

function fileNameOf(address: string): string {
  return new URL(address).pathname.split('/').filter(Boolean).at(-1) ?? 'list';
}

/** What became of one list on a refresh. */
export type Refreshed = { readonly list: string } & (
  | { readonly kind: 'taken'; readonly imported: ImportedList }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly error: BonafideError }
);

type Validators = NonNullable<WatchlistEdition['validators']>;

async function fetchSources(list: List, known: Validators, ports: Ports): Promise<{ readonly files: readonly ListFile[]; readonly validators: Validators } | undefined> {
  const asked = await Promise.all(list.sources.map(({ url }) => ports.download(url, known[url])));
  if (asked.every(({ kind }) => kind === 'unchanged')) return undefined;
  // Files of one list belong together: where one is new, those that are not are fetched again.
  const answers = await Promise.all(asked.map(async (answer, at) => (answer.kind === 'fetched' ? answer : ports.download(list.sources[at]?.url ?? ''))));
  const validators: Record<string, { etag?: string; lastModified?: string }> = {};
  const files: ListFile[] = [];
  for (const [at, answer] of answers.entries()) {
    const source = list.sources[at];
    if (answer.kind === 'unchanged' || source === undefined) continue;
    const { value, issues } = await ports.unpack(source.file, answer.bytes);
    const broken = issues.find(({ severity }) => severity === 'error');
    if (broken !== undefined) throw new BonafideError('watchlist.refused', `${source.url}: ${broken.message}.`, 'The edition in force stays. Try again later.');
    files.push(...value);
    validators[source.url] = { ...(answer.etag === undefined ? {} : { etag: answer.etag }), ...(answer.lastModified === undefined ? {} : { lastModified: answer.lastModified }) };
  }
  return { files, validators };
}

/** Fetches lists from their official addresses, one after another. What fails leaves its edition in force and the others go on. @param wanted ids; all that have an address where empty @throws BonafideError `watchlist.unknown` */
export async function* refreshLists(
  wanted: readonly string[],
  store: Store,
  ports: Ports,
  from: ReadonlyMap<string, readonly { readonly url: string; readonly file: string }[]> = new Map(),
): AsyncGenerator<Refreshed> {
  const chosen = wanted.length === 0 ? lists.filter(({ sources }) => sources.length > 0) : wanted.map(findList);
  const before = new Map((await store.editions()).map((edition) => [edition.list, edition]));
  for (const list of chosen) {
    const own = from.get(list.id);
    const asked = own === undefined ? list : { ...list, sources: own };
    try {
      if (asked.sources.length === 0)
        throw new BonafideError(
          'address.unreachable',
          `The list ${list.id} has no public address.`,
          `Fetch it by hand${list.homepage === undefined ? '' : ` from ${list.homepage}`} and import the file.`,
        );
      const fetched = await fetchSources(asked, before.get(list.id)?.validators ?? {}, ports);
      if (fetched === undefined) yield { list: list.id, kind: 'unchanged' };
      else yield { list: list.id, kind: 'taken', imported: await importFiles({ ...fetched, source: asked.sources.map(({ url }) => url).join(' '), list: list.id }, store, ports) };
    } catch (error) {
      if (!(error instanceof BonafideError)) throw error;
      yield { list: list.id, kind: 'failed', error };
    }
  }
}

/** One list as `status` tells it. */
export type ListStatus = {
  readonly list: string;
  readonly title: string;
  readonly authority: string;
  readonly state: 'in-force' | 'old' | 'absent' | 'starter';
  readonly publishedAt?: string;
  readonly importedAt?: Instant;
  readonly entities: number;
  /** Days since it was published, or taken where it carries no date. */
  readonly ageDays?: number;
  readonly source?: string;
  readonly version?: string;
  readonly homepage?: string;
  readonly terms: string;
  /** Whether it has no public address to fetch it from. */
  readonly byHand: boolean;
};

/** What a list is, whatever its edition. */
const aboutList = ({ id, title, authority, homepage, terms, sources }: List) => ({
  list: id,
  title,
  authority,
  terms,
  ...(homepage === undefined ? {} : { homepage }),
  byHand: sources.length === 0,
});

/** Every list that Bonafide knows, and how current it is. */
export async function watchlistStatus(
  store: Store,
  now: Instant,
): Promise<{ readonly lists: readonly ListStatus[]; readonly onlyStarter: boolean; readonly releases: readonly ReleaseRecord[] }> {
  const editions = new Map((await store.editions()).map((edition) => [edition.list, edition]));
  const { asOf, entities } = readStarter();
  const rows = lists.map((list): ListStatus => {
    const edition = editions.get(list.id);
    const base = aboutList(list);
    if (edition === undefined) return { ...base, state: 'absent', entities: 0 };
    const ageDays = Math.floor((Date.parse(now) - Date.parse(edition.publishedAt ?? edition.importedAt)) / DAY_MS);
    const { publishedAt, importedAt, source, version } = edition;
    // A house list grows old when its owner says so.
    const state = list.kind === 'sanctions' && ageDays > OLD_AFTER_DAYS ? 'old' : 'in-force';
    return { ...base, state, ...(publishedAt === undefined ? {} : { publishedAt }), importedAt, entities: edition.entities, ageDays, source, version };
  });
  const onlyStarter = !lists.some(({ id, kind }) => kind === 'sanctions' && editions.has(id));
  const own: ListStatus = { ...aboutList(starter), byHand: false, state: 'starter', publishedAt: asOf, entities: entities.length };
  const hasStarter = editionsOf([...editions.values()]).some(({ kind }) => kind === 'starter');
  return { lists: hasStarter ? [own, ...rows] : rows, onlyStarter, releases: await store.listReleases(undefined, 10) };
}
