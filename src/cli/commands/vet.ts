import { type Assessment, BonafideError, type Issue, type Level } from '#model';
import { byUrgency, isAtLeast, openScreening, readMapping, readPeople, vetBatches, vetContext } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { recordShown } from '../reader.ts';
import { htmlPage } from '../render/html.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { renderRow, renderText } from '../render/text.ts';
import { paint, printable, type Terminal } from '../terminal.ts';
import { instantOf, policyOf, readJsonFile } from './shared.ts';

export type VetOptions = {
  readonly db?: string;
  readonly store: boolean;
  readonly policy?: string;
  readonly json?: boolean;
  readonly format: 'text' | 'markdown' | 'html' | 'json';
  readonly failOn?: Level;
  readonly mapping?: string;
  readonly asOf?: string;
  readonly top: string;
  /** The demonstration’s own key, so that its output is the same everywhere. */
  readonly key?: 'own' | 'demo';
};

type Row = Pick<Assessment, 'level' | 'weight' | 'caption' | 'dossierId' | 'headline'> & { readonly signals: readonly string[] };

/** Takes assessments as they come and prints them in the wanted form, holding no more than it must. */
type Sink = { readonly take: (assessment: Assessment) => void; readonly again: (assessment: Assessment) => void; readonly end: (issues: readonly Issue[]) => void };

function textSink(terminal: Terminal, top: number): Sink {
  const rows = new Map<string, Row>();
  let shown: Assessment[] = [];
  return {
    // What a person shares with somebody who came later changes what was said first.
    again(assessment) {
      if (rows.has(assessment.dossierId)) this.take(assessment);
    },
    take(assessment) {
      const { level, weight, caption, dossierId, headline } = assessment;
      rows.set(dossierId, { level, weight, caption, dossierId, headline, signals: assessment.findings.filter((finding) => finding.counted).map((finding) => finding.checkId) });
      shown = shown.filter((other) => other.dossierId !== dossierId);
      shown.push(assessment);
      // Only the most urgent are kept whole, so that memory does not grow with the number of people.
      if (shown.length > 2 * top + 50) shown = shown.sort(byUrgency).slice(0, top);
    },
    end() {
      for (const assessment of shown.sort(byUrgency).slice(0, top)) terminal.out(`${renderText(assessment, terminal)}\n`);
      if (rows.size < 2) return;
      terminal.out(`${paint(terminal).bold(`${rows.size} people, highest level first`)}\n`);
      for (const [index, row] of [...rows.values()].sort(byUrgency).entries()) terminal.out(`${renderRow(row, index + 1, terminal)}\n`);
    },
  };
}

function jsonSink(terminal: Terminal): Sink {
  let first = true;
  const changed = new Map<string, Assessment>();
  terminal.out('{"schema":"bonafide.vet-report/v1","assessments":[');
  return {
    take(assessment) {
      terminal.out(`${first ? '' : ','}\n${JSON.stringify(assessment)}`);
      first = false;
    },
    again: (assessment) => void changed.set(assessment.dossierId, assessment),
    end: (issues) => terminal.out(`\n],"reassessed":[${[...changed.values()].map((one) => `\n${JSON.stringify(one)}`).join(',')}],"issues":${JSON.stringify(issues)}}\n`),
  };
}

function sinkOf(format: VetOptions['format'], terminal: Terminal, top: number): Sink {
  if (format === 'json') return jsonSink(terminal);
  if (format === 'markdown') return { take: (assessment) => terminal.out(`${renderMarkdown(assessment)}\n`), again: () => undefined, end: () => undefined };
  if (format === 'html') {
    terminal.out(htmlPage.begin);
    return { take: (assessment) => terminal.out(htmlPage.person(assessment)), again: () => undefined, end: () => terminal.out(htmlPage.end) };
  }
  return textSink(terminal, top);
}

/** Most issues printed one by one; the rest is counted. */
const ISSUES_SHOWN = 20;

function reporter(terminal: Terminal): { readonly report: (issues: readonly Issue[]) => void; readonly end: () => void } {
  const colours = paint(terminal);
  const counts = { error: 0, warning: 0, info: 0 };
  let shown = 0;
  return {
    report(issues) {
      for (const issue of issues) {
        counts[issue.severity] += 1;
        if (issue.severity === 'info' || shown >= ISSUES_SHOWN) continue;
        shown += 1;
        const colour = issue.severity === 'error' ? colours.red : colours.yellow;
        terminal.err(
          `${colour(issue.severity)} ${printable(`${issue.file ?? ''} ${issue.path}: ${issue.message}${issue.received === undefined ? '' : ` (came: ${issue.received})`}`)}\n`,
        );
      }
    },
    end() {
      if (counts.error + counts.warning > shown) terminal.err(`… and ${counts.error + counts.warning - shown} more; --json lists all\n`);
    },
  };
}

/** People whose files are one entry of the audit log, where many are shown. @source house: few entries, and few people shown before theirs is written */
const SHOWN_TOGETHER = 500;

/** Vets what the paths hold. @returns 1 where `failOn` is reached, else 0 @throws BonafideError `input.not-found` and others */
export async function vet(paths: readonly string[], options: VetOptions, { terminal, compose }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: options.store, ...(options.key === undefined ? {} : { key: options.key }) });
  const top = Number(options.top);
  if (!Number.isInteger(top) || top < 0) throw new BonafideError('usage.invalid', `--top takes a whole number, not “${options.top}”.`, 'For example --top 5.');
  const mapping = options.mapping === undefined ? undefined : readMapping(await readJsonFile(options.mapping, ports), options.mapping);
  const policy = await policyOf(options.policy, ports, options.store);
  const store = options.store ? await ports.store() : undefined;
  const context = vetContext(policy, ports, instantOf(options.asOf, ports.now()), await openScreening(ports, store));
  const sink = sinkOf(options.json === true ? 'json' : options.format, terminal, top);
  const issues = reporter(terminal);
  const general: Issue[] = [];
  const totals = { people: 0, added: 0, updated: 0, reached: false };
  const shown: string[] = [];
  // What was kept nowhere leaves no trace.
  const tellShown = async () => (store === undefined ? undefined : recordShown('vet', shown.splice(0), store, ports));
  try {
    for await (const batch of vetBatches(readPeople(paths, ports, mapping), context, store)) {
      for (const { dossierId } of [...batch.assessments, ...batch.again]) shown.push(dossierId);
      if (shown.length >= SHOWN_TOGETHER) await tellShown();
      general.push(...batch.issues);
      issues.report(batch.issues);
      for (const assessment of batch.assessments) {
        issues.report(assessment.issues);
        totals.reached ||= options.failOn !== undefined && isAtLeast(assessment.level, options.failOn);
        sink.take(assessment);
      }
      for (const assessment of batch.again) sink.again(assessment);
      await terminal.settle();
      totals.people += batch.assessments.length;
      totals.added += batch.added;
      totals.updated += batch.updated;
      if (terminal.live && totals.people > 100) terminal.err(`\r${totals.people} people vetted`);
    }
  } finally {
    await tellShown().finally(() => store?.close());
  }
  if (terminal.live && totals.people > 100) terminal.err('\n');
  sink.end(general);
  issues.end();
  const kept = store === undefined ? 'nothing kept' : `${totals.added} new and ${totals.updated} changed in the store`;
  terminal.err(totals.people === 0 ? 'Nobody could be read.\n' : `${totals.people} vetted, ${kept}. Evidence for people to weigh; the program decides nothing.\n`);
  return totals.reached ? EXIT.failOn : totals.people === 0 ? EXIT.couldNotStart : EXIT.done;
}
