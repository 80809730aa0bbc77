import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { parallelJobEvidence } from './parallel-job-evidence.ts';

const form = { source: 'payroll-verifier', consent: true, fullTime: 'yes', sameTime: 'yes', disclosedOrAllowed: false };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'parallel-job-evidence', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  parallelJobEvidence,
  {
    fires: [
      { name: 'a payroll verifier, asked with consent', given: record({}), messageId: 'parallel', evidence: ['/observations/0'], says: 'payroll verifier' },
      {
        name: 'another employer made contact',
        given: record({ source: 'other-employer', consent: false }),
        messageId: 'parallel',
        evidence: ['/observations/0'],
        says: 'other employer',
      },
    ],
    quiet: [
      { name: 'innocent twin: a second job that the contract allows', given: record({ disclosedOrAllowed: true }) },
      { name: 'a few hours a week', given: record({ fullTime: 'no' }) },
      { name: 'nothing was found', given: record({ source: 'nothing-found', fullTime: 'unclear', sameTime: 'unclear' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { source: 'payroll-verifier' } }) },
      { name: 'hearsay', given: record({ source: 'hearsay' }) },
      { name: 'a query without consent', given: record({ consent: false }) },
      { name: 'it is unclear whether it is full time', given: record({ fullTime: 'unclear' }) },
      {
        name: 'a newer record is unclear',
        given: {
          observations: [...record({ source: 'nothing-found' }).observations, ...record({ source: 'public-commits', sameTime: 'unclear' }, { at: '2026-05-09' }).observations],
        },
      },
    ],
  },
  { describe, it },
);
