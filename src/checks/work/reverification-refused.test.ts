import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { reverificationRefused } from './reverification-refused.ts';

const recheck = (at: string, result: string) => ({ verification: 'on-camera-recheck', result, by: 'Robin Example', at });

testCheck(
  reverificationRefused,
  {
    fires: [
      {
        name: 'refused on two dates',
        given: { verifications: [recheck('2026-04-02', 'refused'), recheck('2026-04-20', 'refused')] },
        messageId: 'refused',
        evidence: ['/verifications/0', '/verifications/1'],
        says: 'on 2 days',
      },
      {
        name: 'passed a year ago, refused twice since',
        given: { verifications: [recheck('2025-04-02', 'satisfied'), recheck('2026-04-20T09:00:00Z', 'refused'), recheck('2026-05-04', 'refused')] },
        messageId: 'refused',
        evidence: ['/verifications/1', '/verifications/2'],
      },
    ],
    quiet: [
      { name: 'innocent twin: refused once on a lawyer’s advice, then taken', given: { verifications: [recheck('2026-04-02', 'refused'), recheck('2026-04-20', 'satisfied')] } },
      {
        name: 'refused once, and the work ended later than the firm looks',
        given: { subject: { endedAt: '2026-04-05' }, verifications: [recheck('2026-04-02', 'refused')] },
        options: { leavingDays: 2 },
      },
      { name: 'taken', given: { verifications: [recheck('2026-04-02', 'satisfied')] } },
      { name: 'one refusal recorded by two people', given: { verifications: [recheck('2026-04-02', 'refused'), { ...recheck('2026-04-02', 'refused'), by: 'Alex Sample' }] } },
    ],
    cannotTell: [
      { name: 'no re-check was carried out', given: { verifications: [{ ...recheck('2026-04-02', 'refused'), verification: 'residence-proof' }] } },
      {
        name: 'refused once, the work ended days later, and nobody recorded who ended it',
        given: { subject: { endedAt: '2026-04-05' }, verifications: [recheck('2026-04-02', 'refused')] },
      },
      { name: 'the picture was too poor', given: { verifications: [recheck('2026-04-02', 'inconclusive')] } },
      {
        name: 'an accommodation was asked for and not yet provided',
        given: {
          verifications: [recheck('2026-04-02', 'refused'), recheck('2026-04-20', 'refused')],
          observations: [{ check: 'reverification-refused', by: 'Robin Example', at: '2026-04-20', answers: { seen: false }, accommodation: 'requested' }],
        },
      },
    ],
  },
  { describe, it },
);
