import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { refusesAnyInPersonStep } from './refuses-any-in-person-step.ts';

const form = { optionsOffered: 2, optionsDeclined: 2, nearHomeAtCompanyCost: true, announcedSteps: 'none-announced', reasonsChanged: false };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'refuses-any-in-person-step', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  refusesAnyInPersonStep,
  {
    fires: [
      { name: 'both options declined, one near home', given: record({}), messageId: 'declined', evidence: ['/observations/0'], says: 'All 2' },
      {
        name: 'each announced step put off for changing reasons',
        given: record({ optionsOffered: 0, optionsDeclined: 0, nearHomeAtCompanyCost: false, announcedSteps: 'each-put-off', reasonsChanged: true }),
        messageId: 'putOff',
        evidence: ['/observations/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: travel declined for the children, and the option near home accepted', given: record({ optionsDeclined: 1, nearHomeAtCompanyCost: false }) },
      { name: 'steps put off for one and the same reason', given: record({ optionsOffered: 0, optionsDeclined: 0, announcedSteps: 'each-put-off' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { optionsOffered: 2 } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({}, { accommodation: 'requested' }) },
      { name: 'one option was offered', given: record({ optionsOffered: 1, optionsDeclined: 1 }) },
      { name: 'no option near home', given: record({ nearHomeAtCompanyCost: false }) },
      { name: 'nothing was offered or announced', given: record({ optionsOffered: 0, optionsDeclined: 0, nearHomeAtCompanyCost: false }) },
      { name: 'more declined than offered', given: record({ optionsDeclined: 3 }) },
    ],
  },
  { describe, it },
);
