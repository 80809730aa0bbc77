import { describe, expect, it } from 'vitest';
import { type CatalogueLine, defaultPolicy, withoutProtected } from '#model';
import { dossier, TEST_NOW, testDigest } from '#testing';
import { catalogue } from './catalogue.ts';
import { runChecks } from './run.ts';

const awaiting = catalogue.filter(({ check }) => check.kind === 'computed' && check.run === undefined);

function run(line: CatalogueLine, words: Readonly<Record<string, unknown>>) {
  const [outcome] = runChecks([line], withoutProtected(dossier(words)), { now: TEST_NOW, digest: testDigest, policy: defaultPolicy });
  return outcome;
}

it('there are signals that wait', () => {
  expect(awaiting.length).toBeGreaterThan(0);
});

describe.each(awaiting.map((line) => [line.check.id, line] as const))('%s waits for its source', (id, line) => {
  const record = (answers: Readonly<Record<string, unknown>>) => ({ observations: [{ check: id, by: 'Robin Example', at: '2026-05-02', answers, note: 'Seen in the console.' }] });

  it('and says that it cannot tell, why, and which data would', () => {
    const outcome = run(line, {});
    expect(outcome).toMatchObject({ result: 'cannot-tell', findings: [] });
    expect(outcome?.why).toMatch(/^no (telemetry|watchlist|link|intelligence) source connected$/);
    expect(outcome?.wouldTell).toMatch(/\S/);
  });

  it('and fires on the record of a named person, resting on that record', () => {
    const given = dossier(record({}));
    const outcome = run(line, record({}));
    expect(outcome?.result).toBe('fired');
    expect(outcome?.findings).toMatchObject([{ messageId: 'recorded', evidence: [{ ref: 'claim', id: given.observations[0]?.id }] }]);
  });

  it('and does not fire when the person looked and did not see it', () => {
    expect(run(line, record({ seen: false }))).toMatchObject({ result: 'cannot-tell', findings: [] });
  });
});
