import { type CheckableDossier, type CitedEvidence, type Claim, claimsOf, type Evidence } from '#model';

/** Longest quotation in an assessment. Unit: characters. @source house, docs/decisions/0004 */
const QUOTE_LENGTH = 320;

/** Keys that say where a statement comes from, which a quotation shows apart from its words. */
const PROVENANCE = new Set(['document', 'statedAt']);

function words(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value))
    return value
      .map(words)
      .filter((text) => text !== '')
      .join(', ');
  if ('lastFour' in value && 'hash' in value) return `…${String(value.lastFour)}`;
  return Object.entries(value)
    .filter(([key]) => !PROVENANCE.has(key))
    .map(([key, inner]) => [key, words(inner)] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key}: ${text}`)
    .join(' · ');
}

/** The words of a claim as the source has them, on one line. A note speaks for the record it stands in. */
export function quoteClaim(claim: Claim): string {
  const raw = claim.raw;
  const note = raw !== null && typeof raw === 'object' && 'note' in raw && typeof raw.note === 'string' ? raw.note : undefined;
  const line = (note ?? words(raw)).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH - 1)}…` : line;
}

/** Turns pointers into quotations with their place. @throws Error where a pointer does not resolve: a bug of the check */
export function citer(dossier: CheckableDossier): (evidence: Evidence) => CitedEvidence {
  const claims = new Map(claimsOf(dossier).map((claim) => [claim.id, claim]));
  return (evidence) => {
    if (evidence.ref === 'absence') return { ref: 'absence', section: evidence.soughtIn, role: evidence.role, quote: evidence.expected };
    if (evidence.ref === 'list-entry') return { ref: 'list-entry', id: evidence.id, section: evidence.list, role: evidence.role, quote: evidence.quote };
    if (evidence.ref === 'report') return { ref: 'report', id: evidence.id, section: evidence.source, role: evidence.role, quote: evidence.quote };
    if (evidence.ref === 'event') return { ref: 'event', id: evidence.id, section: evidence.source, role: evidence.role, quote: `${evidence.at}: ${evidence.quote}` };
    const claim = claims.get(evidence.id);
    if (claim === undefined) throw new Error(`Invariant broken: evidence points to ${evidence.id}, which is no claim of ${dossier.id}`);
    return {
      ref: 'claim',
      id: claim.id,
      section: claim.kind,
      role: evidence.role,
      quote: quoteClaim(claim),
      documentId: claim.documentId,
      locator: claim.locator,
      ...(claim.statedIn === undefined ? {} : { statedIn: claim.statedIn }),
    };
  };
}
