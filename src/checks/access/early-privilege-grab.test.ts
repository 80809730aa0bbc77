import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { earlyPrivilegeGrab } from './early-privilege-grab.ts';

const asks = (...titles: readonly (readonly [string, string])[]) => ({
  telemetry: telemetry(titles.map(([at, title]) => ({ at, kind: 'access-request' as const, user: { name: 'alex' }, title }))),
});
const started = { subject: { startedAt: '2026-03-02', role: { privileges: ['staging'] } } };

testCheck(
  earlyPrivilegeGrab,
  {
    fires: [
      { name: 'two in two weeks', given: started, connected: asks(['2026-03-05T10:00:00Z', 'production'], ['2026-03-12T10:00:00Z', 'signing keys']), messageId: 'noticed' },
      { name: 'the same twice', given: started, connected: asks(['2026-03-05T10:00:00Z', 'production'], ['2026-03-12T10:00:00Z', 'production']), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: what the role carries', given: started, connected: asks(['2026-03-05T10:00:00Z', 'staging'], ['2026-03-06T10:00:00Z', 'production']) },
      { name: 'innocent twin: after half a year', given: started, connected: asks(['2026-09-05T10:00:00Z', 'production'], ['2026-09-12T10:00:00Z', 'signing keys']) },
    ],
    cannotTell: [
      { name: 'the start is not stated', given: {}, connected: asks(['2026-03-05T10:00:00Z', 'production']) },
      { name: 'no requests were read', given: started },
    ],
  },
  { describe, it },
);
