import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CatalogueLine, cannotTell, defaultPolicy, defineCheck, defineObservedCheck, type Policy, supports, withoutProtected } from '#model';
import { dossier, TEST_NOW, testDigest } from '#testing';
import { voipNumber } from './application/voip-number.ts';
import { runChecks } from './run.ts';

const words = { stage: 'work', description: '', data: 'data', falsePositives: ['An honest reason'], runbook: ['Ask'], references: ['S01'] } as const;

function run(check: CatalogueLine['check'], given: Readonly<Record<string, unknown>>, policy: Policy = defaultPolicy) {
  const line: CatalogueLine = { check, strength: 'weak', group: 'test', family: 'contact', settledBy: [] };
  return runChecks([line], withoutProtected(dossier(given)), { now: TEST_NOW, digest: testDigest, policy })[0];
}

const seen = defineObservedCheck({
  ...words,
  id: 'seen',
  title: 'Seen',
  messages: { seen: 'Seen {{times}} times.' },
  accommodates: true,
  rubric: z.strictObject({ times: z.int().min(0) }),
  judge: ([first]) => (first.answers.times > 0 ? [{ messageId: 'seen', data: { times: first.answers.times }, evidence: [supports(first.claim)] }] : []),
});
const record = (more: Readonly<Record<string, unknown>> = {}) => ({ observations: [{ check: 'seen', by: 'Robin Example', at: '2026-05-02', answers: { times: 2 }, ...more }] });

describe('runChecks', () => {
  it('reports a check that fails as broke, never as quiet', () => {
    const broken = defineCheck({
      ...words,
      id: 'broken',
      title: 'Broken',
      messages: { m: 'm' },
      run: () => {
        throw new Error('a bug');
      },
    });
    expect(run(broken, {})).toMatchObject({ result: 'broke', why: 'a bug', findings: [] });
  });

  it('reports a message that lacks its data as broke', () => {
    const silent = defineCheck({
      ...words,
      id: 'silent',
      title: 'Silent',
      messages: { m: 'It is {{missing}}.' },
      run: ({ dossier }) => dossier.emails.map((claim) => ({ messageId: 'm' as const, data: {}, evidence: [supports(claim)] as const })),
    });
    expect(run(silent, { emails: [{ address: 'robin@example.com' }] })).toMatchObject({ result: 'broke' });
  });

  it('leaves out what the policy switches off', () => {
    expect(run(voipNumber, {}, { ...defaultPolicy, checks: { 'voip-number': { off: true } } })).toBeUndefined();
  });

  it('hands the policy’s thresholds to the check', () => {
    const given = { phones: ['123', '124'].map((end) => ({ number: `+447700900${end}`, lineType: 'mobile' })) };
    expect(run(voipNumber, given)?.result).toBe('fired');
    expect(run(voipNumber, given, { ...defaultPolicy, checks: { 'voip-number': { options: { numbers: 3 } } } })?.result).toBe('quiet');
  });

  it('gives a finding one id, whatever the order of its evidence', () => {
    const ordered = (reverse: boolean) =>
      defineCheck({
        ...words,
        id: 'ordered',
        title: 'Ordered',
        messages: { m: 'm' },
        run: ({ dossier }) => {
          const [first, ...others] = reverse ? [...dossier.phones].reverse() : dossier.phones;
          return first === undefined ? cannotTell('none', 'a number') : [{ messageId: 'm', data: {}, evidence: [supports(first), ...others.map(supports)] }];
        },
      });
    const given = { phones: [{ number: '+12025550143' }, { number: '+12025550144' }] };
    expect(run(ordered(false), given)?.findings[0]?.id).toBe(run(ordered(true), given)?.findings[0]?.id);
  });

  it('judges what people record, and says so when nobody did or the form is incomplete', () => {
    expect(run(seen, record())).toMatchObject({ result: 'fired', findings: [{ title: 'Seen 2 times.' }] });
    expect(run(seen, {})).toMatchObject({ result: 'cannot-tell', source: 'observation' });
    expect(run(seen, record({ answers: {} }))).toMatchObject({ result: 'cannot-tell', why: 'the recorded form is incomplete' });
  });

  it('never counts what an accommodation that was asked for would have settled', () => {
    expect(run(seen, record({ accommodation: 'requested' }))?.result).toBe('cannot-tell');
    expect(run(seen, record({ accommodation: 'provided' }))?.result).toBe('fired');
  });

  it('lets a person record a computed signal by hand, beside what is computed', () => {
    const given = {
      phones: [{ number: '+447700900123', lineType: 'mobile' }],
      observations: [{ check: 'voip-number', by: 'Robin Example', at: '2026-05-02', note: 'The provider says it is an internet line.' }],
    };
    expect(run(voipNumber, given)).toMatchObject({ result: 'fired', findings: [{ messageId: 'recorded' }] });
  });
});
