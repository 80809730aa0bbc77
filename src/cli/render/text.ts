import type { Assessment, Level, Strength, WeighedFinding } from '#model';
import { type Paint, paint, printable, type Terminal, wrap } from '../terminal.ts';
import { digestOf, missingLines, placeOf, sentence } from './parts.ts';

type View = Pick<Terminal, 'colour' | 'width'>;

/** Next steps shown. @source house, docs/decisions/0004 */
const STEPS = 3;
const MARGIN = '  ';

function levelTag(level: Level, colours: Paint): string {
  const tag = level.toUpperCase().padEnd(9);
  const painted: Record<Level, string> = {
    critical: colours.bgRed(colours.white(colours.bold(tag))),
    high: colours.red(colours.bold(tag)),
    medium: colours.yellow(colours.bold(tag)),
    low: colours.cyan(tag),
    info: colours.green(tag),
  };
  return painted[level];
}

function strengthTag(strength: Strength, colours: Paint): string {
  const tag = strength.padEnd(10);
  return strength === 'weak' ? colours.dim(tag) : strength === 'moderate' ? colours.yellow(tag) : colours.red(tag);
}

function reason(finding: WeighedFinding, number: number, view: View, colours: Paint): string {
  const inner = `${MARGIN}     `;
  const lines = [`${MARGIN}${number}. ${strengthTag(finding.strength, colours)} ${colours.bold(finding.checkId)}`, wrap(printable(finding.title), view.width, inner)];
  for (const evidence of finding.evidence.slice(0, 2)) {
    lines.push(
      wrap(`“${printable(evidence.quote)}”  [${evidence.ref === 'absence' ? `absent from ${evidence.section}` : placeOf(evidence)}]`, view.width, `${inner}  `).replace(
        /.+/g,
        (line) => colours.dim(line),
      ),
    );
  }
  if (finding.evidence.length > 2) lines.push(colours.dim(`${inner}  and ${finding.evidence.length - 2} more`));
  const asked = finding.standing === 'open' ? 'Honest reasons to ask about' : 'Asked, not accepted';
  lines.push(wrap(`${asked}: ${sentence(finding.honestExplanations)}`, view.width, inner));
  return lines.join('\n');
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

/** One person, for a tired reader: the verdict line, the strongest reasons with their quotes, what could not be told, what to do next. */
export function renderText(assessment: Assessment, view: View): string {
  const colours = paint(view);
  const { strongest, others, answered, who, place, origin } = digestOf(assessment);
  const lines = [
    `${levelTag(assessment.level, colours)} ${colours.bold(printable(assessment.caption))}  ${colours.dim(printable(origin))}`,
    `${MARGIN}${printable(`${who} · ${place}`)}`,
    wrap(assessment.headline, view.width, MARGIN),
  ];
  if (strongest.length > 0) lines.push(...strongest.map((finding, index) => `\n${reason(finding, index + 1, view, colours)}`));
  const also = distinct(others.map((finding) => `${finding.checkId} (${finding.counted ? finding.strength : 'same cause'})`));
  const closed = distinct(answered.map((finding) => `${finding.checkId} (${finding.standing})`));
  if (also !== '') lines.push('', wrap(`Also: ${also}.`, view.width, MARGIN));
  if (closed !== '') lines.push(wrap(`Answered: ${closed}.`, view.width, MARGIN));
  for (const pattern of assessment.patterns) {
    lines.push(
      wrap(
        pattern.complete ? `Pattern ${pattern.id}: ${pattern.title}. ${pattern.reading}` : `Part of ${pattern.id}; not seen: ${pattern.missing.join('; ')}.`,
        view.width,
        MARGIN,
      ),
    );
  }
  const { looked, couldNotTell, broke } = assessment.coverage;
  lines.push('', wrap(`Looked at ${looked} signals; could not tell ${couldNotTell}: ${missingLines(assessment).join(', ')}.`, view.width, MARGIN));
  if (broke.length > 0) lines.push(colours.red(wrap(`Failed, please report: ${broke.join(', ')}.`, view.width, MARGIN)));
  if (assessment.nextSteps.length > 0) {
    lines.push(`${MARGIN}Next:`);
    assessment.nextSteps.slice(0, STEPS).forEach((step, index) => {
      lines.push(wrap(`${index + 1}. ${step.title} (${step.owner}, ${step.minutes} min): ${step.why}.`, view.width, `${MARGIN}  `));
    });
    if (assessment.nextSteps.length > STEPS) lines.push(colours.dim(`${MARGIN}   and ${assessment.nextSteps.length - STEPS} more, in --format markdown or --json`));
  }
  return `${lines.join('\n')}\n`;
}

/** Columns of a summary row that hold the name. */
const NAME_COLUMNS = 34;

/** One row of a ranking. */
export function renderRow(assessment: Pick<Assessment, 'level' | 'caption' | 'headline'> & { readonly signals: readonly string[] }, rank: number, view: View): string {
  const colours = paint(view);
  const name = printable(assessment.caption);
  const shown = name.length > NAME_COLUMNS ? `${name.slice(0, NAME_COLUMNS - 1)}…` : name.padEnd(NAME_COLUMNS);
  const room = Math.max(20, view.width - NAME_COLUMNS - 16);
  const signals = assessment.signals.join(', ');
  return `${String(rank).padStart(4)} ${levelTag(assessment.level, colours)} ${shown} ${colours.dim(signals.length > room ? `${signals.slice(0, room - 1)}…` : signals)}`;
}
