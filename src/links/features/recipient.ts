import { relateNames } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';
import { nameKey } from './person-name.ts';

/** Somebody else who signed for the person’s equipment. */
export const recipient: LinkFeature = {
  id: 'recipient',
  title: 'who signed for equipment',
  observe: ({ dossier }) =>
    dossier.shipments.flatMap((claim) => {
      const { recipientName: name, direction, recipientRelationship: relation } = claim.value;
      if (name === undefined || direction === 'return' || relation === 'worker' || relation === 'concierge') return [];
      const key = nameKey(name);
      const isOwn = dossier.names.some((own) => relateNames(own.value.name, name) === 'same');
      return key === undefined || isOwn
        ? []
        : [traitOf('recipient', claim, key, name, relation === 'household' || relation === 'colleague' ? { honest: `${relation} of the person` } : {})];
    }),
};
