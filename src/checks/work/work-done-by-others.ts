import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

/** Credentials or tasks were passed to somebody else. */
export const workDoneByOthers = defineObservedCheck({
  id: 'work-done-by-others',
  title: 'Credentials or tasks passed to third parties',
  stage: 'work',
  description: 'Logs, files, a witness or the person’s own words show that credentials were given to somebody else, or tasks were passed on without an agreement that allows it.',
  data: 'Logs of access and of file transfer, or an interview',
  falsePositives: ['Honest subcontracting by somebody who did not know the rule', 'A colleague who helped once', 'Credentials shared within the team because a tool has one seat'],
  runbook: ['Change the credentials first', 'Ask who did what and by which access', 'Read the contract on subcontracting', 'Review what the credentials reached'],
  references: ['S01', 'S24'],
  attack: ['T1078'],
  messages: {
    credentials: 'Credentials were given to a third party, by {{source}}.',
    tasks: 'Tasks were passed to a third party without an agreement that allows it, by {{source}}.',
  },
  accommodates: false,
  rubric: z.strictObject({
    credentialsPassed: z.boolean().meta({ description: 'Were credentials given to somebody outside?' }),
    tasksPassed: z.boolean().meta({ description: 'Were tasks passed to somebody outside?' }),
    source: z.enum(['logs', 'files', 'own words', 'a witness', 'hearsay', 'nothing-looked-at']).meta({ description: 'What does the answer rest on?' }),
    subcontractingAgreed: z.boolean().meta({ description: 'Does the contract or a manager allow passing these tasks on?' }),
  }),

  judge(observations) {
    const told = observations.filter(({ answers }) => answers.source !== 'hearsay' && answers.source !== 'nothing-looked-at');
    const found = told.flatMap(({ claim, answers }) => [
      ...(answers.credentialsPassed ? [{ messageId: 'credentials' as const, data: { source: answers.source }, evidence: [supports(claim)] as const }] : []),
      ...(answers.tasksPassed && !answers.subcontractingAgreed ? [{ messageId: 'tasks' as const, data: { source: answers.source }, evidence: [supports(claim)] as const }] : []),
    ]);
    if (found.length === 0 && told.at(-1) !== observations.at(-1)) return cannotTell('there is nothing but hearsay', 'logs, files, a witness or the person’s own words');
    return found;
  },
});
