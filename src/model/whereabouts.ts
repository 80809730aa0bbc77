import { areNeighbouringStates, distanceKm, kmOutsideUsState, usStateOf } from '#values';
import type { Whereabouts } from './telemetry.ts';

type Somewhere = {
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly countryCode?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly measured?: boolean | undefined;
};

/** Networks whose exit is where the person is. A carrier’s gateway may be in another city, a VPN’s anywhere, a firm’s at the firm. @source red-flag catalogue 2026-11, section 11 */
const FIXED: ReadonlySet<Whereabouts['kind']> = new Set(['residential', 'unknown']);

/** Networks that hide where a person is. */
const HIDING: ReadonlySet<Whereabouts['kind']> = new Set(['consumer-vpn', 'hosting', 'residential-proxy', 'tor']);

/** Whether a place says where somebody or something is: measured by the device, or behind a fixed line. */
export function showsPlace({ measured, kind, ordinary, countryCode, latitude }: Whereabouts): boolean {
  if (measured) return countryCode !== undefined || latitude !== undefined;
  return countryCode !== undefined && FIXED.has(kind) && !ordinary;
}

/** Whether somebody chose to hide the place: not so behind a firm’s network or what everybody uses. */
export function hidesPlace({ kind, ordinary }: Whereabouts): boolean {
  return HIDING.has(kind) && !ordinary;
}

/** Coordinates of a place. Where an address database knows the country alone, it names the middle of the country, which is no place. @source K. Hill, “How an internet mapping glitch turned a random Kansas farm into a digital hell”, Fusion, 2016-04-10; red-flag catalogue 2026-11, section 11 (geo-IP error) */
function pointOf({ latitude, longitude, city, region, measured }: Somewhere): { readonly latitude?: number | undefined; readonly longitude?: number | undefined } {
  return measured === false && city === undefined && region === undefined ? {} : { latitude, longitude };
}

/**
 * How two places lie to each other. By coordinates where both have them; else different countries are far, and so are states of the
 * United States that do not border on each other, and a state and a point outside the circle round it; one city is near; of the rest nothing is known.
 * @param km least distance that is far, of a state from its circle
 */
export function howFar(a: Somewhere, b: Somewhere, km: number): { readonly relation: 'near' | 'far' | 'unknown'; readonly km?: number } {
  const [point, second] = [pointOf(a), pointOf(b)];
  const distance = distanceKm(point, second);
  if (distance !== undefined) return { relation: distance > km ? 'far' : 'near', km: Math.round(distance) };
  if (Math.max(kmOutsideUsState(point, b) ?? 0, kmOutsideUsState(second, a) ?? 0) > km) return { relation: 'far' };
  if (a.countryCode === undefined || b.countryCode === undefined) return { relation: 'unknown' };
  if (a.countryCode !== b.countryCode) return { relation: 'far' };
  if (a.countryCode === 'US') {
    const [state, other] = [usStateOf(a.region ?? ''), usStateOf(b.region ?? '')];
    if (state !== undefined && other !== undefined && state !== other) return { relation: areNeighbouringStates(state, other) ? 'unknown' : 'far' };
    if (state === undefined || other === undefined) return { relation: 'unknown' };
  }
  return { relation: a.city !== undefined && a.city.toLowerCase() === b.city?.toLowerCase() ? 'near' : 'unknown' };
}

/** A place in a few words. */
export function somewhere({ city, region, countryCode, latitude, longitude }: Somewhere): string {
  const words = [city, region, countryCode].filter((one) => one !== undefined);
  if (words.length === 0 && latitude !== undefined && longitude !== undefined)
    return `${Math.abs(latitude)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude)}° ${longitude < 0 ? 'W' : 'E'}`;
  return words.length === 0 ? 'a place without a name' : words.join(', ');
}
