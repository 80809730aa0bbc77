import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { livenessFailed } from './liveness-failed.ts';

const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'liveness-failed', by: 'Robin Example', at: '2026-05-02', answers, ...more }],
});

testCheck(
  livenessFailed,
  {
    fires: [
      {
        name: 'two of three failed',
        given: record({ promptsTried: 3, promptsFailed: 2, connectionGood: true }),
        messageId: 'failed',
        evidence: ['/observations/0'],
        says: '2 of 3',
      },
      {
        name: 'all refused although an alternative was offered',
        given: record({ promptsTried: 3, promptsFailed: 3, connectionGood: true }, { accommodation: 'offered' }),
        messageId: 'failed',
      },
    ],
    quiet: [
      { name: 'all passed', given: record({ promptsTried: 3, promptsFailed: 0, connectionGood: true }) },
      {
        name: 'innocent twin: one prompt failed with an alternative provided',
        given: record({ promptsTried: 3, promptsFailed: 1, connectionGood: true }, { accommodation: 'provided' }),
      },
    ],
    cannotTell: [
      { name: 'nobody recorded a session', given: {} },
      { name: 'the picture froze', given: record({ promptsTried: 3, promptsFailed: 3, connectionGood: false }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({ promptsTried: 3, promptsFailed: 3, connectionGood: true }, { accommodation: 'requested' }) },
      { name: 'the form is incomplete', given: record({ promptsFailed: 3 }) },
    ],
  },
  { describe, it },
);
