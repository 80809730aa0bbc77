import type { Case, Level } from '#model';
import { type Calibration, type CaseFilter, calibration, listCases, openFromLevel } from '#operations';
import { actorOf } from '../actor.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { recordShown } from '../reader.ts';
import { paint, printable, type Terminal } from '../terminal.ts';
import { policyOf } from './shared.ts';

type Options = {
  readonly db?: string;
  readonly policy?: string;
  readonly json?: boolean;
  readonly status?: readonly Case['status'][];
  readonly assignee?: string;
  readonly open?: Level;
  readonly verdicts?: boolean;
};

/** Cases and people read at a time. */
const PAGE = 200;

function row(one: Case, terminal: Terminal, now: string): string {
  const colours = paint(terminal);
  const due = one.dueAt === undefined ? 'no due day' : `due ${one.dueAt.slice(0, 10)}`;
  const late = one.dueAt !== undefined && one.dueAt < now && one.status !== 'closed' && one.status !== 'resolved';
  const open = one.checklist.filter(({ state }) => state === 'open').length;
  const waits = one.proposal === undefined ? '' : ` · ${one.proposal.disposition} waits for a second person`;
  return `${one.id}  ${one.status.padEnd(11)} ${one.assessment.level.padEnd(8)} ${late ? colours.red(due) : due}  ${colours.bold(printable(one.caption))} · ${open} open · ${printable(one.assignee?.name ?? 'nobody')}${waits}\n`;
}

const percent = (share: number) => `${Math.round(100 * share)} %`;

function tellVerdicts(all: readonly Calibration[], terminal: Terminal): void {
  for (const { checkId, counts, innocent } of all) {
    const said = `${counts['true-positive']} true, ${counts['false-positive']} false, ${counts.benign} benign, ${counts.insufficient} insufficient`;
    const share =
      innocent === undefined ? 'none could be judged' : `innocent ${percent(innocent.share)} of ${innocent.of} (between ${percent(innocent.from)} and ${percent(innocent.to)})`;
    terminal.out(`${checkId.padEnd(34)} ${share} · ${said}\n`);
  }
  terminal.err('Of findings that people judged. How often innocent people show a signal is another number.\n');
}

/** Lists cases, opens them by level, or tells how signals did. */
export async function cases(options: Options, { compose, terminal }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: true });
  const store = await ports.store();
  try {
    if (options.verdicts === true) {
      const all = await calibration(store);
      if (options.json === true) terminal.out(`${JSON.stringify(all)}\n`);
      else tellVerdicts(all, terminal);
      return EXIT.done;
    }
    if (options.open !== undefined) {
      let opened = 0;
      for await (const page of openFromLevel(options.open, await policyOf(options.policy, ports), store, ports)) opened += page.length;
      if (options.json !== true) terminal.err(`${opened} opened.\n`);
    }
    const filter: CaseFilter = { status: options.status, ...(options.assignee === undefined ? {} : { assignee: actorOf(options.assignee, 'hr').id }) };
    let page = await listCases(filter, undefined, PAGE, store);
    if (page.length === 0 && options.json !== true) terminal.err('No cases. “bonafide case open PERSON” opens one, “bonafide cases --open high” all from a level on.\n');
    while (page.length > 0) {
      await recordShown(
        'cases',
        page.map(({ dossierId }) => dossierId),
        store,
        ports,
      );
      for (const one of page) terminal.out(options.json === true ? `${JSON.stringify(one)}\n` : row(one, terminal, ports.now()));
      await terminal.settle();
      const last = page.at(-1);
      page = page.length < PAGE || last === undefined ? [] : await listCases(filter, { dueAt: last.dueAt, id: last.id }, PAGE, store);
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
}
