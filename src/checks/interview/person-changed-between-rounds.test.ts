import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { personChangedBetweenRounds } from './person-changed-between-rounds.ts';

const form = { agreedTo: true, picturesGood: true, judgedAlone: true, samePerson: 'different' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'person-changed-between-rounds', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});
const both = (first: Record<string, unknown>, second: Record<string, unknown>, by = 'Mira Placeholder') => ({
  observations: [...record(first).observations, ...record(second, { by }).observations],
});

testCheck(
  personChangedBetweenRounds,
  {
    fires: [
      { name: 'two reviewers, each alone, see different people', given: both({}, {}), messageId: 'changed', evidence: ['/observations/0', '/observations/1'], says: '2 reviewers' },
      {
        name: 'a third reviewer who is not sure changes nothing',
        given: { observations: [...both({}, {}).observations, ...record({ samePerson: 'unsure' }, { by: 'Alex Sample' }).observations] },
        messageId: 'changed',
        evidence: ['/observations/0'],
        says: '2 reviewers',
      },
    ],
    quiet: [
      { name: 'two reviewers see the same person', given: both({ samePerson: 'same' }, { samePerson: 'same' }) },
      {
        name: 'innocent twin: a new haircut, poor pictures at first, and two reviewers who then see the same person',
        given: { observations: [...record({ picturesGood: false }).observations, ...both({ samePerson: 'same' }, { samePerson: 'same' }).observations] },
      },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { agreedTo: true } }) },
      { name: 'an accommodation was asked for and not yet provided', given: record({}, { accommodation: 'requested' }) },
      { name: 'one reviewer alone', given: record({}) },
      { name: 'one reviewer twice, the name written in two ways', given: both({}, {}, 'Example, Robin') },
      { name: 'the second reviewer had heard the first', given: both({}, { judgedAlone: false }) },
      { name: 'the two reviewers do not agree', given: both({}, { samePerson: 'same' }) },
      { name: 'the person did not agree to stills', given: both({ agreedTo: false }, { agreedTo: false }) },
      {
        name: 'an accommodation was asked for before the second look',
        given: { observations: [...record({}).observations, ...record({}, { by: 'Mira Placeholder', accommodation: 'requested' }).observations] },
      },
    ],
  },
  { describe, it },
);
