import { z } from 'zod';
import { cannotTell, defineObservedCheck, type Judged, supports } from '#model';
import { relateNames } from '#values';

/** Different people who must see it, each alone. Unit: people. @source red-flag catalogue 2026-11, row person-changed-between-rounds (S02, S24): two reviewers */
const REVIEWERS = 2;

const rubric = z.strictObject({
  agreedTo: z.boolean().meta({ description: 'Did the person agree to the keeping of stills for this comparison?' }),
  picturesGood: z.boolean().meta({ description: 'Were the pictures of both occasions good enough to compare?' }),
  judgedAlone: z.boolean().meta({ description: 'Did you judge before you knew what another reviewer thinks?' }),
  samePerson: z.enum(['same', 'different', 'unsure']).meta({ description: 'Is it the same face on both occasions or not?' }),
});

/** One record for each reviewer: two spellings of one reviewer’s name are one reviewer. */
function oneEach(records: readonly Judged<typeof rubric>[]): readonly Judged<typeof rubric>[] {
  const kept: Judged<typeof rubric>[] = [];
  for (const record of records) {
    const known = kept.some(({ by }) => by.trim().toLowerCase() === record.by.trim().toLowerCase() || relateNames(by, record.by) === 'same');
    if (!known) kept.push(record);
  }
  return kept;
}

/** Two reviewers, each alone, see another person than in an earlier round. */
export const personChangedBetweenRounds = defineObservedCheck({
  id: 'person-changed-between-rounds',
  title: 'Two reviewers see different people in two rounds',
  stage: 'interview',
  description: 'Two different reviewers, each judging alone, find that the person in one round or on day one is not the person of another round. One reviewer alone is not enough.',
  data: 'Stills of two rounds, kept with consent, and the separate answers of two reviewers',
  falsePositives: ['Light, camera or angle', 'Hair, beard or glasses', 'Invitations or recordings of two candidates were mixed up'],
  runbook: [
    'Check that the stills belong to the right invitations',
    'Meet on camera once more with both reviewers, or in person',
    'Give no access until it is cleared up',
    'Destroy the stills on schedule',
  ],
  references: ['S02', 'S24'],
  attack: ['T1656'],
  messages: { changed: '{{reviewers}} reviewers, each alone, found that two occasions show different people.' },
  accommodates: true,
  rubric,

  judge(observations) {
    const usable = observations.filter(({ answers }) => answers.agreedTo && answers.picturesGood && answers.judgedAlone && answers.samePerson !== 'unsure');
    if (oneEach(usable).length < REVIEWERS)
      return cannotTell('fewer than two reviewers have judged alone, with consent and good pictures', 'the separate answers of two different reviewers');
    const different = usable.filter(({ answers }) => answers.samePerson === 'different');
    if (different.length === 0) return [];
    if (different.length < usable.length) return cannotTell('the reviewers do not agree', 'a meeting in person, or further reviewers');
    const [first, ...rest] = different.map(({ claim }) => supports(claim));
    return first === undefined ? [] : [{ messageId: 'changed', data: { reviewers: oneEach(different).length }, evidence: [first, ...rest] }];
  },
});
