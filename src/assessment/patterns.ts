import type { CheckableDossier, PatternMatch, WeighedFinding } from '#model';

type Facts = { readonly dossier: CheckableDossier; readonly standing: readonly WeighedFinding[] };

/** One part of a pattern: any of these signals, or a fact about the dossier. */
type Part = { readonly anyOf: readonly string[]; readonly orFact?: { readonly words: string; readonly holds: (facts: Facts) => boolean } };

type Pattern = { readonly id: string; readonly title: string; readonly reading: string; readonly parts: readonly Part[] };

/** Prefix of the pseudo-signal that a failed verification is. */
export const FAILED_VERIFICATION = 'verification:';

function satisfied({ dossier }: Facts, id: string): boolean {
  return dossier.verifications.some(({ value }) => value.verification === id && value.result === 'satisfied');
}

/** Compound patterns over findings. @source red-flag catalogue 2026-11, section 9; readings after S20, S24, S54 */
export const patterns: readonly Pattern[] = [
  {
    id: 'laptop-farm-triad',
    title: 'A device that others hold, driven from elsewhere',
    reading: 'Contain the device first, then verify on camera that the worker holds it.',
    parts: [
      { anyOf: ['ship-to-shared-address', 'ship-to-mail-drop', 'device-first-seen-elsewhere'] },
      { anyOf: ['second-remote-access-tool', 'chrome-remote-desktop-scripted', 'ip-kvm-attached'] },
      { anyOf: ['astrill-egress', 'device-account-never-converge', 'shared-home-network'] },
    ],
  },
  {
    id: 'identity-lender',
    title: 'A proven identity and another hand at work',
    reading: 'Document checks cannot see this. Compare the person, the device and the skill over time.',
    parts: [
      {
        anyOf: [],
        orFact: { words: 'identity proofing and same-person check satisfied', holds: (facts) => satisfied(facts, 'identity-proofing') && satisfied(facts, 'same-person') },
      },
      { anyOf: ['second-remote-access-tool', 'ip-kvm-attached'] },
      { anyOf: ['several-hands', 'unreachable-unscheduled'] },
      { anyOf: [`${FAILED_VERIFICATION}live-work`] },
    ],
  },
  {
    id: 'persona-ring',
    title: 'Several applicants behind shared means',
    reading: 'Look at everyone linked before acting on one.',
    parts: [{ anyOf: ['shared-contact-artefact', 'resume-near-duplicate', 'shared-mfa-device'] }, { anyOf: ['referral-chain-unmet'] }],
  },
  {
    id: 'stolen-identity',
    title: 'An identity whose holder is someone else',
    reading: 'The holder may be a victim: inform them, and correct tax records.',
    parts: [{ anyOf: ['same-name-other-face', 'identity-owner-denies'] }, { anyOf: ['payee-name-mismatch'] }],
  },
  {
    id: 'wage-laundering',
    title: 'Wages on a changing way to someone else',
    reading: 'Finance and counsel look at the next payment the same day.',
    parts: [{ anyOf: ['payout-to-third-party', 'shared-payout-account'] }, { anyOf: ['payout-details-churn'] }, { anyOf: ['crypto-payout-request'] }],
  },
  {
    id: 'extortion-runway',
    title: 'Company data copied before a parting',
    reading: 'Reduce access before any conversation.',
    parts: [
      { anyOf: ['bulk-repository-copy', 'pre-exit-mass-download'] },
      { anyOf: ['reverification-refused'], orFact: { words: 'an end of the engagement is set', holds: ({ dossier }) => dossier.subject.endedAt !== undefined } },
    ],
  },
];

/** Parts that must be there before an incomplete pattern is worth showing. @source house, docs/decisions/0007 */
const PARTS_TO_SHOW = 2;

/** Patterns found among findings that stand (open or unexplained), complete ones first; incomplete ones with what is missing. */
export function matchPatterns(facts: Facts): readonly PatternMatch[] {
  // A weak message of a strong signal, such as a tool that may be the firm’s, completes nothing.
  const present = new Set(facts.standing.filter(({ strength }) => strength !== 'weak').map((finding) => finding.checkId));
  const matches = patterns.flatMap(({ id, title, reading, parts }) => {
    const met = parts.map((part) => ({ part, members: part.anyOf.filter((check) => present.has(check)), fact: part.orFact?.holds(facts) === true }));
    const missing = met.filter(({ members, fact }) => members.length === 0 && !fact);
    const members = met.flatMap((one) => one.members);
    if (members.length === 0 || (missing.length > 0 && parts.length - missing.length < PARTS_TO_SHOW)) return [];
    const names = missing.map(({ part }) => [...part.anyOf, ...(part.orFact === undefined ? [] : [part.orFact.words])].join(' or '));
    return [{ id, title, reading, complete: missing.length === 0, members, missing: names }];
  });
  return [...matches.filter((match) => match.complete), ...matches.filter((match) => !match.complete)];
}
