import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { nonPayrollRailRequest } from './non-payroll-rail-request.ts';

testCheck(
  nonPayrollRailRequest,
  {
    fires: [
      { name: 'gift cards', given: { requests: [{ kind: 'gift-card-payout', at: '2026-04-02' }] }, messageId: 'asked', evidence: ['/requests/0'], says: 'gift cards' },
      {
        name: 'a money service twice, told once',
        given: {
          requests: [
            { kind: 'money-service-payout', at: '2026-04-09' },
            { kind: 'money-service-payout', at: '2026-04-02', contractAllows: false },
          ],
        },
        messageId: 'asked',
        evidence: ['/requests/0', '/requests/1'],
        says: 'requests: 2, first on 2026-04-02',
      },
    ],
    quiet: [
      { name: 'innocent twin: a platform that the contract provides for', given: { requests: [{ kind: 'platform-payout', at: '2026-04-02', contractAllows: true }] } },
      { name: 'another bank account', given: { requests: [{ kind: 'payout-change', at: '2026-04-02' }] } },
    ],
    cannotTell: [{ name: 'no tickets', given: {} }],
  },
  { describe, it },
);
