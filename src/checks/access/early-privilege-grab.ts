import { defineAwaitingCheck } from '#model';

/** Wide rights asked for early. */
export const earlyPrivilegeGrab = defineAwaitingCheck({
  id: 'early-privilege-grab',
  title: 'Wide rights asked for early',
  stage: 'access',
  needs: ['telemetry'],
  description: 'Two or more requests for rights beyond the role within 30 days of the start.',
  data: 'Access requests',
  falsePositives: ['An eager newcomer', 'A role that was designed too narrow'],
  runbook: ['Ask the manager what the task needs', 'Grant for a time'],
  references: ['S24', 'S40'],
  messages: { noticed: '{{count}} requests went beyond the role in the first 30 days.' },
});
