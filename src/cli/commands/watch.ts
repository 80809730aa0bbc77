import { setTimeout as sleep } from 'node:timers/promises';
import { BonafideError, type Issue, type Policy } from '#model';
import { findPerson, type Ports, type Store, timeline as timelineOf, type WatchCounts, type WatchNews, type WatchOptions, watch as watchLogs } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { recordShown } from '../reader.ts';
import { paint, printable, type Terminal, wrap } from '../terminal.ts';
import { policyOf, readJsonFile } from './shared.ts';

type Common = { readonly db?: string; readonly policy?: string; readonly json?: boolean };

/** Issues and names that are printed one by one; the rest is counted. */
const SHOWN = 8;
/** Time between two lines of progress. Unit: milliseconds. */
const PROGRESS_EVERY = 500;

const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const most = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .slice(0, SHOWN)
    .map(([name, count]) => `${printable(name)} (${count.toLocaleString('en')})`)
    .join(', ');

function tellChange({ change }: Extract<WatchNews, { kind: 'change' }>, terminal: Terminal): void {
  const colours = paint(terminal);
  const { before, after } = change;
  const moved = before === after ? after : `${before ?? 'not assessed'} → ${after}`;
  terminal.out(`${colours.bold(moved.padEnd(18))} ${printable(change.caption)} (${change.dossierId})\n`);
  for (const title of change.patterns) terminal.out(`${wrap(printable(`Together: ${title}`), terminal.width, '  ')}\n`);
  for (const title of change.because) terminal.out(`${wrap(printable(title), terminal.width, '  ')}\n`);
}

function tellIssues(issues: readonly Issue[], counts: WatchCounts, terminal: Terminal): void {
  for (const issue of issues.slice(0, SHOWN))
    terminal.err(
      `  ${issue.severity} ${printable(`${issue.file ?? ''} ${issue.path}: ${issue.message}`)}${issue.received === undefined ? '' : printable(`, got ${issue.received}`)}\n`,
    );
  const all = [...counts.issues.values()].reduce((sum, one) => sum + one, 0);
  if (all > SHOWN) terminal.err(`  … ${all - Math.min(SHOWN, issues.length)} more: ${most(counts.issues)}\n`);
}

function tellDone({ counts, issues, people, unknownAccounts }: Extract<WatchNews, { kind: 'done' }>, terminal: Terminal): void {
  terminal.err(`${plural(counts.events, 'event')} of ${plural(counts.records, 'record')}, ${plural(people, 'person', 'people')} concerned.\n`);
  if (counts.sources.size > 0) terminal.err(`  logs: ${most(counts.sources)}\n`);
  if (counts.ignored.size > 0) terminal.err(`  says nothing of people: ${most(counts.ignored)}\n`);
  if (counts.unmapped.size > 0) terminal.err(`  fields that no reader knows: ${most(counts.unmapped)}\n`);
  if (unknownAccounts.length > 0) {
    const names = unknownAccounts.slice(0, SHOWN).map(printable).join(', ');
    terminal.err(`  ${plural(unknownAccounts.length, 'account')} of nobody stored: ${names}${unknownAccounts.length > SHOWN ? ' …' : ''}\n`);
    terminal.err(`  Say whose they are with --accounts FILE ({"account": "id or name of a person"}); what was read is kept and counts from then on.\n`);
  }
  tellIssues(issues, counts, terminal);
}

const jsonOf = (counts: WatchCounts) => ({
  ...counts,
  ignored: Object.fromEntries(counts.ignored),
  issues: Object.fromEntries(counts.issues),
  unmapped: Object.fromEntries(counts.unmapped),
  sources: Object.fromEntries(counts.sources),
});

/** Takes a file of accounts to people. @throws BonafideError `input.not-found`, `input.unreadable`, `dossier.not-found`, `dossier.ambiguous` */
async function assign(file: string, store: Store, ports: Ports): Promise<void> {
  const given = await readJsonFile(file, ports);
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    throw new BonafideError('input.unreadable', `${file} is no table of accounts.`, 'Write {"account name": "id or name of a person", …}.');
  const rows = [];
  for (const [account, person] of Object.entries(given)) {
    if (typeof person !== 'string')
      throw new BonafideError('input.unreadable', `${file}: “${account}” is to name a person by id or name.`, 'Write {"account name": "id or name of a person", …}.');
    // Logs write a Windows domain before the name or leave it out.
    rows.push({
      account: account
        .slice(account.lastIndexOf('\\') + 1)
        .trim()
        .toLowerCase(),
      dossierId: (await findPerson(store, person)).id,
    });
  }
  await store.assignAccounts(rows);
}

/** Aborts when the user stops the program, so that what was read is put away first. */
function stopped(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return controller.signal;
}

/** How long a store that is away is left alone while a log is followed. Unit: milliseconds. */
const TRY_AGAIN = 5_000;

/** Reads logs. One that is followed is followed on where it was left when the store was away meanwhile, as when its server was started again. */
async function* watched(paths: readonly string[], policy: Policy, store: Store, ports: Ports, how: WatchOptions, terminal: Terminal): AsyncGenerator<WatchNews> {
  for (;;) {
    try {
      yield* watchLogs(paths, policy, store, ports, how);
      return;
    } catch (error) {
      if (how.follow === undefined || how.follow.aborted || !(error instanceof BonafideError && error.code === 'store.unavailable')) throw error;
      terminal.err(`${printable(error.message)} Trying again.\n`);
      await sleep(TRY_AGAIN, undefined, { signal: how.follow }).catch(() => undefined);
    }
  }
}

/** Reads logs and tells whom they concern. @throws BonafideError `input.not-found`, `usage.invalid` */
export async function watch(
  paths: readonly string[],
  options: Common & { readonly source?: string; readonly follow?: boolean; readonly accounts?: string },
  { compose, terminal }: CliContext,
): Promise<number> {
  const ports = compose({ db: options.db, store: true });
  const policy = await policyOf(options.policy, ports);
  const store = await ports.store();
  let told = 0;
  try {
    if (options.accounts !== undefined) await assign(options.accounts, store, ports);
    const how = { ...(options.source === undefined ? {} : { source: options.source }), ...(options.follow === true ? { follow: stopped() } : {}) };
    for await (const news of watched(paths, policy, store, ports, how, terminal)) {
      if (news.kind === 'progress') {
        if (!terminal.live || performance.now() - told < PROGRESS_EVERY) continue;
        told = performance.now();
        terminal.err(`\r\u001b[K${plural(news.counts.records, 'record')} read …`);
        continue;
      }
      if (news.kind === 'idle') continue;
      if (terminal.live) terminal.err('\r\u001b[K');
      if (options.json === true) {
        const { kind } = news;
        if (kind === 'change') terminal.out(`${JSON.stringify({ kind, ...news.change, assessmentId: news.assessment.id })}\n`);
        else terminal.out(`${JSON.stringify({ kind, ...jsonOf(news.counts), issuesListed: news.issues, people: news.people, unknownAccounts: news.unknownAccounts })}\n`);
      } else if (news.kind === 'change') tellChange(news, terminal);
      else tellDone(news, terminal);
      await terminal.settle();
    }
  } finally {
    await store.close();
  }
  return EXIT.done;
}

/** Tells what happened with somebody, in the order of time. @throws BonafideError `dossier.not-found`, `dossier.ambiguous` */
export async function timeline(person: string, options: Common, { compose, terminal }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: true });
  const policy = await policyOf(options.policy, ports);
  const store = await ports.store();
  try {
    const dossier = await findPerson(store, person);
    const entries = await timelineOf(dossier, policy, store, ports);
    await recordShown('timeline', [dossier.id], store, ports);
    if (options.json === true) {
      terminal.out(`${JSON.stringify({ dossierId: dossier.id, caption: dossier.caption, entries })}\n`);
      return EXIT.done;
    }
    const colours = paint(terminal);
    terminal.out(`${colours.bold(printable(dossier.caption))} (${dossier.id})\n`);
    if (entries.length === 0) terminal.out('Nothing with a date is known. “bonafide watch FILE” reads logs.\n');
    for (const { at, until, kind, what, text } of entries) {
      const when = at.length > 10 ? `${at.slice(0, 10)} ${at.slice(11, 16)}` : at;
      const span = until === undefined ? when : `${when.slice(0, 10)} – ${until}`;
      terminal.out(
        `${colours.dim(span.padEnd(24))} ${wrap(printable(kind === 'statement' ? text : `${what}: ${text}`), Math.max(40, terminal.width - 26))
          .split('\n')
          .join(`\n${' '.repeat(25)}`)}\n`,
      );
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
}
