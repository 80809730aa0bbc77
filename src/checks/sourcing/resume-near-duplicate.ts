import { defineAwaitingCheck } from '#model';

/** Application text nearly equal to another person’s. */
export const resumeNearDuplicate = defineAwaitingCheck({
  id: 'resume-near-duplicate',
  title: 'Application text nearly equal to another person’s',
  stage: 'sourcing',
  needs: ['links'],
  description: 'Résumé, cover letter or portfolio text is at least 0.90 alike to that of an applicant with another identity, after boilerplate is taken out.',
  data: 'Texts of all applications',
  falsePositives: ['A template or a writing aid', 'An agency that rewrites all résumés', 'Colleagues who describe the same project'],
  runbook: ['Read both texts side by side', 'Ask about the passages they share', 'Confirm the posts with the employers'],
  references: ['S01', 'S36', 'S40'],
  messages: { noticed: 'The text is {{share}} percent alike to that of {{person}}.' },
});
