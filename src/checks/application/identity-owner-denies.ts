import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** The holder of the claimed identity says that they neither applied nor work here. */
export const identityOwnerDenies = defineObservedCheck({
  id: 'identity-owner-denies',
  title: 'Holder of the claimed identity says they did not apply',
  stage: 'application',
  description: 'The real holder of the claimed identity, reached through an authoritative channel that the employer found, says that they did not apply or do not work here.',
  data: 'A contact with the holder through an authoritative channel, such as a tax query, never through contacts from the application',
  falsePositives: ['A namesake was reached', 'The holder forgot an application sent by an agency', 'Somebody else answered in the holder’s place'],
  runbook: [
    'Check with a second identifier that the right person was reached',
    'Hold access and pay until it is cleared up',
    'Tell the holder what was filed in their name, and call counsel',
  ],
  references: ['S37'],
  attack: ['T1656'],
  messages: { denied: 'The holder of the claimed identity, reached through an authoritative channel, says that they did not apply or do not work here.' },
  accommodates: false,
  rubric: z.strictObject({
    channel: z.enum(['authoritative', 'from-the-application', 'other']).meta({ description: 'Through which channel was the holder reached?' }),
    secondIdentifierMatched: z.boolean().meta({ description: 'Did an identifier besides the name show that this is the right person?' }),
    answer: z.enum(['confirms', 'denies', 'unclear', 'no-answer']).meta({ description: 'What does the holder say about having applied or working here?' }),
  }),

  judge(observations) {
    const heard = observations.filter(
      ({ answers }) => answers.channel === 'authoritative' && answers.secondIdentifierMatched && (answers.answer === 'confirms' || answers.answer === 'denies'),
    );
    if (heard.length === 0)
      return cannotTell(
        'the holder has not given a clear answer through an authoritative channel',
        'a clear answer of the holder, identified by more than the name, through a channel that you found',
      );
    return heard.filter(({ answers }) => answers.answer === 'denies').map(({ claim }) => ({ messageId: 'denied' as const, data: {}, evidence: [supports(claim)] as const }));
  },
});
