import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { hoursCentreShifted } from './hours-centre-shifted.ts';

const stated = (timeZone?: string, countryCode = 'US') => ({ subject: { claimedResidence: { countryCode, ...(timeZone === undefined ? {} : { timeZone }) } } });
const work = (hours: readonly number[], days = 30) => ({ telemetry: telemetry(daily('2026-03-02', days, { kind: 'sign-in', user: { name: 'alex' } }, hours)) });

testCheck(
  hoursCentreShifted,
  {
    fires: [
      { name: 'a working day of East Asia under a claim of Chicago', given: stated('America/Chicago'), connected: work([1, 2, 3, 4, 5, 6, 7, 8]), messageId: 'noticed' },
      { name: 'a country with one zone', given: stated(undefined, 'DE'), connected: work([22, 23, 0, 1, 2, 3]), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: nine to five', given: stated('America/Chicago'), connected: work([15, 16, 17, 18, 19, 20, 21, 22]) },
      { name: 'innocent twin: the late riser', given: stated('America/Chicago'), connected: work([19, 20, 21, 22, 23, 0]) },
      { name: 'round the clock has no centre', given: stated('America/Chicago'), connected: work([0, 3, 6, 9, 12, 15, 18, 21]) },
    ],
    cannotTell: [
      { name: 'the zone is not stated', given: stated(), connected: work([1, 2, 3]) },
      { name: 'a week of activity', given: stated('America/Chicago'), connected: work([1, 2, 3], 7) },
    ],
  },
  { describe, it },
);
