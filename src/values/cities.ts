import type { PlaceFacts } from './place.ts';
import { fold } from './text.ts';
import { usStateOf } from './us-states.ts';

/**
 * Where a named city is. `several`: the country has more than one of that name, and the region does not tell which. `unknown`: no city of that
 * name is known there, perhaps since it is written otherwise. Neither is ever guessed.
 */
export type CityPoint = { readonly kind: 'found'; readonly latitude: number; readonly longitude: number } | { readonly kind: 'several' } | { readonly kind: 'unknown' };

export type CityFinder = (place: Pick<PlaceFacts, 'city' | 'region' | 'countryCode'>) => CityPoint;

/** Cities of one name this near to each other are one, entered twice. Unit: degrees, about 20 km. @source house */
const ONE_CITY = 0.2;

/** Where the lines begin that come at or after a text, in a table of sorted lines. */
function firstLineFrom(table: string, text: string): number {
  let [low, high] = [0, table.length];
  while (low < high) {
    const start = table.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const end = table.indexOf('\n', start);
    if (table.slice(start, end) < text) low = end + 1;
    else high = start;
  }
  return low;
}

/** Finds cities in a table as scripts/places/cities.ts makes it: lines of country and folded name, code and folded name of the region, latitude, longitude. */
export function cityFinder(table: string): CityFinder {
  return ({ city, region, countryCode }) => {
    const name = city === undefined ? '' : fold(city);
    if (name === '' || countryCode === undefined) return { kind: 'unknown' };
    const key = `${countryCode} ${name};`;
    const all: { readonly regions: readonly string[]; readonly latitude: number; readonly longitude: number }[] = [];
    for (let at = firstLineFrom(table, key); table.startsWith(key, at); at = table.indexOf('\n', at) + 1) {
      const [, code = '', regionName = '', latitude, longitude] = table.slice(at, table.indexOf('\n', at)).split(';');
      all.push({ regions: [code, regionName], latitude: Number(latitude), longitude: Number(longitude) });
    }
    const wanted = region === undefined ? [] : [fold(region), fold(region.replace(/^[A-Za-z]{2}-/, '')), ...(countryCode === 'US' ? [fold(usStateOf(region) ?? region)] : [])];
    const there = wanted.length === 0 ? [] : all.filter(({ regions }) => regions.some((one) => one !== '' && wanted.includes(one)));
    const [first, ...others] = there.length > 0 ? there : all;
    if (first === undefined) return { kind: 'unknown' };
    const apart = others.some(({ latitude, longitude }) => Math.abs(latitude - first.latitude) > ONE_CITY || Math.abs(longitude - first.longitude) > ONE_CITY);
    return apart ? { kind: 'several' } : { kind: 'found', latitude: first.latitude, longitude: first.longitude };
  };
}
