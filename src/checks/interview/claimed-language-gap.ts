import { z } from 'zod';
import { cannotTell, defineObservedCheck, notApplicable, supports } from '#model';

/** Length of the talk. Unit: minutes. @source house default, red-flag catalogue 2026-11, row claimed-language-gap (S24) */
const TALK_MINUTES = 2;

/** A short talk could not be held in a language that the resume itself calls native. */
export const claimedLanguageGap = defineObservedCheck({
  id: 'claimed-language-gap',
  title: 'Short talk not held in a language that the resume calls native',
  stage: 'interview',
  description: 'A talk of two minutes could not be held in a language that the person’s own resume calls native. Only being understood and understanding count.',
  data: 'The resume’s own words on languages and a short talk with somebody who speaks the language well',
  falsePositives: ['A language of childhood or of the family that was never used at work', 'Not spoken for many years', 'The word “native” was chosen by a template or an agency'],
  runbook: [
    'Ask what the person meant by “native” and when they last used the language',
    'Drop it if the role does not need the language and the claim is corrected',
    'Never ask for a language that the resume does not call native',
  ],
  references: ['S24'],
  messages: { notHeld: 'A talk of {{minutes}} minutes was not held in a language that the resume calls native.' },
  accommodates: true,
  rubric: z.strictObject({
    resumeCallsItNative: z.boolean().meta({ description: 'Does the person’s own resume call this language native?' }),
    interviewerSpeaksIt: z.boolean().meta({ description: 'Does the interviewer speak it well?' }),
    tried: z.boolean().meta({ description: `Was a talk of ${TALK_MINUTES} minutes tried, without being cut short by the line or the interviewer?` }),
    minutesHeld: z.number().min(0).max(240).meta({ description: 'For how many minutes did both understand each other? How it sounds plays no part' }),
  }),

  judge(observations) {
    const native = observations.filter(({ answers }) => answers.resumeCallsItNative);
    if (native.length === 0) return notApplicable('the resume does not call the language native');
    const tried = native.filter(({ answers }) => answers.interviewerSpeaksIt && answers.tried);
    if (tried.length === 0)
      return cannotTell('no undisturbed talk with somebody who speaks the language', `a talk of ${TALK_MINUTES} minutes with somebody who speaks the language well`);
    return tried
      .filter(({ answers }) => answers.minutesHeld < TALK_MINUTES)
      .map(({ claim }) => ({ messageId: 'notHeld' as const, data: { minutes: TALK_MINUTES }, evidence: [supports(claim)] as const }));
  },
});
