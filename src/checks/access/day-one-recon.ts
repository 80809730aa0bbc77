import { defineAwaitingCheck } from '#model';

/** System and place looked up at first login. */
export const dayOneRecon = defineAwaitingCheck({
  id: 'day-one-recon',
  title: 'System and place looked up at first login',
  stage: 'access',
  needs: ['telemetry'],
  description: 'System profiling commands and a look-up of the own public place are run within 48 hours of first login.',
  data: 'Process and proxy logs of the device',
  falsePositives: ['A developer who sets up', 'A support script'],
  runbook: ['Ask what was being set up', 'Look for remote tools at the same time'],
  references: ['S28', 'S29'],
  attack: ['T1082', 'T1016'],
  messages: { noticed: '{{commands}} were run within 48 hours of first login.' },
});
