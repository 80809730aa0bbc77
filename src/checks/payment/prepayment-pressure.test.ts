import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { prepaymentPressure } from './prepayment-pressure.ts';

const advance = (at: string, more: Record<string, unknown> = {}) => ({ kind: 'advance-payment', at, ...more });

testCheck(
  prepaymentPressure,
  {
    fires: [
      {
        name: 'two advances',
        given: { requests: [advance('2026-05-02'), advance('2026-04-02')] },
        messageId: 'advances',
        evidence: ['/requests/0', '/requests/1'],
        says: '2 times, first on 2026-04-02',
      },
      { name: 'pay before the milestone', given: { requests: [{ kind: 'pay-before-milestone', at: '2026-04-02' }] }, messageId: 'beforeMilestone', evidence: ['/requests/0'] },
    ],
    quiet: [
      { name: 'innocent twin: one advance in a hard month', given: { requests: [advance('2026-04-02')] } },
      { name: 'one such request, where the firm asks for two', given: { requests: [{ kind: 'pay-before-milestone', at: '2026-04-02' }] }, options: { beforeMilestone: 2 } },
      {
        name: 'deposits that the contract provides for',
        given: {
          requests: [
            advance('2026-04-02', { contractAllows: true }),
            advance('2026-05-02', { contractAllows: true }),
            { kind: 'pay-before-milestone', at: '2026-04-02', contractAllows: true },
          ],
        },
      },
    ],
    cannotTell: [{ name: 'no tickets', given: {} }],
  },
  { describe, it },
);
