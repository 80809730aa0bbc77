import type { Residence } from '#model';

/**
 * Territories with a comprehensive embargo: a legal stop for counsel, never a mark of suspicion. Reviewed 2026-11.
 * @source 31 CFR 515 (Cuba), 31 CFR 560 (Iran), 31 CFR 510 (DPRK), E.O. 13685 (Crimea), E.O. 14065 (parts of Donetsk and
 * Luhansk); the Syrian programme ended on 2025-06-30 (E.O. 14312)
 */
const EMBARGOED_COUNTRIES: ReadonlySet<string> = new Set(['CU', 'IR', 'KP']);
/** ISO 3166-2:UA region codes and names under those two orders. */
const EMBARGOED_REGIONS_OF_UA = /^(?:UA-)?(?:43|40|14|09)$|crimea|sevastopol|donetsk|luhansk/i;

export type ResidenceClass = 'domestic' | 'abroad' | 'embargoed-territory' | 'unknown';

/** Class of a claimed residence. It sets how much proof is needed and where it can be had, never how much suspicion. */
export function residenceClass(residence: Residence | undefined, employerCountry: string | undefined): ResidenceClass {
  if (residence === undefined) return 'unknown';
  const { countryCode, region } = residence;
  if (EMBARGOED_COUNTRIES.has(countryCode) || (countryCode === 'UA' && region !== undefined && EMBARGOED_REGIONS_OF_UA.test(region))) return 'embargoed-territory';
  if (employerCountry === undefined) return 'unknown';
  return countryCode === employerCountry ? 'domestic' : 'abroad';
}
