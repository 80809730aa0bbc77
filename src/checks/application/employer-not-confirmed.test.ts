import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { employerNotConfirmed } from './employer-not-confirmed.ts';

const work = [{ name: 'Example Works', position: 'Engineer', startDate: '2019', endDate: '2023' }];
const answer = { verification: 'employment-record', by: 'Robin Example', at: '2026-05-02', about: 'Example Works', contactFoundBy: 'employer' };

testCheck(
  employerNotConfirmed,
  {
    fires: [
      {
        name: 'the switchboard finds no such employee',
        given: { work, verifications: [{ ...answer, result: 'failed', reason: 'no-record' }] },
        messageId: 'noRecord',
        evidence: ['/verifications/0', '/work/0'],
      },
      { name: 'the payroll verifier gives other dates', given: { work, verifications: [{ ...answer, result: 'failed', reason: 'contradicted' }] }, messageId: 'contradicted' },
    ],
    quiet: [
      { name: 'the employer confirms', given: { work, verifications: [{ ...answer, result: 'satisfied' }] } },
      {
        name: 'innocent twin: the client knows nobody, the agency that paid confirms',
        given: {
          work: [{ ...work[0], via: 'Sample Agency' }],
          verifications: [
            { ...answer, result: 'inconclusive' },
            { ...answer, about: 'Sample Agency', at: '2026-05-09', result: 'satisfied' },
          ],
        },
      },
    ],
    cannotTell: [
      { name: 'nobody asked', given: { work } },
      { name: 'only a number from the résumé was called', given: { work, verifications: [{ ...answer, contactFoundBy: 'candidate', result: 'failed' }] } },
    ],
  },
  { describe, it },
);
