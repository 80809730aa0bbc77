import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { educationNotConfirmed } from './education-not-confirmed.ts';

const education = [{ institution: 'Example University', studyType: 'BSc', endDate: '2012' }];
const answer = { verification: 'education-record', by: 'Robin Example', at: '2026-05-02', about: 'Example University', contactFoundBy: 'employer' };

testCheck(
  educationNotConfirmed,
  {
    fires: [
      {
        name: 'the registrar has no record',
        given: { education, verifications: [{ ...answer, result: 'failed', reason: 'no-record' }] },
        messageId: 'noRecord',
        evidence: ['/verifications/0', '/education/0'],
      },
      { name: 'the registrar contradicts the degree', given: { education, verifications: [{ ...answer, result: 'failed', reason: 'contradicted' }] }, messageId: 'contradicted' },
    ],
    quiet: [
      { name: 'the registrar confirms', given: { education, verifications: [{ ...answer, result: 'satisfied' }] } },
      {
        name: 'innocent twin: first unclear under the married name, then confirmed under the former one',
        given: {
          names: [{ name: 'Mira Placeholder' }, { name: 'Mira Sample', kind: 'former' }],
          education,
          verifications: [
            { ...answer, result: 'inconclusive' },
            { ...answer, at: '2026-05-09', result: 'satisfied' },
          ],
        },
      },
    ],
    cannotTell: [
      { name: 'nobody asked', given: { education } },
      { name: 'only a contact that the candidate supplied answered', given: { education, verifications: [{ ...answer, contactFoundBy: 'candidate', result: 'failed' }] } },
      { name: 'the school does not exist any more', given: { education, verifications: [{ ...answer, result: 'inconclusive' }] } },
    ],
  },
  { describe, it },
);
