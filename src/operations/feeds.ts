import { BonafideError, type FeedChange, type FeedFolder, type FeedStatus, type NetworkFeed, quoteReceived } from '#model';
import type { Ports } from './ports.ts';

/** @throws BonafideError `usage.invalid` */
function feedNamed(id: string, { feeds }: FeedFolder): NetworkFeed {
  const feed = feeds.find((one) => one.id === id);
  if (feed !== undefined) return feed;
  throw new BonafideError('usage.invalid', `No feed is called ${quoteReceived(id)}.`, `Known: ${feeds.map((one) => one.id).join(', ')}.`);
}

/** Feeds, stored or not, and their age. */
export function listFeeds(folder: FeedFolder, ports: Pick<Ports, 'now'>): Promise<readonly FeedStatus[]> {
  return folder.list(ports.now());
}

/** Fetches feeds one after another. Without names, all that have an address. @throws BonafideError `usage.invalid`, `store.failed` */
export async function* refreshFeeds(wanted: readonly string[], folder: FeedFolder, ports: Pick<Ports, 'now' | 'download'>): AsyncGenerator<FeedChange> {
  const feeds = wanted.length === 0 ? folder.feeds.filter(({ url }) => url !== undefined) : wanted.map((id) => feedNamed(id, folder));
  for (const feed of feeds) yield await folder.refresh(feed, ports.download, ports.now());
}

/** A day of the calendar that is not ahead. @throws BonafideError `usage.invalid` */
function dayOf(text: string, now: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && time <= Date.parse(now)) return text;
  throw new BonafideError('usage.invalid', `${quoteReceived(text)} is no day in the past.`, 'Say from which day the list is, as YYYY-MM-DD: its age decides what it is worth.');
}

/**
 * Takes a file of the user’s as a feed; .gz is unpacked.
 * @throws BonafideError `usage.invalid`, `input.not-found`, `input.unreadable`, `store.failed`
 */
export async function addFeed(
  id: string,
  path: string,
  given: { readonly date: string; readonly accept?: boolean },
  folder: FeedFolder,
  ports: Pick<Ports, 'now' | 'listFiles' | 'unpack'>,
): Promise<Exclude<FeedChange, { readonly kind: 'refused' | 'failed' }>> {
  const feed = feedNamed(id, folder);
  const asOf = dayOf(given.date, ports.now());
  for await (const input of ports.listFiles([path])) {
    if ('issue' in input) throw new BonafideError('input.unreadable', `${input.name}: ${input.issue.message}.`, 'Check what it is, its size and its permissions.');
    const { value, issues } = await ports.unpack(input.name, input.bytes);
    const [file, ...others] = value;
    const broken = issues.find(({ severity }) => severity === 'error');
    if (file === undefined || others.length > 0 || broken !== undefined)
      throw new BonafideError(
        'input.unreadable',
        `${quoteReceived(input.name)} is not one file: ${broken?.message ?? `it holds ${value.length}`}.`,
        'Name one list, plain or as .gz.',
      );
    const change = await folder.add(feed, file.bytes, { asOf, source: path, now: ports.now(), accept: given.accept === true });
    if (change.kind === 'taken' || change.kind === 'unchanged') return change;
    throw new BonafideError(
      'input.unreadable',
      `${quoteReceived(path)} was refused as ${id}: ${change.kind === 'refused' ? change.why : change.error.message}.`,
      `The feed holds ${feed.form}. What is stored stays; where the list truly is so much smaller, add it with --accept.`,
    );
  }
  throw new BonafideError('input.not-found', `There is no file ${quoteReceived(path)}.`, 'Name one list.');
}
