import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { backdatedCommits } from './backdated-commits.ts';

const repositories = (count: number, more: Record<string, unknown> = {}) => ({
  repositories: Array.from({ length: count }, (_, index) => ({ name: `sample/project-${index}`, accountCreatedAt: '2025-09-01', firstCommitAt: '2019-03-01', ...more })),
});

testCheck(
  backdatedCommits,
  {
    fires: [
      {
        name: 'three repositories begin years before the account',
        given: repositories(3),
        messageId: 'older',
        evidence: ['/repositories/0', '/repositories/2'],
        says: '3 repositories',
      },
      { name: 'two, where the policy says two', given: repositories(2), options: { repositories: 2 }, messageId: 'older' },
    ],
    quiet: [
      { name: 'two repositories are not enough', given: repositories(2) },
      { name: 'innocent twin: the same history with an import on record', given: repositories(4, { importedFrom: 'code.example.org' }) },
      { name: 'dates so coarse that the gap is not certain', given: repositories(3, { accountCreatedAt: '2025', firstCommitAt: '2025' }) },
    ],
    cannotTell: [
      { name: 'two of five repositories have dates', given: { repositories: [...repositories(2).repositories, ...['a', 'b', 'c'].map((name) => ({ name }))] } },
      { name: 'no dates are known', given: { repositories: [{ name: 'sample/project' }] } },
      { name: 'no repository is shown', given: {} },
    ],
  },
  { describe, it },
);
