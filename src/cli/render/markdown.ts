import type { Assessment, WeighedFinding } from '#model';
import { digestOf, missingLines, placeOf, sentence } from './parts.ts';

/** Text inside Markdown: markup characters of hostile text show as themselves. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    .replace(/[\\`*_{}[\]<>#|~!&]/g, (character) => `\\${character}`)
    .replace(/^(\s*)([-+]|\d+[.)])(\s)/gm, '$1\\$2$3');
}

const safe = escapeMarkdown;

function finding(one: WeighedFinding): string[] {
  return [
    `### ${one.checkId} (${one.strength}, ${one.family})`,
    '',
    safe(one.title),
    '',
    ...one.evidence.map((evidence) => `> “${safe(evidence.quote)}” (${safe(placeOf(evidence))})`),
    '',
    `- ${safe(one.why)}`,
    `- Honest reasons to ask about: ${safe(sentence(one.honestExplanations))}`,
    `- Would be settled by: ${one.settledBy.join(', ') || 'nothing in the catalogue'}.`,
    '',
  ];
}

/** One person as a file to hand on. */
export function renderMarkdown(assessment: Assessment): string {
  const { who, place, origin } = digestOf(assessment);
  const standing = assessment.findings.filter((one) => one.standing === 'open' || one.standing === 'unexplained');
  const answered = assessment.findings.filter((one) => one.standing === 'explained' || one.standing === 'settled');
  const lines = [
    `# ${safe(assessment.caption)}: ${assessment.level}`,
    '',
    `${safe(`${who} · ${place}`)} · ${safe(origin)}`,
    '',
    `**${safe(assessment.headline)}** This is evidence for people to weigh; it is no decision.`,
    '',
    '## Findings',
    '',
    ...(standing.length === 0 ? ['Nothing stands open.', ''] : standing.flatMap(finding)),
    ...(answered.length === 0 ? [] : ['## Answered', '', ...answered.map((one) => `- ${one.checkId}: ${safe(one.title)} ${safe(one.why)}`), '']),
    ...(assessment.patterns.length === 0
      ? []
      : [
          '## Patterns',
          '',
          ...assessment.patterns.map((one) => `- ${one.id} (${one.complete ? 'complete' : `not seen: ${one.missing.join('; ')}`}): ${one.title}. ${one.reading}`),
          '',
        ]),
    '## What could not be told',
    '',
    `Looked at ${assessment.coverage.looked} signals. Not looked is not clear:`,
    '',
    ...missingLines(assessment).map((line, index) => `- ${line}: ${assessment.coverage.missing[index]?.signals.join(', ') ?? ''}`),
    '',
    '## Next steps',
    '',
    ...(assessment.nextSteps.length === 0
      ? ['None.']
      : [
          '| | Step | Owner | How | Done when | Why |',
          '|---|---|---|---|---|---|',
          ...assessment.nextSteps.map(
            (step, index) => `| ${index + 1} | ${safe(step.title)} | ${step.owner} | ${safe(step.how)} | ${safe(step.satisfiedWhen)} | ${safe(step.why)} |`,
          ),
        ]),
    '',
    ...(assessment.issues.length === 0
      ? []
      : [
          '## Imperfections of the input',
          '',
          ...assessment.issues.map(
            (issue) => `- ${issue.severity}: ${safe(issue.path)}: ${safe(issue.message)}${issue.received === undefined ? '' : ` (came: ${safe(issue.received)})`}`,
          ),
          '',
        ]),
    `Assessed at ${assessment.assessedAt} · ${assessment.id} · catalogue ${assessment.catalogueVersion.slice(0, 12)} · policy ${assessment.policyDigest.slice(0, 12)} · input ${assessment.inputsDigest.slice(0, 12)}`,
    '',
  ];
  return lines.join('\n');
}
