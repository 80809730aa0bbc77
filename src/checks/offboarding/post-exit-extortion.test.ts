import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { postExitExtortion } from './post-exit-extortion.ts';

const form = { demandReceived: true, afterExit: true, sample: 'genuine', personCouldReachIt: 'yes' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'post-exit-extortion', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  postExitExtortion,
  {
    fires: [
      { name: 'a demand with a genuine sample after the exit', given: record({}), messageId: 'demand', evidence: ['/observations/0'] },
      {
        name: 'a second demand with a sample, after one without',
        given: { observations: [...record({ sample: 'none' }).observations, ...record({}, { at: '2026-05-09' }).observations] },
        messageId: 'demand',
        evidence: ['/observations/1'],
      },
    ],
    quiet: [
      { name: 'innocent twin: a former worker who asks for unpaid wages', given: record({ demandReceived: false, sample: 'none', personCouldReachIt: 'not-checked' }) },
      { name: 'a copycat with data that this person never reached', given: record({ personCouldReachIt: 'no' }) },
      { name: 'a demand without genuine data', given: record({ sample: 'not-genuine' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { demandReceived: true } }) },
      { name: 'the sample was not checked', given: record({ sample: 'not-checked' }) },
      { name: 'nobody checked whether the person could reach the data', given: record({ personCouldReachIt: 'not-checked' }) },
    ],
  },
  { describe, it },
);
