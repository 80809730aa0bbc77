import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { byodInsistence } from './byod-insistence.ts';

const first = { kind: 'own-device', at: '2026-04-02', afterPolicyExplained: false };

testCheck(
  byodInsistence,
  {
    fires: [
      {
        name: 'asked again after the explanation',
        given: { requests: [first, { kind: 'own-virtual-desktop', at: '2026-04-20', afterPolicyExplained: true }] },
        messageId: 'again',
        evidence: ['/requests/0', '/requests/1'],
        says: '2 times',
      },
      {
        name: 'explained before the first request already, so the second comes after it too',
        given: {
          requests: [
            { kind: 'unmanaged-phone', at: '2026-04-20' },
            { ...first, afterPolicyExplained: true },
          ],
        },
        messageId: 'again',
      },
    ],
    quiet: [
      { name: 'innocent twin: asked once, told the rule, and left it', given: { requests: [{ ...first, afterPolicyExplained: true }] } },
      { name: 'asked twice before anybody explained', given: { requests: [first, { ...first, at: '2026-04-03' }] } },
      { name: 'the contract allows the second one', given: { requests: [first, { kind: 'own-device', at: '2026-04-20', afterPolicyExplained: true, contractAllows: true }] } },
      { name: 'other requests only', given: { requests: [{ kind: 'payout-change', at: '2026-04-02' }] } },
    ],
    cannotTell: [
      { name: 'no tickets', given: {} },
      {
        name: 'nobody recorded whether the rule was explained',
        given: {
          requests: [
            { kind: 'own-device', at: '2026-04-02' },
            { kind: 'own-device', at: '2026-04-20' },
          ],
        },
      },
    ],
    notApplicable: [{ name: 'the contract allows own equipment throughout', given: { requests: [{ ...first, contractAllows: true }] } }],
  },
  { describe, it },
);
