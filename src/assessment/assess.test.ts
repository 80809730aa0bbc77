import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assessment, type CatalogueLine, type Dossier, defaultPolicy, type Family, type Finding, levels, type Strength, withoutProtected } from '#model';
import { dossier, TEST_NOW, testDigest } from '#testing';
import { assess } from './assess.ts';

type Signal = { readonly id: string; readonly strength: Strength; readonly family: Family; readonly group: string; readonly settledBy?: readonly string[] };

/** An assessment of a dossier in which each of the signals fired, resting on the one claim there is. */
function assessed(signals: readonly Signal[], words: Readonly<Record<string, unknown>> = {}): Assessment {
  const given: Dossier = dossier({ emails: [{ address: 'robin@example.com' }], ...words });
  const claim = given.emails[0];
  if (claim === undefined) throw new Error('the test has a claim');
  const catalogue = signals.map(
    (signal): CatalogueLine => ({
      check: {
        id: signal.id,
        title: signal.id,
        kind: 'computed',
        needs: ['telemetry'],
        stage: 'access',
        description: '',
        data: '',
        falsePositives: ['An honest reason'],
        runbook: ['Ask'],
        references: ['S01'],
        messages: {},
      },
      strength: signal.strength,
      group: signal.group,
      family: signal.family,
      settledBy: signal.settledBy ?? [],
    }),
  );
  const outcomes = signals.map((signal) => {
    const finding: Finding = {
      id: `fnd_${signal.id}`,
      checkId: signal.id,
      messageId: 'm',
      title: signal.id,
      data: {},
      evidence: [{ ref: 'claim', id: claim.id, role: 'supports' }],
    };
    return { checkId: signal.id, result: 'fired' as const, findings: [finding] };
  });
  return assess({
    dossier: withoutProtected(given),
    outcomes,
    catalogue,
    policy: defaultPolicy,
    issues: [],
    inputsDigest: 'i',
    catalogueVersion: 'c',
    policyDigest: 'p',
    now: TEST_NOW,
    digest: testDigest,
  });
}

const families: readonly Family[] = ['contact', 'documents', 'network', 'device', 'payment'];
const signalArbitrary = fc.record({
  id: fc.integer({ min: 0, max: 9999 }).map((n) => `signal-${n}`),
  strength: fc.constantFrom<Strength>('weak', 'moderate', 'strong', 'conclusive'),
  family: fc.constantFrom(...families),
  group: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
});
const signalsArbitrary = fc.uniqueArray(signalArbitrary, { selector: (signal) => signal.id, maxLength: 8 });
const rank = (assessment: Assessment) => levels.indexOf(assessment.level);

const weak: Signal = { id: 'w', strength: 'weak', family: 'contact', group: 'w' };
const moderate: Signal = { id: 'm', strength: 'moderate', family: 'documents', group: 'm' };
const strong: Signal = { id: 's', strength: 'strong', family: 'device', group: 's' };
const conclusive: Signal = { id: 'c', strength: 'conclusive', family: 'identity', group: 'c' };

describe('the level of a person', () => {
  it('is info when nothing fired, low for weak signals alone, medium for a moderate or a lone strong one', () => {
    expect(assessed([]).level).toBe('info');
    expect(assessed([weak]).level).toBe('low');
    expect(assessed([weak, moderate]).level).toBe('medium');
    expect(assessed([weak, strong]).level).toBe('medium');
  });

  it('is high when a strong signal and a moderate one come from different families', () => {
    expect(assessed([strong, moderate]).level).toBe('high');
  });

  it('stays medium when the two come from one family, because they may share an error', () => {
    expect(assessed([strong, { ...moderate, family: 'device' }]).level).toBe('medium');
  });

  it('stays medium when the two share a cause, because a shared cause counts once', () => {
    expect(assessed([strong, { ...moderate, group: 's' }]).level).toBe('medium');
  });

  it('is high for a conclusive signal alone and critical with independent company', () => {
    expect(assessed([conclusive]).level).toBe('high');
    expect(assessed([conclusive, moderate]).level).toBe('critical');
  });

  it('never rises above medium by weak and moderate signals, however many', () => {
    const soft = fc.uniqueArray(
      fc.record({
        id: fc.integer().map((n) => `signal-${n}`),
        strength: fc.constantFrom<Strength>('weak', 'moderate'),
        family: fc.constantFrom(...families),
        group: fc.string({ maxLength: 4 }),
      }),
      { selector: (signal) => signal.id, maxLength: 20 },
    );
    fc.assert(fc.property(soft, (signals) => rank(assessed(signals)) <= levels.indexOf('medium')));
  });

  it('does not depend on the order of signals', () => {
    fc.assert(
      fc.property(signalsArbitrary, (signals) => {
        const one = assessed(signals);
        const other = assessed([...signals].reverse());
        expect({ ...other, outcomes: [], coverage: null }).toEqual({ ...one, outcomes: [], coverage: null });
      }),
    );
  });

  it('never falls when a signal is added', () => {
    fc.assert(
      fc.property(
        signalsArbitrary,
        signalArbitrary,
        (signals, added) => signals.some((one) => one.id === added.id) || rank(assessed([...signals, added])) >= rank(assessed(signals)),
      ),
    );
  });

  it('does not change when a signal is repeated under a shared cause', () => {
    fc.assert(fc.property(signalsArbitrary, (signals) => assessed([...signals, ...signals.map((one) => ({ ...one, id: `${one.id}-again` }))]).level === assessed(signals).level));
  });
});

describe('what people record', () => {
  const settled: Signal = { ...strong, settledBy: ['device-baseline'] };
  const done = (result: string, at = '2026-05-02') => ({ verifications: [{ verification: 'device-baseline', result, by: 'Robin Example', at }] });

  it('settles a finding only by a verification that answers it', () => {
    expect(assessed([settled], done('satisfied')).findings[0]).toMatchObject({ standing: 'settled', counted: false });
    expect(assessed([strong], done('satisfied')).findings[0]).toMatchObject({ standing: 'open', counted: true });
  });

  it('confirms a finding whose verification failed, and counts the failure once', () => {
    const assessment = assessed([{ ...settled, group: 'remote-control' }], done('failed'));
    expect(assessment.findings.find((finding) => finding.checkId === 's')).toMatchObject({ standing: 'unexplained', counted: true });
    expect(assessment.findings.filter((finding) => finding.counted)).toHaveLength(1);
  });

  it('makes a failed verification a finding of its own, and a later success withdraws it', () => {
    expect(assessed([], done('failed')).level).toBe('medium');
    expect(assessed([], { verifications: [...done('failed').verifications, ...done('satisfied', '2026-05-09').verifications] }).level).toBe('info');
  });

  it('lets an accepted explanation close a finding, and leaves a conclusive one open', () => {
    const answers = {
      answers: [
        { check: 's', by: 'Robin Example', at: '2026-05-02', answer: 'The help desk installed it.', accepted: true },
        { check: 'c', by: 'Robin Example', at: '2026-05-02', answer: 'An error.', accepted: true },
      ],
    };
    expect(assessed([strong], answers)).toMatchObject({ level: 'info', provisional: false });
    expect(assessed([conclusive], answers).findings[0]).toMatchObject({ standing: 'unexplained', counted: true });
  });

  it('is provisional until every counted finding has been asked about', () => {
    expect(assessed([strong]).provisional).toBe(true);
    expect(assessed([strong], { answers: [{ check: 's', by: 'Robin Example', at: '2026-05-02', answer: 'No idea.', accepted: false }] }).provisional).toBe(false);
  });
});

describe('the plan', () => {
  it('asks more proof of a higher tier and of nobody because of where they live', () => {
    const plan = (tier: number, countryCode: string) =>
      assessed([], { subject: { relation: 'applicant', role: { tier }, claimedResidence: { countryCode } } })
        .nextSteps.map((step) => step.verification)
        .sort();
    expect(plan(3, 'US').length).toBeGreaterThan(plan(0, 'US').length);
    expect(plan(2, 'US')).toEqual(plan(2, 'NG'));
  });

  it('puts counsel first where the claimed residence is under a comprehensive embargo, and raises no suspicion', () => {
    const assessment = assessed([], { subject: { claimedResidence: { countryCode: 'CU' } } });
    expect(assessment.residenceClass).toBe('embargoed-territory');
    expect(assessment.nextSteps[0]?.verification).toBe('counsel-review');
    expect(assessment.level).toBe('info');
  });

  it('orders the step that settles the most for the least first, and drops what is satisfied', () => {
    const signals: Signal[] = [
      { ...strong, settledBy: ['device-baseline'] },
      { ...moderate, settledBy: ['device-baseline', 'in-person-day-one'] },
    ];
    expect(assessed(signals).nextSteps[0]).toMatchObject({ verification: 'device-baseline', settles: ['m', 's'] });
    const after = assessed([], { verifications: [{ verification: 'identity-proofing', result: 'satisfied', by: 'Robin Example', at: '2026-05-02' }] });
    expect(after.nextSteps.map((step) => step.verification)).not.toContain('identity-proofing');
  });
});
