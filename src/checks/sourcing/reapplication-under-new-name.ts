import { defineAwaitingCheck } from '#model';

/** Traces of an earlier person under another name. */
export const reapplicationUnderNewName = defineAwaitingCheck({
  id: 'reapplication-under-new-name',
  title: 'Traces of an earlier person under another name',
  stage: 'sourcing',
  needs: ['links'],
  description: 'A device, document or writing trace, or with a written release a typing or voice trace, equals that of a person rejected or removed before, and the name differs.',
  data: 'Records of past applicants and removed workers',
  falsePositives: ['A name changed by marriage or transition', 'A typing error in the earlier record', 'A shared family computer'],
  runbook: ['Ask about earlier names', 'Compare documents with two reviewers', 'Keep the earlier decision out of the comparison'],
  references: ['S24', 'S40'],
  messages: { noticed: '{{artefact}} was seen before under another name.' },
});
