import { BonafideError, type Issue, type Policy } from '#model';
import {
  catchUp,
  dismissMatch,
  entryOf,
  findList,
  gatherListFiles,
  type ImportedList,
  importFiles,
  type ListStatus,
  OLD_AFTER_DAYS,
  openScreening,
  type Ports,
  type Rescreened,
  refreshLists,
  rescreen,
  type Store,
  watchlistStatus,
} from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { paint, printable, type Terminal } from '../terminal.ts';
import { policyOf } from './shared.ts';

type Common = { readonly db?: string; readonly policy?: string; readonly json?: boolean };

/** Issues of a list that are printed one by one. */
const ISSUES_SHOWN = 8;

async function withStore<T>(options: Common, { compose }: CliContext, work: (store: Store, ports: Ports, policy: Policy) => Promise<T>): Promise<T> {
  const ports = compose({ db: options.db, store: true });
  const policy = await policyOf(options.policy, ports);
  const store = await ports.store();
  try {
    return await work(store, ports, policy);
  } finally {
    await store.close();
  }
}

function tellIssues(issues: readonly Issue[], terminal: Terminal): void {
  const shown = issues.filter(({ severity }) => severity !== 'info');
  for (const issue of shown.slice(0, ISSUES_SHOWN)) terminal.err(`  ${issue.severity} ${printable(`${issue.file ?? ''} ${issue.path}: ${issue.message}`)}\n`);
  const infos = issues.length - shown.length;
  if (shown.length > ISSUES_SHOWN || infos > 0) terminal.err(`  … ${Math.max(0, shown.length - ISSUES_SHOWN)} more and ${infos} notes; --json lists all\n`);
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Screens what changed against everybody stored, and tells what came of it. */
async function takeIn(imported: ImportedList, policy: Policy, store: Store, ports: Ports, terminal: Terminal): Promise<Rescreened | undefined> {
  const { edition, change, title } = imported;
  const published = edition.publishedAt === undefined ? '' : ` of ${edition.publishedAt.slice(0, 10)}`;
  terminal.err(
    `${title}${published}: ${plural(edition.entities, 'entry', 'entries')}, ${change.added.length} new, ${change.changed.length} changed, ${change.removed.length} removed.\n`,
  );
  tellIssues(imported.issues, terminal);
  if (change.added.length + change.changed.length + change.removed.length === 0) return undefined;
  const screened = await rescreen({ list: edition.list, to: edition.version, from: imported.previous, change }, policy, store, ports);
  // The next question finds the index ready.
  await openScreening(ports, store);
  const { people, affected } = screened.release;
  if (people > 0) terminal.err(`Screened against ${plural(people, 'stored person', 'stored people')}: ${affected.length} assessed anew.\n`);
  for (const id of affected.slice(0, 20)) {
    const latest = await store.latestAssessment(id);
    if (latest !== undefined) terminal.err(`  ${latest.level.padEnd(8)} ${printable(latest.caption)} (${id}): ${printable(latest.headline)}\n`);
  }
  return screened;
}

/** Takes files or addresses into force as a list. @throws BonafideError `watchlist.refused`, `watchlist.unknown`, `address.unreachable`, `input.not-found` */
export function importList(from: readonly string[], options: Common & { readonly list?: string; readonly accept?: boolean }, context: CliContext): Promise<number> {
  return withStore(options, context, async (store, ports, policy) => {
    if (options.list !== undefined) findList(options.list);
    const files = await gatherListFiles(from, ports);
    if (files.length === 0) throw new BonafideError('watchlist.refused', 'There is no file to read.', 'Name the files of one list, or the folder that holds them.');
    await catchUp(policy, store, ports);
    const imported = await importFiles(
      { files, source: from.join(' '), ...(options.list === undefined ? {} : { list: options.list }), ...(options.accept === undefined ? {} : { accept: options.accept }) },
      store,
      ports,
    );
    const screened = await takeIn(imported, policy, store, ports, context.terminal);
    if (options.json === true) context.terminal.out(`${JSON.stringify({ ...imported, release: screened?.release })}\n`);
    return EXIT.done;
  });
}

/** Fetches lists from their official addresses. @returns 1 where one failed @throws BonafideError `watchlist.unknown` */
export function refresh(wanted: readonly string[], options: Common, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store, ports, policy) => {
    let failed = false;
    await catchUp(policy, store, ports);
    for await (const result of refreshLists(wanted, store, ports)) {
      if (result.kind === 'failed') {
        failed = true;
        terminal.err(`${paint(terminal).red(result.list)}: ${printable(result.error.message)} ${printable(result.error.hint)}\n`);
      } else if (result.kind === 'unchanged') terminal.err(`${result.list}: unchanged.\n`);
      else await takeIn(result.imported, policy, store, ports, terminal);
      if (options.json === true) terminal.out(`${JSON.stringify(result.kind === 'failed' ? { list: result.list, kind: result.kind, error: result.error.message } : result)}\n`);
    }
    return failed ? EXIT.failOn : EXIT.done;
  });
}

function tellStatus(row: ListStatus, terminal: Terminal): void {
  const colours = paint(terminal);
  const state = { 'in-force': colours.green('in force'), old: colours.yellow('old'), absent: colours.dim('absent'), starter: colours.yellow('starter') }[row.state];
  const date = row.publishedAt === undefined ? `taken in ${row.importedAt?.slice(0, 10) ?? ''}, its files carry no date` : `of ${row.publishedAt.slice(0, 10)}`;
  const age = row.ageDays === undefined || row.publishedAt === undefined ? '' : plural(row.ageDays, 'day');
  terminal.out(
    `${row.list.padEnd(22)}${row.state === 'absent' ? state : `${state}  ${plural(row.entities, 'entry', 'entries')} ${date}${age === '' ? '' : `, ${age} old`}`}\n  ${colours.dim(printable(row.title))}\n`,
  );
}

/** Lists, their authority, date, entries and age. */
export function status(options: Common, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store, ports) => {
    const now = await watchlistStatus(store, ports.now());
    if (options.json === true) {
      terminal.out(`${JSON.stringify(now)}\n`);
      return EXIT.done;
    }
    for (const row of now.lists) tellStatus(row, terminal);
    if (now.onlyStarter) terminal.out('\nOnly the starter list is in force: whom it does not name is not “clear”. Run “bonafide watchlist refresh”, or import the files.\n');
    const old = now.lists.filter(({ state }) => state === 'old').map(({ list }) => list);
    if (old.length > 0) terminal.out(`\n${paint(terminal).yellow(`Older than ${OLD_AFTER_DAYS} days: ${old.join(', ')}.`)} Run “bonafide watchlist refresh”.\n`);
    return EXIT.done;
  });
}

/** Names of entries shown of each kind of change. */
const NAMES_SHOWN = 200;

/** What the last releases of a list changed, and whom that concerned. @throws BonafideError `watchlist.unknown` */
export function diff(list: string | undefined, options: Common & { readonly releases: string }, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store) => {
    if (list !== undefined) findList(list);
    const releases = await store.listReleases(list, Math.min(100, Math.max(1, Math.trunc(Number(options.releases)) || 1)));
    if (options.json === true) {
      terminal.out(`${JSON.stringify(releases)}\n`);
      return EXIT.done;
    }
    if (releases.length === 0) terminal.out('No list was taken in yet.\n');
    for (const release of releases) {
      terminal.out(
        `${release.list}, taken in ${release.screenedAt}: ${release.added.length} new, ${release.changed.length} changed, ${release.removed.length} removed; ${plural(release.people, 'stored person', 'stored people')}, ${release.affected.length} assessed anew\n`,
      );
      for (const [mark, ids] of [
        ['+', release.added],
        ['~', release.changed],
        ['-', release.removed],
      ] as const) {
        const entries = await store.getEntries(ids.slice(0, NAMES_SHOWN));
        for (const entry of entries) terminal.out(`  ${mark} ${entry.id}  ${printable(entry.caption)}\n`);
        if (ids.length > NAMES_SHOWN) terminal.out(`  ${mark} … and ${ids.length - NAMES_SHOWN} more\n`);
      }
    }
    return EXIT.done;
  });
}

/** Shows one entry as the list has it. @throws BonafideError `watchlist.unknown` */
export function show(id: string, options: Common, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store) => {
    const entry = await entryOf(id, store);
    if (entry === undefined) throw new BonafideError('watchlist.unknown', `No list has an entry “${id}”.`, 'Ids are shown by “bonafide screen”.');
    if (options.json === true) terminal.out(`${JSON.stringify(entry)}\n`);
    else {
      terminal.out(`${paint(terminal).bold(printable(entry.caption))}  ${entry.schema}  ${entry.id}\n`);
      for (const [property, values] of Object.entries(entry.properties)) terminal.out(`  ${property.padEnd(18)}${printable((values ?? []).join('; '))}\n`);
      for (const sanction of entry.sanctions)
        terminal.out(
          `  ${'listed'.padEnd(18)}${printable([sanction.authority, sanction.program, sanction.listingDate, sanction.reason, sanction.sourceUrl].filter(Boolean).join('; '))}\n`,
        );
    }
    return EXIT.done;
  });
}

/** Records that a match is somebody else. @throws BonafideError `dossier.not-found`, `dossier.ambiguous`, `observation.invalid` */
export function dismiss(person: string, entry: string, options: Common & { readonly by: string; readonly reason: string }, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (_, ports, policy) => {
    const { caption, match, after } = await dismissMatch({ person, entry, by: options.by, reason: options.reason, policy }, ports);
    if (options.json === true) terminal.out(`${JSON.stringify({ match, assessment: after })}\n`);
    else terminal.out(`${printable(match.caption)} is dismissed for ${printable(caption)} until either changes. Level now: ${after.level}. ${printable(after.headline)}\n`);
    return EXIT.done;
  });
}
