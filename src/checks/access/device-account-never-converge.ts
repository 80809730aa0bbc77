import { defineAwaitingCheck } from '#model';

/** Device and sign-ins never in one place. */
export const deviceAccountNeverConverge = defineAwaitingCheck({
  id: 'device-account-never-converge',
  title: 'Device and sign-ins never in one place',
  stage: 'access',
  needs: ['telemetry'],
  description: 'Over 30 days the place of the device and the places of the account’s sign-ins never agree.',
  data: 'Device management and sign-in logs',
  falsePositives: ['A VPN that is always on', 'A cloud desktop'],
  runbook: ['Take the firm’s own egress out of the comparison', 'Ask which VPN or cloud desktop is in use', 'Call on camera with the device'],
  references: ['S18'],
  attack: ['T1090'],
  messages: { noticed: 'Device and sign-ins were never in one place in {{days}} days.' },
});
