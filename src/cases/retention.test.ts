import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Holding, retain } from './retention.ts';

describe('retention', () => {
  const base: Holding = { dossierId: 'P-1', relation: 'applicant', lastChange: '2026-01-01', open: false, confirmed: false, holds: [] };

  it('lets applicants go six months after the decision, and workers only when counsel set a period', () => {
    expect(retain(base, '2026-07-01T00:00:00Z').keep).toBe('not-yet');
    expect(retain(base, '2026-07-02T00:00:00Z').keep).toBeUndefined();
    expect(retain({ ...base, relation: 'employee' }, '2040-01-01T00:00:00Z').keep).toBe('not-yet');
    expect(retain({ ...base, relation: 'employee', endedOn: '2026-01-01' }, '2040-01-01T00:00:00Z').keep).toBe('counsel-sets');
    expect(retain({ ...base, relation: 'employee', endedOn: '2026-01-01' }, '2040-01-01T00:00:00Z', { worker: 36 }).keep).toBeUndefined();
  });

  it('keeps evidence of sanctions ten years', () => {
    const verdict = retain({ ...base, sanctionsOn: '2026-01-01' }, '2030-01-01T00:00:00Z');
    expect(verdict).toMatchObject({ kind: 'sanctions-evidence', keep: 'not-yet', until: '2036-01-01' });
  });

  it('never lets go of somebody under a legal hold or in an open case', () => {
    fc.assert(
      fc.property(fc.constantFrom('applicant' as const, 'employee' as const), fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 24 }), (relation, confirmed, held, months) => {
        const holding = { ...base, relation, confirmed, open: !held, holds: held ? ['a charge'] : [], endedOn: '2020-01-01' };
        const periods = { worker: months, 'cleared-applicant': months, 'confirmed-misrepresentation': months };
        expect(retain(holding, '2099-01-01T00:00:00Z', periods).keep).toBe(held ? 'legal-hold' : 'open-case');
      }),
    );
  });
});
