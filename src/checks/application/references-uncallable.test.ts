import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { referencesUncallable } from './references-uncallable.ts';

const referee = (more: Record<string, unknown>) => ({ name: 'Dana Specimen', email: 'dana@example.org', contactFoundBy: 'candidate', reachedBy: ['email'], ...more });

const vouched = { id: 'a', names: [{ name: 'Ada Lindqvist' }], references: [{ name: 'Lee', email: 'lee@example.org' }] };

testCheck(
  referencesUncallable,
  {
    fires: [
      {
        name: 'a referee whose mail is that of another applicant',
        given: vouched,
        connected: { links: links(vouched, [{ id: 'b', names: [{ name: 'Bram Okafor' }], emails: [{ address: 'lee@example.org' }] }]) },
        messageId: 'applicant',
        evidence: ['/references/0'],
        says: 'Bram Okafor',
      },
      {
        name: 'an internet number whose finder is not noted',
        given: { references: [{ name: 'Dana Specimen', phone: '+12025550143', phoneLineType: 'voip', reachedBy: ['phone'] }] },
        messageId: 'none',
      },
      { name: 'both answer by mail only', given: { references: [referee({}), referee({ name: 'Alex Sample' })] }, messageId: 'none', evidence: ['/references/0', '/references/1'] },
      { name: 'nobody answered at all', given: { references: [referee({ reachedBy: [] })] }, messageId: 'none' },
      {
        name: 'they talk only through internet numbers that the candidate supplied',
        given: { references: [referee({ reachedBy: ['phone'], phone: '+12025550143', phoneLineType: 'voip' })] },
        messageId: 'none',
      },
      {
        name: 'seen on video only from a domain three months old',
        given: { references: [referee({ reachedBy: ['video'], emailDomainCreatedAt: '2026-03-01' })] },
        messageId: 'none',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: an earlier colleague, who is on record with that employer',
        given: { ...vouched, work: [{ name: 'Example Corp' }], references: [{ name: 'Lee', email: 'lee@example.org', reachedBy: ['video'], contactFoundBy: 'employer' }] },
        connected: {
          links: links({ ...vouched, work: [{ name: 'Example Corp' }] }, [
            { id: 'b', names: [{ name: 'Bram Okafor' }], work: [{ name: 'Example Corp' }], emails: [{ address: 'lee@example.org' }] },
          ]),
        },
      },
      { name: 'one was seen in person and another not tried yet', given: { references: [referee({ reachedBy: ['in-person'] }), { name: 'Alex Sample' }] } },
      { name: 'one was found independently and called', given: { references: [referee({}), referee({ contactFoundBy: 'employer', reachedBy: ['phone'] })] } },
      {
        name: 'innocent twin: a remote manager of a small start-up, seen on video from an old domain',
        given: { references: [referee({ reachedBy: ['video'], emailDomainCreatedAt: '2019' })] },
      },
    ],
    cannotTell: [
      { name: 'a voice was heard and nobody noted who found the number', given: { references: [{ name: 'Dana Specimen', phone: '+447700900123', reachedBy: ['phone'] }] } },
      { name: 'no reference is given', given: {} },
      { name: 'nobody has tried to reach them yet', given: { references: [{ name: 'Dana Specimen', email: 'dana@example.org' }] } },
    ],
  },
  { describe, it },
);
