import { NOTHING, type Recogniser } from './note.ts';

/**
 * Activity under which readers tell of an account that a browser on the device synchronises. The contract: `event.activity` is this word,
 * `event.user.emailAddr` the account’s address and `event.user.name` the name that the profile shows, either of them enough, and
 * `event.device` the device. The user of such an event is not the one who uses the device, so the fold makes no account of it.
 */
export const BROWSER_ACCOUNT = 'browser-account';

/** Names that browsers give a profile by themselves. @source Chrome, Edge and Firefox, 2026-11 */
const UNNAMED = /^(?:default(?:-release)?|profile|person|user|work|personal|guest|school|home|your (?:chrome|chromium)|first user)(?: ?\d+)?$/i;

/** Accounts that browsers on the device synchronise, under `foreign-profile`, as `Name <address>`, or what is known of it. Whose they are is for the signal to compare. */
export const browserAccounts: Recogniser = ({ activity, device, user }) => {
  if (activity !== BROWSER_ACCOUNT || device === undefined || user === undefined) return NOTHING;
  const name = user.name === undefined || UNNAMED.test(user.name.trim()) || user.name === user.emailAddr ? undefined : user.name.trim();
  const value = user.emailAddr === undefined ? name : name === undefined ? user.emailAddr : `${name} <${user.emailAddr}>`;
  return value === undefined || value === '' ? NOTHING : [{ on: 'device', topic: 'foreign-profile', value, text: `a browser on the device synchronises ${value}` }];
};
