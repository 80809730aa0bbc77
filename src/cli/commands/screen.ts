import { BonafideError, type ScreenedEdition, type ScreeningMatch } from '#model';
import { openScreening, readScreeningQuery, readScreeningRows, type ScreeningContext, type ScreeningRow } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { paint, printable, type Terminal, wrap } from '../terminal.ts';

export type ScreenOptions = {
  readonly db?: string;
  readonly store: boolean;
  readonly json?: boolean;
  readonly name?: readonly string[];
  readonly birthDate?: string;
  readonly country?: string;
  readonly id?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly wallet?: string;
  readonly kind?: string;
  readonly file?: string;
  readonly threshold?: string;
  readonly limit: string;
};

const BASIS: Readonly<Record<ScreeningMatch['basis'], string>> = {
  identifier: 'an identifier is the same',
  'name-and-two-identifiers': 'name and two identifiers',
  'name-and-identifier': 'name and one identifier',
  name: 'the name alone, weak by itself',
};

function tellMatch(match: ScreeningMatch, terminal: Terminal): void {
  const colours = paint(terminal);
  const strong = match.basis !== 'name' && match.basis !== 'name-and-identifier';
  const score = `${Math.floor(match.score * 100)} %`;
  terminal.out(`  ${strong ? colours.red(score) : colours.yellow(score)}  ${colours.bold(printable(match.caption))}  ${match.entityId}\n`);
  if (match.name !== match.caption) terminal.out(`        as ${printable(match.name)}\n`);
  terminal.out(`        ${BASIS[match.basis]}${match.programs.length === 0 ? '' : `; ${printable(match.programs.join(', '))}`}\n`);
  terminal.out(`${wrap(printable(match.explanation), terminal.width, '        ')}\n`);
}

/** Which lists were looked through, and what that does not cover. */
function tellLists(editions: readonly ScreenedEdition[], terminal: Terminal): void {
  const words = editions.map(({ list, publishedAt }) => `${list}${publishedAt === undefined ? '' : ` of ${publishedAt.slice(0, 10)}`}`).join(', ');
  terminal.err(`Looked through ${words}.\n`);
  if (!editions.some(({ kind }) => kind === 'sanctions')) terminal.err('Only the starter list is in force: no match here is not “clear”. Run “bonafide watchlist refresh”.\n');
}

function numberOf(text: string, option: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() !== '' && number >= least && number <= most) return number;
  throw new BonafideError('usage.invalid', `${option} takes a number from ${least} to ${most}, not “${text}”.`, 'See bonafide screen --help.');
}

type Asking = { readonly context: ScreeningContext; readonly threshold: number; readonly limit: number };

function ask(row: ScreeningRow, { context, threshold, limit }: Asking): readonly ScreeningMatch[] {
  return 'query' in row ? context.screener.screen(row.query, { threshold, limit, digest: context.digest }) : [];
}

/** Rows between two looks at whether the reader of the output has caught up. */
const SETTLE_EVERY = 500;

async function screenFile(path: string, asking: Asking, json: boolean, ports: ReturnType<CliContext['compose']>, terminal: Terminal): Promise<number> {
  let [rows, hits, problems] = [0, 0, 0];
  for await (const input of ports.listFiles([path])) {
    if ('issue' in input) throw new BonafideError('input.unreadable', `${input.name}: ${input.issue.message}.`, 'Check the path and its permissions.');
    for (const row of readScreeningRows(input.bytes, input.name)) {
      const matches = ask(row, asking);
      rows += 1;
      if (matches.length > 0) hits += 1;
      if ('problem' in row) {
        problems += 1;
        terminal.err(`${path} line ${row.row}: ${printable(row.problem)}; not screened\n`);
      }
      const asked = 'query' in row ? (row.query.names[0] ?? row.query.identifiers?.[0]?.value ?? '') : '';
      if (json)
        terminal.out(
          `${JSON.stringify({ row: row.row, ...(row.id === undefined ? {} : { id: row.id }), query: asked, ...('problem' in row ? { problem: row.problem } : {}), matches })}\n`,
        );
      else if (matches.length > 0) {
        terminal.out(`${paint(terminal).bold(printable(`${row.id ?? `line ${row.row}`}  ${asked}`))}\n`);
        for (const match of matches) tellMatch(match, terminal);
      }
      if (rows % SETTLE_EVERY === 0) {
        await terminal.settle();
        if (terminal.live) terminal.err(`\r${rows} screened, ${hits} with a match`);
      }
    }
  }
  if (terminal.live) terminal.err('\r');
  terminal.err(`${rows} rows: ${hits} with a match, ${rows - hits - problems} without, ${problems} not screened.\n`);
  return EXIT.done;
}

/** Screens one name or a file against the lists in force. Keeps nothing. @throws BonafideError `usage.invalid`, `input.not-found`, `input.unreadable` */
export async function screen(options: ScreenOptions, { terminal, compose }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: options.store });
  const store = options.store ? await ports.store() : undefined;
  try {
    const context = await openScreening(ports, store);
    const threshold = options.threshold === undefined ? context.threshold : numberOf(options.threshold, '--threshold', 0, 1);
    const asking = { context, threshold, limit: numberOf(options.limit, '--limit', 1, 1_000) };
    if (options.file !== undefined) {
      const status = await screenFile(options.file, asking, options.json === true, ports, terminal);
      tellLists(context.editions, terminal);
      return status;
    }
    const query = readScreeningQuery({
      name: options.name?.join('; '),
      birthDate: options.birthDate,
      country: options.country,
      document: options.id,
      email: options.email,
      phone: options.phone,
      wallet: options.wallet,
      kind: options.kind,
    });
    if (typeof query === 'string')
      throw new BonafideError('usage.invalid', `Nothing to screen: ${query}.`, 'For example: bonafide screen --name "Alex Sample" --birth-date 1980-05-17');
    const matches = context.screener.screen(query, { threshold, limit: asking.limit, digest: context.digest });
    if (options.json === true) {
      terminal.out(`${JSON.stringify({ schema: 'bonafide.screening/v1', query, threshold, editions: context.editions, matches })}\n`);
      return EXIT.done;
    }
    terminal.out(
      matches.length === 0 ? `No entry reaches ${Math.round(threshold * 100)} %.\n` : `${matches.length === 1 ? 'One entry' : `${matches.length} entries`}, likeliest first:\n`,
    );
    for (const match of matches) tellMatch(match, terminal);
    tellLists(context.editions, terminal);
    return EXIT.done;
  } finally {
    await store?.close();
  }
}
