import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { mayBeSameOrganisation } from '#values';

/** The posts that an answer is about, and whether all of them were held through an agency, so that the client’s records lack them. */
function postsAt(employer: string, work: CheckableDossier['work']) {
  const posts = work.filter(({ value }) => mayBeSameOrganisation(value.name, employer));
  return { posts, throughAgency: posts.length > 0 && posts.every(({ value }) => value.via !== undefined && !mayBeSameOrganisation(value.via, employer)) };
}

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
    const failed = answers
      .filter(({ value }) => value.result === 'failed')
      .map((claim) => ({ claim, ...postsAt(claim.value.about ?? '', dossier.work), contradicted: claim.value.reason === 'contradicted' }));
    const counted = failed.filter(({ throughAgency, contradicted }) => contradicted || !throughAgency);
    const confirmed = answers.filter(({ value }) => value.result === 'satisfied').map(({ value }) => value.about ?? '');
    // A client has no record of people whom an agency pays; then the agency’s word decides.
    const open = failed.filter(({ claim, posts, throughAgency, contradicted }) => {
      const names = [claim.value.about ?? '', ...posts.flatMap(({ value }) => value.via ?? [])];
      return throughAgency && !contradicted && !names.some((name) => confirmed.some((other) => mayBeSameOrganisation(name, other)));
    });
    if (counted.length === 0 && open.length > 0) return cannotTell('a post was held through an agency and only the client has answered', 'the answer of the agency that paid');
    return counted.map(({ claim, posts, contradicted }) => ({
      messageId: contradicted ? ('contradicted' as const) : ('noRecord' as const),
      data: { employer: claim.value.about ?? 'A former employer' },
      evidence: [supports(claim), ...posts.map(context)] as const,
    }));
  },
});
