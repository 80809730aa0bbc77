import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** A cold message from a firm that no register lists, or a wish to leave the hiring platform before there is a contract. */
export const unsolicitedOrOffPlatform = defineObservedCheck({
  id: 'unsolicited-or-off-platform',
  title: 'Cold contact from an unlisted firm, or a push to leave the platform',
  stage: 'sourcing',
  description:
    'A senior manager got a cold message on behalf of a development firm that the company register does not list, or the person pressed to move to a private messenger or to direct pay before a contract.',
  data: 'The message as received, and a look-up of the named firm in its company register',
  falsePositives: [
    'Ordinary sales mail from a firm that trades under another registered name',
    'A wish to save the platform’s fee',
    'A platform whose chat does not work where the person lives',
  ],
  runbook: [
    'Keep the talk on the platform until a contract is signed',
    'Ask for the firm’s registered name and number and look them up',
    'Treat it as background: it says little without other signals',
  ],
  references: ['S01', 'S24'],
  messages: {
    firmNotListed: 'A cold message came on behalf of a firm that the company register does not list.',
    leavePlatform: 'Before a contract, the person pressed to move to {{channel}}.',
  },
  accommodates: false,
  rubric: z.strictObject({
    coldMessageFromFirm: z.boolean().meta({ description: 'Did a cold message reach a senior manager from somebody who speaks for a development firm?' }),
    registerLookUp: z.enum(['listed', 'not-listed', 'not-looked-up', 'no-firm-named']).meta({ description: 'What did the company register say about that firm?' }),
    pressedToMoveTo: z.enum(['nothing', 'private-messenger', 'direct-pay']).meta({ description: 'Was there a push to leave the hiring platform, and for what?' }),
    beforeContract: z.boolean().meta({ description: 'Was that push before a contract was signed?' }),
  }),

  judge(observations) {
    const found = observations.flatMap(({ claim, answers }) => [
      ...(answers.coldMessageFromFirm && answers.registerLookUp === 'not-listed' ? [{ messageId: 'firmNotListed' as const, data: {}, evidence: [supports(claim)] as const }] : []),
      ...(answers.pressedToMoveTo !== 'nothing' && answers.beforeContract
        ? [
            {
              messageId: 'leavePlatform' as const,
              data: { channel: answers.pressedToMoveTo === 'direct-pay' ? 'direct pay' : 'a private messenger' },
              evidence: [supports(claim)] as const,
            },
          ]
        : []),
    ]);
    const newest = observations.at(-1)?.answers;
    const open = newest?.coldMessageFromFirm && (newest.registerLookUp === 'not-looked-up' || newest.registerLookUp === 'no-firm-named');
    if (found.length === 0 && open) return cannotTell('the firm behind the cold message was not looked up', 'the firm’s name and an answer of its company register');
    return found;
  },
});
