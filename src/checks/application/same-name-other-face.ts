import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Employers or schools that must agree besides the name, so that a namesake is not taken for the person. Unit: count. @source house default, red-flag catalogue 2026-11, row same-name-other-face (S02, S24) */
const ANCHORS = 1;

const rubric = z.strictObject({
  sameNameFound: z.boolean().meta({ description: 'Was a page with the claimed name and a photo found?' }),
  anchors: z.int().min(0).max(50).meta({ description: 'How many of the claimed employers and schools does that page name?' }),
  photosComparable: z.boolean().meta({ description: 'Are both photos clear enough, and near enough in time, to compare?' }),
  reviewer: z.enum(['same', 'different', 'unsure']).meta({ description: 'Does a human reviewer see the same face or not?' }),
});

/** A page without a claimed employer or school may be a namesake’s and is left alone. */
function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  if (!answers.sameNameFound || answers.anchors < ANCHORS) return 'clear';
  if (!answers.photosComparable || answers.reviewer === 'unsure') return 'open';
  return answers.reviewer === 'different' ? 'found' : 'clear';
}

/** The claimed name, with a claimed employer or school, stands online beside another face. */
export const sameNameOtherFace = defineObservedCheck({
  id: 'same-name-other-face',
  title: 'Claimed name and employer or school appear online with another face',
  stage: 'application',
  description: 'The claimed name together with at least one claimed employer or school is found online with a face that a human reviewer judges to be another one.',
  data: 'A search for the claimed name with its employers and schools, and a human reviewer who compares the photos',
  falsePositives: ['A namesake at a large employer or school', 'A photo from many years ago', 'A page that put a stock picture or a colleague’s photo beside the name'],
  runbook: [
    'Let a second reviewer compare without knowing the first result',
    'Ask the person about the page',
    'Reach the employer or school through a contact that you found',
    'Bear in mind that the other person may not know of the application',
  ],
  references: ['S02', 'S24'],
  attack: ['T1656'],
  messages: { otherFace: 'The claimed name with {{anchors}} of the claimed employers or schools is online with another face.' },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers) === 'open')
      return cannotTell('the photos could not be compared with certainty', 'photos that a human reviewer can compare');
    return found.map(({ claim, answers }) => ({ messageId: 'otherFace' as const, data: { anchors: answers.anchors }, evidence: [supports(claim)] as const }));
  },
});
