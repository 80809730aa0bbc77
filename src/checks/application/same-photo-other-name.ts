import { cannotTell, defineLinkCheck, namesOf, sharedWith } from '#model';

/** Photo appears under another name. */
export const samePhotoOtherName = defineLinkCheck({
  id: 'same-photo-other-name',
  title: 'Photo appears under another name',
  stage: 'application',
  description: 'The photo of a résumé or profile, by perceptual hash or reverse search, is found under a different name.',
  data: 'Photos of all applicants, or a reverse image search with consent',
  falsePositives: ['A stock picture', 'A photographer’s or employer’s page', 'Somebody copied the real person’s photo'],
  runbook: ['Let a second person compare', 'Ask the person about the page', 'Look which of the two came first'],
  references: ['S02', 'S24'],
  messages: { noticed: 'The picture {{label}} is also shown by {{people}}.' },

  run({ dossier, links }) {
    if (!dossier.files.some(({ value }) => value.perceptualHash !== undefined || (value.kind === 'headshot' && value.digest !== undefined)))
      return cannotTell('no picture with a hash is there', 'pictures of the applicants, each with its difference hash');
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    return sharedWith(links, ['picture', 'file']).flatMap(({ feature, label, people, own }) => {
      // The same bytes are a picture only where the file is one.
      const isHeadshot = dossier.files.some(({ id, value }) => own.ref === 'claim' && id === own.id && value.kind === 'headshot');
      return feature === 'file' && !isHeadshot ? [] : [{ messageId: 'noticed' as const, data: { label, people: namesOf(people) }, evidence: [own] as const }];
    });
  },
});
