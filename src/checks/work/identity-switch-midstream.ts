import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Longest time between the two changes. Unit: days. @source house default, red-flag catalogue 2026-11, row identity-switch-midstream (S24): one week */
const WITHIN_DAYS = 7;
/** Deleted social accounts from which it is noticed. Unit: accounts. @source house default, red-flag catalogue 2026-11, row identity-switch-midstream: accounts, in the plural */
const DELETED = 2;

const rubric = z.strictObject({
  replaced: z.enum(['nothing', 'name', 'handle', 'git-identity']).meta({ description: 'What was replaced?' }),
  accountsLookedUp: z.boolean().meta({ description: 'Were the social accounts known before looked up again?' }),
  accountsDeleted: z.int().min(0).max(100).meta({ description: 'How many of them are deleted?' }),
  daysApart: z.number().min(0).max(10_000).meta({ description: 'How many days lie between the two changes? 0 where there is only one' }),
});

function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  if (answers.replaced === 'nothing') return 'clear';
  if (!answers.accountsLookedUp) return 'open';
  return answers.accountsDeleted >= DELETED && answers.daysApart <= WITHIN_DAYS ? 'found' : 'clear';
}

/** Name, handle or git identity was replaced and social accounts were deleted, all within a week. */
export const identitySwitchMidstream = defineObservedCheck({
  id: 'identity-switch-midstream',
  title: 'Name or handle replaced and social accounts deleted within a week',
  stage: 'work',
  description: 'While the work lasts, name, handle or git identity is replaced, and at least two social accounts are deleted within one week of it.',
  data: 'The history of the code host and a look-up of the social accounts known before',
  falsePositives: ['Marriage or divorce', 'A name changed with gender transition', 'Safety, as after stalking or a leak', 'Tidying up old accounts'],
  runbook: ['Ask in private, and accept a short answer', 'Ask for the same person on camera rather than for the reason', 'Keep the history of the code host as it was'],
  references: ['S24'],
  messages: { replaced: 'The {{what}} was replaced and {{deleted}} social accounts were deleted within {{days}} days.' },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers) === 'open')
      return cannotTell('the social accounts were not looked up again', 'a look-up of the social accounts known before');
    return found.map(({ claim, answers }) => ({
      messageId: 'replaced' as const,
      data: { what: answers.replaced.replaceAll('-', ' '), deleted: answers.accountsDeleted, days: WITHIN_DAYS },
      evidence: [supports(claim)] as const,
    }));
  },
});
