import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { identityPublicRecordCollision } from './identity-public-record-collision.ts';

const form = { record: 'deceased', anchorsCompared: 2, anchorsMatching: 2 };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'identity-public-record-collision', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  identityPublicRecordCollision,
  {
    fires: [
      { name: 'deceased, by two identifiers', given: record({}), messageId: 'collides', evidence: ['/observations/0'], says: 'deceased' },
      {
        name: 'another full-time occupation, by two of three identifiers',
        given: record({ record: 'other-full-time-occupation', anchorsCompared: 3 }),
        messageId: 'collides',
        evidence: ['/observations/0'],
        says: 'other full time occupation',
      },
    ],
    quiet: [
      { name: 'innocent twin: a namesake in prison of whom only one of two identifiers agrees', given: record({ record: 'imprisoned', anchorsMatching: 1 }) },
      { name: 'nothing was found', given: record({ record: 'nothing-found', anchorsCompared: 0, anchorsMatching: 0 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { record: 'deceased' } }) },
      { name: 'only one identifier could be compared', given: record({ anchorsCompared: 1, anchorsMatching: 1 }) },
      { name: 'no record was searched', given: record({ record: 'not-searched' }) },
      { name: 'more agree than were compared', given: record({ anchorsCompared: 2, anchorsMatching: 3 }) },
    ],
  },
  { describe, it },
);
