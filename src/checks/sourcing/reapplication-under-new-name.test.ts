import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { reapplicationUnderNewName } from './reapplication-under-new-name.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const own = { equipment: [{ asset: 'LT-1', serial: 'SN-77' }] };
const left = { subject: { relation: 'contractor', endedAt: '2025-06-30' } };
const rejected = { applications: [{ requisition: 'R-1', submittedAt: '2025-05-01', outcome: 'rejected', artefact: 'device-77' }] };
const applied = { applications: [{ requisition: 'R-9', submittedAt: '2026-05-01', artefact: 'device-77' }] };

testCheck(
  reapplicationUnderNewName,
  {
    fires: [
      {
        name: 'the laptop of somebody who left under another name',
        ...among(person('a', 'Ada Lindqvist', own), person('b', 'Bram Okafor', { ...own, ...left })),
        messageId: 'noticed',
        evidence: ['/equipment/0'],
        says: '2025-06-30',
      },
      {
        name: 'the device that filed an application which was turned down',
        ...among(person('a', 'Ada Lindqvist', applied), person('b', 'Bram Okafor', rejected)),
        messageId: 'noticed',
        evidence: ['/applications/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: the same person, who came back', ...among(person('a', 'Ada Lindqvist', own), person('b', 'Ada Lindqvist', { ...own, ...left })) },
      {
        name: 'innocent twin: a name changed since, which is on record',
        ...among(
          person('a', 'Ada Newname', { ...own, names: [{ name: 'Ada Newname' }, { name: 'Ada Lindqvist', kind: 'former' }] }),
          person('b', 'Ada Lindqvist', { ...own, ...left }),
        ),
      },
      { name: 'somebody who is still there', ...among(person('a', 'Ada Lindqvist', own), person('b', 'Bram Okafor', own)) },
    ],
    cannotTell: [{ name: 'nobody else is stored', ...among(person('a', 'Ada Lindqvist', own)) }],
  },
  { describe, it },
);
