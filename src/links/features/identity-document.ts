import { type LinkFeature, traitOf } from '../feature.ts';

/** Number of an identity document, as keyed hash. */
export const identityDocument: LinkFeature = {
  id: 'identity-document',
  title: 'identity document',
  observe: ({ dossier }) =>
    dossier.identityDocuments.flatMap((claim) => {
      const { number, type, issuingCountry } = claim.value;
      return number === undefined ? [] : [traitOf('identity-document', claim, `sealed:${number.hash}`, `${type} ${issuingCountry ?? ''} …${number.lastFour}`.replace('  ', ' '))];
    }),
};
