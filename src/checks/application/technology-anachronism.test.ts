import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { technologyAnachronism } from './technology-anachronism.ts';

const post = (summary: string, startDate: string, endDate?: string) => ({ work: [{ name: 'Example Works', startDate, ...(endDate === undefined ? {} : { endDate }), summary }] });

testCheck(
  technologyAnachronism,
  {
    fires: [
      {
        name: 'two technologies in one post, both named',
        given: post('Kubernetes and GraphQL.', '2007', '2008-06'),
        messageId: 'early',
        says: 'Kubernetes, GraphQL',
      },
      {
        name: 'a project that ended before its keyword existed',
        given: { projects: [{ name: 'Sample ledger', endDate: '2012', keywords: ['k8s'] }] },
        messageId: 'early',
        evidence: ['/projects/0'],
      },
      {
        name: 'Kubernetes in a post that ended in 2012',
        given: post('Ran all services on Kubernetes.', '2009-01', '2012-06'),
        messageId: 'early',
        evidence: ['/work/0'],
        says: '2014-06',
      },
      { name: 'a skill since a year in which it did not exist', given: { skills: [{ name: 'Next.js', since: '2011' }] }, messageId: 'early', evidence: ['/skills/0'] },
    ],
    quiet: [
      { name: 'to terraform and a docker are ordinary words', given: post('Players terraform moons; a docker at the port. Kept Kubernetes in mind.', '2009-01', '2013-12') },
      { name: 'the post lasted into the time of the technology', given: post('Moved from scripts to Kubernetes.', '2009-01', '2016-01') },
      { name: 'innocent twin: an early adopter four months before the release', given: post('Tried Kubernetes from an internal preview.', '2013-01', '2014-02') },
      { name: 'an ordinary word is no technology', given: { skills: [{ name: 'TypeScript', since: '2014' }], ...post('I react fast and express myself.', '2001', '2003') } },
    ],
    cannotTell: [
      { name: 'a playwright is no technology', given: post('Resident playwright of a student theatre.', '2009-01', '2012-06') },
      { name: 'nothing dated names a technology', given: post('Ran services.', '2009-01', '2012-06') },
      { name: 'the post has no end yet', given: post('Kubernetes all day.', '2009-01') },
    ],
  },
  { describe, it },
);
