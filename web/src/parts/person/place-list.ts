import countryCodes from 'i18n-iso-countries/codes.json';
import type { Schemas } from '../../api.ts';

export type Place = Schemas['PlaceOnMap'];

/** Networks behind which nobody is where their address is. @source src/model/whereabouts.ts */
export const HIDING: ReadonlySet<string> = new Set(['consumer-vpn', 'hosting', 'residential-proxy', 'tor']);

/** Numbers of countries on the map by their codes of two letters. @source ISO 3166-1 */
export const countryNumbers: ReadonlyMap<string, string> = new Map((countryCodes as readonly (readonly string[])[]).map(([two = '', , number = '']) => [two, number]));

/** Places of one kind at one spot, as one line. */
export type Spot = Place & { readonly number: number; readonly days: number; readonly whats: readonly string[] };

/** Places joined where kind, words and position are the same, in the order of their kinds, numbered as on the map. */
export function spots(places: readonly Place[]): readonly Spot[] {
  const joined = new Map<string, { place: Place; days: number; whats: Set<string>; from: string | undefined; until: string | undefined }>();
  for (const place of places) {
    const key = [place.kind, place.text, place.latitude, place.longitude].join('|');
    const known = joined.get(key);
    if (known === undefined) {
      joined.set(key, { place, days: place.days ?? 0, whats: new Set(place.what === undefined ? [] : [place.what]), from: place.from, until: place.until });
      continue;
    }
    known.days += place.days ?? 0;
    if (place.what !== undefined) known.whats.add(place.what);
    known.from = [known.from, place.from].filter((one) => one !== undefined).sort()[0];
    known.until = [known.until, place.until]
      .filter((one) => one !== undefined)
      .sort()
      .at(-1);
  }
  return [...joined.values()].map(({ place, days, whats, from, until }, at) => ({
    ...place,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    number: at + 1,
    days,
    whats: [...whats],
  }));
}
