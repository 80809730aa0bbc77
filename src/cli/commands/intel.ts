import { type ActorProfile, BonafideError, type Instant, type Issue, type Policy } from '#model';
import {
  type AddedReport,
  addReport,
  type Campaign,
  catchUpHunts,
  exportReport,
  findReport,
  type HuntRecord,
  hunt,
  type Ports,
  type ReadReport,
  type ReportFormat,
  readReports,
  removeReport,
  type Store,
  storedCampaigns,
} from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { paint, printable, type Terminal } from '../terminal.ts';
import { instantOf, policyOf } from './shared.ts';

type Common = { readonly db?: string; readonly policy?: string; readonly json?: boolean };

/** Issues that are printed one by one; the rest is counted. */
const ISSUES_SHOWN = 8;
/** People printed one by one. */
const PEOPLE_SHOWN = 20;

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function tellIssues(issues: readonly Issue[], terminal: Terminal): void {
  const shown = issues.filter(({ severity }) => severity !== 'info');
  for (const issue of shown.slice(0, ISSUES_SHOWN)) terminal.err(`  ${issue.severity} ${printable(`${issue.file ?? ''} ${issue.path}: ${issue.message}`)}\n`);
  if (shown.length > ISSUES_SHOWN) terminal.err(`  … ${shown.length - ISSUES_SHOWN} more; --json lists all\n`);
}

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

/** Reads reports and prints their profiles. Keeps nothing. @throws BonafideError `input.not-found`, `input.unreadable`, `address.unreachable`, `report.unreadable`, `usage.invalid` */
export async function analyze(
  from: readonly string[],
  options: { readonly format: ReportFormat; readonly created?: string; readonly llm?: boolean },
  { compose, terminal }: CliContext,
): Promise<number> {
  const ports = compose({ store: false });
  const created: Instant | undefined = options.created === undefined ? undefined : instantOf(options.created, ports.now());
  let read = 0;
  for await (const report of readReports(from, ports, { propose: options.llm === true })) {
    read += 1;
    tellIssues(report.issues, terminal);
    if (report.proposed !== undefined)
      terminal.err(
        `The language model proposed ${report.proposed.accepted + report.proposed.refused} statements; ${report.proposed.refused} were refused, since their quotation is not in the text.\n`,
      );
    terminal.out(`${exportReport(report.profile, options.format, created)}\n`);
  }
  if (read === 0) throw new BonafideError('report.unreadable', 'There is no report to read.', 'Name a file, a folder, an address, or - for standard input.');
  return EXIT.done;
}

/** A profile in a few lines. */
function brief({ attribution, techniques, infrastructure, mitigations, redFlags }: ActorProfile): string {
  const primary = attribution.actors.find(({ relation }) => relation === 'primary');
  const signals = new Set([...mitigations, ...redFlags].flatMap((one) => one.signals));
  return [
    primary === undefined ? 'no actor named' : printable(primary.name),
    plural(
      attribution.people.filter(({ status }) => ['charged', 'indicted', 'pleaded-guilty', 'convicted', 'sentenced', 'designated', 'wanted'].includes(status)).length,
      'accused person',
      'accused people',
    ),
    plural(techniques.length, 'technique'),
    `${infrastructure.indicators.filter(({ context }) => context === 'malicious').length} malicious of ${plural(infrastructure.indicators.length, 'indicator')}`,
    plural(mitigations.length, 'recommendation'),
    `supports ${plural(signals.size, 'check')}`,
  ].join(' · ');
}

async function tellHunt({ people, affected }: HuntRecord, store: Store, terminal: Terminal): Promise<void> {
  terminal.out(
    `  held against ${plural(people, 'stored person', 'stored people')}: ${affected.length === 0 ? 'nobody has anything that it names' : `${affected.length} touched, assessed anew`}\n`,
  );
  for (const id of affected.slice(0, PEOPLE_SHOWN)) {
    const latest = await store.latestAssessment(id);
    if (latest === undefined) continue;
    terminal.out(`  ${latest.level.padEnd(8)} ${printable(latest.caption)} (${id})\n`);
    for (const finding of latest.findings) if (finding.evidence.some(({ ref }) => ref === 'report')) terminal.out(`           ${printable(finding.title)}\n`);
  }
  if (affected.length > PEOPLE_SHOWN) terminal.out(`  … and ${affected.length - PEOPLE_SHOWN} more\n`);
}

async function tellAdded({ report, added, indicators, hunt: hunted }: AddedReport, { issues }: ReadReport, store: Store, terminal: Terminal): Promise<void> {
  const { source } = report.profile;
  terminal.out(`${added ? 'Added' : 'Read again'}: ${paint(terminal).bold(printable(source.title ?? source.file ?? report.id))}\n  ${report.id}\n  ${brief(report.profile)}\n`);
  tellIssues(issues, terminal);
  terminal.out(`  ${plural(indicators, 'value')} that people can have in common with it\n`);
  await tellHunt(hunted, store, terminal);
}

/** Stores reports and holds each against everybody stored. @throws BonafideError as {@link analyze} */
export function add(from: readonly string[], options: Common & { readonly llm?: boolean }, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store, ports, policy) => {
    await catchUpHunts(policy, store, ports);
    let read = 0;
    for await (const report of readReports(from, ports, { propose: options.llm === true })) {
      read += 1;
      const done = await addReport(report, policy, store, ports);
      if (options.json === true)
        terminal.out(`${JSON.stringify({ id: done.report.id, added: done.added, indicators: done.indicators, hunt: done.hunt, issues: report.issues })}\n`);
      else await tellAdded(done, report, store, terminal);
    }
    if (read === 0) throw new BonafideError('report.unreadable', 'There is no report to read.', 'Name a file, a folder, an address, or - for standard input.');
    return EXIT.done;
  });
}

/** Stored reports, those on one activity together. */
export function list(options: Common, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store) => {
    const reports = await store.listReports();
    if (options.json === true) {
      terminal.out(`${JSON.stringify(reports.map(({ id, addedAt, profile }) => ({ id, addedAt, source: profile.source, characters: profile.characters })))}\n`);
      return EXIT.done;
    }
    if (reports.length === 0) terminal.out('No report is stored. “bonafide intel add FILE” stores one.\n');
    const byId = new Map(reports.map((one) => [one.id, one]));
    for (const campaign of await storedCampaigns(store)) {
      terminal.out(`${paint(terminal).bold(printable(campaign.name))}${campaign.reports.length < 2 ? '' : `, ${campaign.reports.length} reports`}\n`);
      for (const { id, title, published } of campaign.reports) {
        const report = byId.get(id);
        terminal.out(`  ${id}  ${published ?? 'undated'}  ${printable(title)}\n`);
        if (report !== undefined) terminal.out(`    ${paint(terminal).dim(brief(report.profile))}\n`);
      }
    }
    return EXIT.done;
  });
}

function tellCampaign(campaign: Campaign, terminal: Terminal): void {
  const colours = paint(terminal);
  const titles = new Map(campaign.reports.map(({ id, title }, at) => [id, `[${at + 1}] ${title}`]));
  terminal.out(`${colours.bold(printable(campaign.name))}\n`);
  for (const title of titles.values()) terminal.out(`  ${printable(title)}\n`);
  if (campaign.shared.length > 0) terminal.out(`  one activity, since they share: ${printable(campaign.shared.slice(0, 8).join('; '))}\n`);
  for (const { about, standing, voices } of campaign.statements) {
    const mark = { conflict: colours.yellow('differ'), agreed: colours.green('agree '), single: colours.dim('one   ') }[standing];
    terminal.out(`${mark}  ${printable(about)}\n`);
    const numbers = (id: string) => titles.get(id)?.split(' ')[0] ?? '';
    for (const { reportId, says, quote } of voices)
      terminal.out(`          ${numbers(reportId)} ${printable(says)}: “${printable(quote.length > 160 ? `${quote.slice(0, 159)}…` : quote)}”\n`);
  }
}

/** Shows one stored report in any format, or the view of all reports on its activity. @throws BonafideError `report.unknown` */
export function show(wanted: string, options: Common & { readonly format: ReportFormat; readonly campaign?: boolean }, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store) => {
    if (options.campaign === true) {
      const campaigns = await storedCampaigns(store);
      const found = campaigns.find(({ name, reports }) => name.toLowerCase() === wanted.toLowerCase() || reports.some(({ id, title }) => id === wanted || title === wanted));
      if (found === undefined)
        throw new BonafideError('report.unknown', `No stored report is about “${printable(wanted)}”.`, `There are: ${campaigns.map(({ name }) => name).join(', ') || 'none'}.`);
      if (options.json === true) terminal.out(`${JSON.stringify(found)}\n`);
      else tellCampaign(found, terminal);
      return EXIT.done;
    }
    const report = await findReport(wanted, store);
    terminal.out(`${exportReport(report.profile, options.json === true ? 'json' : options.format)}\n`);
    return EXIT.done;
  });
}

/** Holds stored reports against everybody stored again. @throws BonafideError `report.unknown` */
export function huntAgain(wanted: string | undefined, options: Common, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store, ports, policy) => {
    const reports = wanted === undefined ? await store.listReports() : [await findReport(wanted, store)];
    if (reports.length === 0) terminal.err('No report is stored. “bonafide intel add FILE” stores one.\n');
    for (const { id, profile } of reports) {
      const record = await hunt(id, policy, store, ports);
      if (options.json === true) terminal.out(`${JSON.stringify(record)}\n`);
      else {
        terminal.out(`${paint(terminal).bold(printable(profile.source.title ?? profile.source.file ?? id))}\n`);
        await tellHunt(record, store, terminal);
      }
    }
    return EXIT.done;
  });
}

/** Forgets a stored report; people who had something that it named are assessed anew. @throws BonafideError `report.unknown` */
export function remove(wanted: string, options: Common, context: CliContext): Promise<number> {
  const { terminal } = context;
  return withStore(options, context, async (store, ports, policy) => {
    const { report, reassessed } = await removeReport(wanted, policy, store, ports);
    if (options.json === true) terminal.out(`${JSON.stringify({ id: report.id, reassessed })}\n`);
    else terminal.out(`Removed ${report.id}. ${plural(reassessed, 'person', 'people')} assessed anew without it.\n`);
    return EXIT.done;
  });
}
