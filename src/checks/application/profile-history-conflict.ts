import { z } from 'zod';
import { type CheckableDossier, type Claim, cannotTell, defineCheck, supports } from '#model';
import { fold, mayBeSameOrganisation, monthsBetween } from '#values';

const options = z.strictObject({
  /** Conflicts from which it is noticed. @source house default, red-flag catalogue 2026-11, row profile-history-conflict: two or more material conflicts */
  conflicts: z.int().min(1).default(2).meta({ description: 'Material conflicts from which it is noticed' }),
  /** Difference between two dates of one post that is material. Unit: months. @source house default, red-flag catalogue 2026-11, row profile-history-conflict: over 6 months */
  months: z.int().min(1).default(6).meta({ description: 'Months by which dates of one post must differ to conflict' }),
});

type Work = CheckableDossier['work'][number];
type Education = CheckableDossier['education'][number];
type Conflict = { readonly what: string; readonly claims: readonly [Claim, Claim] };

/** First words of degrees, by the level they name. Two spellings of one level are no conflict. @source Bologna cycles, with the usual English abbreviations; house selection */
const LEVELS: readonly (readonly [level: string, beginning: RegExp])[] = [
  ['bachelor', /^(?:bachelors?|licence|licenciatura|bsc|bs|ba|beng|btech|bcom|bcs|bca|bba|llb)\b/],
  ['master', /^(?:masters?|magister|msc|ms|ma|meng|mtech|mcom|mcs|mca|mba|mphil|llm)\b/],
  ['doctor', /^(?:doctor|doctorate|doctoral|phd|dphil)\b/],
];

const statedIn = (claim: Claim) => claim.statedIn ?? claim.documentId;
const byId = (a: Claim, b: Claim) => a.id.localeCompare(b.id);

/** Least months two dates are apart, whichever comes first; 0 where they may be equal. */
function apart(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return Math.max(0, monthsBetween(a, b).least, monthsBetween(b, a).least);
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));
}

/** Claims by the document that states them, in an order that does not depend on the dossier’s. */
function byDocument<T extends Claim>(claims: readonly T[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const claim of [...claims].sort(byId)) groups.set(statedIn(claim), [...(groups.get(statedIn(claim)) ?? []), claim]);
  return [...groups.values()];
}

/** The post of one document whose dates no post, and no run of posts, at the same firm in the other document has. */
function datesConflict(a: readonly Work[], b: readonly Work[], months: number): readonly Conflict[] {
  return a.flatMap((post): Conflict[] => {
    const here = a.filter((other) => mayBeSameOrganisation(other.value.name, post.value.name));
    const there = b.filter((other) => mayBeSameOrganisation(other.value.name, post.value.name));
    // The document with fewer posts at a firm may show promotions as one post, or leave an older spell out.
    if (there.length === 0 || here.length > there.length) return [];
    const begins = there.some(({ value }) => apart(value.startDate, post.value.startDate) <= months);
    const ends = there.some(({ value }) => apart(value.endDate, post.value.endDate) <= months);
    const other = [...there].sort((x, y) => apart(x.value.startDate, post.value.startDate) - apart(y.value.startDate, post.value.startDate) || byId(x, y))[0];
    return (begins && ends) || other === undefined ? [] : [{ what: `dates at ${post.value.name}`, claims: [post, other] }];
  });
}

/** Whether both posts begin and end together, as far as both say; two posts that last are together from their begin. */
function samePeriod(a: Work, b: Work): boolean {
  if (a.value.startDate === undefined || b.value.startDate === undefined || (a.value.endDate === undefined) !== (b.value.endDate === undefined)) return false;
  return apart(a.value.startDate, b.value.startDate) === 0 && apart(a.value.endDate, b.value.endDate) === 0;
}

/** Posts of one period under two employers, neither of which the other document knows, as employer or as agency. */
function employerConflict(a: readonly Work[], b: readonly Work[]): readonly Conflict[] {
  const known = (name: string, document: readonly Work[]) =>
    document.some(({ value }) => mayBeSameOrganisation(value.name, name) || (value.via !== undefined && mayBeSameOrganisation(value.via, name)));
  const knownThere = (post: Work, document: readonly Work[]) => known(post.value.name, document) || (post.value.via !== undefined && known(post.value.via, document));
  return a.flatMap((one) =>
    b
      .filter((two) => samePeriod(one, two) && !knownThere(one, b) && !knownThere(two, a))
      .map((two) => ({ what: `employer from ${one.value.startDate ?? ''}`, claims: [one, two] as const })),
  );
}

function degreeLevel({ value }: Education): string | undefined {
  const degree = fold((value.studyType ?? '').replaceAll('.', ''));
  return LEVELS.find(([, beginning]) => beginning.test(degree))?.[0];
}

/** Another level of degree, awarded by one school in one year, which the other document does not name as well. */
function degreeConflict(a: readonly Education[], b: readonly Education[]): readonly Conflict[] {
  const together = (one: Education, two: Education) =>
    one.value.endDate !== undefined &&
    two.value.endDate !== undefined &&
    apart(one.value.endDate, two.value.endDate) === 0 &&
    mayBeSameOrganisation(one.value.institution, two.value.institution);
  const named = (one: Education, document: readonly Education[]) =>
    document.some((other) => mayBeSameOrganisation(one.value.institution, other.value.institution) && degreeLevel(one) === degreeLevel(other));
  return a.flatMap((one) =>
    b
      .filter((two) => together(one, two) && degreeLevel(one) !== undefined && degreeLevel(two) !== undefined && !named(one, b) && !named(two, a))
      .map((two) => ({ what: `degree at ${one.value.institution}`, claims: [one, two] as const })),
  );
}

/** One conflict for each post or degree, however many documents take part in it. */
function perFact(conflicts: readonly Conflict[]): readonly { readonly what: string; readonly claims: readonly Claim[] }[] {
  let facts: { readonly what: string; readonly claims: readonly Claim[] }[] = [];
  for (const conflict of [...conflicts].sort((a, b) => a.what.localeCompare(b.what) || byId(a.claims[0], b.claims[0]) || byId(a.claims[1], b.claims[1]))) {
    const touches = (fact: { readonly claims: readonly Claim[] }) => fact.claims.some(({ id }) => conflict.claims.some((claim) => claim.id === id));
    const joined = facts.filter(touches);
    facts = [...facts.filter((fact) => !touches(fact)), { what: joined[0]?.what ?? conflict.what, claims: [...joined.flatMap(({ claims }) => claims), ...conflict.claims] }];
  }
  return facts;
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
    const work = pairs(byDocument(dossier.work));
    const education = pairs(byDocument(dossier.education));
    if (work.length + education.length === 0) return cannotTell('the history comes from one document only', 'the work history from a second document, such as a profile');
    const facts = perFact([
      ...work.flatMap(([a, b]) => [...datesConflict(a, b, options.months), ...datesConflict(b, a, options.months), ...employerConflict(a, b)]),
      ...education.flatMap(([a, b]) => degreeConflict(a, b)),
    ]);
    if (facts.length < options.conflicts) return [];
    const claims = new Map(facts.flatMap((fact) => fact.claims).map((claim) => [claim.id, claim]));
    const [first, ...others] = [...claims.values()].sort(byId);
    if (first === undefined) return [];
    const what = [...new Set(facts.map((fact) => fact.what))].sort().join(', ');
    return [{ messageId: 'conflicts' as const, data: { count: facts.length, what }, evidence: [supports(first), ...others.map(supports)] as const }];
  },
});
