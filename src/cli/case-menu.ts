import { type Command, Option } from 'commander';
import { caseStatuses, deviationCodes, dispositions, guardedKinds, levels, noticeKinds, verdicts } from '#model';
import type { CliContext } from './context.ts';

type Done = (status: number) => void;

function inStore(command: Command): Command {
  return command
    .addOption(new Option('--db <path>', 'store folder').env('BONAFIDE_DB'))
    .option('--policy <file>', 'policy file (JSON, docs/reference/policy.md)')
    .option('--json', 'print JSON by the published schema');
}

/** A command by a named person. */
function byPerson(command: Command): Command {
  return inStore(command)
    .addOption(new Option('--by <name>', 'who does it').env('BONAFIDE_BY').makeOptionMandatory())
    .addOption(new Option('--as <functions>', 'functions of that person, by commas: hr, security, finance, counsel, manager, auditor').env('BONAFIDE_AS').makeOptionMandatory());
}

/** A command with words that not every function may see on a server. */
function worded(command: Command): Command {
  return byPerson(command).addOption(
    new Option('--holds <kinds...>', 'guarded data in the words, or none: on a server others do not read them (default: whatever --as may see)').choices([...guardedKinds, 'none']),
  );
}

/** Commands about cases, the audit log and how long records are kept. */
export function addCaseCommands(root: Command, context: CliContext, done: Done): void {
  const commands = () => import('./commands/case.ts');
  const run =
    (name: keyof Awaited<ReturnType<typeof commands>>) =>
    async (...args: unknown[]) =>
      // Commander hands arguments, options and the command itself.
      done(await ((await commands())[name] as (...all: unknown[]) => Promise<number>)(...args.slice(0, -1), context));

  inStore(root.command('cases'))
    .summary('list cases, the earliest due first')
    .description('Lists cases that people work on. With --open it opens one for everybody stored at or above a level who has none.')
    .addOption(new Option('--status <status...>', 'only these').choices([...caseStatuses]))
    .option('--assignee <name>', 'only this person’s')
    .addOption(new Option('--open <level>', 'open a case for everybody at or above this level who has none').choices([...levels]))
    .option('--verdicts', 'how signals did, as people judged their findings')
    .action(async (options) => done(await (await import('./commands/cases.ts')).cases(options, context)));

  const one = root.command('case').summary('work on one person by people').description('Each command is done by a named person (--by, --as) and leaves an entry in the audit log.');
  worded(one.command('open').argument('<person>', 'id or name of somebody stored')).summary('open a case').requiredOption('--because <text>', 'why').action(run('open'));
  byPerson(one.command('show').argument('<case>')).summary('a case with its checklist, decisions and history').action(run('show'));
  byPerson(one.command('assign').argument('<case>').argument('<name>').argument('<functions>', 'functions of the assignee, by commas'))
    .summary('say who works on it')
    .action(run('assign'));
  worded(one.command('comment').argument('<case>').argument('<text>')).summary('add a comment').action(run('comment'));
  worded(one.command('attach').argument('<case>').argument('<file>', 'at most 5 MB'))
    .summary('keep a file with the case')
    .addOption(new Option('--kind <kind>', 'recordings are kept shortest').choices(['document', 'screenshot', 'recording', 'other']).default('document'))
    .action(run('attach'));
  byPerson(one.command('due').argument('<case>').argument('<date>', 'YYYY-MM-DD')).summary('set the due day').action(run('due'));
  worded(one.command('verify').argument('<case>').argument('<item>', 'id of the checklist item'))
    .summary('record a verification of the checklist')
    .addOption(new Option('--result <result>', 'what came of it').choices(['satisfied', 'failed', 'refused', 'inconclusive']).makeOptionMandatory())
    .requiredOption('--method <text>', 'how')
    .requiredOption('--authority <text>', 'who answered')
    .option('--evidence <text...>', 'attachments of the case, or where the evidence is')
    .addOption(new Option('--reason <reason>', 'why it failed').choices(['no-record', 'contradicted', 'different-name', 'deceased-holder', 'age-contradiction', 'other']))
    .option('--note <text>', 'details')
    .action(run('verify'));
  worded(
    one
      .command('waive')
      .argument('<case>')
      .argument('<item>')
      .argument('<code>', `reason code: ${deviationCodes.join(', ')}`),
  )
    .summary('leave an item of the plan out, with a reason code')
    .requiredOption('--reason <text>', 'the reason, about the class or the law')
    .action(run('waive'));
  worded(
    one
      .command('add')
      .argument('<case>')
      .argument('<verification>')
      .argument('<code>', `reason code: ${deviationCodes.join(', ')}`),
  )
    .summary('put a verification on the checklist, with a reason code')
    .requiredOption('--reason <text>', 'the reason')
    .requiredOption('--due <date>', 'YYYY-MM-DD')
    .action(run('add'));
  worded(one.command('ask').argument('<case>').argument('<text>', 'what the person is asked'))
    .summary('record a question to the person')
    .option('--signal <id...>', 'signals it asks about')
    .option('--due <date>', 'YYYY-MM-DD')
    .action(run('ask'));
  worded(one.command('answer').argument('<case>').argument('<request>', 'id of the request').argument('<text>', 'what the person says'))
    .summary('record the person’s answer')
    .addOption(new Option('--accepted <yes-or-no>', 'whether it is accepted; left out while nobody judged it').choices(['yes', 'no']))
    .option('--reason <text>', 'why')
    .action(run('answer'));
  worded(one.command('verdict').argument('<case>').argument('<finding>', 'finding or signal').argument('<verdict>', verdicts.join(', ')))
    .summary('say what a finding turned out to be')
    .requiredOption('--reason <text>', 'why')
    .action(run('verdict'));
  worded(one.command('propose').argument('<case>').argument('<decision>', dispositions.join(', ')))
    .summary('propose a decision; hold and decline wait for a second person')
    .requiredOption('--rationale <text>', 'the claim and the evidence it rests on')
    .option('--condition <text...>', 'conditions of proceeding')
    .addOption(new Option('--stop <what...>', 'what a hold stops (default: process)').choices(['process', 'access', 'pay']))
    .option('--consumer-report', 'it rests in whole or part on a consumer report')
    .option('--no-consumer-report', 'it does not, though one is on record')
    .action(run('propose'));
  byPerson(one.command('confirm').argument('<case>')).summary('confirm, as the second person, what another proposed').action(run('confirm'));
  worded(one.command('refuse').argument('<case>')).summary('refuse what another proposed, or withdraw it').requiredOption('--reason <text>', 'why').action(run('refuse'));
  byPerson(one.command('clock').argument('<case>').argument('<kind>', 'blocked, i9 or recheck').argument('<date>', 'day it counts from, YYYY-MM-DD'))
    .summary('start the clock of a blocking, of Form I-9, or of the next re-verification')
    .action(run('clock'));
  worded(one.command('stop').argument('<case>').argument('<clock>', 'id of the clock'))
    .summary('say how a clock was kept')
    .requiredOption('--how <text>', 'such as what was filed')
    .action(run('stop'));
  byPerson(one.command('notice').argument('<case>').argument('<kind>', noticeKinds.join(', ')))
    .summary('print a notice, or record that it was sent')
    .option('--employer <text>', 'name of the firm')
    .option('--contact <text>', 'whom the person writes to')
    .option('--agency <text>', 'consumer reporting agency: name, address, telephone')
    .option('--sent <channel>', 'record that the text of --file went to the person this way')
    .option('--file <file>', 'the text as it was sent')
    .action(run('notice'));
  worded(one.command('contest').argument('<case>').argument('<text>', 'what the person contests')).summary('record that the person contests').action(run('contest'));
  worded(one.command('resolve').argument('<case>').argument('<contest>').argument('<outcome>', 'upheld, rejected or withdrawn'))
    .summary('answer a contest, by somebody who did not decide')
    .requiredOption('--reason <text>', 'why')
    .action(run('resolve'));
  byPerson(
    one
      .command('close')
      .argument('<case>')
      .argument('<verdict>', `${verdicts.join(', ')}, duplicate`),
  )
    .summary('close a case')
    .action(run('close'));
  worded(one.command('reopen').argument('<case>')).summary('open a case again').requiredOption('--reason <text>', 'why').action(run('reopen'));

  const audit = root
    .command('audit')
    .summary('verify, sign and export the audit log')
    .description('The log is a Merkle tree of sealed, linked entries: a changed, removed or swapped row is found and located.');
  inStore(audit.command('verify'))
    .summary('look through the whole log')
    .description('Exit 1 where any row is not what was written.')
    .option('--checkpoint <file...>', 'signed checkpoints that were kept elsewhere')
    .action(async (options) => done(await (await import('./commands/audit.ts')).verify(options, context)));
  byPerson(audit.command('export'))
    .summary('the whole log as JSON Lines, with a signed checkpoint at the end')
    .action(async (options) => done(await (await import('./commands/audit.ts')).exportLog(options, context)));
  inStore(audit.command('checkpoint'))
    .summary('sign what the log holds; keep the note elsewhere')
    .action(async (options) => done(await (await import('./commands/audit.ts')).checkpoint(options, context)));
  inStore(audit.command('prove').argument('<seq>', 'place of the entry'))
    .summary('prove that one entry is in the log')
    .action(async (seq, options) => done(await (await import('./commands/audit.ts')).prove(seq, options, context)));

  const records = root
    .command('records')
    .summary('how long records are kept; erasing, exporting, legal holds')
    .description('A legal hold keeps everything of a person, whatever any period or request says.');
  const keeping = () => import('./commands/retention.ts');
  byPerson(records.command('sweep'))
    .summary('say whose data are due to go, and with --apply take them away')
    .option('--apply', 'take away what is due')
    .action(async (options) => done(await (await keeping()).sweep(options, context)));
  byPerson(records.command('erase').argument('<person>'))
    .summary('take away everything that is stored about somebody')
    .requiredOption('--reason <text>', 'why')
    .action(async (person, options) => done(await (await keeping()).erase(person, options, context)));
  byPerson(records.command('export').argument('<person>'))
    .summary('everything that is stored about somebody, as JSON')
    .action(async (person, options) => done(await (await keeping()).exportOf(person, options, context)));
  byPerson(records.command('hold').argument('<person>'))
    .summary('put a legal hold on somebody’s data')
    .requiredOption('--reason <text>', 'why')
    .action(async (person, options) => done(await (await keeping()).hold(person, options, context)));
  byPerson(records.command('release').argument('<hold>'))
    .summary('release a legal hold')
    .requiredOption('--reason <text>', 'why')
    .action(async (id, options) => done(await (await keeping()).release(id, options, context)));
  inStore(records.command('holds'))
    .summary('legal holds that stand')
    .action(async (options) => done(await (await keeping()).holds(options, context)));
}
