import { type LinkFeature, traitOf } from '../feature.ts';

/** Digits behind the point from which a coordinate is of a house and not of a town. Unit: decimal digits; four are 11 m. @source WGS 84: 1° of latitude is 111 km */
const DIGITS = 4;

/** A coordinate to the house, or undefined where it is coarser. */
function pointOf(latitude: number | undefined, longitude: number | undefined): string | undefined {
  const fine = (degrees: number | undefined) => degrees !== undefined && (String(degrees).split('.')[1] ?? '').length >= DIGITS;
  return latitude !== undefined && longitude !== undefined && fine(latitude) && fine(longitude) ? `${latitude.toFixed(DIGITS)},${longitude.toFixed(DIGITS)}` : undefined;
}

/** A point on the map to which a parcel went or at which somebody lives. */
export const geographicPoint: LinkFeature = {
  id: 'geographic-point',
  title: 'point on the map',
  observe({ dossier: { addresses, shipments } }) {
    const places = [
      ...addresses.map((claim) => ({ claim, place: claim.value })),
      ...shipments.flatMap((claim) => (claim.value.to === undefined ? [] : [{ claim, place: claim.value.to }])),
    ];
    return places.flatMap(({ claim, place }) => {
      const point = pointOf(place.latitude, place.longitude);
      return point === undefined ? [] : [traitOf('geographic-point', claim, `point:${point}`, point)];
    });
  },
};
