import { defineAwaitingCheck } from '#model';

/** Device lives away from the declared residence. */
export const deviceLivesElsewhere = defineAwaitingCheck({
  id: 'device-lives-elsewhere',
  title: 'Device lives away from the declared residence',
  stage: 'access',
  needs: ['telemetry'],
  description: 'The device’s place differs from the declared residence on 14 of 21 days.',
  data: 'Device management logs with places',
  falsePositives: ['A second home', 'Care for relatives', 'A long stay agreed with the manager'],
  runbook: ['Ask for the current residence', 'Ask for one dated proof after a move'],
  references: ['S08', 'S18'],
  messages: { noticed: 'The device was away from the declared residence on {{days}} of 21 days.' },
});
