import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Vendor and human reviewer both find that the face in the live session is not the face on the document. */
export const faceDoesNotMatchId = defineObservedCheck({
  id: 'face-does-not-match-id',
  title: 'Face in the live session and document portrait are judged not the same',
  stage: 'interview',
  description:
    'A face match that the person agreed to is below the vendor’s threshold, and a human reviewer agrees that live face and document portrait are not the same. One of the two alone says nothing.',
  data: 'A consented face match by a vendor and a human reviewer who compares live picture and document portrait',
  falsePositives: [
    'A document portrait from many years ago',
    'A beard, glasses, weight or hair',
    'Poor light or camera',
    'Matchers are wrong more often for some groups of people than for others',
  ],
  runbook: ['Repeat in better light with another document', 'Let a second reviewer compare without knowing the first result', 'Offer to meet in person or before a notary'],
  references: ['S02', 'S36'],
  attack: ['T1656'],
  messages: { notSame: 'Vendor match and human reviewer both find that live face and document portrait are not the same.' },
  accommodates: true,
  rubric: z.strictObject({
    agreedTo: z.boolean().meta({ description: 'Did the person agree to the comparison?' }),
    pictureGood: z.boolean().meta({ description: 'Were live picture and portrait good enough to compare?' }),
    vendor: z.enum(['below-threshold', 'at-or-above-threshold', 'not-run']).meta({ description: 'Where does the vendor’s match stand to its own threshold?' }),
    reviewer: z.enum(['same', 'different', 'unsure', 'not-reviewed']).meta({ description: 'Does a human reviewer see the same face or not?' }),
  }),

  judge(observations) {
    const usable = observations.filter(({ answers }) => answers.agreedTo && answers.pictureGood);
    const matched = usable.filter(({ answers }) => answers.vendor !== 'not-run');
    const reviewed = usable.filter(({ answers }) => answers.reviewer === 'same' || answers.reviewer === 'different');
    if (matched.length === 0) return cannotTell('no consented face match with a good picture', 'the vendor’s match, with the person’s consent and a good picture');
    if (reviewed.length === 0) return cannotTell('no human reviewer has judged', 'a human reviewer’s answer: same face or not');
    const below = matched.filter(({ answers }) => answers.vendor === 'below-threshold');
    const different = reviewed.filter(({ answers }) => answers.reviewer === 'different');
    if (below.length === 0 || different.length === 0) return [];
    if (below.length < matched.length || different.length < reviewed.length)
      return cannotTell('repeated comparisons do not agree', 'a comparison in person or by another reviewer');
    const [first, ...rest] = usable.filter((one) => below.includes(one) || different.includes(one)).map(({ claim }) => supports(claim));
    return first === undefined ? [] : [{ messageId: 'notSame', data: {}, evidence: [first, ...rest] }];
  },
});
