import { fold } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';

/** Firm that supplies the person. It explains more than it shows. */
export const supplier: LinkFeature = {
  id: 'supplier',
  title: 'supplier',
  observe: ({ dossier }) => dossier.suppliers.map((claim) => traitOf('supplier', claim, `firm:${fold(claim.value.name)}`, claim.value.name)),
};
