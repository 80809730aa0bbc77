import { areNeighbouringStates, distanceKm, usStateOf } from '#values';
import type { Whereabouts } from './telemetry.ts';

type Somewhere = {
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly countryCode?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
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

/**
 * How two places lie to each other. By coordinates where both have them; else different countries are far, and so are states of the
 * United States that do not border on each other; one city is near; of the rest nothing is known.
 * @param km least distance that is far
 */
export function howFar(a: Somewhere, b: Somewhere, km: number): { readonly relation: 'near' | 'far' | 'unknown'; readonly km?: number } {
  const distance = distanceKm(a, b);
  if (distance !== undefined) return { relation: distance > km ? 'far' : 'near', km: Math.round(distance) };
  if (a.countryCode === undefined || b.countryCode === undefined) return { relation: 'unknown' };
  if (a.countryCode !== b.countryCode) return { relation: 'far' };
  const [city, other] = [a.city?.toLowerCase(), b.city?.toLowerCase()];
  if (a.countryCode === 'US') {
    const [state, second] = [usStateOf(a.region ?? ''), usStateOf(b.region ?? '')];
    if (state !== undefined && second !== undefined && state !== second) return { relation: areNeighbouringStates(state, second) ? 'unknown' : 'far' };
    if (state === undefined || second === undefined) return { relation: 'unknown' };
  }
  if (city === undefined || city !== other) return { relation: 'unknown' };
  return { relation: 'near' };
}

/** A place in a few words. */
export function somewhere({ city, region, countryCode, latitude, longitude }: Somewhere): string {
  const words = [city, region, countryCode].filter((one) => one !== undefined);
  if (words.length === 0 && latitude !== undefined && longitude !== undefined)
    return `${Math.abs(latitude)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude)}° ${longitude < 0 ? 'W' : 'E'}`;
  return words.length === 0 ? 'a place without a name' : words.join(', ');
}
