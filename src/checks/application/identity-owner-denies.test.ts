import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { identityOwnerDenies } from './identity-owner-denies.ts';

const form = { channel: 'authoritative', secondIdentifierMatched: true, answer: 'denies' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'identity-owner-denies', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  identityOwnerDenies,
  {
    fires: [
      { name: 'the holder denies it', given: record({}), messageId: 'denied', evidence: ['/observations/0'] },
      {
        name: 'the holder denies it after a first call without an answer',
        given: { observations: [...record({ answer: 'no-answer' }).observations, ...record({}, { at: '2026-05-09' }).observations] },
        messageId: 'denied',
        evidence: ['/observations/1'],
      },
    ],
    quiet: [
      { name: 'the holder confirms', given: record({ answer: 'confirms' }) },
      {
        name: 'innocent twin: the holder is first not sure, then remembers the agency that applied',
        given: { observations: [...record({ answer: 'unclear' }).observations, ...record({ answer: 'confirms' }, { at: '2026-05-09' }).observations] },
      },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { channel: 'authoritative' } }) },
      { name: 'perhaps a namesake denies it', given: record({ secondIdentifierMatched: false }) },
      { name: 'the contact came from the application', given: record({ channel: 'from-the-application' }) },
      { name: 'nobody answered', given: record({ answer: 'no-answer' }) },
    ],
  },
  { describe, it },
);
