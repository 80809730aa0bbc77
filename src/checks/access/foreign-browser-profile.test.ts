import { describe, it } from 'vitest';
import { telemetry, testCheck } from '#testing';
import { foreignBrowserProfile } from './foreign-browser-profile.ts';

const account = (emailAddr?: string, name?: string) => ({
  at: '2026-03-02T10:00:00Z',
  kind: 'software' as const,
  activity: 'browser-account',
  device: { uid: 'd1', hostname: 'LT-1' },
  user: { ...(emailAddr === undefined ? {} : { emailAddr }), ...(name === undefined ? {} : { name }) },
});
const seen = (...events: Parameters<typeof telemetry>[0]) => ({ telemetry: telemetry(events) });
const signIn = { at: '2026-03-02T09:00:00Z', kind: 'sign-in' as const, user: { emailAddr: 'alex@example.com' }, device: { uid: 'd1' } };
const alex = { names: [{ name: 'Alex Example' }], emails: [{ address: 'alexx@example.org' }] };

testCheck(
  foreignBrowserProfile,
  {
    fires: [
      { name: 'another person’s name in an address', given: alex, connected: seen(signIn, account('jordan.sample@example.net')), messageId: 'noticed', says: 'jordan.sample' },
      {
        name: 'another person’s name that the profile shows',
        given: alex,
        connected: seen(account('bluefox77@example.net', 'Jordan Sample')),
        messageId: 'noticed',
        says: 'Jordan Sample',
      },
      {
        name: 'accounts in two names',
        given: alex,
        connected: seen(account('jordan.sample@example.net'), account('robin_nobody@example.net'), account('alex.example@example.net')),
        messageId: 'several',
        says: 'accounts in 2 names',
      },
      {
        name: 'one name with two addresses is one name',
        given: alex,
        connected: seen(account('jordan.sample@example.net'), account('sample.jordan9@example.org')),
        messageId: 'noticed',
      },
    ],
    quiet: [
      { name: 'innocent twin: the own private account', given: alex, connected: seen(account('alex.m.example@example.net')) },
      { name: 'innocent twin: the own private account, written as one word', given: alex, connected: seen(account('the.alexexample@example.net')) },
      { name: 'innocent twin: the address in the application', given: alex, connected: seen(account('alexx@example.org', 'Jordan Sample')) },
      { name: 'innocent twin: a handle that says nothing', given: alex, connected: seen(account('bluefox77@example.net')) },
      { name: 'innocent twin: a married name beside the given one', given: alex, connected: seen(account('alex.married@example.net')) },
      { name: 'innocent twin: a sister with the same surname', given: alex, connected: seen(account('kim.example@example.net', 'Kim Example')) },
      {
        name: 'innocent twin: the former name on file',
        given: { names: [{ name: 'Alex Example' }, { name: 'Sasha Sample', kind: 'former' }] },
        connected: seen(account('sasha.sample@example.net')),
      },
      { name: 'innocent twin: a test account', given: alex, connected: seen(account('qa.checkout@example.net'), account('test.user42@example.net')) },
      { name: 'innocent twin: a colleague’s account of the firm on a shared desk', given: alex, connected: seen(signIn, account('jordan.sample@example.com')) },
      { name: 'a profile that nobody named', given: alex, connected: seen(account('alex.example@example.net', 'Person 1')) },
    ],
    cannotTell: [
      { name: 'no browser inventory was read', given: alex, connected: seen(signIn) },
      { name: 'no name of the person is stated', given: { emails: [{ address: 'alexx@example.org' }] }, connected: seen(account('jordan.sample@example.net')) },
    ],
  },
  { describe, it },
);
