import { z } from 'zod';
import { type CheckableDossier, type Claim, cannotTell, defineCheck, supports } from '#model';
import { fold, monthsBetween, relateNames, similarity } from '#values';

const options = z
  .strictObject({
    /** Conflicts from which it is noticed. @source S01, S02, S24: two or more material conflicts */
    conflicts: z.int().min(1).default(2).meta({ description: 'Material conflicts from which it is noticed' }),
    /** Difference between two dates of one post that is material. Unit: months. @source red-flag catalogue 2026-11, row profile-history-conflict: over 6 months */
    months: z.int().min(1).default(6).meta({ description: 'Months by which dates of one post must differ to conflict' }),
  })
  .prefault({});

type Work = CheckableDossier['work'][number];
type Conflict = { readonly what: string; readonly claims: readonly [Claim, Claim] };

/** Likeness of two firm names from which they are one. @source house, docs/decisions/0006 */
const SAME_FIRM = 0.85;

const statedIn = (claim: Claim) => claim.statedIn ?? claim.documentId;

function sameOrganisation(a: string, b: string): boolean {
  return relateNames(a, b) === 'same' || similarity(fold(a), fold(b)) >= SAME_FIRM;
}

/** Least months two dates are apart, whichever comes first; 0 where they may be equal. */
function apart(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return Math.max(0, monthsBetween(a, b).least, monthsBetween(b, a).least);
}

function pairs<T extends Claim>(claims: readonly T[]): readonly (readonly [T, T])[] {
  const sorted = [...claims].sort((a, b) => a.id.localeCompare(b.id));
  return sorted.flatMap((a, index) => sorted.slice(index + 1).flatMap((b) => (statedIn(a) === statedIn(b) ? [] : [[a, b] as const])));
}

/** Whether both posts certainly ran through one common stretch: same begin and same end, as far as both say. */
function samePeriod(a: Work, b: Work): boolean {
  const { startDate: start, endDate: end } = a.value;
  return (
    start !== undefined &&
    b.value.startDate !== undefined &&
    apart(start, b.value.startDate) === 0 &&
    apart(end, b.value.endDate) === 0 &&
    (end === undefined) === (b.value.endDate === undefined)
  );
}

function workConflicts(work: readonly Work[], months: number): readonly Conflict[] {
  return pairs(work).flatMap(([a, b]): Conflict[] => {
    if (sameOrganisation(a.value.name, b.value.name)) {
      const differs = apart(a.value.startDate, b.value.startDate) > months || apart(a.value.endDate, b.value.endDate) > months;
      // Two spells at one firm are no conflict: some statement of the other document then fits.
      const fits = work.some(
        (other) =>
          statedIn(other) === statedIn(b) &&
          sameOrganisation(other.value.name, a.value.name) &&
          apart(a.value.startDate, other.value.startDate) <= months &&
          apart(a.value.endDate, other.value.endDate) <= months,
      );
      return differs && !fits ? [{ what: `dates at ${a.value.name}`, claims: [a, b] }] : [];
    }
    const agency = [a.value.via, b.value.via].some((via) => via !== undefined && (sameOrganisation(via, a.value.name) || sameOrganisation(via, b.value.name)));
    const elsewhere = (one: Work, other: Work) => work.some((claim) => statedIn(claim) === statedIn(other) && sameOrganisation(claim.value.name, one.value.name));
    return samePeriod(a, b) && !agency && !elsewhere(a, b) && !elsewhere(b, a) ? [{ what: `employer ${a.value.startDate ?? ''}`, claims: [a, b] }] : [];
  });
}

function degreeConflicts(education: CheckableDossier['education']): readonly Conflict[] {
  return pairs(education).flatMap(([a, b]): Conflict[] => {
    if (!sameOrganisation(a.value.institution, b.value.institution) || a.value.studyType === undefined || b.value.studyType === undefined) return [];
    const different =
      fold(a.value.studyType) !== fold(b.value.studyType) && a.value.endDate !== undefined && b.value.endDate !== undefined && apart(a.value.endDate, b.value.endDate) === 0;
    return different && !fold(a.value.studyType).startsWith(fold(b.value.studyType)) && !fold(b.value.studyType).startsWith(fold(a.value.studyType))
      ? [{ what: `degree at ${a.value.institution}`, claims: [a, b] }]
      : [];
  });
}

/** Documents of one person disagree about employers, dates or degrees. Posts that one of them leaves out are no conflict. */
export const profileHistoryConflict = defineCheck({
  id: 'profile-history-conflict',
  title: 'Résumé, profile and form disagree',
  stage: 'application',
  description:
    'Two or more material conflicts between résumé, professional profile, portfolio and application form: another employer over the same period, dates over 6 months apart, another degree. Posts that one document leaves out are no conflict.',
  data: 'Work history and education from at least two documents',
  falsePositives: ['A résumé cut down for this job', 'A profile that was not kept up', 'Agency work shown once under the agency and once under the client'],
  runbook: ['Ask in writing about each difference', 'Confirm the posts in question with the employers'],
  references: ['S01', 'S02', 'S24'],
  messages: { conflicts: '{{count}} statements differ between documents: {{what}}.' },
  options,

  run({ dossier }, { options }) {
    const documents = new Set([...dossier.work, ...dossier.education].map(statedIn));
    if (documents.size < 2) return cannotTell('the history comes from one document only', 'the work history from a second document, such as a profile');
    const found = [...workConflicts(dossier.work, options.months), ...degreeConflicts(dossier.education)];
    const what = [...new Set(found.map((conflict) => conflict.what))].sort();
    if (what.length < options.conflicts) return [];
    const claims = [...new Map(found.flatMap((conflict) => conflict.claims).map((claim) => [claim.id, claim])).values()].sort((a, b) => a.id.localeCompare(b.id));
    const [first, ...others] = claims;
    return first === undefined
      ? []
      : [{ messageId: 'conflicts' as const, data: { count: what.length, what: what.join(', ') }, evidence: [supports(first), ...others.map(supports)] as const }];
  },
});
