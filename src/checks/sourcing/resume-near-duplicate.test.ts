import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { resumeNearDuplicate } from './resume-near-duplicate.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const STORY =
  'Built payment services for a marketplace with two million customers. Led the move from a monolith to services over eighteen months. Wrote tooling that measures latency on every release. Mentored four developers and ran the weekly design review.';
const wrote = (summary: string, more: File = {}) => ({ work: [{ name: 'Example Works', startDate: '2019', summary }], ...more });
const wroteAt = (name: string, summary: string) => ({ work: [{ name, startDate: '2019', summary }] });
const agency = { suppliers: [{ name: 'Example Agency', kind: 'staffing-firm', identityEvidence: 'provided' }] };

testCheck(
  resumeNearDuplicate,
  {
    fires: [
      {
        name: 'the same text under another name',
        ...among(person('a', 'Ada Lindqvist', wroteAt('Example One', STORY)), person('b', 'Bram Okafor', wroteAt('Example Two', STORY))),
        messageId: 'noticed',
        evidence: ['/work/0'],
        says: '100 percent',
      },
      {
        name: 'the same text as a cover letter',
        ...among(person('a', 'Ada Lindqvist', { files: [{ kind: 'cover-letter', text: STORY }] }), person('b', 'Bram Okafor', wroteAt('Example Two', STORY))),
        messageId: 'noticed',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: clients of an agency that writes all résumés',
        ...among(person('a', 'Ada Lindqvist', wrote(STORY, agency)), person('b', 'Bram Okafor', wrote(STORY, agency))),
      },
      {
        name: 'innocent twin: a template that a dozen people use',
        ...among(
          person('a', 'Ada Lindqvist', wroteAt('Example One', STORY)),
          ...Array.from({ length: 12 }, (_, nth) => person(`p${nth}`, `Bram Okafor${nth}`, wroteAt(`Firm ${nth}`, STORY))),
        ),
      },
      {
        name: 'another text',
        ...among(
          person('a', 'Ada Lindqvist', wrote(STORY)),
          person(
            'b',
            'Bram Okafor',
            wroteAt(
              'Example Two',
              'Ran the night desk of a newspaper and later taught mathematics at two schools in the north for eleven years, with a break to sail around Iceland.',
            ),
          ),
        ),
      },
    ],
    cannotTell: [{ name: 'no text', ...among(person('a', 'Ada Lindqvist'), person('b', 'Bram Okafor', wrote(STORY))) }],
  },
  { describe, it },
);
