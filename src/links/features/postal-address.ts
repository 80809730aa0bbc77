import { addressKey, isPlaceholder, placeLine } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** What an address class says for people who share it. */
export function officeOf(classification: string | undefined): { readonly honest?: string } {
  return classification === 'office' || classification === 'coworking' ? { honest: 'office or coworking house' } : {};
}

/** Where the person lives or gets letters, with the unit where one is given. */
export const postalAddress: LinkFeature = {
  id: 'postal-address',
  title: 'postal address',
  observe: ({ dossier }) =>
    dossier.addresses.flatMap((claim) => {
      if (claim.value.kind === 'shipping' || isPlaceholder(claim.value.address ?? '')) return [];
      const key = addressKey(claim.value);
      return key === undefined ? [] : [traitOf('postal-address', claim, `place:${key}`, placeLine(claim.value), officeOf(claim.value.classification))];
    }),
};
