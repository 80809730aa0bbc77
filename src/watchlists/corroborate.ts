import type { MatchFeature } from '#model';
import { words } from '#values';

/*
 * What stands beside a name. Agreement never lowers a score, missing data is null, and gender is never compared.
 */

/** What birth dates add. Unit: nats. @source house, docs/decisions/0008: far below what chance alone allows (one person in 18,000 shares a birthday), since lists give dates they are not sure of; checked on bench/accuracy/screening */
const BIRTH = { sameDay: 3, sameMonth: 2, sameYear: 1, nearYear: -1, otherYear: -2.5, farYear: -4 } as const;
/** Years that a birth date on a list may be off. Unit: years. @source OFAC FAQ 5 advises to compare the complete date; UN entries give ranges of some years */
const NEAR_YEARS = 1;
const OTHER_YEARS = 2;
/** What countries add. Unit: nats. @source house, docs/decisions/0008: people move, and most lists give one country */
const COUNTRY = { same: 0.5, other: -0.3 } as const;
/** What a birth place adds; another spelling or a larger place nearby is no contradiction. Unit: nats. @source house, docs/decisions/0008 */
const SAME_BIRTH_PLACE = 1.5;

function compareDates(a: string, b: string): number {
  const years = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
  if (years > OTHER_YEARS) return BIRTH.farYear;
  if (years > NEAR_YEARS) return BIRTH.otherYear;
  if (years > 0) return BIRTH.nearYear;
  const length = Math.min(a.length, b.length);
  if (length === 4) return BIRTH.sameYear;
  if (a.slice(0, length) === b.slice(0, length)) return length >= 10 ? BIRTH.sameDay : BIRTH.sameMonth;
  // Day and month in the other order.
  if (length >= 10 && a.slice(5, 7) === b.slice(8, 10) && a.slice(8, 10) === b.slice(5, 7)) return BIRTH.sameMonth;
  return BIRTH.sameYear;
}

/** Compares birth dates as precise as each is given. @returns the closest two; null where one side has none */
export function birthDateFeature(query: readonly string[], candidate: readonly string[]): MatchFeature {
  let best: MatchFeature = { feature: 'birthDate', nats: null };
  for (const a of query) {
    for (const b of candidate) {
      const nats = compareDates(a, b);
      if (best.nats === null || nats > best.nats) best = { feature: 'birthDate', nats, query: a, candidate: b };
    }
  }
  return best;
}

/** Whether a feature shows the same day of birth. */
export function isSameBirthDay(feature: MatchFeature): boolean {
  return feature.feature === 'birthDate' && feature.nats === BIRTH.sameDay;
}

export function countryFeature(query: readonly string[], candidate: readonly string[]): MatchFeature {
  if (query.length === 0 || candidate.length === 0) return { feature: 'country', nats: null };
  const shared = query.find((country) => candidate.includes(country));
  return { feature: 'country', nats: shared === undefined ? COUNTRY.other : COUNTRY.same, query: query.join(', '), candidate: candidate.join(', ') };
}

/** Compares birth places by the words of their first part, which is the town. */
export function birthPlaceFeature(query: readonly string[], candidate: readonly string[]): MatchFeature {
  if (query.length === 0 || candidate.length === 0) return { feature: 'birthPlace', nats: null };
  for (const a of query) {
    const town = words(a.split(',')[0] ?? '').join(' ');
    const same = candidate.find((b) => town !== '' && words(b.split(',')[0] ?? '').join(' ') === town);
    if (same !== undefined) return { feature: 'birthPlace', nats: SAME_BIRTH_PLACE, query: a, candidate: same };
  }
  return { feature: 'birthPlace', nats: 0, query: query.join('; '), candidate: candidate.join('; ') };
}
