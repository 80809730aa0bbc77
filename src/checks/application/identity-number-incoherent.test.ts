import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { identityNumberIncoherent } from './identity-number-incoherent.ts';

const trace = { verification: 'identity-number-trace', by: 'Robin Example', at: '2026-05-02' };

testCheck(
  identityNumberIncoherent,
  {
    fires: [
      {
        name: 'the trace shows another name',
        given: { verifications: [{ ...trace, result: 'failed', reason: 'different-name' }] },
        messageId: 'otherName',
        evidence: ['/verifications/0'],
      },
      { name: 'the holder has died', given: { verifications: [{ ...trace, result: 'failed', reason: 'deceased-holder' }] }, messageId: 'deceasedHolder' },
      { name: 'the number is older than the person', given: { verifications: [{ ...trace, result: 'failed', reason: 'age-contradiction' }] }, messageId: 'ageContradicts' },
      { name: 'it disagrees for a reason not named', given: { verifications: [{ ...trace, result: 'failed' }] }, messageId: 'doesNotAgree' },
    ],
    quiet: [
      { name: 'the trace agrees', given: { verifications: [{ ...trace, result: 'satisfied' }] } },
      {
        name: 'innocent twin: unclear under the new name, then clear under the former one',
        given: {
          names: [{ name: 'Mira Sample', kind: 'former' }],
          verifications: [
            { ...trace, result: 'inconclusive' },
            { ...trace, at: '2026-05-09', result: 'satisfied' },
          ],
        },
      },
    ],
    cannotTell: [
      { name: 'no trace was made', given: {} },
      { name: 'the agency could not answer', given: { verifications: [{ ...trace, result: 'inconclusive' }] } },
      { name: 'the person refused the trace, which is their right', given: { verifications: [{ ...trace, result: 'refused' }] } },
    ],
  },
  { describe, it },
);
