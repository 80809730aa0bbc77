import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { localKnowledgeGap } from './local-knowledge-gap.ts';

const form = { questionsAsked: 5, questionsAnswered: 1, sameSetForAll: true, onlyOwnClaims: true };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'local-knowledge-gap', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  localKnowledgeGap,
  {
    fires: [
      { name: 'one of five answered', given: record({}), messageId: 'open', evidence: ['/observations/0'], says: '4 of 5' },
      {
        name: 'none of five answered although an alternative was offered',
        given: record({ questionsAnswered: 0 }, { accommodation: 'offered' }),
        messageId: 'open',
        evidence: ['/observations/0'],
        says: '5 of 5',
      },
    ],
    quiet: [
      { name: 'innocent twin: a new mover who can answer two of five', given: record({ questionsAnswered: 2 }) },
      { name: 'all answered', given: record({ questionsAnswered: 5 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { questionsAsked: 5 } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({}, { accommodation: 'requested' }) },
      { name: 'others are asked other questions', given: record({ sameSetForAll: false }) },
      { name: 'a question tested customs', given: record({ onlyOwnClaims: false }) },
      { name: 'only four were asked', given: record({ questionsAsked: 4, questionsAnswered: 0 }) },
    ],
  },
  { describe, it },
);
