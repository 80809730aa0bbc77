import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Prompts failed or refused, of three, from which it is noticed. @source S05, S06, S24: two of three */
const FAILED_PROMPTS = 2;

/** Unpredictable prompts in a live session were failed or refused. */
export const livenessFailed = defineObservedCheck({
  id: 'liveness-failed',
  title: 'Liveness prompts failed or refused',
  stage: 'interview',
  description:
    'At least two of three unpredictable prompts were failed or refused in a live session: hold a profile turn, pass a hand across the face, read a fresh random phrase.',
  data: 'A live session or the result of an identity-verification vendor',
  falsePositives: ['A disability or a device that makes a prompt impossible', 'A poor connection', 'Anxiety, or prompts that were not explained'],
  runbook: [
    'Offer an equal alternative and repeat on another day',
    'Move to a document session with a second reviewer, or in person',
    'Remember that passing is no clearance: few impostors use a generated face',
  ],
  references: ['S05', 'S06', 'S24', 'S34', 'S40'],
  messages: { failed: '{{failed}} of 3 liveness prompts were failed or refused.' },
  accommodates: true,
  rubric: z.strictObject({
    promptsTried: z.int().min(0).max(3).meta({ description: 'How many of the three prompts were tried?' }),
    promptsFailed: z.int().min(0).max(3).meta({ description: 'How many were failed or refused?' }),
    connectionGood: z.boolean().meta({ description: 'Was the picture good enough to judge?' }),
  }),

  judge(observations) {
    const judged = observations.filter(({ answers }) => answers.connectionGood && answers.promptsTried === 3);
    if (judged.length === 0) return cannotTell('no session with all three prompts and a good picture', 'a live session with three prompts and a good picture');
    return judged
      .filter(({ answers }) => answers.promptsFailed >= FAILED_PROMPTS)
      .map(({ claim, answers }) => ({ messageId: 'failed' as const, data: { failed: answers.promptsFailed }, evidence: [supports(claim)] as const }));
  },
});
