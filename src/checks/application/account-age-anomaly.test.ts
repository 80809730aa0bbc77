import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { accountAgeAnomaly } from './account-age-anomaly.ts';

const work = [{ name: 'Example Works', startDate: '2012-01' }];
const profile = (more: Record<string, unknown>) => ({ profiles: [{ network: 'GitHub', username: 'sample', ...more }] });
const years = (counts: readonly number[]) => counts.map((contributions, index) => ({ year: 2016 + index, contributions }));

testCheck(
  accountAgeAnomaly,
  {
    fires: [
      {
        name: 'five months of account for fourteen years of career',
        given: { work, ...profile({ createdAt: '2026-01-10' }) },
        messageId: 'young',
        evidence: ['/profiles/0', '/work/0'],
        says: '14 years',
      },
      {
        name: 'an old account sleeps four years, is renamed and wakes',
        given: profile({ createdAt: '2016-01', renamedAt: '2025-02', activeYears: years([40, 0, 0, 0, 0, 900]) }),
        messageId: 'reawakened',
        says: '4 years',
      },
    ],
    quiet: [
      {
        name: 'the rename came years before the silence',
        given: profile({ createdAt: '2012', renamedAt: '2013', activeYears: years([40, 0, 0, 0, 900]) }),
      },
      {
        name: 'years that nobody counted are not silent years',
        given: profile({ createdAt: '2012', renamedAt: '2020', activeYears: [2013, 2015, 2018, 2019].map((year) => ({ year, contributions: year === 2019 ? 900 : 0 })) }),
      },
      { name: 'the account is as old as the career', given: { work, ...profile({ createdAt: '2013-05' }) } },
      {
        name: 'innocent twin: a hobbyist returns after four silent years under the same name',
        given: profile({ createdAt: '2016-01', activeYears: years([40, 0, 0, 0, 0, 900]) }),
      },
      { name: 'a young account of a beginner', given: { work: [{ name: 'Example Works', startDate: '2024-06' }], ...profile({ createdAt: '2026-01' }) } },
    ],
    cannotTell: [
      { name: 'an old account was renamed and nobody counted its activity', given: { work, ...profile({ createdAt: '2013', renamedAt: '2025' }) } },
      { name: 'no creation date is known', given: { work, ...profile({}) } },
      { name: 'there is nothing to compare the date with', given: profile({ createdAt: '2026-01' }) },
    ],
  },
  { describe, it },
);
