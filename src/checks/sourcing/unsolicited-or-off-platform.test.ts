import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { unsolicitedOrOffPlatform } from './unsolicited-or-off-platform.ts';

const form = { coldMessageFromFirm: false, registerLookUp: 'no-firm-named', pressedToMoveTo: 'nothing', beforeContract: false };
const record = (answers: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  observations: [{ check: 'unsolicited-or-off-platform', by: 'Robin Example', at: '2026-05-02', answers: { ...form, ...answers }, ...more }],
});

testCheck(
  unsolicitedOrOffPlatform,
  {
    fires: [
      {
        name: 'a cold message from a firm that no register lists',
        given: record({ coldMessageFromFirm: true, registerLookUp: 'not-listed' }),
        messageId: 'firmNotListed',
        evidence: ['/observations/0'],
      },
      {
        name: 'a push to a messenger before a contract',
        given: record({ pressedToMoveTo: 'private-messenger', beforeContract: true }),
        messageId: 'leavePlatform',
        evidence: ['/observations/0'],
        says: 'a private messenger',
      },
      {
        name: 'a push to direct pay before a contract, the cold message not looked into',
        given: record({ coldMessageFromFirm: true, registerLookUp: 'not-looked-up', pressedToMoveTo: 'direct-pay', beforeContract: true }),
        messageId: 'leavePlatform',
        evidence: ['/observations/0'],
        says: 'direct pay',
      },
    ],
    quiet: [
      { name: 'innocent twin: an ordinary cold offer from a firm that the register lists', given: record({ coldMessageFromFirm: true, registerLookUp: 'listed' }) },
      { name: 'a move to a messenger after the contract was signed', given: record({ pressedToMoveTo: 'private-messenger' }) },
    ],
    cannotTell: [
      { name: 'nobody recorded it', given: {} },
      { name: 'the form is incomplete', given: record({}, { answers: { coldMessageFromFirm: false } }) },
      { name: 'the firm was not looked up', given: record({ coldMessageFromFirm: true, registerLookUp: 'not-looked-up' }) },
      { name: 'the message names no firm to look up', given: record({ coldMessageFromFirm: true }) },
      {
        name: 'a newer message was not looked into yet',
        given: { observations: [...record({}).observations, ...record({ coldMessageFromFirm: true, registerLookUp: 'not-looked-up' }, { at: '2026-05-09' }).observations] },
      },
    ],
  },
  { describe, it },
);
