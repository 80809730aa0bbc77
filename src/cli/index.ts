import { Command, CommanderError, Option } from 'commander';
import { BonafideError, levels } from '#model';
import type { CliContext } from './context.ts';
import { EXIT, exitStatus } from './exit.ts';
import { paint, printable, type Terminal } from './terminal.ts';

export type { CliContext } from './context.ts';
export { renderCheckPage } from './render/check.ts';
export { terminalOf } from './terminal.ts';

function fromStore(command: Command): Command {
  return command
    .addOption(new Option('--db <path>', 'store folder').env('BONAFIDE_DB'))
    .option('--policy <file>', 'policy file (JSON, docs/reference/policy.md)')
    .option('--json', 'print JSON by the published schema');
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
  const helps = [root, ...root.commands].map((command) => command.configureHelp({ helpWidth: 100 }).helpInformation());
  return helps.join('\n');
}
