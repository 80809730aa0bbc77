import { isNobodysNumber, readPhone } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** One number, however it is written. @param countryCode where numbers without country code are read */
export function numberKey(number: string, countryCode: string | undefined): string | undefined {
  const e164 = readPhone(number, countryCode)?.e164;
  return e164 === undefined || isNobodysNumber(e164) ? undefined : `phone-number:${e164}`;
}

/** Telephone number of the person. */
export const phone: LinkFeature = {
  id: 'phone',
  title: 'phone number',
  observe: ({ dossier }) =>
    dossier.phones.flatMap((claim) => {
      const key = numberKey(claim.value.number, dossier.subject.claimedResidence?.countryCode);
      return key === undefined ? [] : [traitOf('phone', claim, key, claim.value.number)];
    }),
};
