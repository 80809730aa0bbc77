import { defineAwaitingCheck } from '#model';

/** One second-factor device for several people. */
export const sharedMfaDevice = defineAwaitingCheck({
  id: 'shared-mfa-device',
  title: 'One second-factor device for several people',
  stage: 'access',
  needs: ['telemetry', 'links'],
  description: 'One authenticator or number completes the second factor for two or more people.',
  data: 'Sign-in logs with the factor used',
  falsePositives: ['A break-glass account', 'The help desk', 'A couple in one firm'],
  runbook: ['Leave break-glass and help-desk accounts out', 'Ask whose device it is', 'Enrol each person in a call with the device shown'],
  references: ['S15'],
  attack: ['T1098.005'],
  messages: { noticed: 'One authenticator serves {{count}} people.' },
});
