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
        name: 'the agency that is said to have paid has no record either',
        given: {
          work: [{ ...work[0], via: 'Sample Agency' }],
          verifications: [
            { ...answer, result: 'failed', reason: 'no-record' },
            { ...answer, about: 'Sample Agency', result: 'failed', reason: 'no-record' },
          ],
        },
        messageId: 'noRecord',
        says: 'Sample Agency',
      },
      {
        name: 'the switchboard finds no such employee',
        given: { work, verifications: [{ ...answer, result: 'failed', reason: 'no-record' }] },
        messageId: 'noRecord',
        evidence: ['/verifications/0', '/work/0'],
      },
      { name: 'the payroll verifier gives other dates', given: { work, verifications: [{ ...answer, result: 'failed', reason: 'contradicted' }] }, messageId: 'contradicted' },
    ],
    quiet: [
      {
        name: 'the client has no record, and the agency confirms',
        given: {
          work: [{ ...work[0], via: 'Sample Agency' }],
          verifications: [
            { ...answer, result: 'failed', reason: 'no-record' },
            { ...answer, about: 'Sample Agency', at: '2026-05-09', result: 'satisfied' },
          ],
        },
      },
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
      {
        name: 'the client has no record, and the answer of another employer says nothing about it',
        given: {
          work: [
            { ...work[0], via: 'Sample Agency' },
            { name: 'Placeholder Labs', startDate: '2024' },
          ],
          verifications: [
            { ...answer, result: 'failed', reason: 'no-record' },
            { ...answer, about: 'Placeholder Labs', result: 'satisfied' },
          ],
        },
      },
      {
        name: 'the client has no record of somebody whom an agency paid',
        given: { work: [{ ...work[0], via: 'Sample Agency' }], verifications: [{ ...answer, result: 'failed', reason: 'no-record' }] },
      },
      { name: 'nobody asked', given: { work } },
      { name: 'only a number from the résumé was called', given: { work, verifications: [{ ...answer, contactFoundBy: 'candidate', result: 'failed' }] } },
    ],
  },
  { describe, it },
);
