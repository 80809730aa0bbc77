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
        name: 'one account in two spellings',
        given: {},
        connected: { telemetry: telemetry([call('2026-03-02T08:00:00Z', 540, 'X@example.net'), call('2026-03-03T08:00:00Z', 540, 'x@example.net')]) },
        messageId: 'noticed',
        says: 'in 2 meetings',
      },
      {
        name: 'five long ones, among many calls with clients',
        given: {},
        connected: {
          telemetry: telemetry([
            ...Array.from({ length: 60 }, (_, nth) =>
              call(`2026-02-${String(1 + (nth % 28)).padStart(2, '0')}T${String(8 + Math.floor(nth / 28)).padStart(2, '0')}:00:00Z`, 90, `client${nth}@example.org`),
            ),
            ...[2, 3, 4, 5, 6].map((day) => call(`2026-03-0${day}T08:00:00Z`, 540, 'x@example.net')),
          ]),
        },
        messageId: 'noticed',
        says: 'in 5 meetings',
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
      {
        name: 'meetings of others only',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T08:00:00Z', kind: 'sign-in', user: { name: 'alex' } }], {}, { delivered: ['meeting', 'sign-in'] }) },
      },
      { name: 'no log was read', given: {} },
    ],
  },
  { describe, it },
);
