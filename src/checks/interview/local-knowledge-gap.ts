import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Questions in one set. Unit: questions. @source house default, red-flag catalogue 2026-11, row local-knowledge-gap (S04, S24) */
const QUESTIONS = 5;
/** Questions left without an answer from which it is noticed. Unit: questions. @source house default, red-flag catalogue 2026-11, row local-knowledge-gap: four of five */
const UNANSWERED = 4;

/** Most of five neutral questions about the person’s own stated surroundings stayed without an answer. */
export const localKnowledgeGap = defineObservedCheck({
  id: 'local-knowledge-gap',
  title: 'Questions about the own stated surroundings stayed open',
  stage: 'interview',
  description:
    'At least four of five neutral questions about the person’s own claims (town, commute, local time, weather) stayed without an answer. The same set is asked of all candidates for the role.',
  data: 'The interviewer’s rubric: the set of five, and which were answered',
  falsePositives: ['Moved there lately', 'Shy, or unused to small talk in an interview', 'Works from home and seldom goes out'],
  runbook: ['Ask since when the person lives there', 'Ask for proof of residence in place of more questions', 'Take no decision from it: it is a reason to follow up'],
  references: ['S04', 'S24'],
  messages: { open: '{{unanswered}} of {{asked}} neutral questions about the person’s own stated surroundings stayed without an answer.' },
  accommodates: true,
  rubric: z.strictObject({
    questionsAsked: z.int().min(0).max(QUESTIONS).meta({ description: 'How many of the five questions were asked?' }),
    questionsAnswered: z.int().min(0).max(QUESTIONS).meta({ description: 'How many of them were answered, in whatever words?' }),
    sameSetForAll: z.boolean().meta({ description: 'Is the same set asked of all candidates for this role?' }),
    onlyOwnClaims: z
      .boolean()
      .meta({ description: 'Were all of them about the person’s own claims (town, commute, local time, weather), and none about customs, food, sports or holidays?' }),
  }),

  judge(observations) {
    const fair = observations.filter(({ answers }) => answers.sameSetForAll && answers.onlyOwnClaims);
    if (fair.length === 0)
      return cannotTell('the questions were not the same neutral set for all', 'the same neutral questions, from own claims, asked of all candidates for the role');
    const whole = fair.filter(({ answers }) => answers.questionsAsked === QUESTIONS && answers.questionsAnswered <= answers.questionsAsked);
    if (whole.length === 0) return cannotTell('not all five questions were asked', 'the whole set of five questions');
    return whole
      .map(({ claim, answers }) => ({ claim, asked: answers.questionsAsked, unanswered: answers.questionsAsked - answers.questionsAnswered }))
      .filter(({ unanswered }) => unanswered >= UNANSWERED)
      .map(({ claim, asked, unanswered }) => ({ messageId: 'open' as const, data: { unanswered, asked }, evidence: [supports(claim)] as const }));
  },
});
