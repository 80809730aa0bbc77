import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { hoursCentreShifted } from './hours-centre-shifted.ts';

const stated = (timeZone?: string, countryCode = 'US') => ({ subject: { claimedResidence: { countryCode, ...(timeZone === undefined ? {} : { timeZone }) } } });
const days = (from: string, count: number, hours: readonly number[]) => daily(from, count, { kind: 'sign-in', user: { name: 'alex' } }, hours);
/** What a person recorded about other hours: asked for, or agreed on. */
const hours = (accommodation: string, at = '2026-02-20') => ({ check: 'hours-centre-shifted', by: 'Robin Example', at, answers: { seen: false }, accommodation });
const nights = [1, 2, 3, 4, 5, 6, 7, 8];
const work = (hours: readonly number[], count = 30) => ({ telemetry: telemetry(days('2026-03-02', count, hours)) });

testCheck(
  hoursCentreShifted,
  {
    fires: [
      { name: 'a working day of East Asia under a claim of Chicago', given: stated('America/Chicago'), connected: work([1, 2, 3, 4, 5, 6, 7, 8]), messageId: 'noticed' },
      { name: 'a country with one zone', given: stated(undefined, 'DE'), connected: work([22, 23, 0, 1, 2, 3]), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: nine to five', given: stated('America/Chicago'), connected: work([15, 16, 17, 18, 19, 20, 21, 22]) },
      {
        name: 'innocent twin: two weeks of nights for a release, among months of ordinary days',
        given: stated('America/Chicago'),
        connected: {
          telemetry: telemetry([...days('2026-01-19', 42, [15, 17, 19, 21]), ...days('2026-03-02', 14, [5, 7, 9, 11]), ...days('2026-03-16', 28, [14, 16, 18, 20])]),
        },
      },
      { name: 'innocent twin: the late riser', given: stated('America/Chicago'), connected: work([19, 20, 21, 22, 23, 0]) },
      { name: 'round the clock has no centre', given: stated('America/Chicago'), connected: work([0, 3, 6, 9, 12, 15, 18, 21]) },
    ],
    notApplicable: [
      {
        name: 'innocent twin: the night owl, whose hours were agreed on',
        given: { ...stated('America/Chicago'), observations: [hours('requested'), hours('provided', '2026-02-27')] },
        connected: work(nights),
      },
    ],
    cannotTell: [
      {
        name: 'innocent twin: a carer who asked for other hours, and has no answer yet',
        given: { ...stated('America/Chicago'), observations: [hours('requested')] },
        connected: work(nights),
      },
      { name: 'the stated zone is none', given: stated('Example/Nowhere'), connected: work([1, 2, 3, 4, 5]) },
      { name: 'an early riser of whom one sign-in a day is known', given: stated('America/Chicago'), connected: work([11]) },
      { name: 'sixteen days', given: stated('America/Chicago'), connected: work([5, 6, 7, 8, 9, 10, 11], 16) },
      { name: 'the zone is not stated', given: stated(), connected: work([1, 2, 3]) },
      { name: 'a week of activity', given: stated('America/Chicago'), connected: work([1, 2, 3], 7) },
    ],
  },
  { describe, it },
);
