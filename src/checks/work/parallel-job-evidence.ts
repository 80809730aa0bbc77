import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const rubric = z.strictObject({
  source: z.enum(['nothing-found', 'payroll-verifier', 'public-commits', 'other-employer', 'hearsay']).meta({ description: 'What shows the other post?' }),
  consent: z.boolean().meta({ description: 'If a payroll verifier was asked: did the person agree?' }),
  fullTime: z.enum(['yes', 'no', 'unclear']).meta({ description: 'Is the other post full time?' }),
  sameTime: z.enum(['yes', 'no', 'unclear']).meta({ description: 'Does it run at the same time as this one?' }),
  disclosedOrAllowed: z.boolean().meta({ description: 'Was it disclosed, or does the contract allow it?' }),
});

/** Hearsay, or a payroll query without consent, is not read at all. */
function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  const { source, consent, fullTime, sameTime, disclosedOrAllowed } = answers;
  if (source === 'hearsay' || (source === 'payroll-verifier' && !consent)) return 'open';
  if (source === 'nothing-found' || fullTime === 'no' || sameTime === 'no' || disclosedOrAllowed) return 'clear';
  return fullTime === 'yes' && sameTime === 'yes' ? 'found' : 'open';
}

/** Objective evidence of another full-time post at the same time. */
export const parallelJobEvidence = defineObservedCheck({
  id: 'parallel-job-evidence',
  title: 'Evidence of another full-time post at the same time',
  stage: 'work',
  description: 'A payroll verifier, public commits or another employer show a second full-time post at the same time that was neither disclosed nor allowed.',
  data: 'The answer of a payroll verifier (with consent), public commits, or a contact of the other employer',
  falsePositives: [
    'Second jobs are lawful in many places and contracts',
    'A notice period that overlaps',
    'Unpaid work for an open-source project',
    'A record that a former employer did not close',
  ],
  runbook: ['Read the contract and the policy first', 'Ask the person', 'Treat it as a question of policy unless other signals stand beside it'],
  references: ['S12'],
  messages: { parallel: 'Another full-time post at the same time is shown by: {{source}}.' },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers) === 'open')
      return cannotTell('only hearsay, a query without consent, or an unclear record', 'a clear record of the other post, obtained with consent');
    return found.map(({ claim, answers }) => ({ messageId: 'parallel' as const, data: { source: answers.source.replaceAll('-', ' ') }, evidence: [supports(claim)] as const }));
  },
});
