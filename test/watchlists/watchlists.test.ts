import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { download, folderCache, gatherListFiles, unpack } from '#io';
import { BonafideError, defaultPolicy } from '#model';
import { catchUp, dismissMatch, type ImportedList, importFiles, openScreening, type Ports, refreshLists, rescreen, type Store, vetBatches, vetContext } from '#operations';
import { openEmbeddedStore } from '#store';
import { dossier, testPorts } from '#testing';

const NOW = '2026-06-01T12:00:00Z';

let folder = '';
let store: Store;
let ports: Ports;
let clock = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-lists-'));
  // Making a database takes seconds; each test gets a copy of one.
  await (await openEmbeddedStore(join(folder, 'template'))).close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const at = mkdtempSync(join(folder, 'store-'));
  cpSync(join(folder, 'template'), join(at, 'db'), { recursive: true });
  store = await openEmbeddedStore(join(at, 'db'));
  ports = testPorts({
    now: () => new Date(Date.parse(NOW) + 1_000 * clock++).toISOString(),
    store: async () => store,
    listFiles: gatherListFiles,
    unpack,
    download,
    cache: folderCache(join(at, 'cache')),
  });
});
afterEach(() => store.close());

/** A house list as bytes. */
function houseList(...rows: readonly string[]): Uint8Array {
  return new TextEncoder().encode(['id,name,birthDate,email,reason', ...rows].join('\n'));
}

const HOUSE = ['h1,Zuvotira Prustaklo,1980-05-17,,removed', 'h2,Klorimu Grivandet,1975,,removed'];

async function take(bytes: Uint8Array, more: { readonly list?: string; readonly name?: string; readonly accept?: boolean } = {}): Promise<ImportedList> {
  const imported = await importFiles(
    { files: [{ name: more.name ?? 'house.csv', bytes }], source: 'test', list: more.list ?? 'house', ...(more.accept === undefined ? {} : { accept: more.accept }) },
    store,
    ports,
  );
  await rescreen({ list: imported.edition.list, to: imported.edition.version, from: imported.previous, change: imported.change }, defaultPolicy, store, ports);
  return imported;
}

async function vetPeople(...people: readonly Readonly<Record<string, unknown>>[]) {
  const context = vetContext(defaultPolicy, ports, ports.now(), await openScreening(ports, store));
  const all = people.map((one) => ({ dossier: dossier(one), issues: [] }));
  const assessments = [];
  for await (const batch of vetBatches(
    (async function* () {
      yield { people: all, issues: [] };
    })(),
    context,
    store,
  ))
    assessments.push(...batch.assessments);
  return assessments;
}

const findingsOf = async (id: string) =>
  ((await store.latestAssessment(id))?.findings ?? []).filter(({ checkId }) => checkId === 'known-indicator-exact-match' || checkId === 'sanctions-list-hit');

const SOMEBODY = { id: 'p1', names: [{ name: 'Alex Sample' }], emails: [{ address: 'alex@example.com' }] };
const OTHER = { id: 'p2', names: [{ name: 'Robin Example' }], emails: [{ address: 'robin@example.com' }] };

describe('a list that comes in', () => {
  it('raises exactly one finding for the one stored person that its new entry matches, and keeps a record of it', async () => {
    await take(houseList(...HOUSE));
    await vetPeople(SOMEBODY, OTHER);
    expect(await findingsOf('p1')).toHaveLength(0);
    const { edition } = await take(houseList(...HOUSE, 'h3,Nobody Inparticular,,alex@example.com,removed'));
    expect(await findingsOf('p1')).toHaveLength(1);
    expect(await findingsOf('p2')).toHaveLength(0);
    const [release] = await store.listReleases('house', 1);
    expect(release).toMatchObject({ to: edition.version, added: ['house:h3'], changed: [], removed: [], people: 2, affected: ['p1'] });
    const screening = (await store.latestScreenings(['p1'])).get('p1');
    expect(screening?.editions).toContainEqual(expect.objectContaining({ list: 'house', version: edition.version }));
    expect(screening?.matches).toMatchObject([{ entityId: 'house:h3', basis: 'identifier' }]);
  });

  it('takes the finding back when the entry goes, and says so in the record', async () => {
    await take(houseList(...HOUSE, 'h3,Nobody Inparticular,,alex@example.com,removed'));
    await vetPeople(SOMEBODY);
    expect(await findingsOf('p1')).toHaveLength(1);
    await take(houseList(...HOUSE), { accept: true });
    expect(await findingsOf('p1')).toHaveLength(0);
    expect((await store.listReleases('house', 1))[0]).toMatchObject({ removed: ['house:h3'], affected: ['p1'] });
  });

  it('finds people that were stored before there were lists', async () => {
    await vetPeople(SOMEBODY, OTHER);
    await take(houseList(...HOUSE, 'h3,Nobody Inparticular,,alex@example.com,removed'));
    expect(await findingsOf('p1')).toHaveLength(1);
    expect(await findingsOf('p2')).toHaveLength(0);
  });
});

describe('a list whose screening was interrupted', () => {
  it('is screened when the program next takes a list in, and only once', async () => {
    await vetPeople(SOMEBODY);
    await importFiles(
      { files: [{ name: 'house.csv', bytes: houseList(...HOUSE, 'h3,Nobody Inparticular,,alex@example.com,removed') }], source: 'test', list: 'house' },
      store,
      ports,
    );
    expect(await findingsOf('p1')).toHaveLength(0);
    expect(await catchUp(defaultPolicy, store, ports)).toHaveLength(1);
    expect(await findingsOf('p1')).toHaveLength(1);
    expect(await catchUp(defaultPolicy, store, ports)).toHaveLength(0);
  });
});

describe('a list that went unscreened and took an entry away', () => {
  it('takes the finding back when it is caught up', async () => {
    await take(houseList(...HOUSE, 'h3,Nobody Inparticular,,alex@example.com,removed'));
    await vetPeople(SOMEBODY);
    expect(await findingsOf('p1')).toHaveLength(1);
    await importFiles({ files: [{ name: 'house.csv', bytes: houseList(...HOUSE) }], source: 'test', list: 'house' }, store, ports);
    await catchUp(defaultPolicy, store, ports);
    expect(await findingsOf('p1')).toHaveLength(0);
  });
});

describe('the starter list', () => {
  const LISTED = { id: 'p3', names: [{ name: 'Song Hwa Jong' }] };
  const sdn = (publishedAt?: string) =>
    importFiles(
      {
        files: [{ name: 'sdn.csv', bytes: new TextEncoder().encode('24979,"JONG, Song Hwa","individual","DPRK4",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1970."\r\n') }],
        source: 'test',
        list: 'us-ofac-sdn',
        accept: true,
        ...(publishedAt === undefined ? {} : { validators: { 'https://example.com/sdn.csv': { lastModified: publishedAt } } }),
      },
      store,
      ports,
    );
  const entries = async () => (await openScreening(ports, store)).screener.data.entities.map(({ id }) => id);

  /** Entries that each finding rests on. */
  const entriesFound = async () => (await findingsOf('p3')).map(({ evidence }) => evidence.flatMap(({ ref, id }) => (ref === 'list-entry' ? [id] : [])));

  it('gives way entry by entry, so that one person raises one finding', async () => {
    await vetPeople(LISTED);
    expect(await entriesFound()).toEqual([['starter:us-ofac-sdn:24979']]);
    const { edition, change, previous } = await sdn();
    await rescreen({ list: 'us-ofac-sdn', to: edition.version, from: previous, change }, defaultPolicy, store, ports);
    expect(await entriesFound()).toEqual([['us-ofac-sdn:24979']]);
    expect((await store.latestScreenings(['p3'])).get('p3')?.matches).toHaveLength(1);
  });

  it('stays beside a list that is older or undated, and goes when its source is as new', async () => {
    await sdn();
    expect(await entries()).not.toContain('starter:us-ofac-sdn:24979');
    expect((await entries()).filter((id) => id.startsWith('starter:')).length).toBeGreaterThan(40);
    await sdn('Mon, 01 Jan 2024 00:00:00 GMT');
    expect((await entries()).some((id) => id.startsWith('starter:'))).toBe(true);
    await sdn('Mon, 01 Jun 2026 00:00:00 GMT');
    expect(await entries()).toEqual(['us-ofac-sdn:24979']);
  });
});

describe('a dismissed hit', () => {
  const entry = (reason = 'removed') => `h3,Nobody Inparticular,,alex@example.com,${reason}`;
  const dismiss = () => dismissMatch({ person: 'p1', entry: 'house:h3', by: 'Casey Draft', reason: 'the mailbox of the family', policy: defaultPolicy }, ports);

  it('stays dismissed for that person and that entry until the entry changes', async () => {
    await take(houseList(...HOUSE, entry()));
    await vetPeople(SOMEBODY);
    await dismiss();
    expect(await findingsOf('p1')).toHaveLength(0);
    await vetPeople(SOMEBODY);
    expect(await findingsOf('p1')).toHaveLength(0);
    await take(houseList(...HOUSE, entry('removed for something else')));
    expect(await findingsOf('p1')).toHaveLength(1);
  });

  it('comes back when the person’s data change', async () => {
    await take(houseList(...HOUSE, entry()));
    await vetPeople(SOMEBODY);
    await dismiss();
    await vetPeople({ ...SOMEBODY, names: [{ name: 'Alex Sample' }, { name: 'Alexander Sample' }] });
    expect(await findingsOf('p1')).toHaveLength(1);
  });

  it('must be a match', async () => {
    await take(houseList(...HOUSE));
    await vetPeople(SOMEBODY);
    await expect(dismiss()).rejects.toMatchObject({ code: 'observation.invalid' });
  });
});

describe('a broken file', () => {
  const good = () => take(houseList(...HOUSE));
  const refused = async (bytes: Uint8Array, name = 'house.csv') => {
    const before = await store.editions();
    await expect(importFiles({ files: [{ name, bytes }], source: 'test', list: 'house' }, store, ports)).rejects.toMatchObject({ code: 'watchlist.refused' });
    expect(await store.editions()).toEqual(before);
  };

  it.each([
    ['an error page', new TextEncoder().encode('<!doctype html><html><body>Service unavailable</body></html>')],
    ['nothing', new Uint8Array()],
    ['noise', Uint8Array.from({ length: 4_096 }, (_, at) => (at * 131) % 256)],
    ['a header alone', new TextEncoder().encode('id,name\n')],
  ])('is refused, and the edition in force stays: %s', async (_, bytes) => {
    await good();
    await refused(bytes);
  });

  it('is refused when it shrank by more than is expected of the list', async () => {
    const wallets = (count: number) => [
      { name: 'sanctioned_addresses_ETH.json', bytes: new TextEncoder().encode(JSON.stringify(Array.from({ length: count }, (_, n) => `0x${String(n).padStart(40, '0')}`))) },
    ];
    const list = 'us-ofac-wallets';
    await importFiles({ files: wallets(600), source: 'test', list }, store, ports);
    const before = await store.editions();
    await expect(importFiles({ files: wallets(400), source: 'test', list }, store, ports)).rejects.toThrow(/shrank by more than/);
    expect(await store.editions()).toEqual(before);
    expect((await importFiles({ files: wallets(400), source: 'test', list, accept: true }, store, ports)).change.removed).toHaveLength(200);
  });
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('refresh', () => {
  let server: Server;
  let answer: Answer = (_, response) => response.end();
  const asked: IncomingMessage[] = [];
  let address = '';
  beforeEach(async () => {
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const where = server.address();
    address = `http://127.0.0.1:${where !== null && typeof where === 'object' ? where.port : 0}/house.csv.gz`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const refresh = async () => {
    const results = [];
    for await (const one of refreshLists(['house'], store, ports, new Map([['house', [{ url: address, file: 'house.csv.gz' }]]]))) results.push(one);
    return results[0];
  };

  it('takes what the server has, and asks next time only whether it changed', async () => {
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"', 'last-modified': 'Mon, 01 Jun 2026 06:00:00 GMT' }).end(gzipSync(houseList(...HOUSE)));
    };
    expect(await refresh()).toMatchObject({ kind: 'taken', imported: { edition: { entities: 2, publishedAt: '2026-06-01T06:00:00.000Z' } } });
    expect(await refresh()).toMatchObject({ kind: 'unchanged' });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['an error page with status 200', (_, response) => response.writeHead(200).end('<html><title>Sorry</title></html>')],
    ['a status that is none', (_, response) => response.writeHead(503).end('no')],
    ['a broken archive', (_, response) => response.writeHead(200).end(gzipSync(houseList(...HOUSE)).subarray(0, 40))],
  ] as readonly (readonly [string, Answer])[])('keeps the edition in force when the server gives %s', async (_, broken) => {
    await take(houseList(...HOUSE));
    const before = await store.editions();
    answer = broken;
    const result = await refresh();
    expect(result).toMatchObject({ kind: 'failed' });
    expect(result?.kind === 'failed' && result.error).toBeInstanceOf(BonafideError);
    expect(await store.editions()).toEqual(before);
  });
});

const data = process.env['BONAFIDE_DATA_DIR'];

describe('the real lists', () => {
  it.skipIf(data === undefined)('find the DPRK firms and people in every way their names are written', { timeout: 120_000 }, async () => {
    const read = async (...paths: readonly string[]) => {
      const files = [];
      for await (const input of gatherListFiles(paths.map((path) => join(data ?? '', 'sanctions', path)))) {
        if ('bytes' in input) files.push(...(await unpack(input.name, input.bytes)).value);
      }
      await importFiles({ files, source: 'test', accept: true }, store, ports);
    };
    await read('ofac-sdn-2024-05-03/sdn.csv.gz', 'ofac-sdn-2025-12/alt.csv.gz', 'ofac-sdn-2025-12/add.csv.gz', 'ofac-sdn-2025-12/sdn_comments.csv.gz');
    await read('un-2026-02-27/un_consolidated.xml.gz');
    const { screener } = await openScreening(ports, store);
    const found = (name: string) => screener.screen({ kind: 'any', names: [name] }).map(({ entityId }) => entityId);
    for (const name of ['Jong Song Hwa', 'JONG, Song Hwa', 'Song-hwa Jong', 'Songhwa Jong', 'Chong Song Hwa', '정성화']) expect(found(name), name).toContain('us-ofac-sdn:24979');
    for (const name of ['Kim Sang Man', 'Sangman Kim', 'S. M. Kim Sang Man', 'Kim Sang-man']) expect(found(name), name).toContain('us-ofac-sdn:43377');
    for (const name of ['Yanbian Silverstar Network Technology', 'YANBIAN SILVER STAR NETWORK TECHNOLOGY COMPANY LIMITED', 'Yanbian SilverStar'])
      expect(found(name), name).toContain('us-ofac-sdn:24977');
    expect(found('Владимир Путин')).toContain('us-ofac-sdn:35096');
    expect(found('Rebecca Grethe Placeholder')).toEqual([]);
  });
});
