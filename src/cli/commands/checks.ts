import { describeCheck, describeChecks } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { renderCheckPage } from '../render/check.ts';
import { paint } from '../terminal.ts';

/** Lists the catalogue, or explains one signal. @throws BonafideError `check.unknown` */
export async function checks(id: string | undefined, options: { readonly json?: boolean }, { terminal }: Pick<CliContext, 'terminal'>): Promise<number> {
  if (id !== undefined) {
    const entry = describeCheck(id);
    terminal.out(options.json === true ? `${JSON.stringify(entry, null, 2)}\n` : renderCheckPage(entry));
    return EXIT.done;
  }
  const entries = describeChecks();
  if (options.json === true) {
    terminal.out(`${JSON.stringify(entries, null, 2)}\n`);
    return EXIT.done;
  }
  const colours = paint(terminal);
  for (const stage of [...new Set(entries.map((entry) => entry.stage))]) {
    terminal.out(`${colours.bold(stage)}\n`);
    for (const entry of entries.filter((one) => one.stage === stage)) {
      const works = entry.works ? entry.kind : `waits for ${entry.needs.join(' and ')}`;
      terminal.out(`  ${entry.id.padEnd(36)} ${entry.strength.padEnd(10)} ${colours.dim(works)}\n`);
    }
  }
  terminal.err(`${entries.length} signals. “bonafide checks ID” explains one.\n`);
  return EXIT.done;
}
