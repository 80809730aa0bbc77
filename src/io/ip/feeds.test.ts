import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkFeed, NetworkRules } from '#model';
import { networkRules } from '../../telemetry/networks/index.ts';
import { publicAddressReader, SPECIAL_RANGES } from '../../telemetry/networks/public.ts';
import { download } from '../download.ts';
import { openFeedFolder } from './feeds.ts';
import { openNetworkLookup } from './lookup.ts';

const servers: Server[] = [];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bonafide-feeds-'));
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']) vi.stubEnv(name, undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/list.txt`;
}

const feedOf = (url?: string): NetworkFeed => ({
  id: 'test',
  title: 'Test',
  form: 'one range a line',
  kind: 'consumer-vpn',
  provider: 'Example',
  licence: 'none',
  staleAfterDays: 30,
  ...(url === undefined ? {} : { url }),
});
const rulesOf = (feed: NetworkFeed): NetworkRules => ({ ...networkRules, feeds: [feed], publicAddress: publicAddressReader(SPECIAL_RANGES.never) });
const bytes = (text: string) => new TextEncoder().encode(text);
const NOW = '2026-11-23T12:00:00Z';
const lines = (count: number) => Array.from({ length: count }, (_, nth) => `192.0.2.${nth}`).join('\n');

describe('a folder of feeds', () => {
  it('keeps what is added, with its date and checksum, for its owner alone', async () => {
    const feed = feedOf();
    const feeds = openFeedFolder(folder, rulesOf(feed));
    expect(await feeds.list(NOW)).toEqual([{ feed, state: 'absent' }]);
    expect(await feeds.add(feed, bytes(lines(4)), { asOf: '2026-11-20', source: 'mine.txt', now: NOW })).toMatchObject({
      kind: 'taken',
      status: { state: 'current', asOf: '2026-11-20', ageDays: 3, entries: 4, source: 'mine.txt' },
    });
    expect(await feeds.add(feed, bytes(lines(4)), { asOf: '2026-11-20', source: 'mine.txt', now: NOW })).toMatchObject({ kind: 'unchanged' });
    expect(await feeds.add(feed, bytes(lines(5)), { asOf: '2026-11-21', source: 'mine.txt', now: NOW })).toMatchObject({ kind: 'taken' });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('grows stale visibly, and still answers with its date', async () => {
    const feed = feedOf();
    const rules = rulesOf(feed);
    const feeds = openFeedFolder(folder, rules);
    await feeds.add(feed, bytes('192.0.2.0/24'), { asOf: '2026-10-24', source: 'mine.txt', now: NOW });
    expect((await feeds.list(NOW))[0]).toMatchObject({ state: 'current', ageDays: 30 });
    expect((await feeds.list('2026-11-24T12:00:00Z'))[0]).toMatchObject({ state: 'stale', ageDays: 31 });
    const opened = await openNetworkLookup({ rules, feeds, now: '2027-03-01T00:00:00Z' });
    expect(opened.feeds).toEqual([{ id: 'test', kind: 'consumer-vpn', provider: 'Example', asOf: '2026-10-24', stale: true }]);
    expect(opened.lookup('192.0.2.9')).toMatchObject({ kind: 'consumer-vpn', provider: 'Example', from: 'feed test', asOf: '2026-10-24' });
  });

  it('refuses what is no list, and what lost more than half, and keeps the old one', async () => {
    const feed = feedOf();
    const feeds = openFeedFolder(folder, rulesOf(feed));
    const add = (text: string | Uint8Array, accept = false) =>
      feeds.add(feed, typeof text === 'string' ? bytes(text) : text, { asOf: '2026-11-20', source: 'mine.txt', now: NOW, accept });
    expect(await add('<!doctype html>\n<p>Not found</p>')).toMatchObject({ kind: 'refused', why: expect.stringContaining('nothing in it') });
    expect(await add(new Uint8Array([0xff, 0xfe, 0x00]))).toMatchObject({ kind: 'refused', why: expect.stringContaining('UTF-8') });
    await add(lines(100));
    expect(await add(`192.0.2.1\n${'<p>sorry</p>\n'.repeat(3)}`)).toMatchObject({ kind: 'refused', why: expect.stringContaining('3 of its 4 lines') });
    expect(await add(lines(49))).toMatchObject({ kind: 'refused', why: 'it has 49 entries, and the stored one has 100' });
    expect(await feeds.list(NOW)).toMatchObject([{ entries: 100 }]);
    expect(await add(lines(50))).toMatchObject({ kind: 'taken' });
    expect(await add(lines(3), true)).toMatchObject({ kind: 'taken', status: { entries: 3 } });
  });

  it('does not use what does not equal its checksum', async () => {
    const feed = feedOf();
    const rules = rulesOf(feed);
    const feeds = openFeedFolder(folder, rules);
    await feeds.add(feed, bytes(lines(4)), { asOf: '2026-11-20', source: 'mine.txt', now: NOW });
    const text = readdirSync(folder).find((name) => name.endsWith('.txt')) ?? '';
    writeFileSync(join(folder, text), '198.51.100.0/24');
    expect(await feeds.list(NOW)).toMatchObject([{ state: 'damaged' }]);
    const { lookup, feeds: opened } = await openNetworkLookup({ rules, feeds, now: NOW });
    expect([lookup('198.51.100.1')?.kind, opened]).toEqual(['unknown', []]);
    writeFileSync(join(folder, 'test.json'), '{"file":"../../etc/passwd"}');
    expect(await feeds.list(NOW)).toMatchObject([{ state: 'damaged' }]);
    expect(await feeds.add(feed, bytes(lines(1)), { asOf: '2026-11-20', source: 'mine.txt', now: NOW })).toMatchObject({ kind: 'taken', status: { state: 'current' } });
  });
});

describe('refreshing', () => {
  it('fetches once, asks again with what it knows, and takes the publisher’s date', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((incoming, outgoing) => {
      asked.push(incoming.headers['if-none-match']);
      if (incoming.headers['if-none-match'] === '"v1"') outgoing.writeHead(304).end();
      else outgoing.writeHead(200, { etag: '"v1"', 'last-modified': 'Sun, 01 Nov 2026 10:00:00 GMT' }).end(lines(10));
    });
    const feed = feedOf(url);
    const feeds = openFeedFolder(folder, rulesOf(feed));
    expect(await feeds.refresh(feed, download, NOW)).toMatchObject({ kind: 'taken', status: { asOf: '2026-11-01', ageDays: 22, entries: 10, source: url } });
    expect(await feeds.refresh(feed, download, '2026-12-20T00:00:00Z')).toMatchObject({
      kind: 'unchanged',
      status: { asOf: '2026-11-01', state: 'stale', checkedAt: '2026-12-20T00:00:00Z' },
    });
    expect(asked).toEqual([undefined, '"v1"']);
  });

  it('does not make an unchanged list young again', async () => {
    const url = await serve((_, outgoing) => outgoing.end(lines(10)));
    const feed = feedOf(url);
    const feeds = openFeedFolder(folder, rulesOf(feed));
    expect(await feeds.refresh(feed, download, NOW)).toMatchObject({ kind: 'taken', status: { asOf: '2026-11-23' } });
    expect(await feeds.refresh(feed, download, '2027-01-10T00:00:00Z')).toMatchObject({ kind: 'unchanged', status: { asOf: '2026-11-23', state: 'stale' } });
  });

  it('keeps what is stored where the publisher fails or sends something else', async () => {
    let answer = lines(10);
    let status = 200;
    const url = await serve((_, outgoing) => outgoing.writeHead(status).end(answer));
    const feed = feedOf(url);
    const feeds = openFeedFolder(folder, rulesOf(feed));
    await feeds.refresh(feed, download, NOW);
    answer = '<html>maintenance</html>';
    expect(await feeds.refresh(feed, download, NOW)).toMatchObject({ kind: 'refused' });
    answer = lines(4);
    expect(await feeds.refresh(feed, download, NOW)).toMatchObject({ kind: 'refused', why: 'it has 4 entries, and the stored one has 10' });
    status = 500;
    expect(await feeds.refresh(feed, download, NOW)).toMatchObject({ kind: 'failed', error: { code: 'address.unreachable' } });
    expect(await feeds.list(NOW)).toMatchObject([{ state: 'current', entries: 10 }]);
    expect(await feeds.refresh(feedOf(), download, NOW)).toMatchObject({ kind: 'refused', why: 'it has no address' });
  });
});

describe('published feeds', () => {
  const data = join(process.env['BONAFIDE_DATA_DIR'] ?? '', 'ip');
  const there = process.env['BONAFIDE_DATA_DIR'] !== undefined && existsSync(join(data, 'x4bnet-input-apple.txt.gz'));
  if (!there) console.log('Skipped the published feeds: BONAFIDE_DATA_DIR is not set, or holds no ip');

  it.runIf(there)('tell Mullvad from iCloud Private Relay, and a carrier from both', async () => {
    const feeds = openFeedFolder(folder, networkRules);
    const files = {
      mullvad: 'x4bnet-input-mullvadvpn',
      protonvpn: 'x4bnet-input-protonvpn',
      pia: 'x4bnet-input-pia',
      'icloud-private-relay': 'x4bnet-input-apple',
      'vpn-ipv4': 'x4bnet-vpn-ipv4',
      'vpn-ipv6': 'x4bnet-vpn-ipv6',
      'hosting-ipv4': 'x4bnet-datacenter-ipv4',
      'hosting-ipv6': 'x4bnet-datacenter-ipv6',
    };
    for (const [id, name] of Object.entries(files)) {
      const feed = networkRules.feeds.find((one) => one.id === id);
      if (feed === undefined) throw new Error(`no feed ${id}`);
      expect(await feeds.add(feed, gunzipSync(readFileSync(join(data, `${name}.txt.gz`))), { asOf: '2026-08-22', source: name, now: NOW }), id).toMatchObject({
        kind: 'taken',
        issues: [],
      });
    }
    const { lookup } = await openNetworkLookup({ rules: networkRules, feeds, now: NOW });
    const firstOf = (name: string) =>
      (
        gunzipSync(readFileSync(join(data, `${name}.txt.gz`)))
          .toString()
          .split('\n')[0] ?? ''
      ).replace(/\/.*/, '');
    expect(lookup(firstOf('x4bnet-input-mullvadvpn'))).toMatchObject({ kind: 'consumer-vpn', provider: 'Mullvad', asOf: '2026-08-22' });
    expect(lookup(firstOf('x4bnet-input-apple'))).toMatchObject({ kind: 'consumer-vpn', provider: 'iCloud Private Relay', ordinary: true });
    const relays = gunzipSync(readFileSync(join(data, 'x4bnet-input-apple.txt.gz')))
      .toString()
      .trim()
      .split('\n');
    expect(relays.filter((range) => lookup(range.replace(/\/.*/, ''))?.ordinary !== true)).toEqual([]);
  });
});
