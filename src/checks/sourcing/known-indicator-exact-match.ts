import { defineAwaitingCheck } from '#model';

/** Exact match with a published indicator. */
export const knownIndicatorExactMatch = defineAwaitingCheck({
  id: 'known-indicator-exact-match',
  title: 'Exact match with a published indicator',
  stage: 'sourcing',
  needs: ['intelligence'],
  description: 'A mail address, wallet, phone or handle equals a published indicator that has a source, a date and a confidence. Personal names are never matched.',
  data: 'Stored threat reports with their indicators',
  falsePositives: ['A victim of identity theft whose data was published', 'A mislabelled account', 'An address that changed hands'],
  runbook: ['Read the report, its date and what it says of this indicator', 'Ask who controls the artefact', 'Treat a possible victim as a victim'],
  references: ['S17', 'S24', 'S38', 'S39', 'S106'],
  attack: ['T1585'],
  messages: { noticed: '{{indicator}} is published in {{report}}.' },
});
