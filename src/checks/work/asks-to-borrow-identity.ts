import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const THINGS = { 'identity-document': 'an identity document', account: 'an account', 'bank-account': 'a bank account' } as const;

const rubric = z.strictObject({
  what: z.enum(['nothing', 'asked-to-use', 'offered-to-rent']).meta({ description: 'What happened?' }),
  thing: z.enum(['identity-document', 'account', 'bank-account']).meta({ description: 'What was it about?' }),
  firstHand: z.boolean().meta({ description: 'Does the report come from the colleague to whom it was said or written?' }),
  meant: z.enum(['meant', 'a-joke-or-misunderstanding', 'not-asked']).meta({ description: 'Was it meant, as the colleague sees it when asked?' }),
});

/** A report at second hand, or one that nobody asked about further, stays open. */
function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  if (answers.what === 'nothing') return 'clear';
  if (!answers.firstHand || answers.meant === 'not-asked') return 'open';
  return answers.meant === 'meant' ? 'found' : 'clear';
}

/** A colleague was asked to lend identity, account or bank account, or was offered one for rent. */
export const asksToBorrowIdentity = defineObservedCheck({
  id: 'asks-to-borrow-identity',
  title: 'Use of somebody’s identity or account asked for or offered',
  stage: 'work',
  description:
    'A colleague reports first-hand that the person asked for the use of an identity document, account or bank account, or offered to rent out the own one, and that it was meant.',
  data: 'A report by the colleague who was asked, on a report line that protects them',
  falsePositives: ['A joke', 'A misunderstanding, as about a shared test account', 'Help with a payment between friends'],
  runbook: ['Protect the colleague who reported it', 'Ask the colleague for the exact words and keep any message', 'Ask the person only after access is reviewed'],
  references: ['S01', 'S03'],
  messages: {
    asked: 'A colleague reports first-hand a request for the use of {{thing}}.',
    offered: 'A colleague reports first-hand an offer to rent out {{thing}}.',
  },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers) === 'open')
      return cannotTell('the report is second-hand, or nobody asked whether it was meant', 'the words of the colleague who was asked');
    return found.map(({ claim, answers: { what, thing } }) => ({
      messageId: what === 'asked-to-use' ? ('asked' as const) : ('offered' as const),
      data: { thing: THINGS[thing] },
      evidence: [supports(claim)] as const,
    }));
  },
});
