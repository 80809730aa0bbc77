import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { referralChainUnmet } from './referral-chain-unmet.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const by = (who: string) => ({ applications: [{ requisition: 'R', submittedAt: '2026-01-01', referredBy: who }] });
const met = { verifications: [{ verification: 'in-person-day-one', result: 'satisfied', by: 'Robin Example', at: '2026-02-01' }] };
const first = (more: File = {}) => person('b', 'Bram Okafor', { emails: [{ address: 'bram@example.com' }], ...more });

testCheck(
  referralChainUnmet,
  {
    fires: [
      {
        name: 'somebody referred by a colleague whom nobody met either',
        ...among(person('a', 'Ada Lindqvist', by('bram@example.com')), first()),
        messageId: 'noticed',
        evidence: ['/applications/0'],
      },
      {
        name: 'who referred another, seen from the beginning of the chain',
        ...among(first(), person('a', 'Ada Lindqvist', by('b')), person('c', 'Chidi Moreau', by('Ada Lindqvist'))),
        messageId: 'noticed',
        says: '3 people',
      },
    ],
    quiet: [
      { name: 'innocent twin: one of the chain was met', ...among(person('a', 'Ada Lindqvist', by('bram@example.com')), first(met)) },
      { name: 'innocent twin: the person was met', ...among(person('a', 'Ada Lindqvist', { ...by('bram@example.com'), ...met }), first()) },
    ],
    cannotTell: [
      { name: 'no referral is recorded', ...among(person('a', 'Ada Lindqvist'), first()) },
      { name: 'who referred is not stored', ...among(person('a', 'Ada Lindqvist', by('nobody@example.com')), first()) },
    ],
  },
  { describe, it },
);
