import { defineAwaitingCheck } from '#model';

/** Tool that simulates activity. */
export const activitySimulator = defineAwaitingCheck({
  id: 'activity-simulator',
  title: 'Tool that simulates activity',
  stage: 'access',
  needs: ['telemetry'],
  description: 'Software that keeps a computer awake, or a USB device that moves the pointer, is present.',
  data: 'Endpoint inventory',
  falsePositives: ['A long build or a talk that must not be interrupted', 'Bored staff'],
  runbook: ['Ask what it is for: a long build or a talk may explain it', 'Look whether signals of remote control are open too', 'Let it support other evidence only'],
  references: ['S12', 'S26'],
  messages: { noticed: '{{tool}} keeps the device awake.' },
});
