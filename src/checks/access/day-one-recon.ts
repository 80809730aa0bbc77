import { defineAwaitingCheck } from '#model';

/** System and place looked up at first login. */
export const dayOneRecon = defineAwaitingCheck({
  id: 'day-one-recon',
  title: 'System and place looked up at first login',
  stage: 'access',
  needs: ['telemetry'],
  description: 'System profiling commands (dxdiag, systeminfo, wmic or whoami) and a look-up of where the own public address lies are run within 48 hours of first login.',
  data: 'Process and proxy logs of the device',
  falsePositives: ['A developer who sets up', 'A support script'],
  runbook: ['Ask what was being set up', 'Ask IT for the scripts of a first day', 'Look for remote-access tools at the same time'],
  references: ['S28', 'S29'],
  attack: ['T1016', 'T1033', 'T1082', 'T1614'],
  messages: { noticed: '{{commands}} were run within 48 hours of first login.' },
});
