import { defineAwaitingCheck } from '#model';

/** Photo appears under another name. */
export const samePhotoOtherName = defineAwaitingCheck({
  id: 'same-photo-other-name',
  title: 'Photo appears under another name',
  stage: 'application',
  needs: ['links'],
  description: 'The photo of a résumé or profile, by perceptual hash or reverse search, is found under a different name.',
  data: 'Photos of all applicants, or a reverse image search with consent',
  falsePositives: ['A stock picture', 'A photographer’s or employer’s page', 'Somebody copied the real person’s photo'],
  runbook: ['Let a second person compare', 'Ask the person about the page', 'Look which of the two came first'],
  references: ['S02', 'S24'],
  messages: { noticed: 'The photo is also shown under the name {{name}}.' },
});
