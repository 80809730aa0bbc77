import { describe, it } from 'vitest';
import { happened } from '#model';
import { telemetry, testCheck } from '#testing';
import { sharedMfaDevice } from './shared-mfa-device.ts';

const mark = { time: Date.UTC(2026, 2, 2), uid: 'e0', source: 'test', text: 'second factor phone-1' };
const other = (nth: number) => ({ id: `p${nth}`, caption: `Sam ${nth}` });
const shared = (count: number, more: { readonly address?: string } = {}, label = 'phone-1') => [
  { kind: 'mfa-device' as const, label, others: Array.from({ length: count }, (_, nth) => ({ ...other(nth), ...more })), days: 4, evidence: happened(mark) },
];
const factor = (mfaDevice: string) => [{ at: '2026-03-02T08:00:00Z', kind: 'sign-in' as const, user: { name: 'alex' }, mfaDevice }];
const signIn = factor('phone-1');
const lives = { addresses: [{ kind: 'residence', address: '12 Example Street', city: 'Austin', region: 'TX', countryCode: 'US' }] };

testCheck(
  sharedMfaDevice,
  {
    fires: [
      { name: 'one telephone for two people', given: {}, connected: { telemetry: telemetry(signIn, {}, { shared: shared(1) }) }, messageId: 'noticed', says: 'Sam 0' },
      {
        name: 'one number that an id tells from all others, though it is masked',
        given: {},
        connected: { telemetry: telemetry(factor('Phone XXX-XXX-0142 pfd1'), {}, { shared: shared(1, {}, 'phone xxx-xxx-0142 pfd1') }) },
        messageId: 'noticed',
      },
      {
        name: 'people of different homes',
        given: lives,
        connected: { telemetry: telemetry(signIn, {}, { shared: shared(1, { address: '99 Other Road, Reno' }) }) },
        messageId: 'noticed',
        evidence: ['/addresses/0'],
      },
      { name: 'one for four', given: {}, connected: { telemetry: telemetry(signIn, {}, { shared: shared(3) }) }, messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the help desk, which serves everybody', given: {}, connected: { telemetry: telemetry(signIn, {}, { shared: shared(30) }) } },
      {
        name: 'innocent twin: the couple at one address',
        given: lives,
        connected: { telemetry: telemetry(signIn, {}, { shared: shared(1, { address: '12 Example St, Austin' }) }) },
      },
      {
        name: 'innocent twin: two numbers that end alike, beside an app of one’s own',
        given: {},
        connected: { telemetry: telemetry([...signIn, ...factor('+X XXXXXXXX42')], {}, { shared: shared(1, {}, '+x xxxxxxxx42') }) },
      },
      { name: 'innocent twin: a telephone of one’s own', given: {}, connected: { telemetry: telemetry(signIn) } },
    ],
    cannotTell: [
      {
        name: 'the log names no authenticator',
        given: {},
        connected: { telemetry: telemetry([{ at: '2026-03-02T08:00:00Z', kind: 'sign-in', user: { name: 'alex' }, isMfa: true }]) },
      },
      { name: 'the log hides the number', given: {}, connected: { telemetry: telemetry(factor('+X XXXXXXXX42'), {}, { shared: shared(1, {}, '+x xxxxxxxx42') }) } },
      { name: 'no log was read', given: {} },
      { name: 'nobody else is known', given: {}, connected: { telemetry: telemetry(signIn, {}, { people: 1 }) } },
    ],
  },
  { describe, it },
);
