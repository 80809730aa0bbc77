import { describe, it } from 'vitest';
import { testCheck } from '#testing';
import { profileHistoryConflict } from './profile-history-conflict.ts';

const documents = [
  { id: 'resume', role: 'resume' },
  { id: 'profile', role: 'profile' },
];
const post = (document: string, name: string, startDate: string, endDate?: string, more: Record<string, unknown> = {}) => ({
  name,
  startDate,
  ...(endDate === undefined ? {} : { endDate }),
  document,
  ...more,
});

testCheck(
  profileHistoryConflict,
  {
    fires: [
      {
        name: 'two posts carry dates a year apart',
        given: {
          documents,
          work: [
            post('resume', 'Example Works', '2016-01', '2019-01'),
            post('resume', 'Sample Systems', '2019-02', '2022-01'),
            post('profile', 'Example Works', '2014-06', '2019-01'),
            post('profile', 'Sample Systems', '2019-02', '2023-09'),
          ],
        },
        messageId: 'conflicts',
        evidence: ['/work/0', '/work/3'],
        says: '2 statements',
      },
      {
        name: 'another employer over the same years, and another degree',
        given: {
          documents,
          work: [post('resume', 'Example Works', '2016-01', '2019-01'), post('profile', 'Placeholder Labs', '2016-01', '2019-01')],
          education: [
            { institution: 'Example University', studyType: 'MSc', endDate: '2015', document: 'resume' },
            { institution: 'Example University', studyType: 'BA', endDate: '2015', document: 'profile' },
          ],
        },
        messageId: 'conflicts',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: promotions that the résumé shows as one post at each firm',
        given: {
          documents,
          work: [
            post('resume', 'Example Works', '2010-01', '2015-01'),
            post('profile', 'Example Works', '2010-01', '2012-06'),
            post('profile', 'Example Works', '2012-07', '2015-01'),
            post('resume', 'Sample Systems', '2015-02', '2020-01'),
            post('profile', 'Sample Systems', '2015-02', '2017-06'),
            post('profile', 'Sample Systems', '2017-07', '2020-01'),
          ],
        },
      },
      {
        name: 'the same firms with and without their legal form',
        given: {
          documents,
          work: [
            post('resume', 'Example', '2010-01', '2015-01'),
            post('profile', 'Example Inc.', '2010-01', '2015-01'),
            post('resume', 'Sample', '2015-02', '2020-01'),
            post('profile', 'Sample GmbH', '2015-02', '2020-01'),
          ],
        },
      },
      {
        name: 'one degree spelt in two ways beside one conflict',
        given: {
          documents,
          work: [post('resume', 'Example Works', '2016-01', '2019-01'), post('profile', 'Example Works', '2014-06', '2019-01')],
          education: [
            { institution: 'Example University', studyType: 'B.Sc.', endDate: '2012', document: 'resume' },
            { institution: 'University of Example', studyType: 'Bachelor of Science', endDate: '2012', document: 'profile' },
          ],
        },
      },
      {
        name: 'one post on which three documents differ is one conflict',
        given: {
          documents: [...documents, { id: 'portfolio', role: 'portfolio' }],
          work: [
            post('resume', 'Example Works', '2016-01', '2019-01'),
            post('profile', 'Example Works Ltd', '2014-01', '2019-01'),
            post('portfolio', 'Example Works', '2012-01', '2019-01'),
          ],
        },
      },
      {
        name: 'innocent twin: an old profile lacks the newest post and the résumé the oldest',
        given: {
          documents,
          work: [
            post('resume', 'Sample Systems', '2019-02', '2022-01'),
            post('resume', 'Draft Industries', '2022-02'),
            post('profile', 'Example Works', '2016-01', '2019-01'),
            post('profile', 'Sample Systems', '2019-02', '2022-01'),
          ],
        },
      },
      { name: 'one conflict alone', given: { documents, work: [post('resume', 'Example Works', '2016-01', '2019-01'), post('profile', 'Example Works', '2014-06', '2019-01')] } },
      {
        name: 'agency work named once by agency and once by client',
        given: {
          documents,
          work: [
            post('resume', 'Client Example', '2016-01', '2019-01', { via: 'Sample Agency' }),
            post('profile', 'Sample Agency', '2016-01', '2019-01'),
            post('resume', 'Other Client', '2019-02', '2021-01', { via: 'Sample Agency' }),
            post('profile', 'Sample Agency', '2019-02', '2021-01'),
          ],
        },
      },
      {
        name: 'two spells at one firm',
        given: {
          documents,
          work: [
            post('resume', 'Example Works', '2010-01', '2012-01'),
            post('resume', 'Example Works', '2016-01', '2019-01'),
            post('profile', 'Example Works', '2010-01', '2012-01'),
            post('profile', 'Example Works', '2016-01', '2019-01'),
          ],
        },
      },
    ],
    cannotTell: [
      { name: 'there is only the résumé', given: { documents, work: [post('resume', 'Example Works', '2016-01', '2019-01')] } },
      {
        name: 'one document has only posts and the other only a school',
        given: { documents, work: [post('resume', 'Example Works', '2016-01', '2019-01')], education: [{ institution: 'Example University', document: 'profile' }] },
      },
    ],
  },
  { describe, it },
);
