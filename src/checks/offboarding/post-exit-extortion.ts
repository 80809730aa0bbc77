import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const rubric = z.strictObject({
  demandReceived: z.boolean().meta({ description: 'Was something demanded under the threat of publishing or selling data?' }),
  afterExit: z.boolean().meta({ description: 'Did it come after the dismissal or exit?' }),
  sample: z.enum(['genuine', 'not-genuine', 'none', 'not-checked']).meta({ description: 'Is the sample genuine company data?' }),
  personCouldReachIt: z.enum(['yes', 'no', 'not-checked']).meta({ description: 'Had the person’s access reached that data?' }),
});

function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  const { demandReceived, afterExit, sample, personCouldReachIt } = answers;
  if (!demandReceived || !afterExit || sample === 'none' || sample === 'not-genuine' || personCouldReachIt === 'no') return 'clear';
  return sample === 'genuine' && personCouldReachIt === 'yes' ? 'found' : 'open';
}

/** A demand came after the exit, with a sample of data that the person could reach. */
export const postExitExtortion = defineObservedCheck({
  id: 'post-exit-extortion',
  title: 'Demand with a sample of company data after the exit',
  stage: 'offboarding',
  description: 'After the dismissal or exit a demand arrived with a sample of genuine company data that the person’s access had reached. Reported demands run to six figures.',
  data: 'The demand as received, and a comparison of its sample with the firm’s data and the person’s access',
  falsePositives: ['A copycat with data from a public leak', 'A former worker’s claim for unpaid wages', 'A sample that another person could reach as well'],
  runbook: [
    'Call counsel and the incident team, and do not answer',
    'Keep the message with its headers',
    'Check the sample against logs of access',
    'Report to the police and, where the law asks for it, to the regulator',
  ],
  references: ['S04', 'S13', 'S20'],
  attack: ['T1657'],
  messages: { demand: 'A demand with a sample of company data that the person’s access had reached came after the exit.' },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers) === 'open')
      return cannotTell('the sample or the access to it was not checked', 'a comparison of the sample with the firm’s data and with logs of access');
    return found.map(({ claim }) => ({ messageId: 'demand' as const, data: {}, evidence: [supports(claim)] as const }));
  },
});
