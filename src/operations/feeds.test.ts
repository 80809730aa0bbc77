import { describe, expect, it } from 'vitest';
import type { FeedChange, FeedFolder, NetworkFeed } from '#model';
import { testPorts } from '#testing';
import { addFeed, listFeeds, refreshFeeds } from './feeds.ts';

const feed = (id: string, url?: string): NetworkFeed => ({
  id,
  title: id,
  form: 'one range a line',
  kind: 'tor',
  licence: 'none',
  staleAfterDays: 7,
  ...(url === undefined ? {} : { url }),
});
const feeds = [feed('one', 'https://feeds.example.com/one'), feed('own')];

/** A folder that takes everything, or refuses everything. */
function folderOf(refuses = false) {
  const calls: unknown[] = [];
  const change = (one: NetworkFeed): FeedChange =>
    refuses ? { feed: one.id, kind: 'refused', why: 'it is no list', issues: [] } : { feed: one.id, kind: 'taken', status: { feed: one, state: 'current' }, issues: [] };
  const folder: FeedFolder = {
    feeds,
    list: async (now) => feeds.map((one) => ({ feed: one, state: 'absent', checkedAt: now })),
    load: async () => ({ statuses: [], loaded: [] }),
    add: async (one, bytes, given) => {
      calls.push([one.id, new TextDecoder().decode(bytes), given.asOf, given.accept]);
      return change(one);
    },
    refresh: async (one) => change(one),
  };
  return { folder, calls };
}

const ports = testPorts({
  now: () => '2026-11-23T12:00:00Z',
  download: async () => ({ kind: 'unchanged' }),
  listFiles: async function* (paths) {
    for (const path of paths) if (path !== 'empty') yield { name: path, bytes: new TextEncoder().encode('192.0.2.1') };
  },
  unpack: async (name, bytes) => ({
    value:
      name === 'two.zip'
        ? [
            { name: 'a', bytes },
            { name: 'b', bytes },
          ]
        : [{ name, bytes }],
    issues: [],
  }),
});

describe('feeds', () => {
  it('are listed as of now', async () => {
    expect((await listFeeds(folderOf().folder, ports)).map(({ feed: { id }, checkedAt }) => [id, checkedAt])).toEqual([
      ['one', '2026-11-23T12:00:00Z'],
      ['own', '2026-11-23T12:00:00Z'],
    ]);
  });

  it('are refreshed by name, or all that have an address', async () => {
    const refreshed = async (...wanted: readonly string[]) => {
      const ids: string[] = [];
      for await (const change of refreshFeeds(wanted, folderOf().folder, ports)) ids.push(change.feed);
      return ids;
    };
    expect(await refreshed()).toEqual(['one']);
    expect(await refreshed('own', 'one')).toEqual(['own', 'one']);
    await expect(refreshed('one', 'nope')).rejects.toMatchObject({ code: 'usage.invalid', hint: 'Known: one, own.' });
  });

  it('are added from one file, with a day in the past', async () => {
    const { folder, calls } = folderOf();
    expect(await addFeed('own', 'exits.txt', { date: '2026-11-20' }, folder, ports)).toMatchObject({ kind: 'taken' });
    await addFeed('own', 'exits.txt', { date: '2026-11-23', accept: true }, folder, ports);
    expect(calls).toEqual([
      ['own', '192.0.2.1', '2026-11-20', false],
      ['own', '192.0.2.1', '2026-11-23', true],
    ]);
    for (const date of ['2026-11-24', '2026-02-30', 'yesterday', '2026-1-1'])
      await expect(addFeed('own', 'exits.txt', { date }, folder, ports), date).rejects.toMatchObject({ code: 'usage.invalid' });
    await expect(addFeed('own', 'two.zip', { date: '2026-11-20' }, folder, ports)).rejects.toMatchObject({ code: 'input.unreadable' });
    await expect(addFeed('own', 'empty', { date: '2026-11-20' }, folder, ports)).rejects.toMatchObject({ code: 'input.not-found' });
  });

  it('that are refused say why, and that the old one stays', async () => {
    await expect(addFeed('own', 'page.html', { date: '2026-11-20' }, folderOf(true).folder, ports)).rejects.toMatchObject({
      code: 'input.unreadable',
      message: expect.stringContaining('it is no list'),
      hint: expect.stringContaining('What is stored stays'),
    });
  });
});
