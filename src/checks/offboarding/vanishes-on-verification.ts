import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const options = z
  .strictObject({
    /** Time after a verification request within which accounts disappear. Unit: hours. @source house default, red-flag catalogue 2026-11, row vanishes-on-verification (S24) */
    hours: z.number().positive().default(48).meta({ description: 'Hours after a verification request' }),
  })
  .prefault({});

const rubric = z.strictObject({
  requestReceived: z.boolean().meta({ description: 'Is it certain that the request reached the person?' }),
  accountsKnown: z.int().min(0).max(100).meta({ description: 'How many accounts of the person were known?' }),
  accountsGone: z.int().min(0).max(100).meta({ description: 'How many of them are deleted or block the firm?' }),
  hours: z.number().min(0).max(100_000).meta({ description: 'How many hours after the request were they gone, or, if not all are, last looked at?' }),
});

/** Accounts that are still there clear it only once the time is over. */
function verdict(answers: z.infer<typeof rubric>, within: number): 'found' | 'clear' | 'open' {
  const { requestReceived, accountsKnown, accountsGone, hours } = answers;
  if (!requestReceived || accountsKnown === 0 || accountsGone > accountsKnown) return 'open';
  if (hours > within) return 'clear';
  if (accountsGone === accountsKnown) return 'found';
  return hours === within ? 'clear' : 'open';
}

/** All known accounts are deleted or block us soon after a verification request. */
export const vanishesOnVerification = defineObservedCheck({
  id: 'vanishes-on-verification',
  title: 'All accounts gone within 48 hours of a verification request',
  stage: 'offboarding',
  description: 'Within 48 hours of a verification request that reached the person, all accounts by which they were known are deleted or block the firm.',
  data: 'The request with its time, and a look at every known account afterwards',
  falsePositives: ['Fear, or anger about the request', 'A better offer and a clean break', 'An account suspended by its own platform'],
  runbook: ['Take access away and secure devices and credentials', 'Write once more by the postal or emergency contact', 'Keep what the accounts showed before'],
  references: ['S24'],
  messages: { gone: 'All {{accounts}} known accounts were gone {{hours}} hours after a verification request.' },
  accommodates: true,
  rubric,
  options,

  judge(observations, { options: { hours } }) {
    const found = observations.filter(({ answers }) => verdict(answers, hours) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers, hours) === 'open')
      return cannotTell(
        `the request is not certain to have arrived, no account was known, or ${hours} hours have not passed`,
        `a look at all known accounts ${hours} hours after a request that arrived`,
      );
    return found.map(({ claim, answers }) => ({
      messageId: 'gone' as const,
      data: { accounts: answers.accountsKnown, hours: answers.hours },
      evidence: [supports(claim)] as const,
    }));
  },
});
