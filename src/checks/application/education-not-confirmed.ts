import { cannotTell, context, defineCheck, supports } from '#model';
import { relateNames } from '#values';

/** The school, reached through a contact that the employer found, has no record of what is claimed. */
export const educationNotConfirmed = defineCheck({
  id: 'education-not-confirmed',
  title: 'School has no record of the claimed education',
  stage: 'application',
  description: 'A registrar or degree registry, reached through contact details found independently, has no record of the claimed degree, or contradicts it.',
  data: 'The answer of a registrar or degree registry for each claimed degree',
  falsePositives: ['Enrolled under an earlier name', 'The school gives no information without consent', 'The school has closed or lost its records, as after a war'],
  runbook: [
    'Ask whether another name was used at the time and query again',
    'Ask for a certificate that the school can verify',
    'Check that the registrar’s contact was found independently',
  ],
  references: ['S01', 'S36'],
  messages: {
    noRecord: 'The registrar of {{institution}} has no record of the claimed education.',
    contradicted: 'The registrar of {{institution}} contradicts what is claimed.',
  },

  run({ dossier }) {
    const answers = dossier.verifications.filter(
      ({ value }) => value.verification === 'education-record' && value.result !== 'inconclusive' && value.contactFoundBy !== 'candidate',
    );
    const failed = answers.filter(({ value }) => value.result === 'failed');
    if (failed.length > 0) {
      return failed.map((claim) => {
        const institution = claim.value.about ?? 'the school';
        const claimed = dossier.education.filter(({ value }) => relateNames(value.institution, institution) === 'same');
        return {
          messageId: claim.value.reason === 'contradicted' ? ('contradicted' as const) : ('noRecord' as const),
          data: { institution },
          evidence: [supports(claim), ...claimed.map(context)] as const,
        };
      });
    }
    if (answers.length === 0) return cannotTell('no registrar has answered through an independently found contact', 'the answer of a registrar or degree registry');
    return [];
  },
});
