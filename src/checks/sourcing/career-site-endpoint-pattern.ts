import { defineAwaitingCheck } from '#model';

/** Repeating machine-like calls to the career site. */
export const careerSiteEndpointPattern = defineAwaitingCheck({
  id: 'career-site-endpoint-pattern',
  title: 'Repeating machine-like calls to the career site',
  stage: 'sourcing',
  needs: ['telemetry'],
  description: 'Two or more outside accounts repeat the same sequence of calls to job, résumé and questionnaire pages, or call from infrastructure flagged before.',
  data: 'Audit log of the career site or HR system',
  falsePositives: ['A job aggregator', 'Accessibility software', 'One family on one computer'],
  runbook: ['Compare the accounts’ other artefacts', 'Ask whether a job tool or somebody in the household applied too', 'Do nothing on this alone'],
  references: ['S17'],
  messages: { noticed: '{{count}} accounts repeat the same sequence of calls.' },
});
