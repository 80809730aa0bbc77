import { defineAwaitingCheck } from '#model';

/** Web service for one-time codes. */
export const browserOtpService = defineAwaitingCheck({
  id: 'browser-otp-service',
  title: 'Web service for one-time codes',
  stage: 'access',
  needs: ['telemetry'],
  description: 'A public site for one-time codes is used for work accounts, or one seed serves several people.',
  data: 'Browser or proxy logs',
  falsePositives: ['Test engineers', 'A lost phone'],
  runbook: ['Ask what it was for', 'Enrol a hardware key'],
  references: ['S28', 'S29'],
  attack: ['T1111'],
  messages: { noticed: '{{site}} was used for one-time codes.' },
});
