import { cannotTell, defineTelemetryCheck, happened } from '#model';

/** Web service for one-time codes. */
export const browserOtpService = defineTelemetryCheck({
  id: 'browser-otp-service',
  title: 'Web service for one-time codes',
  stage: 'access',
  description: 'A public page for one-time codes (2fa.cn, otp.ee, authenticator.cc) is used for work accounts, or one seed serves several people.',
  data: 'Browser or proxy logs',
  falsePositives: ['Test engineers', 'A lost phone'],
  runbook: ['Ask what it was for, and whose code it gave', 'Enrol a hardware key and retire the old seed'],
  references: ['S28', 'S29'],
  messages: {
    noticed: 'The page {{site}} was used for one-time codes ({{trace}}).',
  },
  run({ telemetry }) {
    const traces = [...telemetry.devices, ...telemetry.accounts];
    if (!traces.some(({ kinds }) => kinds.includes('web'))) return cannotTell('no browser or proxy log of the person was read', 'browser or proxy logs');
    return traces.flatMap(({ id, facts }) =>
      facts
        .filter(({ topic }) => topic === 'otp-site')
        .map(({ value, marks }) => ({
          messageId: 'noticed' as const,
          data: { site: value, trace: id },
          evidence: [happened(marks[0]), ...marks.slice(1).map((mark) => happened(mark))] as const,
        })),
    );
  },
});
