import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { foreignBrowserProfile } from './foreign-browser-profile.ts';

const account = (emailAddr: string) => ({
  telemetry: telemetry([{ at: '2026-03-02T10:00:00Z', kind: 'software', activity: 'browser-account', device: { uid: 'd1' }, user: { emailAddr } }]),
});
const alex = { names: [{ name: 'Alex Example' }], emails: [{ address: 'alexx@example.org' }] };

testCheck(
  foreignBrowserProfile,
  {
    fires: [
      { name: 'another person’s name', given: alex, connected: account('jordan.sample@example.net'), messageId: 'noticed', says: 'jordan.sample' },
      { name: 'yet another', given: alex, connected: account('robin_tester@example.net'), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the own private account', given: alex, connected: account('alex.m.example@example.net') },
      { name: 'innocent twin: the address in the application', given: alex, connected: account('alexx@example.org') },
      { name: 'innocent twin: a handle that says nothing', given: alex, connected: account('bluefox77@example.net') },
      { name: 'innocent twin: a married name beside the given one', given: alex, connected: account('alex.married@example.net') },
    ],
    cannotTell: [{ name: 'no browser inventory was read', given: alex }],
  },
  { describe, it },
);
