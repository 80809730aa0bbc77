import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { sharedScreenOtherIdentity } from './shared-screen-other-identity.ts';

const form = { agreedTo: true, visible: 'mail', whoseName: 'somebody-else' };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'shared-screen-other-identity', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  sharedScreenOtherIdentity,
  {
    fires: [
      { name: 'mail in another name', given: record({}), messageId: 'otherName', evidence: ['/observations/0'], says: 'mail' },
      {
        name: 'a profile in a name that nobody has explained',
        given: record({ visible: 'a profile', whoseName: 'not-known' }),
        messageId: 'otherName',
        evidence: ['/observations/0'],
        says: 'a profile',
      },
    ],
    quiet: [
      { name: 'innocent twin: an account in the person’s own former name', given: record({ visible: 'an account', whoseName: 'own-other-name' }) },
      { name: 'mail of somebody who shares the computer', given: record({ whoseName: 'shares-the-computer' }) },
      { name: 'nothing was visible', given: record({ visible: 'nothing', whoseName: 'nobodys' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { agreedTo: true } }) },
      { name: 'the recording was not agreed to', given: record({ agreedTo: false }) },
    ],
  },
  { describe, it },
);
