import { expect, test } from 'vitest';
import { eventsOf, telemetry } from '#testing';
import { BROWSER_ACCOUNT, browserAccounts } from './browser-accounts.ts';

const account = (user: { name?: string; emailAddr?: string }, activity: string = BROWSER_ACCOUNT) => ({
  at: '2026-03-02T10:00:00Z',
  kind: 'software' as const,
  activity,
  device: { uid: 'd1' },
  user,
});
const values = (...words: Parameters<typeof account>) => eventsOf([account(...words)]).flatMap((event) => browserAccounts(event).map(({ topic, value }) => `${topic}: ${value}`));

test.each([
  [{ emailAddr: 'alex@example.com' }, 'foreign-profile: alex@example.com'],
  [{ emailAddr: 'alex@example.com', name: 'Alex Example' }, 'foreign-profile: Alex Example <alex@example.com>'],
  [{ emailAddr: 'alex@example.com', name: 'Person 1' }, 'foreign-profile: alex@example.com'],
  [{ emailAddr: 'alex@example.com', name: 'alex@example.com' }, 'foreign-profile: alex@example.com'],
  [{ name: 'Alex Example' }, 'foreign-profile: Alex Example'],
])('an account that a browser synchronises, %j, is %s', (user, value) => {
  expect(values(user)).toEqual([value]);
});

test('a profile with a name that the browser gave is nobody’s', () => {
  for (const name of ['Default', 'Person 2', 'Work', 'Guest']) expect(values({ name })).toEqual([]);
});

test('a user of any other event is none', () => {
  expect(values({ emailAddr: 'alex@example.com' }, 'logon')).toEqual([]);
});

test('the account stands with the device, and is no account of the person', () => {
  const { accounts, devices } = telemetry([account({ emailAddr: 'jordan@example.net' })]);
  expect(accounts).toEqual([]);
  expect(devices[0]?.facts.map(({ topic, value }) => `${topic}: ${value}`)).toEqual(['foreign-profile: jordan@example.net']);
});
