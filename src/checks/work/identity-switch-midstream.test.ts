import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { identitySwitchMidstream } from './identity-switch-midstream.ts';

const form = { replaced: 'name', accountsLookedUp: true, accountsDeleted: 3, daysApart: 2 };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'identity-switch-midstream', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  identitySwitchMidstream,
  {
    fires: [
      { name: 'name replaced and three accounts deleted in two days', given: record({}), messageId: 'replaced', evidence: ['/observations/0'], says: 'The name' },
      {
        name: 'just at two accounts and seven days',
        given: record({ replaced: 'git-identity', accountsDeleted: 2, daysApart: 7 }),
        messageId: 'replaced',
        evidence: ['/observations/0'],
        says: 'git identity',
      },
    ],
    quiet: [
      { name: 'innocent twin: a new name after marriage, and every account kept', given: record({ accountsDeleted: 0, daysApart: 0 }) },
      { name: 'further apart than the firm looks', given: record({}), options: { days: 1 } },
      { name: 'fewer accounts than the firm asks for', given: record({}), options: { deleted: 4 } },
      { name: 'accounts deleted eight days later', given: record({ daysApart: 8 }) },
      { name: 'nothing replaced, old accounts tidied up', given: record({ replaced: 'nothing', daysApart: 0 }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { replaced: 'name' } }) },
      { name: 'the accounts were not looked up', given: record({ accountsLookedUp: false }) },
      {
        name: 'a later change was not looked into yet',
        given: { observations: [...record({ replaced: 'nothing' }).observations, ...record({ accountsLookedUp: false }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
