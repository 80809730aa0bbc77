import type { Assessment, CitedEvidence, WeighedFinding } from '#model';

/** What of an assessment a short account shows. */
export type Digested = {
  readonly strongest: readonly WeighedFinding[];
  readonly others: readonly WeighedFinding[];
  readonly answered: readonly WeighedFinding[];
  readonly who: string;
  readonly place: string;
  readonly origin: string;
};

/** Reasons shown in full. @source house: three reasons are what a reader keeps, docs/decisions/0004 */
const REASONS = 3;

/** Sorts what an assessment says into what is shown in full, by name, and as answered. */
export function digestOf(assessment: Assessment): Digested {
  const standing = assessment.findings.filter((finding) => finding.standing === 'open' || finding.standing === 'unexplained');
  const counted = standing.filter((finding) => finding.counted);
  const { relation, role, claimedResidence } = assessment.subject;
  const tier = role.tier === undefined ? 'no tier' : `tier ${role.tier}`;
  return {
    strongest: counted.slice(0, REASONS),
    others: [...counted.slice(REASONS), ...standing.filter((finding) => !finding.counted)],
    answered: assessment.findings.filter((finding) => finding.standing === 'explained' || finding.standing === 'settled'),
    who: [relation.replace('-', ' '), [role.title, tier].filter((part) => part !== undefined).join(', ')].join(' · '),
    place:
      claimedResidence === undefined
        ? 'no residence stated'
        : `says to live in ${[claimedResidence.city, claimedResidence.region, claimedResidence.countryCode].filter((part) => part !== undefined).join(', ')}`,
    origin: assessment.documents[0]?.origin ?? '',
  };
}

/** Reasons as one sentence: each begins small unless it begins with an abbreviation. */
export function sentence(reasons: readonly string[]): string {
  const [first = '', ...rest] = reasons;
  return `${[first, ...rest.map((reason) => (/^\p{Lu}[\p{Ll}\s]/u.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason))].join('; ')}.`;
}

/** The place of evidence as people look it up. */
export function placeOf(evidence: CitedEvidence): string {
  const { locator } = evidence;
  if (locator === undefined) return `absent from ${evidence.section}`;
  if (locator.kind === 'cell') return `line ${locator.line}, “${locator.column}”`;
  if (locator.kind === 'record') return `recorded, ${locator.id}`;
  return locator.line === undefined ? locator.pointer : `line ${locator.line}, ${locator.pointer}`;
}

const SOURCE_WORDS = {
  dossier: 'not in the dossier',
  observation: 'not yet recorded by a person',
  telemetry: 'no sign-in, device or work logs connected',
  watchlists: 'no watchlist connected',
  links: 'no comparison with other people connected',
  intelligence: 'no threat reports connected',
} as const;

/** What could not be told, a line a source. */
export function missingLines(assessment: Assessment): readonly string[] {
  return assessment.coverage.missing.map(({ source, signals }) => `${SOURCE_WORDS[source]} (${signals.length})`);
}
