import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { idArtefactReuse } from './id-artefact-reuse.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const passport = (number: string) => ({ identityDocuments: [{ type: 'passport', issuingCountry: 'US', number }] });
const scan = (digest: string) => ({ files: [{ kind: 'identity-image', digest }] });

testCheck(
  idArtefactReuse,
  {
    fires: [
      {
        name: 'one passport under two names',
        ...among(person('a', 'Ada Lindqvist', passport('X1234567')), person('b', 'Bram Okafor', passport('x 1234567'))),
        messageId: 'noticed',
        evidence: ['/identityDocuments/0'],
        says: '…4567',
      },
      {
        name: 'one scan under two names',
        ...among(person('a', 'Ada Lindqvist', scan('ab12')), person('b', 'Bram Okafor', scan('ab12'))),
        messageId: 'noticed',
        evidence: ['/files/0'],
      },
    ],
    quiet: [
      { name: 'innocent twin: one person who applied twice', ...among(person('a', 'Ada Lindqvist', passport('X1234567')), person('b', 'Ada M. Lindqvist', passport('X1234567'))) },
      { name: 'innocent twin: a number that differs by a digit', ...among(person('a', 'Ada Lindqvist', passport('X1234567')), person('b', 'Bram Okafor', passport('X1234568'))) },
    ],
    cannotTell: [{ name: 'no identity evidence', ...among(person('a', 'Ada Lindqvist'), person('b', 'Bram Okafor', passport('X1234567'))) }],
  },
  { describe, it },
);
