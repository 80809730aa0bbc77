import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { clonedCompanySite } from './cloned-company-site.ts';

const form = { whose: 'agency', sharedText: 0.92, domainAgeMonths: 4, register: 'not-listed' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'cloned-company-site', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  clonedCompanySite,
  {
    fires: [
      { name: 'all three at once for an agency', given: record({}), messageId: 'copied', evidence: ['/observations/0'], says: '92 % of the text of the agency' },
      {
        name: 'just at the share, just under the age, for a past employer',
        given: record({ whose: 'past-employer', sharedText: 0.85, domainAgeMonths: 11.9 }),
        messageId: 'copied',
        evidence: ['/observations/0'],
        says: 'past employer',
      },
    ],
    quiet: [
      { name: 'innocent twin: a young agency on a site template, listed in the register', given: record({ register: 'listed' }) },
      { name: 'a copied text on a domain of exactly twelve months', given: record({ domainAgeMonths: 12 }) },
      { name: 'a text shared to a little less than the share, whatever the register', given: record({ sharedText: 0.84, register: 'not-looked-up' }) },
      {
        name: 'first without the register, then listed',
        given: { observations: [...record({ register: 'not-looked-up' }).observations, ...record({ register: 'listed' }, { at: '2026-05-09' }).observations] },
      },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { whose: 'agency' } }) },
      { name: 'no register was searched', given: record({ register: 'not-looked-up' }) },
      {
        name: 'the agency is open although the past employer is clear',
        given: {
          observations: [...record({ register: 'not-looked-up' }).observations, ...record({ whose: 'past-employer', register: 'listed' }, { at: '2026-05-09' }).observations],
        },
      },
    ],
  },
  { describe, it },
);
