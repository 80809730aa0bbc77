import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { shipToSharedAddress } from './ship-to-shared-address.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const house = { address: '7 Example Lane', city: 'Raleigh', postalCode: '27601' };
const sent = { shipments: [{ to: house }] };
const lives = { addresses: [{ kind: 'residence', ...house }] };

testCheck(
  shipToSharedAddress,
  {
    fires: [
      {
        name: 'two workers',
        ...among(person('a', 'Ada Lindqvist', sent), person('b', 'Bram Okafor', sent)),
        messageId: 'noticed',
        evidence: ['/shipments/0'],
        says: '7 Example Lane',
      },
      {
        name: 'a shipping address on file and a parcel',
        ...among(person('a', 'Ada Lindqvist', sent), person('b', 'Bram Okafor', { addresses: [{ kind: 'shipping', ...house }] }), person('c', 'Chidi Moreau', sent)),
        messageId: 'noticed',
        says: '3 workers',
      },
    ],
    quiet: [
      { name: 'innocent twin: flatmates', ...among(person('a', 'Ada Lindqvist', { ...sent, ...lives }), person('b', 'Bram Okafor', { ...sent, ...lives })) },
      {
        name: 'innocent twin: an office',
        ...among(
          person('a', 'Ada Lindqvist', { shipments: [{ to: house, toClassification: 'office' }] }),
          person('b', 'Bram Okafor', { shipments: [{ to: house, toClassification: 'office' }] }),
        ),
      },
      { name: 'a home of one’s own', ...among(person('a', 'Ada Lindqvist', sent), person('b', 'Bram Okafor')) },
    ],
    cannotTell: [
      { name: 'no delivery is recorded', ...among(person('a', 'Ada Lindqvist'), person('b', 'Bram Okafor', sent)) },
      { name: 'nobody else is stored', ...among(person('a', 'Ada Lindqvist', sent)) },
    ],
  },
  { describe, it },
);
