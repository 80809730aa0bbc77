import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Pause before an answer that belongs to the pattern. Unit: seconds. @source house default, red-flag catalogue 2026-11, row scripted-answering (S02, S10, S18, S24) */
const PAUSE_SECONDS = 6;
/** Share of unscripted questions with the whole pattern, from which it is noticed. Unit: fraction. @source house default, red-flag catalogue 2026-11, row scripted-answering */
const PATTERN_SHARE = 0.5;
/** Fewest unscripted questions from which a share can be read. Unit: questions. @source house default: with fewer, one nervous answer would be a quarter and more */
const MIN_QUESTIONS = 4;

/** Most unscripted answers follow one pattern, or an assistance tool is seen that was not agreed. */
export const scriptedAnswering = defineObservedCheck({
  id: 'scripted-answering',
  title: 'Unscripted questions are answered by a fixed pattern',
  stage: 'interview',
  description: `In at least half of the unscripted questions the whole pattern shows: a pause over ${PAUSE_SECONDS} seconds, eyes that scan, general text, and no answer to a follow-up. Or an interview-assistance tool is seen that was not agreed to.`,
  data: 'The interviewer’s rubric, filled in question by question',
  falsePositives: ['Nerves', 'Thinking in a second language', 'A way of thinking or looking that differs from most people’s', 'Notes, where notes are usual'],
  runbook: [
    'Say before every interview whether notes and tools are allowed',
    'Give a live task in a sandbox and ask for the reasons behind each step',
    'Count it for the interview’s integrity only: many honest people use such tools',
  ],
  references: ['S02', 'S10', 'S18', 'S24'],
  messages: {
    pattern: '{{patterned}} of {{asked}} unscripted questions were answered by the whole pattern of pause, scan, general text and no follow-up.',
    tool: 'An interview-assistance tool was seen that had not been agreed to.',
  },
  accommodates: true,
  rubric: z.strictObject({
    questionsAsked: z.int().min(0).max(100).meta({ description: 'How many unscripted questions were asked?' }),
    wholePattern: z
      .int()
      .min(0)
      .max(100)
      .meta({ description: `In how many did all four happen: a pause over ${PAUSE_SECONDS} seconds, eyes that scan, general text, no answer to a follow-up?` }),
    toolSeen: z.boolean().meta({ description: 'Was an interview-assistance tool visible?' }),
    toolsAgreed: z.boolean().meta({ description: 'Had notes or tools been agreed to beforehand?' }),
  }),

  judge(observations) {
    const enough = observations.filter(({ answers }) => answers.questionsAsked >= MIN_QUESTIONS && answers.wholePattern <= answers.questionsAsked);
    const found = [
      ...enough
        .filter(({ answers }) => answers.wholePattern / answers.questionsAsked >= PATTERN_SHARE)
        .map(({ claim, answers }) => ({
          messageId: 'pattern' as const,
          data: { patterned: answers.wholePattern, asked: answers.questionsAsked },
          evidence: [supports(claim)] as const,
        })),
      ...observations
        .filter(({ answers }) => answers.toolSeen && !answers.toolsAgreed)
        .map(({ claim }) => ({ messageId: 'tool' as const, data: {}, evidence: [supports(claim)] as const })),
    ];
    if (found.length === 0 && enough.length === 0) return cannotTell('too few unscripted questions were asked', `at least ${MIN_QUESTIONS} unscripted questions, each noted`);
    return found;
  },
});
