import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDossiers } from '#dossiers';
import { type Assessment, defaultPolicy } from '#model';
import { byUrgency, vetContext, vetDossier } from '#operations';
import { testDigest } from '#testing';

const root = fileURLToPath(new URL('../../', import.meta.url));
const context = vetContext(defaultPolicy, { digest: testDigest }, '2026-11-23T00:00:00Z');

function assessments(folder: string): readonly Assessment[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    return readDossiers(readFileSync(join(root, file)), { file, digest: testDigest }).value.map((dossier) => vetDossier({ dossier, issues: [] }, context));
  });
}

function story(assessment: Assessment): string {
  const findings = assessment.findings.map(
    (finding) =>
      `- ${finding.counted ? finding.strength : finding.standing === 'open' || finding.standing === 'unexplained' ? 'same cause' : finding.standing}: ${finding.checkId}/${finding.messageId}`,
  );
  const patterns = assessment.patterns.map((pattern) => `- pattern ${pattern.id}: ${pattern.complete ? 'complete' : `not seen: ${pattern.missing.join('; ')}`}`);
  const steps = assessment.nextSteps.slice(0, 3).map((step) => step.verification);
  return [
    `## ${assessment.documents[0]?.origin}: ${assessment.level}`,
    '',
    ...findings,
    ...patterns,
    `- looked at ${assessment.coverage.looked}, could not tell ${assessment.coverage.couldNotTell}`,
    `- next: ${steps.join(', ')}`,
    '',
  ].join('\n');
}

describe('the examples', () => {
  it('tell the story that is kept in examples.md', async () => {
    const all = [...assessments('examples/cases'), ...assessments('examples/honest')].sort(byUrgency);
    await expect(
      ['# What the examples give', '', 'Kept by test/golden/examples.test.ts; `npx vitest run test/golden -u` updates it.', '', ...all.map(story)].join('\n'),
    ).toMatchFileSnapshot('examples.md');
  });
});
