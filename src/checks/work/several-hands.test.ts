import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { severalHands } from './several-hands.ts';

const form = { daysCompared: 20, codeStyleChanges: 3, chatStyleChanges: 2, lastMeeting: 'not-recalled' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'several-hands', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  severalHands,
  {
    fires: [
      { name: 'code, chat and memory differ', given: record({}), messageId: 'differs', evidence: ['/observations/0'], says: 'In 20 working days' },
      {
        name: 'just at ten days and one change each',
        given: record({ daysCompared: 10, codeStyleChanges: 1, chatStyleChanges: 1 }),
        messageId: 'differs',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: a new coding assistant changed the style, and the last meeting is recalled', given: record({ lastMeeting: 'recalled' }) },
      { name: 'one change each, where the firm asks for two', given: record({ codeStyleChanges: 1, chatStyleChanges: 1 }), options: { changeDays: 2 } },
      { name: 'only the code changes', given: record({ chatStyleChanges: 0 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { daysCompared: 20 } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({}, { accommodation: 'requested' }) },
      { name: 'nobody asked about the last meeting', given: record({ lastMeeting: 'not-asked' }) },
      { name: 'fewer days than the firm asks for', given: record({}), options: { days: 30 } },
      { name: 'only a week was compared', given: record({ daysCompared: 5 }) },
      { name: 'more changes than days', given: record({ codeStyleChanges: 21 }) },
    ],
  },
  { describe, it },
);
