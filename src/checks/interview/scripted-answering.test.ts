import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { scriptedAnswering } from './scripted-answering.ts';

const form = { questionsAsked: 8, wholePattern: 0, toolSeen: false, toolsAgreed: false };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'scripted-answering', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  scriptedAnswering,
  {
    fires: [
      { name: 'half of the answers follow the pattern', given: record({ wholePattern: 4 }), messageId: 'pattern', evidence: ['/observations/0'], says: '4 of 8' },
      {
        name: 'a tool was seen that had not been agreed to, after two questions',
        given: record({ questionsAsked: 2, toolSeen: true }),
        messageId: 'tool',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: long pauses of a nervous person in three of eight, with an alternative provided', given: record({ wholePattern: 3 }, { accommodation: 'provided' }) },
      { name: 'a tool that had been agreed to', given: record({ toolSeen: true, toolsAgreed: true }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { questionsAsked: 8 } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({ wholePattern: 8 }, { accommodation: 'requested' }) },
      { name: 'too few questions', given: record({ questionsAsked: 3, wholePattern: 3 }) },
      { name: 'more answers than questions', given: record({ questionsAsked: 5, wholePattern: 6 }) },
    ],
  },
  { describe, it },
);
