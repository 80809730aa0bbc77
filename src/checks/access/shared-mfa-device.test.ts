import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { sharedMfaDevice } from './shared-mfa-device.ts';

const mark = { time: Date.UTC(2026, 2, 2), uid: 'e0', source: 'test', text: 'second factor phone-1' };
const other = (nth: number) => ({ id: `p${nth}`, caption: `Sam ${nth}` });
const shared = (count: number) => [{ kind: 'mfa-device' as const, label: 'phone-1', others: Array.from({ length: count }, (_, nth) => other(nth)), days: 4, mark }];
const signIn = [{ at: '2026-03-02T08:00:00Z', kind: 'sign-in' as const, user: { name: 'alex' }, mfaDevice: 'phone-1' }];

testCheck(
  sharedMfaDevice,
  {
    fires: [
      { name: 'one telephone for two people', given: {}, connected: { telemetry: telemetry(signIn, {}, { shared: shared(1) }) }, messageId: 'noticed', says: 'Sam 0' },
      { name: 'one for four', given: {}, connected: { telemetry: telemetry(signIn, {}, { shared: shared(3) }) }, messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the help desk, which serves everybody', given: {}, connected: { telemetry: telemetry(signIn, {}, { shared: shared(30) }) } },
      { name: 'innocent twin: a telephone of one’s own', given: {}, connected: { telemetry: telemetry(signIn) } },
    ],
    cannotTell: [
      {
        name: 'the log names no authenticator',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T08:00:00Z', kind: 'sign-in', user: { name: 'alex' }, isMfa: true }]) },
      },
      { name: 'nobody else is known', given: {}, connected: { telemetry: telemetry(signIn, {}, { people: 1 }) } },
    ],
  },
  { describe, it },
);
