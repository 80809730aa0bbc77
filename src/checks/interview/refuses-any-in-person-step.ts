import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Different in-person options that must have been declined. Unit: options. @source house default, red-flag catalogue 2026-11, row refuses-any-in-person-step (S02, S06, S08, S24) */
const DECLINED = 2;

/** Every offered in-person option was declined, or every announced lawful step was put off for ever new reasons. */
export const refusesAnyInPersonStep = defineObservedCheck({
  id: 'refuses-any-in-person-step',
  title: 'In-person steps declined or put off',
  stage: 'interview',
  description:
    'At least two different in-person options were offered and all declined, one of them near the claimed home at the company’s cost; or each announced lawful step (drug test, fingerprints, notary) was put off for changing reasons.',
  data: 'The recruiter’s log of options offered, answers and reasons',
  falsePositives: ['A disability or illness', 'Children or parents to care for', 'Cost, or fear of not being paid back', 'Faith or privacy'],
  runbook: [
    'Ask what would make it possible, and offer an equal alternative',
    'Ask the same of everybody in the role',
    'Bear in mind that a meeting that took place clears nobody by itself',
  ],
  references: ['S02', 'S06', 'S08', 'S24'],
  messages: {
    declined: 'All {{offered}} in-person options were declined, one near the claimed home at the company’s cost.',
    putOff: 'Each announced in-person step was put off, for changing reasons.',
  },
  accommodates: true,
  rubric: z.strictObject({
    optionsOffered: z.int().min(0).max(20).meta({ description: 'How many different in-person options were offered?' }),
    optionsDeclined: z.int().min(0).max(20).meta({ description: 'How many of them were declined?' }),
    nearHomeAtCompanyCost: z.boolean().meta({ description: 'Was one of the declined options near the claimed home, at the company’s cost?' }),
    announcedSteps: z
      .enum(['none-announced', 'at-least-one-done', 'each-put-off'])
      .meta({ description: 'What became of lawful steps announced to everybody in the role: drug test, fingerprints, notary?' }),
    reasonsChanged: z.boolean().meta({ description: 'Did the reasons for putting steps off change from time to time?' }),
  }),

  judge(observations) {
    const sound = observations.filter(({ answers }) => answers.optionsDeclined <= answers.optionsOffered);
    const allDeclined = sound.filter(({ answers }) => answers.optionsDeclined === answers.optionsOffered && answers.optionsDeclined >= DECLINED && answers.nearHomeAtCompanyCost);
    const told = sound.filter((one) => one.answers.optionsDeclined < one.answers.optionsOffered || one.answers.announcedSteps !== 'none-announced' || allDeclined.includes(one));
    if (told.length === 0)
      return cannotTell(
        'two different in-person options, one near the claimed home at the company’s cost, were not offered yet',
        'the answers to two in-person options, one of them near the claimed home at the company’s cost',
      );
    return [
      ...allDeclined.map(({ claim, answers }) => ({ messageId: 'declined' as const, data: { offered: answers.optionsOffered }, evidence: [supports(claim)] as const })),
      ...sound
        .filter(({ answers }) => answers.announcedSteps === 'each-put-off' && answers.reasonsChanged)
        .map(({ claim }) => ({ messageId: 'putOff' as const, data: {}, evidence: [supports(claim)] as const })),
    ];
  },
});
