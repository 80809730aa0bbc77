import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const options = z
  .strictObject({
    /** Longest time between the two changes. Unit: days. @source house default, red-flag catalogue 2026-11, row identity-switch-midstream (S24): one week */
    days: z.number().min(0).default(7).meta({ description: 'Most days between the two changes' }),
    /** Deleted social accounts from which it is noticed. Unit: accounts. @source house default, red-flag catalogue 2026-11, row identity-switch-midstream: accounts, in the plural */
    deleted: z.int().positive().default(2).meta({ description: 'Deleted social accounts from which it is noticed' }),
  })
  .prefault({});

const rubric = z.strictObject({
  replaced: z.enum(['nothing', 'name', 'handle', 'git-identity']).meta({ description: 'What was replaced?' }),
  accountsLookedUp: z.boolean().meta({ description: 'Were the social accounts known before looked up again?' }),
  accountsDeleted: z.int().min(0).max(100).meta({ description: 'How many of them are deleted?' }),
  daysApart: z.number().min(0).max(10_000).meta({ description: 'How many days lie between the two changes? 0 where there is only one' }),
});

function verdict(answers: z.infer<typeof rubric>, { days, deleted }: z.infer<typeof options>): 'found' | 'clear' | 'open' {
  if (answers.replaced === 'nothing') return 'clear';
  if (!answers.accountsLookedUp) return 'open';
  return answers.accountsDeleted >= deleted && answers.daysApart <= days ? 'found' : 'clear';
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
  options,

  judge(observations, { options }) {
    const found = observations.filter(({ answers }) => verdict(answers, options) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers, options) === 'open')
      return cannotTell('the social accounts were not looked up again', 'a look-up of the social accounts known before');
    return found.map(({ claim, answers }) => ({
      messageId: 'replaced' as const,
      data: { what: answers.replaced.replaceAll('-', ' '), deleted: answers.accountsDeleted, days: options.days },
      evidence: [supports(claim)] as const,
    }));
  },
});
