import { defineAwaitingCheck } from '#model';

/** Mass download before leaving. */
export const preExitMassDownload = defineAwaitingCheck({
  id: 'pre-exit-mass-download',
  title: 'Mass download before leaving',
  stage: 'offboarding',
  needs: ['telemetry'],
  description: 'Download volume is over 5 times the 90-day median in the 14 days before an exit or after a warning.',
  data: 'Data-loss and sign-in logs',
  falsePositives: ['Copying an own portfolio', 'Handing over a project'],
  runbook: ['Ask the manager whether a hand-over explains it', 'List what was downloaded, and to where', 'Reduce access before any conversation with the person'],
  references: ['S04', 'S20'],
  attack: ['T1005', 'T1567'],
  messages: { noticed: '{{times}} times the usual volume was downloaded before the exit.' },
});
