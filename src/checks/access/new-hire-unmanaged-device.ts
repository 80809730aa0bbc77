import { defineAwaitingCheck } from '#model';

/** New account used from an unmanaged device. */
export const newHireUnmanagedDevice = defineAwaitingCheck({
  id: 'new-hire-unmanaged-device',
  title: 'New account used from an unmanaged device',
  stage: 'access',
  needs: ['telemetry'],
  description: 'An account under 30 days old reaches protected applications from a device that is not managed.',
  data: 'Sign-in logs with device state',
  falsePositives: ['The day of setting up', 'Mail on a phone'],
  runbook: ['Ask which device it was', 'Finish enrolment, then look again'],
  references: ['S15', 'S33'],
  attack: ['T1078'],
  messages: { noticed: 'A new account reached {{application}} from an unmanaged device.' },
});
