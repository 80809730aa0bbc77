import { addressKey, placeLine } from '#values';
import { type LinkFeature, traitOf } from '../feature.ts';
import { officeOf } from './postal-address.ts';

/** Where equipment for the person goes. */
export const deliveryAddress: LinkFeature = {
  id: 'delivery-address',
  title: 'delivery address',
  observe({ dossier: { shipments, addresses } }) {
    const places = [
      ...shipments.flatMap((claim) =>
        claim.value.direction === 'outbound' && claim.value.to !== undefined ? [{ claim, place: claim.value.to, kind: claim.value.toClassification }] : [],
      ),
      ...addresses.flatMap((claim) => (claim.value.kind === 'shipping' ? [{ claim, place: claim.value, kind: claim.value.classification }] : [])),
    ];
    return places.flatMap(({ claim, place, kind }) => {
      const key = addressKey(place);
      return key === undefined ? [] : [traitOf('delivery-address', claim, `place:${key}`, placeLine(place), officeOf(kind))];
    });
  },
};
