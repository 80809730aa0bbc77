import { cannotTell, context, defineCheck, supports } from '#model';
import { relateNames } from '#values';

/** The employer, reached through a contact that the hiring firm found, has no record of what is claimed. */
export const employerNotConfirmed = defineCheck({
  id: 'employer-not-confirmed',
  title: 'Former employer has no record of the claimed post',
  stage: 'application',
  description: 'A former employer or payroll verifier, reached through contact details found independently, has no record of the claimed dates or title, or contradicts them.',
  data: 'The answer of each former employer’s HR or of a payroll verifier',
  falsePositives: ['Worked there through an agency or as a contractor', 'The firm was bought, renamed or closed', 'Employed under an earlier name'],
  runbook: ['Ask through whom the person was paid, and query there', 'Ask for pay evidence before anything else', 'Check that the employer’s contact was found independently'],
  references: ['S01', 'S24', 'S36'],
  messages: {
    noRecord: '{{employer}} has no record of the claimed post.',
    contradicted: '{{employer}} contradicts the claimed dates or title.',
  },

  run({ dossier }) {
    const answers = dossier.verifications.filter(
      ({ value }) => value.verification === 'employment-record' && value.result !== 'inconclusive' && value.contactFoundBy !== 'candidate',
    );
    if (answers.length === 0) return cannotTell('no employer has answered through an independently found contact', 'the answer of former employers or of a payroll verifier');
    return answers
      .filter(({ value }) => value.result === 'failed')
      .map((claim) => {
        const employer = claim.value.about ?? 'A former employer';
        const claimed = dossier.work.filter(({ value }) => relateNames(value.name, employer) === 'same');
        return {
          messageId: claim.value.reason === 'contradicted' ? ('contradicted' as const) : ('noRecord' as const),
          data: { employer },
          evidence: [supports(claim), ...claimed.map(context)] as const,
        };
      });
  },
});
