import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** A shared screen shows mail, accounts or profiles in somebody else’s name. */
export const sharedScreenOtherIdentity = defineObservedCheck({
  id: 'shared-screen-other-identity',
  title: 'Shared screen shows accounts in another name',
  stage: 'interview',
  description:
    'During an agreed screen share, mail, accounts or profiles in another person’s name were visible. A name that is established as the person’s own, as a test account or as somebody who shares the computer does not count.',
  data: 'An agreed screen share, or its recording made with consent',
  falsePositives: ['A pen name, former name or chosen name', 'A computer that the family shares', 'A test account or a client’s account used for work'],
  runbook: ['Ask whose account it is, without a hint', 'Write down what was visible, not what it may mean', 'Look for that name in other applications'],
  references: ['S24', 'S29'],
  messages: { otherName: 'The shared screen showed {{what}} in another name.' },
  accommodates: false,
  rubric: z.strictObject({
    agreedTo: z.boolean().meta({ description: 'Was the screen share agreed to, and the recording if there is one?' }),
    visible: z.enum(['nothing', 'mail', 'an account', 'a profile']).meta({ description: 'What in another name was visible?' }),
    whoseName: z
      .enum(['nobodys', 'own-other-name', 'shares-the-computer', 'test-or-client-account', 'somebody-else', 'not-known'])
      .meta({ description: 'Whose name is it, as far as established?' }),
  }),

  judge(observations) {
    const seen = observations.filter(({ answers }) => answers.agreedTo);
    if (seen.length === 0) return cannotTell('no screen share was agreed to', 'a screen share that the person agreed to');
    return seen
      .filter(({ answers }) => answers.visible !== 'nothing' && (answers.whoseName === 'somebody-else' || answers.whoseName === 'not-known'))
      .map(({ claim, answers }) => ({ messageId: 'otherName' as const, data: { what: answers.visible }, evidence: [supports(claim)] as const }));
  },
});
