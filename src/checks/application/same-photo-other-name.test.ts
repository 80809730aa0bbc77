import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { samePhotoOtherName } from './same-photo-other-name.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const shown = (perceptualHash: string, kind = 'headshot') => ({ files: [{ kind, title: 'me.jpg', perceptualHash }] });
const scan = (digest: string) => ({ files: [{ kind: 'headshot', digest }] });

testCheck(
  samePhotoOtherName,
  {
    fires: [
      {
        name: 'one picture under two names',
        ...among(person('a', 'Ada Lindqvist', shown('f0e1d2c3b4a59687')), person('b', 'Bram Okafor', shown('f0e1d2c3b4a59687'))),
        messageId: 'noticed',
        evidence: ['/files/0'],
        says: 'Bram Okafor',
      },
      {
        name: 'a copy that was made smaller',
        ...among(person('a', 'Ada Lindqvist', shown('f0e1d2c3b4a59687')), person('b', 'Bram Okafor', shown('f0e1d2c3b4a59684'))),
        messageId: 'noticed',
      },
      { name: 'the same file', ...among(person('a', 'Ada Lindqvist', scan('ab12')), person('b', 'Bram Okafor', scan('ab12'))), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: the same person twice', ...among(person('a', 'Ada Lindqvist', shown('f0e1d2c3b4a59687')), person('b', 'Ada Lindqvist', shown('f0e1d2c3b4a59687'))) },
      {
        name: 'innocent twin: a stock picture that a dozen use',
        ...among(
          person('a', 'Ada Lindqvist', shown('f0e1d2c3b4a59687')),
          ...Array.from({ length: 12 }, (_, nth) => person(`p${nth}`, `Bram Okafor${nth}`, shown('f0e1d2c3b4a59687'))),
        ),
      },
      { name: 'another picture', ...among(person('a', 'Ada Lindqvist', shown('f0e1d2c3b4a59687')), person('b', 'Bram Okafor', shown('0f1e2d3c4b5a6978'))) },
    ],
    cannotTell: [{ name: 'no picture', ...among(person('a', 'Ada Lindqvist'), person('b', 'Bram Okafor', shown('f0e1d2c3b4a59687'))) }],
  },
  { describe, it },
);
