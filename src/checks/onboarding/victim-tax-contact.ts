import { z } from 'zod';
import { cannotTell, defineObservedCheck, supports } from '#model';

const rubric = z.strictObject({
  reportedBy: z.enum(['person', 'tax-office']).meta({ description: 'Who reports it?' }),
  senderVerified: z.boolean().meta({ description: 'Was the sender verified through a contact that you found?' }),
  wagesFiledByUs: z.boolean().meta({ description: 'Do our own records show wages filed under that identity?' }),
  everWorkedHere: z.enum(['never', 'yes', 'unclear']).meta({ description: 'Did the reported person ever work here?' }),
  filingError: z.enum(['ruled-out', 'found', 'not-checked']).meta({ description: 'Was a filing error looked for?' }),
});

/** Nothing is read from a report before its sender is verified. */
function verdict(answers: z.infer<typeof rubric>): 'found' | 'clear' | 'open' {
  if (!answers.senderVerified) return 'open';
  if (!answers.wagesFiledByUs || answers.everWorkedHere === 'yes' || answers.filingError === 'found') return 'clear';
  return answers.everWorkedHere === 'never' && answers.filingError === 'ruled-out' ? 'found' : 'open';
}

/** Wages were filed for somebody who never worked here. */
export const victimTaxContact = defineObservedCheck({
  id: 'victim-tax-contact',
  title: 'Wages filed for somebody who never worked here',
  stage: 'onboarding',
  description: 'A person or a tax office, whose message was verified, reports wages that this firm filed for somebody who never worked here, and a filing error was ruled out.',
  data: 'The letter or call, the payroll filing it is about, and a call back through a contact that you found',
  falsePositives: ['A mistyped number in the filing', 'Two employees of one name were mixed up', 'A forged letter that fishes for payroll data'],
  runbook: [
    'Call the sender back through a contact that you found',
    'Compare the filing with the payroll record',
    'Hold pay and access of the worker under that number, with counsel',
    'Help the reporting person to have their tax record put right',
  ],
  references: ['S37'],
  messages: { filed: 'Wages were filed by this firm for somebody who, by a verified report of {{reporter}}, never worked here.' },
  accommodates: false,
  rubric,

  judge(observations) {
    const found = observations.filter(({ answers }) => verdict(answers) === 'found');
    const newest = observations.at(-1);
    if (found.length === 0 && newest !== undefined && verdict(newest.answers) === 'open')
      return cannotTell('the report is not verified, or a filing error is not ruled out', 'a call back to the sender and a comparison of the filing with payroll');
    return found.map(({ claim, answers }) => ({
      messageId: 'filed' as const,
      data: { reporter: answers.reportedBy === 'person' ? 'that person' : 'a tax office' },
      evidence: [supports(claim)] as const,
    }));
  },
});
