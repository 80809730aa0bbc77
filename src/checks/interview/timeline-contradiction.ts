import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Dated facts told in two versions from which it is noticed. Unit: facts. @source house default, red-flag catalogue 2026-11, row timeline-contradiction (S24): the same dated fact */
const FACTS = 1;

/** A dated fact was told in two versions, or a statement that is not so was agreed with. */
export const timelineContradiction = defineObservedCheck({
  id: 'timeline-contradiction',
  title: 'Dated facts differ between interview rounds',
  stage: 'interview',
  description: 'By the notes of two rounds the person told the same dated fact in two versions, or agreed with a statement about the own resume that is not so.',
  data: 'Structured notes of at least two rounds',
  falsePositives: ['Memory: dates of long ago blur', 'A misheard question or a wrong note', 'Agreed out of courtesy, or to move on'],
  runbook: ['Compare the notes with the interviewers first', 'Read both versions to the person and ask which holds', 'Settle the fact with a record rather than by more talk'],
  references: ['S24'],
  messages: {
    twoVersions: '{{facts}} of {{asked}} dated facts were told in two versions.',
    agreedWithUntrue: 'A statement about the resume that is not so was agreed with.',
  },
  accommodates: true,
  rubric: z.strictObject({
    notesOfBothRounds: z.boolean().meta({ description: 'Do written notes of both rounds hold what was said?' }),
    factsAskedTwice: z.int().min(0).max(100).meta({ description: 'How many dated facts were asked about in two rounds?' }),
    factsInTwoVersions: z.int().min(0).max(100).meta({ description: 'How many of them were told in two versions that cannot both hold?' }),
    untrueStatement: z
      .enum(['not-put', 'corrected', 'agreed-with', 'unclear'])
      .meta({ description: 'If a statement about the resume that is not so was put to the person, what happened?' }),
  }),

  judge(observations) {
    const compared = observations.filter(({ answers }) => answers.notesOfBothRounds && answers.factsAskedTwice > 0 && answers.factsInTwoVersions <= answers.factsAskedTwice);
    const put = observations.filter(({ answers }) => answers.untrueStatement === 'corrected' || answers.untrueStatement === 'agreed-with');
    if (compared.length === 0 && put.length === 0)
      return cannotTell('no dated fact was asked about in two noted rounds', 'notes of two rounds that ask about the same dated facts');
    return [
      ...compared
        .filter(({ answers }) => answers.factsInTwoVersions >= FACTS)
        .map(({ claim, answers }) => ({
          messageId: 'twoVersions' as const,
          data: { facts: answers.factsInTwoVersions, asked: answers.factsAskedTwice },
          evidence: [supports(claim)] as const,
        })),
      ...put
        .filter(({ answers }) => answers.untrueStatement === 'agreed-with')
        .map(({ claim }) => ({ messageId: 'agreedWithUntrue' as const, data: {}, evidence: [supports(claim)] as const })),
    ];
  },
});
