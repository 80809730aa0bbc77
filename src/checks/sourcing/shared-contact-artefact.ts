import { defineAwaitingCheck } from '#model';

/** Contact artefact shared with another person. */
export const sharedContactArtefact = defineAwaitingCheck({
  id: 'shared-contact-artefact',
  title: 'Contact artefact shared with another person',
  stage: 'sourcing',
  needs: ['links'],
  description: 'Phone, mail, payout account, document number, résumé file or device is exactly the same in two or more records under different legal names.',
  data: 'Records of all applicants and workers, with their contact artefacts',
  falsePositives: ['A couple or household on one phone', 'A recruiter’s own contact details in several files', 'A campus or library computer'],
  runbook: ['Ask each how they are related before anything counts', 'Look at everybody linked before acting on one', 'Record the relation'],
  references: ['S01', 'S06', 'S12', 'S40'],
  messages: { noticed: '{{artefact}} is also given by {{count}} other people.' },
});
