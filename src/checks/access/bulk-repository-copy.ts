import { defineAwaitingCheck } from '#model';

/** Far more code copied than the role needs. */
export const bulkRepositoryCopy = defineAwaitingCheck({
  id: 'bulk-repository-copy',
  title: 'Far more code copied than the role needs',
  stage: 'access',
  needs: ['telemetry'],
  description: 'Repositories are cloned at over 5 times the role’s baseline, or company code is pushed to a personal account or cloud.',
  data: 'Audit log of the code host and data-loss logs',
  falsePositives: ['Starting in a new team', 'A migration', 'A backup habit'],
  runbook: ['Ask the manager which task it was for', 'List what was copied, and to where', 'Reduce access before any conversation where no task explains it'],
  references: ['S04', 'S20', 'S40'],
  attack: ['T1213.003', 'T1567.001'],
  messages: { noticed: '{{count}} repositories were copied, {{times}} times the baseline.' },
});
