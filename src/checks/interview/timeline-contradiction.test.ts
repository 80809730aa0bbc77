import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { timelineContradiction } from './timeline-contradiction.ts';

const form = { notesOfBothRounds: true, factsAskedTwice: 4, factsInTwoVersions: 0, untrueStatement: 'not-put' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'timeline-contradiction', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  timelineContradiction,
  {
    fires: [
      { name: 'one of four facts in two versions', given: record({ factsInTwoVersions: 1 }), messageId: 'twoVersions', evidence: ['/observations/0'], says: '1 of 4' },
      {
        name: 'a statement that is not so was agreed with',
        given: record({ notesOfBothRounds: false, untrueStatement: 'agreed-with' }),
        messageId: 'agreedWithUntrue',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: a blurred memory that still tells one version, and corrects the untrue statement', given: record({ untrueStatement: 'corrected' }) },
      { name: 'only the statement was put, and corrected', given: record({ factsAskedTwice: 0, untrueStatement: 'corrected' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { notesOfBothRounds: true } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({ factsInTwoVersions: 1 }, { accommodation: 'requested' }) },
      { name: 'no notes of the first round', given: record({ notesOfBothRounds: false, factsInTwoVersions: 2 }) },
      { name: 'no fact was asked about twice', given: record({ factsAskedTwice: 0 }) },
      { name: 'it is unclear what the person agreed with', given: record({ factsAskedTwice: 0, untrueStatement: 'unclear' }) },
    ],
  },
  { describe, it },
);
