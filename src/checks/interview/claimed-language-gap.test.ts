import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { claimedLanguageGap } from './claimed-language-gap.ts';

const form = { resumeCallsItNative: true, interviewerSpeaksIt: true, tried: true, minutesHeld: 0 };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'claimed-language-gap', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  claimedLanguageGap,
  {
    fires: [
      { name: 'no talk at all', given: record({}), messageId: 'notHeld', evidence: ['/observations/0'], says: '2 minutes' },
      {
        name: 'a minute and a half, although an alternative was offered',
        given: record({ minutesHeld: 1.5 }, { accommodation: 'offered' }),
        messageId: 'notHeld',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: a rusty speaker who holds out for two minutes', given: record({ minutesHeld: 2 }) },
      {
        name: 'a second talk that was cut short changes nothing about a first that went well',
        given: { observations: [...record({ minutesHeld: 5 }).observations, ...record({ tried: false }, { at: '2026-05-09' }).observations] },
      },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { resumeCallsItNative: true } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({}, { accommodation: 'requested' }) },
      { name: 'the line broke', given: record({ tried: false }) },
      { name: 'the interviewer does not speak it well', given: record({ interviewerSpeaksIt: false }) },
    ],
    notApplicable: [{ name: 'the resume calls it fluent and not native', given: record({ resumeCallsItNative: false }) }],
  },
  { describe, it },
);
