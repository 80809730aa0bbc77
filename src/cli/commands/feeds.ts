import type { DatabaseDescription, FeedStatus } from '#model';
import { addFeed, listFeeds, refreshFeeds } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { paint, printable, type Terminal } from '../terminal.ts';

type Common = { readonly db?: string; readonly json?: boolean };

/** Lines of a feed that are named one by one. */
const ISSUES_SHOWN = 5;

const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

function tellDatabase({ role, name, origin, state, asOf, licence, attribution, caution }: DatabaseDescription, terminal: Terminal): void {
  const colours = paint(terminal);
  const shown = { ready: colours.green('ready'), missing: colours.yellow('not installed'), broken: colours.red('cannot be read') }[state];
  terminal.out(`${role.padEnd(22)}${shown}${asOf === undefined ? '' : `  of ${asOf}`}  ${printable(name)}${origin === 'own' ? ' (your own)' : ''}\n`);
  const small = [attribution, licence, caution].filter((one) => one !== undefined).join('; ');
  if (small !== '') terminal.out(`  ${colours.dim(printable(small))}\n`);
}

function tellFeed({ feed, state, asOf, ageDays, entries }: FeedStatus, terminal: Terminal): void {
  const colours = paint(terminal);
  const shown = { current: colours.green('current'), stale: colours.yellow('stale'), absent: colours.dim('absent'), damaged: colours.red('damaged, not used') }[state];
  const facts =
    asOf === undefined
      ? ''
      : `  ${plural(entries ?? 0, 'entry', 'entries')} of ${asOf}, ${plural(ageDays ?? 0, 'day')} old${state === 'stale' ? ` (stale after ${feed.staleAfterDays})` : ''}`;
  terminal.out(`${feed.id.padEnd(22)}${shown}${facts}\n`);
  const how = state === 'absent' || state === 'damaged' ? (feed.url === undefined ? (feed.obtain ?? '') : `bonafide feeds refresh ${feed.id}`) : '';
  terminal.out(`  ${colours.dim(printable([feed.title, feed.licence, how].filter((one) => one !== '').join('; ')))}\n`);
}

/** Databases and feeds about addresses, and their age. */
export async function list(options: Common, { compose, terminal }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: false });
  const [databases, feeds] = await Promise.all([ports.ipDatabases(), listFeeds(await ports.feeds(), ports)]);
  if (options.json === true) {
    terminal.out(`${JSON.stringify({ databases, feeds })}\n`);
    return EXIT.done;
  }
  terminal.out('Databases of addresses\n');
  for (const database of databases) tellDatabase(database, terminal);
  terminal.out('\nFeeds of networks\n');
  for (const feed of feeds) tellFeed(feed, terminal);
  return EXIT.done;
}

/** Fetches feeds from their publishers. @returns 1 where one failed or was refused @throws BonafideError `usage.invalid`, `store.failed` */
export async function refresh(wanted: readonly string[], options: Common, { compose, terminal }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: false });
  const colours = paint(terminal);
  let failed = false;
  for await (const change of refreshFeeds(wanted, await ports.feeds(), ports)) {
    if (options.json === true) terminal.out(`${JSON.stringify(change.kind === 'failed' ? { feed: change.feed, kind: change.kind, error: change.error.message } : change)}\n`);
    if (change.kind === 'taken') terminal.err(`${change.feed}: ${plural(change.status.entries ?? 0, 'entry', 'entries')} of ${change.status.asOf ?? ''}.\n`);
    else if (change.kind === 'unchanged')
      terminal.err(`${change.feed}: unchanged, of ${change.status.asOf ?? ''}${change.status.state === 'stale' ? colours.yellow(', stale') : ''}.\n`);
    else {
      failed = true;
      const why = change.kind === 'refused' ? `refused: ${change.why}. What is stored stays.` : `${change.error.message} ${change.error.hint}`;
      terminal.err(`${colours.red(change.feed)}: ${printable(why)}\n`);
    }
  }
  return failed ? EXIT.failOn : EXIT.done;
}

/** Takes a file of the user’s as a feed. @throws BonafideError `usage.invalid`, `input.not-found`, `input.unreadable`, `store.failed` */
export async function add(id: string, file: string, options: Common & { readonly date: string; readonly accept?: boolean }, { compose, terminal }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: false });
  const change = await addFeed(id, file, { date: options.date, ...(options.accept === undefined ? {} : { accept: options.accept }) }, await ports.feeds(), ports);
  if (options.json === true) terminal.out(`${JSON.stringify(change)}\n`);
  const { entries = 0, asOf = '', state } = change.status;
  terminal.err(`${id}: ${plural(entries, 'entry', 'entries')} of ${asOf}${state === 'stale' ? paint(terminal).yellow(', stale') : ''}.\n`);
  if (change.kind === 'taken') {
    for (const issue of change.issues.slice(0, ISSUES_SHOWN))
      terminal.err(`  ${issue.severity} ${printable(`${issue.path}: ${issue.message}${issue.received === undefined ? '' : `: ${issue.received}`}`)}\n`);
    if (change.issues.length > ISSUES_SHOWN) terminal.err(`  … ${change.issues.length - ISSUES_SHOWN} more; --json lists them\n`);
  }
  return EXIT.done;
}
