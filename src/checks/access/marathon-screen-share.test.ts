import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { marathonScreenShare } from './marathon-screen-share.ts';

const call = (at: string, minutes: number, outsider?: string) => ({
  at,
  kind: 'meeting' as const,
  user: { name: 'alex' },
  meeting: { uid: at, durationMinutes: minutes, sharesScreen: true, ...(outsider === undefined ? {} : { outsider }) },
});

testCheck(
  marathonScreenShare,
  {
    fires: [
      {
        name: 'twice over eight hours',
        given: {},
        connected: { telemetry: telemetry([call('2026-03-02T08:00:00Z', 540, 'x@example.net'), call('2026-03-03T08:00:00Z', 600, 'x@example.net')]) },
        messageId: 'noticed',
        says: 'x@example.net',
      },
      {
        name: 'the same length twice',
        given: {},
        connected: { telemetry: telemetry([call('2026-03-02T08:00:00Z', 540, 'x@example.net'), call('2026-03-03T08:00:00Z', 540, 'x@example.net')]) },
        messageId: 'noticed',
      },
    ],
    quiet: [
      { name: 'innocent twin: pairing with a colleague', given: {}, connected: { telemetry: telemetry([call('2026-03-02T08:00:00Z', 540), call('2026-03-03T08:00:00Z', 540)]) } },
      {
        name: 'innocent twin: one long workshop with a client',
        given: {},
        connected: { telemetry: telemetry([call('2026-03-02T08:00:00Z', 540, 'client@example.org'), call('2026-03-03T08:00:00Z', 60, 'client@example.org')]) },
      },
    ],
    cannotTell: [
      { name: 'no meeting log was read', given: {}, connected: { telemetry: telemetry([{ at: '2026-03-02T08:00:00Z', kind: 'sign-in', user: { name: 'alex' } }]) } },
      { name: 'no log was read', given: {} },
    ],
  },
  { describe, it },
);
