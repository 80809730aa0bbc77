import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { sameNameOtherFace } from './same-name-other-face.ts';

const form = { sameNameFound: true, anchors: 1, photosComparable: true, reviewer: 'different' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'same-name-other-face', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  sameNameOtherFace,
  {
    fires: [
      { name: 'name and one employer with another face', given: record({}), messageId: 'otherFace', evidence: ['/observations/0'], says: '1 of' },
      { name: 'name, an employer and a school with another face', given: record({ anchors: 2 }), messageId: 'otherFace', evidence: ['/observations/0'] },
    ],
    quiet: [
      { name: 'innocent twin: a namesake with another face who shares no employer or school', given: record({ anchors: 0 }) },
      { name: 'the same face, ten years younger', given: record({ reviewer: 'same' }) },
      { name: 'no page with name and photo was found', given: record({ sameNameFound: false, anchors: 0 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { sameNameFound: true } }) },
      { name: 'the reviewer is not sure', given: record({ reviewer: 'unsure' }) },
      { name: 'the photo is too old to compare', given: record({ photosComparable: false }) },
      {
        name: 'a newer page could not be compared',
        given: { observations: [...record({ reviewer: 'same' }).observations, ...record({ photosComparable: false }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
