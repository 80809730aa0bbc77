import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { sharedContactArtefact } from './shared-contact-artefact.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const phone = { phones: [{ number: '+1 202 555 0142' }] };
const home = { addresses: [{ address: '5 Example Court', city: 'Austin', postalCode: '73301' }] };
const agency = { suppliers: [{ name: 'Example Agency', kind: 'staffing-firm', identityEvidence: 'provided' }] };

testCheck(
  sharedContactArtefact,
  {
    fires: [
      {
        name: 'one phone under two names',
        ...among(person('a', 'Ada Lindqvist', phone), person('b', 'Bram Okafor', phone)),
        messageId: 'one',
        evidence: ['/phones/0'],
        says: 'Bram Okafor (b)',
      },
      {
        name: 'one phone under three names',
        ...among(person('a', 'Ada Lindqvist', phone), person('b', 'Bram Okafor', phone), person('c', 'Chidi Moreau', phone)),
        messageId: 'noticed',
        says: '2 other people',
      },
      {
        name: 'a number that filed another person’s application',
        ...among(person('a', 'Ada Lindqvist', phone), person('b', 'Bram Okafor', { applications: [{ requisition: 'R', submittedAt: '2026-01-01', artefact: '+12025550142' }] })),
        messageId: 'one',
      },
    ],
    quiet: [
      { name: 'innocent twin: a couple on one household phone', ...among(person('a', 'Ada Lindqvist', { ...phone, ...home }), person('b', 'Bram Okafor', { ...phone, ...home })) },
      {
        name: 'innocent twin: clients of an agency that gives its own number',
        ...among(person('a', 'Ada Lindqvist', { ...phone, ...agency }), person('b', 'Bram Okafor', { ...phone, ...agency })),
      },
      { name: 'innocent twin: one person who applied twice', ...among(person('a', 'Ada Lindqvist', phone), person('b', 'Lindqvist, Ada', phone)) },
      {
        name: 'a switchboard that thirty people give',
        ...among(person('a', 'Ada Lindqvist', phone), ...Array.from({ length: 30 }, (_, nth) => person(`p${nth}`, `Bram Okafor${nth}`, phone))),
      },
      { name: 'a phone of one’s own', ...among(person('a', 'Ada Lindqvist', phone), person('b', 'Bram Okafor')) },
    ],
    cannotTell: [
      { name: 'nobody else is stored', ...among(person('a', 'Ada Lindqvist', phone)) },
      { name: 'no links are connected', given: person('a', 'Ada Lindqvist', phone) },
    ],
  },
  { describe, it },
);
