import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { voiceChangesAcrossSessions } from './voice-changes-across-sessions.ts';

const form = { agreedTo: true, audioGood: true, speakerMatch: 'at-or-above-threshold', voiceChangerHeard: false };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'voice-changes-across-sessions', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  voiceChangesAcrossSessions,
  {
    fires: [
      { name: 'two recordings are not one speaker', given: record({ speakerMatch: 'below-threshold' }), messageId: 'notOneSpeaker', evidence: ['/observations/0'] },
      {
        name: 'a voice changer is heard live, nothing recorded',
        given: record({ agreedTo: false, speakerMatch: 'not-run', voiceChangerHeard: true }),
        messageId: 'voiceChanger',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'one speaker', given: record({}) },
      {
        name: 'innocent twin: a cold garbled the first comparison, and the second one matches',
        given: { observations: [...record({ audioGood: false, speakerMatch: 'below-threshold' }).observations, ...record({}, { at: '2026-05-09' }).observations] },
      },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { agreedTo: true } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({ speakerMatch: 'below-threshold' }, { accommodation: 'requested' }) },
      { name: 'the person did not agree to the recordings', given: record({ agreedTo: false, speakerMatch: 'below-threshold' }) },
      { name: 'the line was poor', given: record({ audioGood: false, speakerMatch: 'below-threshold', voiceChangerHeard: true }) },
      { name: 'no comparison was run', given: record({ speakerMatch: 'not-run' }) },
    ],
  },
  { describe, it },
);
