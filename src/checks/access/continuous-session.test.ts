import { describe, it } from 'vitest';
import { daily, telemetry, testCheck } from '#testing';
import { continuousSession } from './continuous-session.ts';

const all = Array.from({ length: 24 }, (_, hour) => hour);
const active = (days: number, hours: readonly number[]) => telemetry(daily('2026-03-02', days, { kind: 'sign-in', user: { name: 'alex' } }, hours));

testCheck(
  continuousSession,
  {
    fires: [
      { name: '22 hours on three days', given: {}, connected: { telemetry: active(3, all.slice(0, 22)) }, messageId: 'noticed' },
      { name: 'a week without a pause of four hours', given: {}, connected: { telemetry: active(8, [0, 3, 6, 9, 12, 15, 18, 21]) }, messageId: 'noRest' },
    ],
    quiet: [
      { name: 'innocent twin: the night owl, who sleeps by day', given: {}, connected: { telemetry: active(20, [18, 19, 20, 21, 22, 23, 0, 1, 2, 3]) } },
      {
        name: 'innocent twin: a long day that a young family tears apart, with five hours of sleep',
        given: {},
        connected: { telemetry: active(20, [5, 7, 9, 11, 13, 15, 17, 19, 21, 23]) },
      },
      { name: 'exactly 20 hours', given: {}, connected: { telemetry: active(5, all.slice(0, 20)) } },
      { name: 'innocent twin: one release night', given: {}, connected: { telemetry: active(1, all) } },
    ],
    cannotTell: [
      { name: 'no log was read', given: {} },
      {
        name: 'only parcels are known',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T08:00:00Z', kind: 'shipment', user: { name: 'alex' }, shipment: { tracking: 'T1', step: 'delivered' } }]) },
      },
    ],
  },
  { describe, it },
);
