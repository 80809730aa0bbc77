import { z } from 'zod';
import { cannotTell, defineLinkCheck, namesOf, sharedWith } from '#model';

const options = z.strictObject({
  /** Share of three-word shingles in common from which two texts are one. @source red-flag catalogue 2026-11, row resume-near-duplicate */
  likeness: z.number().min(0.5).max(1).default(0.9).meta({ description: 'Share of three-word runs in common from which two texts are one' }),
});

/** Application text nearly equal to another person’s. */
export const resumeNearDuplicate = defineLinkCheck({
  id: 'resume-near-duplicate',
  title: 'Application text nearly equal to another person’s',
  stage: 'sourcing',
  description: 'Résumé, cover letter or portfolio text is at least 0.90 alike to that of an applicant with another identity, after boilerplate is taken out.',
  data: 'Texts of all applications',
  falsePositives: ['A template or a writing aid', 'An agency that rewrites all résumés', 'Colleagues who describe the same project'],
  runbook: ['Read both texts side by side', 'Ask about the passages they share', 'Confirm the posts with the employers'],
  references: ['S01', 'S36', 'S40'],
  messages: { noticed: 'The text is {{share}} percent alike to that of {{people}}.' },
  options,

  run({ dossier, links }, { options }) {
    const texts = [...dossier.files.map(({ value }) => value.text), ...dossier.work.map(({ value }) => value.summary), ...dossier.projects.map(({ value }) => value.description)];
    if (texts.every((text) => text === undefined)) return cannotTell('no text of the application is there', 'the résumé, cover letter or portfolio as text');
    if (links.people < 1) return cannotTell('nobody else is stored', 'the records of other people');
    return sharedWith(links, ['application-text'], options.likeness).map(({ likeness, people, own }) => ({
      messageId: 'noticed' as const,
      data: { share: Math.round(likeness * 100), people: namesOf(people) },
      evidence: [own] as const,
    }));
  },
});
