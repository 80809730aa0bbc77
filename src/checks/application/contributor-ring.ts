import { defineAwaitingCheck } from '#model';

/** Most contributors are accounts flagged before. */
export const contributorRing = defineAwaitingCheck({
  id: 'contributor-ring',
  title: 'Most contributors are accounts flagged before',
  stage: 'application',
  needs: ['links'],
  description: 'Over half of the contributors to the candidate’s own repositories are accounts that stronger evidence flagged. Followers are never counted.',
  data: 'Contributors of own repositories, and accounts flagged on other grounds',
  falsePositives: ['Fake accounts clone and follow honest people', 'A common starter project'],
  runbook: ['Ask how the collaborators met', 'Never judge by followers'],
  references: ['S24', 'S39'],
  messages: { noticed: '{{share}} percent of contributors are accounts flagged on other grounds.' },
});
