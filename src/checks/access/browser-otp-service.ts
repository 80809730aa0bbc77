import { defineAwaitingCheck } from '#model';

/** Web service for one-time codes. */
export const browserOtpService = defineAwaitingCheck({
  id: 'browser-otp-service',
  title: 'Web service for one-time codes',
  stage: 'access',
  needs: ['telemetry'],
  description: 'A public page for one-time codes (2fa.cn, otp.ee, authenticator.cc) is used for work accounts, or one seed serves several people.',
  data: 'Browser or proxy logs',
  falsePositives: ['Test engineers', 'A lost phone'],
  runbook: ['Ask what it was for, and whose code it gave', 'Enrol a hardware key and retire the old seed'],
  references: ['S28', 'S29'],
  messages: { noticed: '{{site}} was used for one-time codes.' },
});
