import { describe, expect, it } from 'vitest';
import { catalogue } from '#checks';
import { type Assessment, type CaseEvent, caseEventSchema, type ScreeningMatch } from '#model';
import { assessmentFor, matchFor, NOT_FOR_YOU, timelineFor } from './withhold.ts';
import { type CaseFile, caseFileFor } from './withhold-case.ts';

const [fromLogs] = catalogue.filter(({ check }) => check.needs.some((source) => source === 'telemetry'));
const SECRET = 'signed in from 192.0.2.9';
const HEALTH = 'has a new hearing aid';

const finding = (checkId: string, ref: 'event' | 'claim', section: string, quote: string) => ({
  checkId,
  title: `Noticed: ${quote}`,
  evidence: [{ ref, section, role: 'supports', quote }],
  counted: true,
  strength: 'moderate',
});

// Only what is looked at: the schema of a whole assessment is tested where it is made.
const assessment = {
  level: 'medium',
  findings: [finding(fromLogs?.check.id ?? '', 'event', 'okta', SECRET), { ...finding('camera-refused-repeatedly', 'claim', 'answers', HEALTH), title: 'The camera stayed off.' }],
  outcomes: [
    { checkId: fromLogs?.check.id ?? '', result: 'fired', findings: [{ title: SECRET, data: { place: SECRET }, evidence: [{ ref: 'event', quote: SECRET }] }] },
    { checkId: 'liveness-failed', result: 'cannot-tell', why: 'an accommodation was asked for and not yet provided', findings: [] },
  ],
} as unknown as Assessment;

describe('an assessment', () => {
  it('shows recruiters that a signal from logs was noticed, and nothing of the logs', () => {
    const seen = assessmentFor(assessment, ['hr']);
    expect(JSON.stringify(seen)).not.toContain(SECRET);
    expect(seen.findings.map(({ checkId, counted, strength }) => [checkId, counted, strength])).toEqual(
      assessment.findings.map(({ checkId, counted, strength }) => [checkId, counted, strength]),
    );
    expect(JSON.stringify(seen)).toContain(HEALTH);
  });

  it('shows security the logs, and nothing of what somebody said of their health', () => {
    const seen = JSON.stringify(assessmentFor(assessment, ['security']));
    expect(seen).toContain(SECRET);
    expect(seen).not.toContain(HEALTH);
    expect(seen).not.toContain('accommodation');
  });

  it('shows finance neither, and auditors both', () => {
    const finance = JSON.stringify(assessmentFor(assessment, ['finance']));
    expect([finance.includes(SECRET), finance.includes(HEALTH)]).toEqual([false, false]);
    expect(assessmentFor(assessment, ['auditor'])).toEqual(assessment);
  });

  it('shows whoever has two roles what any of them sees', () => {
    const seen = JSON.stringify(assessmentFor(assessment, ['hr', 'security']));
    expect([seen.includes(SECRET), seen.includes(HEALTH)]).toEqual([true, true]);
  });
});

it('a match shows birth dates and countries to counsel and nobody in security', () => {
  const match = {
    explanation: 'birth dates agree (1980-05-17)',
    features: [
      { feature: 'birthDate', nats: 2, query: '1980-05-17', candidate: '1980-05-17' },
      { feature: 'name.exact', nats: 3, query: 'Robin Example', candidate: 'Robin Example' },
    ],
  } as unknown as ScreeningMatch;
  expect(JSON.stringify(matchFor(match, ['security']))).not.toContain('1980');
  expect(JSON.stringify(matchFor(match, ['security']))).toContain('Robin Example');
  expect(matchFor(match, ['counsel'])).toEqual(match);
});

it('a timeline leaves out places for recruiters, and answers for security', () => {
  const entry = (kind: 'place' | 'recorded', what: string) => ({ at: '2026-05-01', kind, what, text: '', source: '' });
  const entries = [entry('place', 'account robin'), entry('recorded', 'answers')];
  expect(timelineFor(entries, ['hr']).map(({ what }) => what)).toEqual(['answers']);
  expect(timelineFor(entries, ['security']).map(({ what }) => what)).toEqual(['account robin']);
});

it('what happened to a case keeps its form where words are withheld: how a proposal ended is no secret, and why is one', () => {
  const counsel = { id: 'casey', name: 'Casey Placeholder', functions: ['counsel' as const] };
  const ended: CaseEvent = { type: 'proposal-ended', proposal: 'prp-2', how: 'refused', reason: SECRET, by: counsel, at: '2026-06-01T12:00:00Z' };
  const file = { case: { checklist: [], attachments: [], deviations: [] }, events: [ended], deviations: [], clocks: [], findings: [], offers: [], stale: false };
  const [seen] = caseFileFor(file as unknown as CaseFile, ['hr']).events;
  expect(seen).toEqual({ ...ended, reason: NOT_FOR_YOU });
  expect(caseEventSchema.safeParse(seen).success).toBe(true);
});
