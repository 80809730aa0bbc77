import { defineAwaitingCheck } from '#model';

/** Identity evidence used by two people. */
export const idArtefactReuse = defineAwaitingCheck({
  id: 'id-artefact-reuse',
  title: 'Identity evidence used by two people',
  stage: 'application',
  needs: ['links'],
  description: 'One document number, one photo with different data, or one background and lighting is used by two applicants.',
  data: 'Identity evidence of all applicants, as keyed hashes',
  falsePositives: ['A false match of the vendor', 'The same person applied twice'],
  runbook: ['Confirm by eye with two reviewers', 'Ask the issuer where that is lawful', 'Treat the document’s holder as a possible victim'],
  references: ['S01', 'S06'],
  messages: { noticed: '{{artefact}} was presented by {{count}} people.' },
});
