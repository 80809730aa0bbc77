import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { contributorRing } from './contributor-ring.ts';

type File = Readonly<Record<string, unknown>>;
const person = (id: string, name: string, more: File = {}): File => ({ id, names: [{ name }], ...more });
const among = (given: File, ...others: readonly File[]) => ({ given, connected: { links: links(given, others) } });
const own = person('a', 'Ada Lindqvist', { repositories: [{ name: 'ada/app', contributors: ['one', 'two', 'three'] }] });
const evidence = { ref: 'absence' as const, expected: 'contributors of one’s own circle', soughtIn: 'repositories', role: 'supports' as const };
const handles = (...levels: readonly (string | undefined)[]) => ({
  given: own,
  connected: {
    links: links(own, [person('b', 'Bram Okafor')], {
      contributors: levels.map((level, nth) => ({
        handle: `h${nth}`,
        own: evidence,
        ...(level === undefined ? {} : { person: { id: `p${nth}`, caption: `Person ${nth}`, relation: 'applicant' as const, met: false, names: 'different' as const, level } }),
      })),
    }),
  },
});

testCheck(
  contributorRing,
  {
    fires: [
      { name: 'two of three are flagged', ...handles('high', 'critical', undefined), messageId: 'noticed', says: '67 percent' },
      { name: 'all are flagged', ...handles('high', 'high'), messageId: 'noticed' },
    ],
    quiet: [
      { name: 'innocent twin: one acquaintance is flagged', ...handles('high') },
      { name: 'innocent twin: fake accounts among many contributors', ...handles('high', 'critical', undefined, undefined, undefined) },
      { name: 'colleagues who are stored and not flagged', ...handles('low', 'info') },
    ],
    cannotTell: [{ name: 'no contributor is recorded', ...among(person('a', 'Ada Lindqvist'), person('b', 'Bram Okafor')) }],
  },
  { describe, it },
);
