import type { Assessment, WeighedFinding } from '#model';
import { digestOf, missingLines, placeOf, sentence } from './parts.ts';

/** Text inside HTML, attributes included. Direction marks and control characters show as a replacement sign. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

const safe = escapeHtml;

/** No scripts and no outside requests: the page is a file to hand on. */
const STYLE = `:root{color-scheme:light dark;--ink:#1b2430;--paper:#fff;--soft:#5a6675;--line:#d6dde5;--critical:#a3122b;--high:#b3401a;--medium:#8a6100;--low:#17607a;--info:#1c6b3c}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf3;--paper:#12171d;--soft:#a4b0be;--line:#2c3641;--critical:#ff8095;--high:#ff9d73;--medium:#f0c04a;--low:#6cc7e6;--info:#6fd396}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;margin:2.5rem 0 .25rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}.level{display:inline-block;border:2px solid currentColor;border-radius:.4rem;padding:0 .5rem;text-transform:uppercase;font-size:.85rem;font-weight:700;margin-right:.6rem;vertical-align:middle}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.info{color:var(--info)}
.soft{color:var(--soft)}article{border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;margin:.75rem 0}article h3{font-size:1rem;margin:0}
blockquote{margin:.5rem 0;padding-left:.75rem;border-left:3px solid var(--line);color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border-bottom:1px solid var(--line);text-align:left;padding:.4rem .5rem;vertical-align:top}
section+section{border-top:2px solid var(--line)}@media print{article{break-inside:avoid}}`;

function finding(one: WeighedFinding): string {
  const quotes = one.evidence.map((evidence) => `<blockquote>“${safe(evidence.quote)}” <span class="soft">${safe(placeOf(evidence))}</span></blockquote>`).join('');
  return `<article><h3>${safe(one.checkId)} <span class="soft">${one.strength} · ${one.family}</span></h3><p>${safe(one.title)}</p>${quotes}<p class="soft">${safe(one.why)} Honest reasons to ask about: ${safe(sentence(one.honestExplanations))}</p></article>`;
}

function section(assessment: Assessment): string {
  const { who, place, origin } = digestOf(assessment);
  const standing = assessment.findings.filter((one) => one.standing === 'open' || one.standing === 'unexplained');
  const answered = assessment.findings.filter((one) => one.standing === 'explained' || one.standing === 'settled');
  const steps = assessment.nextSteps
    .map(
      (step, index) =>
        `<tr><td>${index + 1}</td><td>${safe(step.title)}</td><td>${step.owner}</td><td>${safe(step.how)}</td><td>${safe(step.satisfiedWhen)}</td><td>${safe(step.why)}</td></tr>`,
    )
    .join('');
  return [
    `<section><h1><span class="level ${assessment.level}">${assessment.level}</span>${safe(assessment.caption)}</h1>`,
    `<p class="soft">${safe(`${who} · ${place} · ${origin}`)}</p><p><strong>${safe(assessment.headline)}</strong> This is evidence for people to weigh; it is no decision.</p>`,
    `<h2>Findings</h2>${standing.length === 0 ? '<p>Nothing stands open.</p>' : standing.map(finding).join('')}`,
    answered.length === 0
      ? ''
      : `<h2>Answered</h2><ul>${answered.map((one) => `<li>${safe(one.checkId)}: ${safe(one.title)} <span class="soft">${safe(one.why)}</span></li>`).join('')}</ul>`,
    assessment.patterns.length === 0
      ? ''
      : `<h2>Patterns</h2><ul>${assessment.patterns.map((one) => `<li>${safe(one.id)}${one.complete ? '' : ` <span class="soft">not seen: ${safe(one.missing.join('; '))}</span>`}: ${safe(`${one.title}. ${one.reading}`)}</li>`).join('')}</ul>`,
    `<h2>What could not be told</h2><p>Looked at ${assessment.coverage.looked} signals. Not looked is not clear.</p><ul>${missingLines(assessment)
      .map((line, index) => `<li>${safe(line)}: <span class="soft">${safe(assessment.coverage.missing[index]?.signals.join(', ') ?? '')}</span></li>`)
      .join('')}</ul>`,
    steps === ''
      ? ''
      : `<h2>Next steps</h2><div class="scroll"><table><thead><tr><th></th><th>Step</th><th>Owner</th><th>How</th><th>Done when</th><th>Why</th></tr></thead><tbody>${steps}</tbody></table></div>`,
    assessment.issues.length === 0
      ? ''
      : `<h2>Imperfections of the input</h2><ul>${assessment.issues.map((issue) => `<li>${issue.severity}: ${safe(issue.path)}: ${safe(issue.message)}</li>`).join('')}</ul>`,
    `<p class="soft">Assessed at ${assessment.assessedAt} · ${safe(assessment.id)}</p></section>`,
  ].join('\n');
}

/** Begin and end of a page, between which people are written one by one. */
export const htmlPage = {
  begin: `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Bonafide assessments</title><style>${STYLE}</style></head><body><main>\n`,
  person: section,
  end: '</main></body></html>\n',
} as const;
