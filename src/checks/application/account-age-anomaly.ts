import { z } from 'zod';
import { type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { daySpan, isCertainlyBefore, monthsBetween } from '#values';

const options = z.strictObject({
  /** Age under which an account is young. Unit: months. @source house default, red-flag catalogue 2026-11, row account-age-anomaly: under 12 months */
  youngMonths: z.int().min(1).default(12).meta({ description: 'Months under which a profile is young' }),
  /** Claimed career from which a young account is noticed. Unit: years. @source house default, red-flag catalogue 2026-11, row account-age-anomaly: 8 years and more */
  claimedYears: z.int().min(1).default(8).meta({ description: 'Claimed years in the field from which a young profile is noticed' }),
  /** Silent years of an old account before it is active again. Unit: years. @source house default, red-flag catalogue 2026-11, row account-age-anomaly: three years and more */
  silentYears: z.int().min(1).default(3).meta({ description: 'Silent years before an old account is active again' }),
  /** Age from which an account is old. Unit: years. @source house default, red-flag catalogue 2026-11, row account-age-anomaly: five years and more */
  oldYears: z.int().min(1).default(5).meta({ description: 'Years from which an account is old' }),
  /** Contributions in a year that make it dense. @source house default, red-flag catalogue 2026-11, row account-age-anomaly: about one each working day */
  denseContributions: z.int().min(1).default(200).meta({ description: 'Contributions a year from which activity is dense' }),
});

const MONTHS_PER_YEAR = 12;

type Profile = CheckableDossier['profiles'][number];

/** Years in the field that the work history claims, at least. Unit: years. */
function claimedYears(dossier: CheckableDossier, now: string): number | undefined {
  const starts = dossier.work.flatMap(({ value }) => value.startDate ?? []);
  if (starts.length === 0) return undefined;
  return Math.max(...starts.map((start) => monthsBetween(start, now).least)) / MONTHS_PER_YEAR;
}

/** Longest run of counted years without a contribution that ends before a dense year and before which the account was not renamed. Unit: years. */
function silenceBeforeDense({ value }: Profile, dense: number): number {
  const made = daySpan(value.createdAt ?? '1970').first;
  const years = (value.activeYears ?? []).filter(({ year }) => daySpan(String(year)).last >= made).sort((a, b) => a.year - b.year);
  let silent: number[] = [];
  let longest = 0;
  let before: number | undefined;
  for (const { year, contributions } of years) {
    // A year that nobody counted may have been busy.
    if (before !== undefined && year !== before + 1) silent = [];
    before = year;
    if (contributions === 0) {
      silent = [...silent, year];
      continue;
    }
    const [first] = silent;
    const renamedSince = first !== undefined && value.renamedAt !== undefined && !isCertainlyBefore(value.renamedAt, String(first));
    if (contributions >= dense && renamedSince) longest = Math.max(longest, silent.length);
    silent = [];
  }
  return longest;
}

/** A profile far younger than the career it shows, or an old one that slept for years, was renamed and became busy. */
export const accountAgeAnomaly = defineCheck({
  id: 'account-age-anomaly',
  title: 'Age of the account does not fit the career',
  stage: 'application',
  description:
    'A networking or code profile is under 12 months old against 8 or more claimed years, or is 5 or more years old, was silent for 3 or more years, and then became busy and was renamed.',
  data: 'Creation date of profiles, activity by year, and the claimed work history',
  falsePositives: ['Somebody who joined late or avoids such sites', 'A hobbyist who returned after a pause', 'An account made anew after a loss or for safety'],
  runbook: ['Ask since when and why the account exists', 'Look for other traces of the career before counting this'],
  references: ['S24', 'S40'],
  messages: {
    young: 'The {{network}} profile dates from {{created}}; the work history begins {{years}} years ago.',
    reawakened: 'The {{network}} profile was silent for {{silent}} years, then busy, and was renamed.',
  },
  options,

  run({ dossier }, { options, now }) {
    const dated = dossier.profiles.filter(({ value }) => value.createdAt !== undefined);
    const years = claimedYears(dossier, now);
    if (dated.length === 0) return cannotTell('no profile with its creation date is there', 'the creation date of the profiles');
    const earliest = [...dossier.work].sort((a, b) => daySpan(a.value.startDate ?? now).first - daySpan(b.value.startDate ?? now).first || a.id.localeCompare(b.id))[0];
    const young =
      years === undefined || years < options.claimedYears || earliest === undefined
        ? []
        : dated
            .filter(({ value }) => monthsBetween(value.createdAt ?? now, now).most < options.youngMonths)
            .map((claim) => ({
              messageId: 'young' as const,
              data: { network: claim.value.network, created: claim.value.createdAt ?? '', years: Math.floor(years) },
              evidence: [supports(claim), context(earliest)] as const,
            }));
    const renamed = dated.filter((claim) => claim.value.renamedAt !== undefined && monthsBetween(claim.value.createdAt ?? now, now).least >= options.oldYears * MONTHS_PER_YEAR);
    const reawakened = renamed
      .map((claim) => ({ claim, silent: silenceBeforeDense(claim, options.denseContributions) }))
      .filter(({ silent }) => silent >= options.silentYears)
      .map(({ claim, silent }) => ({ messageId: 'reawakened' as const, data: { network: claim.value.network, silent }, evidence: [supports(claim)] as const }));
    const found = [...young, ...reawakened];
    const mayBeYoung = dated.some(({ value }) => monthsBetween(value.createdAt ?? now, now).least < options.youngMonths);
    if (found.length === 0 && years === undefined && (mayBeYoung || dated.every(({ value }) => value.activeYears === undefined)))
      return cannotTell('there is no work history to compare the account’s age with', 'the claimed work history, and activity by year');
    if (found.length === 0 && renamed.some(({ value }) => value.activeYears === undefined))
      return cannotTell('the activity of an old account that was renamed is not known', 'activity by year');
    return found;
  },
});
