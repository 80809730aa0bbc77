import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { faceDoesNotMatchId } from './face-does-not-match-id.ts';

const form = { agreedTo: true, pictureGood: true, vendor: 'below-threshold', reviewer: 'different' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'face-does-not-match-id', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  faceDoesNotMatchId,
  {
    fires: [
      { name: 'vendor and reviewer find the same on one form', given: record({}), messageId: 'notSame', evidence: ['/observations/0'] },
      {
        name: 'vendor and reviewer on two forms, an equal alternative provided',
        given: {
          observations: [
            ...record({ reviewer: 'not-reviewed' }, { accommodation: 'provided' }).observations,
            ...record({ vendor: 'not-run' }, { by: 'Mira Placeholder' }).observations,
          ],
        },
        messageId: 'notSame',
        evidence: ['/observations/0', '/observations/1'],
      },
    ],
    quiet: [
      { name: 'innocent twin: an old portrait that the matcher rejects and the reviewer recognises', given: record({ reviewer: 'same' }) },
      { name: 'the matcher accepts and the reviewer doubts', given: record({ vendor: 'at-or-above-threshold' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { agreedTo: true } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({}, { accommodation: 'requested' }) },
      { name: 'only the matcher has answered', given: record({ reviewer: 'not-reviewed' }) },
      { name: 'only the reviewer has answered', given: record({ vendor: 'not-run' }) },
      { name: 'the reviewer is not sure', given: record({ reviewer: 'unsure' }) },
      { name: 'the person did not agree to the comparison', given: record({ agreedTo: false }) },
      { name: 'the picture was poor', given: record({ pictureGood: false }) },
      {
        name: 'a second reviewer sees the same face',
        given: { observations: [...record({}).observations, ...record({ vendor: 'not-run', reviewer: 'same' }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
