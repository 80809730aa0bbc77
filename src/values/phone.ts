import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What the numbering plan says about a number. North American VoIP is not visible in it: that needs a carrier lookup. */
export type PhoneFacts = {
  readonly e164: string;
  readonly countryCode: string | undefined;
  readonly lineType: 'mobile' | 'fixed-line' | 'fixed-line-or-mobile' | 'voip' | 'toll-free' | 'premium-rate' | 'pager' | 'other' | 'unknown';
};

const LINE_TYPES: Readonly<Record<string, PhoneFacts['lineType']>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed-line',
  FIXED_LINE_OR_MOBILE: 'fixed-line-or-mobile',
  VOIP: 'voip',
  TOLL_FREE: 'toll-free',
  PREMIUM_RATE: 'premium-rate',
  PAGER: 'pager',
};

/** Reads a number. @param countryCode ISO 3166-1 alpha-2, for numbers in national form @returns undefined where it is no number */
export function readPhone(number: string, countryCode?: string): PhoneFacts | undefined {
  const parsed = parsePhoneNumberFromString(number, countryCode === undefined ? {} : { defaultCountry: countryCode as 'US' });
  if (parsed === undefined) return undefined;
  const type = parsed.getType();
  return { e164: parsed.number, countryCode: parsed.country, lineType: type === undefined ? 'unknown' : (LINE_TYPES[type] ?? 'other') };
}
