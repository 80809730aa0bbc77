import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const options = z
  .strictObject({
    /** Days on which a style changes abruptly, in code and in chat each, from which it is noticed. Unit: days. @source house default, red-flag catalogue 2026-11, row several-hands (S24, S40) */
    changeDays: z.int().positive().default(1).meta({ description: 'Days on which a style changes abruptly, in code and in chat each' }),
    /** Fewest working days that a comparison of styles must cover. Unit: working days. @source house default: two working weeks, so that one bad day is not a pattern */
    days: z.int().positive().default(10).meta({ description: 'Fewest working days that are compared' }),
  })
  .prefault({});

const rubric = z.strictObject({
  daysCompared: z.int().min(0).max(1_000).meta({ description: 'How many working days were compared?' }),
  codeStyleChanges: z.int().min(0).max(1_000).meta({ description: 'On how many of them does the style of code change abruptly?' }),
  chatStyleChanges: z.int().min(0).max(1_000).meta({ description: 'On how many of them does the way of writing in chat change abruptly? Mistakes in the language play no part' }),
  lastMeeting: z.enum(['recalled', 'not-recalled', 'not-asked']).meta({ description: 'Was the content of the last meeting recalled when asked?' }),
});

/** All three are needed, so one that is clear clears it. */
function verdict(answers: z.infer<typeof rubric>, { changeDays, days }: z.infer<typeof options>): 'found' | 'clear' | 'open' {
  const { daysCompared, codeStyleChanges, chatStyleChanges, lastMeeting } = answers;
  if (lastMeeting === 'recalled') return 'clear';
  if (daysCompared < days || Math.max(codeStyleChanges, chatStyleChanges) > daysCompared) return 'open';
  if (codeStyleChanges < changeDays || chatStyleChanges < changeDays) return 'clear';
  return lastMeeting === 'not-recalled' ? 'found' : 'open';
}

/** Style of code and of chat change from day to day, and the last meeting is not remembered. */
export const severalHands = defineObservedCheck({
  id: 'several-hands',
  title: 'Code, chat and memory of meetings differ by day',
  stage: 'work',
  description:
    'Over at least ten working days the style of code and the style of chat both have abrupt changes by day, and what was said in the last meeting is not recalled. All three are needed.',
  data: 'A comparison of code and chat over ten working days, and a question about the last meeting',
  falsePositives: ['A writing or coding assistant that was switched on or off', 'Illness or a bad stretch', 'Pair programming, or code taken over from a colleague'],
  runbook: ['Ask which tools are in use and since when', 'Walk through recent work together, live and unannounced', 'Weigh style little: assistants change it for everybody'],
  references: ['S24', 'S40'],
  messages: { differs: 'In {{days}} working days code style changed on {{code}} and chat style on {{chat}}, and the last meeting was not recalled.' },
  accommodates: true,
  rubric,
  options,

  judge(observations, { options }) {
    const found = observations.filter(({ answers }) => verdict(answers, options) === 'found');
    if (observations.every(({ answers }) => verdict(answers, options) === 'open')) {
      return cannotTell(
        `styles were not compared over ${options.days} days, or nobody asked about the last meeting`,
        `a comparison over ${options.days} working days and a question about the last meeting`,
      );
    }
    return found.map(({ claim, answers }) => ({
      messageId: 'differs' as const,
      data: { days: answers.daysCompared, code: answers.codeStyleChanges, chat: answers.chatStyleChanges },
      evidence: [supports(claim)] as const,
    }));
  },
});
