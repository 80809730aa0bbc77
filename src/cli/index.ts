import { Command, CommanderError, Option } from 'commander';
import { BonafideError, jobStates, levels } from '#model';
import { addCaseCommands } from './case-menu.ts';
import type { CliContext } from './context.ts';
import { EXIT, exitStatus } from './exit.ts';
import { paint, printable, type Terminal } from './terminal.ts';

export type { CliContext } from './context.ts';
export { renderCheckPage } from './render/check.ts';
export { terminalOf } from './terminal.ts';

/** A password in it comes from the environment only: everybody on a machine can read the arguments of its processes. */
function dbOption(): Option {
  return new Option('--db <place>', 'store folder, or postgres://USER@HOST/DATABASE').env('BONAFIDE_DB');
}

function withStore(command: Command): Command {
  return command.addOption(dbOption());
}

function withFolder(command: Command): Command {
  return command.addOption(dbOption()).option('--json', 'print JSON');
}

function fromStore(command: Command): Command {
  return command.addOption(dbOption()).option('--policy <file>', 'policy file (JSON, docs/reference/policy.md)').option('--json', 'print JSON by the published schema');
}

function program(context: CliContext, done: (status: number) => void): Command {
  const root = new Command('bonafide')
    .description('Vets remote technical hires. Evidence first, offline, and a human decides.')
    .version(context.version)
    .showHelpAfterError('(bonafide --help shows what there is)')
    .configureOutput({ writeOut: context.terminal.out, writeErr: context.terminal.err })
    .exitOverride();

  fromStore(root.command('vet').argument('<paths...>', 'dossier files (bonafide.dossier/v1, JSON Resume, JSON Lines, CSV), folders, or - for standard input'))
    .summary('vet people from their dossiers')
    .description('Reads dossiers, keeps them in the store, and prints an explained assessment of each person, highest level first.')
    .option('--no-store', 'keep nothing')
    .addOption(new Option('--fail-on <level>', 'exit 1 when anybody is at or above this level').choices([...levels]))
    .addOption(new Option('--format <format>', 'output').choices(['text', 'markdown', 'html', 'json']).default('text'))
    .option('--mapping <file>', 'how columns of a CSV export map to a dossier (bonafide.mapping/v1)')
    .option('--as-of <date>', 'assess as of this date (YYYY-MM-DD or RFC 3339) instead of now')
    .option('--top <number>', 'people shown in full as text; the rest a line each', '20')
    .action(async (paths: string[], options) => done(await (await import('./commands/vet.ts')).vet(paths, options, context)));

  fromStore(root.command('observe').argument('[person]', 'id or name of somebody stored').argument('[signal]', 'id of the signal that was seen'))
    .summary('record what you saw about somebody')
    .description('Records one signal on its form, by a named person. Without answers on a terminal it asks the questions.')
    .option('--by <name>', 'who saw it')
    .option('--at <date>', 'when it was seen (default: today)')
    .option('--answer <key=value...>', 'answers to the form')
    .addOption(new Option('--accommodation <state>', 'equal alternative').choices(['not-offered', 'offered', 'requested', 'provided']))
    .option('--note <text>', 'what exactly was seen, and where')
    .option('--form', 'print the form of the signal and stop')
    .action(async (person, signal, options) => done(await (await import('./commands/record.ts')).observe(person, signal, options, context)));

  fromStore(root.command('verify').argument('[person]', 'id or name of somebody stored').argument('[verification]', 'id of the verification that was done'))
    .summary('record the result of a verification')
    .description('Records what a verification gave, by a named person; findings and level follow.')
    .addOption(new Option('--result <result>', 'what came of it').choices(['satisfied', 'failed', 'refused', 'inconclusive']))
    .option('--by <name>', 'who did it')
    .option('--at <date>', 'when (default: today)')
    .option('--about <text>', 'what it was about, such as the school or employer')
    .option('--method <text>', 'how')
    .option('--authority <text>', 'who answered')
    .addOption(new Option('--contact-found-by <who>', 'who found the contact that was used').choices(['candidate', 'employer']))
    .addOption(new Option('--reason <reason>', 'why it failed').choices(['no-record', 'contradicted', 'different-name', 'deceased-holder', 'age-contradiction', 'other']))
    .option('--note <text>', 'details')
    .option('--list', 'list all verifications and stop')
    .action(async (person, verification, options) => done(await (await import('./commands/record.ts')).verify(person, verification, options, context)));

  fromStore(root.command('answer').argument('<person>', 'id or name of somebody stored').argument('<signal>', 'id of the signal that was explained'))
    .summary('record the person’s explanation of a finding')
    .description('Records what the person says about a finding and whether a named person accepts it. An accepted explanation no longer counts.')
    .requiredOption('--by <name>', 'who asked and judged')
    .requiredOption('--answer <text>', 'what the person says')
    .addOption(new Option('--accepted <yes-or-no>', 'whether it is accepted').choices(['yes', 'no']).makeOptionMandatory())
    .option('--at <date>', 'when (default: today)')
    .option('--reason <text>', 'why it is accepted or not')
    .action(async (person, signal, options) => done(await (await import('./commands/record.ts')).answer(person, signal, options, context)));

  withStore(root.command('screen'))
    .summary('screen a name or a file of names against the lists in force')
    .description('Finds entries of sanctions and house lists that may be somebody, each with the probability and why. A name alone is weak evidence. Keeps nothing.')
    .option('--name <name...>', 'name, in any script; several are names of one person or firm')
    .option('--birth-date <date>', 'YYYY, YYYY-MM or YYYY-MM-DD')
    .option('--country <country>', 'nationality or residence, as code or English name')
    .option('--id <number>', 'passport or national number')
    .option('--email <address>')
    .option('--phone <number>')
    .option('--wallet <address>')
    .addOption(new Option('--kind <kind>', 'what the name is').choices(['person', 'organisation', 'any']).default('any'))
    .option('--file <file>', 'CSV with a header or JSON Lines: name, birthDate, country, document, email, phone, wallet, kind, id; - for standard input')
    .option('--threshold <probability>', 'show entries from this probability, 0 to 1 (default: 0.51)')
    .option('--limit <number>', 'entries shown for each', '5')
    .option('--no-store', 'use the starter list only')
    .option('--json', 'print JSON; JSON Lines for a file')
    .action(async (options) => done(await (await import('./commands/screen.ts')).screen(options, context)));

  fromStore(root.command('dismiss').argument('<person>', 'id or name of somebody stored').argument('<entry>', 'id of the entry that matched'))
    .summary('record that a match is somebody else')
    .description('Records, by a named person, that an entry of a list is not this person. It stays dismissed until the entry or the person’s data change.')
    .requiredOption('--by <name>', 'who found it')
    .requiredOption('--reason <text>', 'why it is somebody else')
    .action(async (person, entry, options) => done(await (await import('./commands/watchlist.ts')).dismiss(person, entry, options, context)));

  const watchlist = root
    .command('watchlist')
    .summary('import, refresh and look at lists')
    .description('Sanctions lists and your own house list: what is in force, how old it is, what changed.');
  fromStore(watchlist.command('status'))
    .summary('lists in force and their age')
    .action(async (options) => done(await (await import('./commands/watchlist.ts')).status(options, context)));
  fromStore(watchlist.command('refresh').argument('[lists...]', 'ids of lists; all that have an official address where none is named'))
    .summary('fetch lists from their official addresses')
    .description('Fetches what changed, takes it into force if it is sound, and screens the changes against everybody stored. Goes through HTTPS_PROXY where it is set.')
    .action(async (lists: string[], options) => done(await (await import('./commands/watchlist.ts')).refresh(lists, options, context)));
  fromStore(watchlist.command('import').argument('<from...>', 'files of one list, the folder that holds them, or addresses; .gz and .zip are unpacked'))
    .summary('take files into force as a list')
    .description('Reads a list in any of its published forms. A list that is cut, shifted or much smaller than before is refused, and the edition in force stays.')
    .option('--list <id>', 'which list it is, where the file does not tell')
    .option('--accept', 'take it although it does not fit what is expected of the list')
    .action(async (from: string[], options) => done(await (await import('./commands/watchlist.ts')).importList(from, options, context)));
  fromStore(watchlist.command('diff').argument('[list]', 'id of a list'))
    .summary('what the last releases changed, and whom it concerned')
    .option('--releases <number>', 'how many releases', '1')
    .action(async (list, options) => done(await (await import('./commands/watchlist.ts')).diff(list, options, context)));
  fromStore(watchlist.command('show').argument('<entry>', 'id of an entry'))
    .summary('an entry as the list has it')
    .action(async (entry, options) => done(await (await import('./commands/watchlist.ts')).show(entry, options, context)));

  fromStore(root.command('watch').argument('<paths...>', 'logs (JSON Lines, JSON, CSV; also gzip), folders, or - for standard input'))
    .summary('read logs and see whom they concern')
    .description(
      'Reads sign-ins, devices, parcels, calls and pay from logs, keeps a small summary of each account and device, and assesses anew whoever it concerns. Logs may overlap, come late and in any order.',
    )
    .option('--source <name>', 'which log it is; found out from its records where left out (docs/how-to/telemetry-exports.md lists them)')
    .option('--accounts <file>', 'whose accounts are: JSON {"account name": "id or name of a person"}')
    .option('--follow', 'go on reading as the log grows, through rotation, until stopped')
    .action(async (paths: string[], options) => done(await (await import('./commands/watch.ts')).watch(paths, options, context)));

  fromStore(root.command('timeline').argument('<person>', 'id or name of somebody stored'))
    .summary('what happened with somebody, in the order of time')
    .action(async (person, options) => done(await (await import('./commands/watch.ts')).timeline(person, options, context)));

  const out = root
    .command('export')
    .summary('detections and findings for other systems')
    .description('Writes what a SIEM can take: the stateless detections as Sigma rules, findings as OCSF.');
  out
    .command('sigma')
    .summary('the stateless detections as Sigma rules')
    .description('Prints Sigma rules with ATT&CK tags, one YAML document each. Signals that compare days, places or people cannot be Sigma rules.')
    .option('--json', 'print JSON: file name and YAML of each')
    .action(async (options) => done(await (await import('./commands/export.ts')).sigma(options, context)));
  withFolder(out.command('ocsf'))
    .summary('findings as OCSF Detection Findings')
    .description('Prints the counted findings of everybody’s latest assessment, one JSON object a line. People are named by id alone.')
    .action(async (options) => done(await (await import('./commands/export.ts')).ocsf(options, context)));

  fromStore(root.command('links').argument('[person]', 'id or name of somebody stored; everybody’s where none is named'))
    .summary('what ties somebody to others')
    .description('Shows for each pair which values they share, how rare each is, what it weighs, and what would show it innocent. Honest explanations on record are asked first.')
    .action(async (person, options) => done(await (await import('./commands/links.ts')).links(person, options, context)));

  fromStore(root.command('rings'))
    .summary('people who are tied to one another')
    .description('Compares everybody stored, learns how often what is shared is chance, and shows rings with their shared means and the part that each member seems to play.')
    .option('--svg', 'print a picture')
    .option('--dot', 'print a graph for Graphviz')
    .option('--graphml', 'print a graph for Gephi, yEd and others')
    .action(async (options) => done(await (await import('./commands/links.ts')).rings(options, context)));

  fromStore(
    root
      .command('judge')
      .argument('<a>', 'id or name of somebody stored')
      .argument('<b>', 'id or name of somebody else')
      .argument('<judgement>', 'same, different, unsure or none'),
  )
    .summary('say whether two people are one hand')
    .description(
      'Records the judgement of a named person about two people. “same” ties them whatever the program found, “different” parts them; the last judgement counts and none is lost.',
    )
    .requiredOption('--reason <text>', 'why')
    .requiredOption('--by <name>', 'who judges')
    .action(async (a, b, judgement, options) => done(await (await import('./commands/links.ts')).judge(a, b, judgement, options, context)));

  addCaseCommands(root, context, done);

  const intel = root
    .command('intel')
    .summary('read threat reports and hold them against everybody stored')
    .description('Reads a threat report in any form into a profile, each line with its quotation. Works offline; stored reports are searched when people are vetted.');
  intel
    .command('analyze')
    .argument('<from...>', 'reports (text, Markdown, HTML, PDF, DOCX, EML, STIX 2.1, MISP), folders, addresses, or - for standard input')
    .summary('read reports and print their profiles')
    .description(
      'Attribution, activity, techniques, targeting, tools and infrastructure, implications and mitigations, each line with its quotation, and what the text does not contain. Keeps nothing.',
    )
    .addOption(new Option('--format <format>', 'output').choices(['markdown', 'json', 'stix', 'misp', 'html']).default('markdown'))
    .option('--created <date>', 'time stamp of STIX and MISP objects where the report has no date (YYYY-MM-DD or RFC 3339)')
    .option('--llm', 'also ask the language model at BONAFIDE_LLM_URL; only what quotes the text word for word is taken')
    .action(async (from: string[], options) => done(await (await import('./commands/intel.ts')).analyze(from, options, context)));
  fromStore(intel.command('add').argument('<from...>', 'reports, as for analyze'))
    .summary('store reports and see whom they touch')
    .description('Keeps each report with its indicators, and assesses anew whoever has something that it names. Names of people are never matched: they may be victims.')
    .option('--llm', 'as for analyze')
    .action(async (from: string[], options) => done(await (await import('./commands/intel.ts')).add(from, options, context)));
  fromStore(intel.command('list'))
    .summary('stored reports, by activity')
    .action(async (options) => done(await (await import('./commands/intel.ts')).list(options, context)));
  fromStore(intel.command('show').argument('<report>', 'id or title of a stored report; with --campaign also the name of an actor'))
    .summary('a stored report, or all reports on its activity')
    .addOption(new Option('--format <format>', 'output').choices(['markdown', 'json', 'stix', 'misp', 'html']).default('markdown'))
    .option('--campaign', 'what all reports on this activity agree on, and where they differ')
    .action(async (report, options) => done(await (await import('./commands/intel.ts')).show(report, options, context)));
  fromStore(intel.command('hunt').argument('[report]', 'id or title of a stored report; all where none is named'))
    .summary('hold stored reports against everybody stored again')
    .action(async (report, options) => done(await (await import('./commands/intel.ts')).huntAgain(report, options, context)));
  fromStore(intel.command('remove').argument('<report>', 'id or title of a stored report'))
    .summary('forget a report')
    .action(async (report, options) => done(await (await import('./commands/intel.ts')).remove(report, options, context)));

  const feeds = root
    .command('feeds')
    .summary('databases and feeds about addresses')
    .description('Which databases and feeds say where an address is and what kind of network it belongs to, how old they are, and fetching what changes.');
  withFolder(feeds.command('list'))
    .summary('databases and feeds, their date and their licence')
    .action(async (options) => done(await (await import('./commands/feeds.ts')).list(options, context)));
  withFolder(feeds.command('refresh').argument('[feeds...]', 'ids of feeds; all that have an address where none is named'))
    .summary('fetch feeds from their publishers')
    .description(
      'Fetches what changed. A feed that is no list any more, or less than half of what it was, is refused, and the stored one stays. Goes through HTTPS_PROXY where it is set.',
    )
    .action(async (ids: string[], options) => done(await (await import('./commands/feeds.ts')).refresh(ids, options, context)));
  withFolder(
    feeds
      .command('add')
      .argument('<feed>', 'id of the feed, such as astrill')
      .argument('<file>', 'addresses, ranges or AS numbers a line, or a CSV with a column ip; .gz is unpacked'),
  )
    .summary('take a file of your own as a feed')
    .requiredOption('--date <date>', 'day of what it lists, YYYY-MM-DD')
    .option('--accept', 'take it although it is less than half of what is stored')
    .action(async (feed, file, options) => done(await (await import('./commands/feeds.ts')).add(feed, file, options, context)));

  withFolder(root.command('backup').argument('<file>', 'file to write, which must not be there yet'))
    .summary('write everything the store keeps to a file')
    .description('Writes a compressed backup that fits a folder as well as a server. The key and files of address databases are not in it.')
    .action(async (file, options) => done(await (await import('./commands/backup.ts')).backup(file, options, context)));
  withFolder(root.command('restore').argument('<file>', 'file that “bonafide backup” wrote'))
    .summary('restore the store from a backup')
    .description('Reads a backup into an empty store, all of it or nothing. A backup of an older version is brought to the newest form.')
    .option('--replace', 'also where the store keeps something: all of it goes')
    .action(async (file, options) => done(await (await import('./commands/restore.ts')).restore(file, options, context)));
  withStore(root.command('serve'))
    .summary('serve the store to people and programs')
    .description('Answers the API of api/openapi.json. The first start prints a link at which the first admin is made (docs/how-to/run-a-server.md).')
    .option('--host <address>', 'address to listen at', '127.0.0.1')
    .option('--port <number>', 'port to listen at', '7780')
    .option('--url <address>', 'as people reach it, where a proxy ends TLS before it: https://bonafide.example.com')
    .option('--proxy <address>', 'address of that proxy, so that callers are told apart by its X-Forwarded-For')
    .option('--policy <file>', 'policy file (JSON, docs/reference/policy.md)')
    .option('--no-worker', 'leave work in the background to other processes (bonafide worker)')
    .option('--concurrency <number>', 'jobs in the background that this process does at once', '2')
    .action(async (options) => done(await (await import('./commands/serve.ts')).serve(options, context)));
  withStore(root.command('worker'))
    .summary('do work in the background')
    .description(
      'Does what was asked for as jobs, and what is due by itself: the daily sweep of records, and lists and reports that wait. Any number may work on one PostgreSQL database.',
    )
    .option('--concurrency <number>', 'jobs done at once', '2')
    .option('--policy <file>', 'policy file (JSON, docs/reference/policy.md)')
    .action(async (options) => done(await (await import('./commands/worker.ts')).worker(options, context)));

  const jobs = root
    .command('jobs')
    .summary('work in the background: how it stands, take it back, begin it again')
    .description('Jobs of the last two weeks. One that is given up failed five times, or for a reason that does not pass, and is begun again only when asked.');
  withFolder(jobs.command('list'))
    .summary('jobs, newest first')
    .addOption(new Option('--state <state>', 'only these').choices([...jobStates]))
    .option('--limit <number>', 'how many', '50')
    .action(async (options) => done(await (await import('./commands/jobs.ts')).list(options, context)));
  withFolder(jobs.command('show').argument('<job>', 'id of a job'))
    .summary('one job, with what came of it')
    .action(async (job, options) => done(await (await import('./commands/jobs.ts')).show(job, options, context)));
  withFolder(jobs.command('cancel').argument('<job>', 'id of a job'))
    .summary('take back a job that waits or runs')
    .action(async (job, options) => done(await (await import('./commands/jobs.ts')).cancel(job, options, context)));
  withFolder(jobs.command('retry').argument('<job>', 'id of a job'))
    .summary('begin a job again that was given up or taken back')
    .action(async (job, options) => done(await (await import('./commands/jobs.ts')).retry(job, options, context)));

  root
    .command('checks')
    .argument('[id]', 'signal to explain')
    .summary('list the signals, or explain one')
    .description('Lists the catalogue of signals, or explains one as its reference page does.')
    .option('--json', 'print JSON')
    .action(async (id, options) => done(await (await import('./commands/checks.ts')).checks(id, options, context)));

  root
    .command('demo')
    .summary('vet the examples that come with Bonafide')
    .description('Vets the rebuilt public cases and the honest people who resemble them, ranked, and keeps nothing.')
    .option('--json', 'print JSON')
    .action(async (options) => done(await (await import('./commands/demo.ts')).demo(options, context)));

  return root;
}

/** Runs one command. @param argv arguments without program names @returns the exit status */
export async function runCli(argv: readonly string[], context: CliContext): Promise<number> {
  let status: number = EXIT.done;
  const colours = paint(context.terminal);
  try {
    await program(context, (result) => {
      status = result;
    }).parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.couldNotStart;
    if (error instanceof BonafideError) {
      context.terminal.err(`${colours.red('bonafide:')} ${printable(error.message)}\n${printable(error.hint)}\n`);
      return exitStatus(error.code);
    }
    context.terminal.err(
      `${colours.red('bonafide: this is a bug.')} Please report it with what you did.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return EXIT.bug;
  }
}

/** Help of the program and of every command, as one text: the picture of the command line. */
export function cliHelp(): string {
  const terminal: Terminal = { out: () => undefined, err: () => undefined, settle: () => Promise.resolve(), colour: false, width: 100, live: false, interactive: false };
  const unavailable = () => {
    throw new Error('Invariant broken: help composes nothing');
  };
  const root = program({ terminal, compose: unavailable, version: '', examples: '' }, () => undefined);
  const helps = [root, ...root.commands.flatMap((command) => [command, ...command.commands])].map((command) => command.configureHelp({ helpWidth: 100 }).helpInformation());
  return helps.join('\n');
}
