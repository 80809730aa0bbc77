import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BonafideError, type FeedChange, type FeedEntries, type FeedFolder, type FeedStatus, type Issue, type NetworkFeed, type NetworkRules } from '#model';

/** What is kept beside a feed’s text. */
const storedFeedSchema = z.strictObject({
  file: z.string().regex(/^[a-z0-9-]+\.[0-9a-f]{16}\.txt$/),
  sha256: z.string(),
  /** Date of what it lists, YYYY-MM-DD: the publisher’s, else the day on which it was first fetched. */
  asOf: z.iso.date(),
  fetchedAt: z.string(),
  /** When its publisher was last asked. */
  checkedAt: z.string(),
  source: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  entries: z.int().nonnegative(),
});
type StoredFeed = z.infer<typeof storedFeedSchema>;

/** Largest feed. Unit: bytes. @source the largest known, Apple’s own list of relays, has 12 MB; with room */
const LARGEST = 64 * 1024 * 1024;
/** Smallest part of its former size to which a feed may shrink. @source house: a list that loses more than half is more often cut off than true */
const LEAST_LEFT = 0.5;
/** Most lines that may be unreadable: beyond, it is no list but a page or an error. Unit: part of the lines. @source house */
const MOST_UNREAD = 0.1;
const DAY_MS = 86_400_000;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Writes a file whole or not at all. */
async function writeWhole(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  const part = join(folder, `${name}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, join(folder, name));
  } catch (error) {
    await rm(part, { force: true });
    throw new BonafideError('store.failed', `The folder of feeds ${folder} cannot be written.`, 'Check its owner, its permissions and the free space.', { cause: error });
  }
}

/** Text of a feed and what it lists, or why it is none. */
function judge(bytes: Uint8Array, before: number | undefined, rules: NetworkRules): { readonly entries: FeedEntries; readonly issues: readonly Issue[]; readonly why?: string } {
  const nothing = { entries: { ranges: [], systems: [], lines: 0, unread: 0 }, issues: [] };
  if (bytes.length > LARGEST) return { ...nothing, why: `it has ${bytes.length} bytes, and ${LARGEST} are read` };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ...nothing, why: 'it is no text in UTF-8' };
  }
  const { value: entries, issues } = rules.readFeed(text);
  const count = entries.ranges.length + entries.systems.length;
  if (count === 0) return { entries, issues, why: 'nothing in it is an address, a range or an AS number' };
  if (entries.unread > entries.lines * MOST_UNREAD)
    return { entries, issues, why: `${entries.unread} of its ${entries.lines} lines are neither addresses nor ranges nor AS numbers` };
  if (before !== undefined && count < before * LEAST_LEFT) return { entries, issues, why: `it has ${count} entries, and the stored one has ${before}` };
  return { entries, issues };
}

/** Date of what was fetched: what its publisher says, unless that lies ahead. */
function dateOf(lastModified: string | undefined, now: string): string {
  const time = Date.parse(lastModified ?? '');
  return Number.isNaN(time) || time > Date.parse(now) ? now.slice(0, 10) : new Date(time).toISOString().slice(0, 10);
}

/**
 * A folder of stored feeds. Each has a file of facts, `ID.json`, which names the file of its text: replacing the first is what takes
 * a new one into use.
 */
export function openFeedFolder(folder: string, rules: NetworkRules): FeedFolder {
  const readStored = async (id: string): Promise<StoredFeed | 'damaged' | undefined> => {
    let text: string;
    try {
      text = await readFile(join(folder, `${id}.json`), 'utf8');
    } catch {
      return undefined;
    }
    try {
      return storedFeedSchema.parse(JSON.parse(text));
    } catch {
      return 'damaged';
    }
  };
  const readText = async (stored: StoredFeed): Promise<Uint8Array | undefined> => {
    try {
      const bytes = await readFile(join(folder, stored.file));
      return sha256(bytes) === stored.sha256 ? bytes : undefined;
    } catch {
      return undefined;
    }
  };
  /** A stored feed with its text. Where another process replaces it meanwhile, it is read again. */
  const read = async (id: string): Promise<{ readonly stored: StoredFeed; readonly bytes: Uint8Array } | 'damaged' | undefined> => {
    for (let attempt = 0; attempt < 2; attempt++) {
      const stored = await readStored(id);
      if (stored === undefined) return undefined;
      const bytes = stored === 'damaged' ? undefined : await readText(stored);
      if (stored !== 'damaged' && bytes !== undefined) return { stored, bytes };
    }
    return 'damaged';
  };
  const statusOf = (feed: NetworkFeed, stored: StoredFeed | 'damaged' | undefined, now: string): FeedStatus => {
    if (stored === undefined) return { feed, state: 'absent' };
    if (stored === 'damaged') return { feed, state: 'damaged' };
    const { asOf, checkedAt, source, entries } = stored;
    const ageDays = Math.max(0, Math.floor((Date.parse(now) - Date.parse(asOf)) / DAY_MS));
    return { feed, state: ageDays > feed.staleAfterDays ? 'stale' : 'current', asOf, ageDays, checkedAt, source, entries };
  };
  const write = async (feed: NetworkFeed, stored: StoredFeed, bytes: Uint8Array | undefined, before: string | undefined): Promise<void> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw new BonafideError('store.failed', `The folder of feeds ${folder} cannot be made.`, 'Choose a folder that this user may write, with --db.', { cause: error });
    }
    if (bytes !== undefined) await writeWhole(folder, stored.file, bytes);
    await writeWhole(folder, `${feed.id}.json`, `${JSON.stringify(stored, undefined, 2)}\n`);
    if (before !== undefined && before !== stored.file) await rm(join(folder, before), { force: true });
  };
  type Fresh = Pick<StoredFeed, 'asOf' | 'source'> & {
    readonly now: string;
    readonly isDated: boolean;
    readonly etag?: string | undefined;
    readonly lastModified?: string | undefined;
  };
  const take = async (feed: NetworkFeed, bytes: Uint8Array, { now, isDated, etag, lastModified, ...fresh }: Fresh, accept: boolean): Promise<FeedChange> => {
    const old = await read(feed.id);
    const before = old === undefined || old === 'damaged' ? undefined : old.stored;
    const { entries, issues, why } = judge(bytes, accept ? undefined : before?.entries, rules);
    if (why !== undefined) return { feed: feed.id, kind: 'refused', why, issues };
    const digest = sha256(bytes);
    const isSame = before?.sha256 === digest;
    const stored: StoredFeed = {
      ...fresh,
      file: `${feed.id}.${digest.slice(0, 16)}.txt`,
      sha256: digest,
      // The same text without a date of its publisher is as old as it was.
      asOf: isSame && !isDated && before.source === fresh.source ? before.asOf : fresh.asOf,
      fetchedAt: now,
      checkedAt: now,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      entries: entries.ranges.length + entries.systems.length,
    };
    await write(feed, stored, bytes, before?.file);
    const status = statusOf(feed, stored, now);
    return isSame && stored.asOf === before.asOf ? { feed: feed.id, kind: 'unchanged', status } : { feed: feed.id, kind: 'taken', status, issues };
  };
  return {
    feeds: rules.feeds,
    load: async (now) => {
      const all = await Promise.all(rules.feeds.map(async (feed) => [feed, await read(feed.id)] as const));
      return {
        statuses: all.map(([feed, one]) => statusOf(feed, one === undefined || one === 'damaged' ? one : one.stored, now)),
        loaded: all.flatMap(([feed, one]) =>
          one === undefined || one === 'damaged' ? [] : [{ feed, entries: rules.readFeed(new TextDecoder().decode(one.bytes)).value, asOf: one.stored.asOf }],
        ),
      };
    },
    list: async (now) =>
      Promise.all(
        rules.feeds.map(async (feed) => {
          const one = await read(feed.id);
          return statusOf(feed, one === undefined || one === 'damaged' ? one : one.stored, now);
        }),
      ),
    add: (feed, bytes, { accept = false, ...given }) => take(feed, bytes, { ...given, isDated: true }, accept),
    refresh: async (feed, download, now) => {
      const { url } = feed;
      if (url === undefined) return { feed: feed.id, kind: 'refused', why: feed.obtain ?? 'it has no address', issues: [] };
      const old = await read(feed.id);
      const known = old === undefined || old === 'damaged' || old.stored.source !== url ? undefined : old.stored;
      try {
        const answer = await download(url, known === undefined ? {} : { etag: known.etag, lastModified: known.lastModified });
        if (answer.kind === 'fetched') {
          const { bytes, etag, lastModified } = answer;
          return await take(feed, bytes, { asOf: dateOf(lastModified, now), source: url, now, isDated: lastModified !== undefined, etag, lastModified }, false);
        }
        if (known === undefined) return { feed: feed.id, kind: 'refused', why: 'its publisher says that it is unchanged, and none is stored', issues: [] };
        const stored = { ...known, checkedAt: now };
        await write(feed, stored, undefined, undefined);
        return { feed: feed.id, kind: 'unchanged', status: statusOf(feed, stored, now) };
      } catch (error) {
        if (error instanceof BonafideError && error.code === 'address.unreachable') return { feed: feed.id, kind: 'failed', error };
        throw error;
      }
    },
  };
}
