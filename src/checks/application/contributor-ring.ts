import { z } from 'zod';
import { cannotTell, defineLinkCheck, namesOf } from '#model';

const options = z.strictObject({
  /** Share of contributors above which it is noticed. @source red-flag catalogue 2026-11, row contributor-ring */
  share: z.number().min(0).max(1).default(0.5).meta({ description: 'Share of contributors above which it is noticed' }),
  /** Fewest flagged contributors. @source house: one acquaintance is no ring; the row warns of false accusations */
  least: z.int().min(1).default(2).meta({ description: 'Fewest flagged contributors' }),
});

/** Levels of people whose accounts count as flagged. @source house: stronger grounds, as the row asks */
const FLAGGED: ReadonlySet<string> = new Set(['high', 'critical']);

/** Most contributors are accounts flagged before. */
export const contributorRing = defineLinkCheck({
  id: 'contributor-ring',
  title: 'Most contributors are accounts flagged before',
  stage: 'application',
  description: 'Over half of the contributors to the candidate’s own repositories are accounts that stronger evidence flagged. Followers are never counted.',
  data: 'Contributors of own repositories, and accounts flagged on other grounds',
  falsePositives: ['Fake accounts clone and follow honest people', 'A common starter project'],
  runbook: ['Ask how the collaborators met', 'Never judge by followers'],
  references: ['S24', 'S39'],
  messages: { noticed: '{{share}} percent of contributors are accounts of people flagged on other grounds: {{people}}.' },
  options,

  run({ links }, { options }) {
    const { contributors } = links;
    if (contributors.length === 0) return cannotTell('no contributor of own repositories is recorded', 'the contributors of each own repository, by handle');
    const flagged = contributors.filter(({ person }) => person?.level !== undefined && FLAGGED.has(person.level));
    const [first, ...others] = flagged;
    if (first === undefined || flagged.length / contributors.length <= options.share || flagged.length < options.least) return [];
    return [
      {
        messageId: 'noticed' as const,
        data: { share: Math.round((100 * flagged.length) / contributors.length), people: namesOf(flagged.flatMap(({ person }) => person ?? [])) },
        evidence: [first.own, ...others.map(({ own }) => own)] as const,
      },
    ];
  },
});
