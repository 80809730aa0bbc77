import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { thinFootprint } from './thin-footprint.ts';

const form = { agreedToSearch: true, claimedYears: 10, independentTraces: 0, emailTraceMonths: 2 };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'thin-footprint', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  thinFootprint,
  {
    fires: [
      { name: 'ten years without a trace, and a new address', given: record({}), messageId: 'noTrace', evidence: ['/observations/0'], says: '10 claimed years' },
      { name: 'just at the years and the months', given: record({ claimedYears: 8, emailTraceMonths: 6 }), messageId: 'noTrace', evidence: ['/observations/0'] },
    ],
    quiet: [
      { name: 'innocent twin: a private person without a trace whose address is old', given: record({ emailTraceMonths: 96 }) },
      { name: 'one talk was found', given: record({ independentTraces: 1 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { agreedToSearch: true } }) },
      { name: 'no search was agreed to', given: record({ agreedToSearch: false }) },
    ],
    notApplicable: [
      { name: 'a newcomer of three years', given: record({ claimedYears: 3 }) },
      { name: 'just under eight years', given: record({ claimedYears: 7.9 }) },
    ],
  },
  { describe, it },
);
