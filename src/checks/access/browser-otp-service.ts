import { cannotTell, defineTelemetryCheck, happened, type Mark } from '#model';

/** Pages of one browser extension for one-time codes, which many honest people use; the other pages compute a code from a seed typed in. @source S28, S29; github.com/Authenticator-Extension/Authenticator */
const OF_AN_EXTENSION: ReadonlySet<string> = new Set(['authenticator.cc', 'otp.ee']);

const earliest = (marks: readonly Mark[]): readonly Mark[] => [...marks].sort((a, b) => a.time - b.time || (a.uid < b.uid ? -1 : 1)).slice(0, 3);

/** Web service for one-time codes. */
export const browserOtpService = defineTelemetryCheck({
  id: 'browser-otp-service',
  title: 'Web service for one-time codes',
  stage: 'access',
  description:
    'A public page that computes one-time codes (such as 2fa.cn) was opened, or the page of a browser extension that does (authenticator.cc, otp.ee). One seed in several hands is looked for as a shared authenticator.',
  data: 'Browser or proxy logs',
  falsePositives: ['Test engineers', 'A lost phone', 'A person without a phone who uses a browser extension'],
  runbook: ['Ask what it was for, and whose code it gave', 'Enrol a hardware key and retire the old seed'],
  references: ['S28', 'S29'],
  messages: {
    noticed: 'The page {{site}}, which computes one-time codes, was opened; days on which it was: {{days}}.',
    extension: 'The page {{site}} of a browser extension for one-time codes was opened; days on which it was: {{days}}.',
  },
  run({ telemetry }) {
    const looked = [...telemetry.devices, ...telemetry.accounts].filter(({ kinds }) => kinds.includes('web'));
    if (looked.length === 0) return cannotTell('no browser or proxy log of the person was read', 'browser or proxy logs');
    const facts = looked.flatMap((trace) => trace.facts.filter(({ topic }) => topic === 'otp-site'));
    // Logs name now the device, now the account: one page is one observation.
    return [...new Set(facts.map(({ value }) => value))].sort().flatMap((site) => {
      const same = facts.filter(({ value }) => value === site);
      const [first, ...later] = earliest(same.flatMap(({ marks }) => marks));
      if (first === undefined) return [];
      const days = new Set(same.flatMap((fact) => fact.days)).size;
      return [
        {
          messageId: OF_AN_EXTENSION.has(site) ? ('extension' as const) : ('noticed' as const),
          data: { site, days },
          evidence: [happened(first), ...later.map((mark) => happened(mark))] as const,
        },
      ];
    });
  },
});
