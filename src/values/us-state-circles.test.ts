import { expect, test } from 'vitest';
import { kmOutsideUsState } from './us-state-circles.ts';
import { areNeighbouringStates } from './us-states.ts';

/** Capitals, to a tenth of a degree, written down apart from the table. */
const CAPITALS = `AL 32.4 -86.3, AK 58.3 -134.4, AZ 33.4 -112.1, AR 34.7 -92.3, CA 38.6 -121.5, CO 39.7 -105.0, CT 41.8 -72.7, DE 39.2 -75.5, DC 38.9 -77.0, FL 30.4 -84.3, GA 33.7 -84.4,
HI 21.3 -157.9, ID 43.6 -116.2, IL 39.8 -89.7, IN 39.8 -86.2, IA 41.6 -93.6, KS 39.0 -95.7, KY 38.2 -84.9, LA 30.5 -91.2, ME 44.3 -69.8, MD 39.0 -76.5, MA 42.4 -71.1, MI 42.7 -84.6, MN 44.9 -93.1,
MS 32.3 -90.2, MO 38.6 -92.2, MT 46.6 -112.0, NE 40.8 -96.7, NV 39.2 -119.8, NH 43.2 -71.5, NJ 40.2 -74.8, NM 35.7 -105.9, NY 42.7 -73.8, NC 35.8 -78.6, ND 46.8 -100.8, OH 40.0 -83.0, OK 35.5 -97.5,
OR 44.9 -123.0, PA 40.3 -76.9, RI 41.8 -71.4, SC 34.0 -81.0, SD 44.4 -100.4, TN 36.2 -86.8, TX 30.3 -97.7, UT 40.8 -111.9, VT 44.3 -72.6, VA 37.5 -77.5, WA 47.0 -122.9, WV 38.3 -81.6, WI 43.1 -89.4, WY 41.1 -104.8`;
const capitals = CAPITALS.split(/,\s/).map((line) => {
  const [state = '', latitude, longitude] = line.split(' ');
  return { state, point: { latitude: Number(latitude), longitude: Number(longitude) } };
});
const outside = (state: string, point: { readonly latitude: number; readonly longitude: number }) => kmOutsideUsState(point, { countryCode: 'US', region: state });

test('every capital lies within the circle round its state', () => {
  expect(capitals).toHaveLength(51);
  for (const { state, point } of capitals) expect(outside(state, point), state).toBe(0);
});

test('circles round small states tell the capitals of states that do not border on them', () => {
  const told = capitals.filter(({ state, point }) => state !== 'RI' && !areNeighbouringStates('RI', state) && (outside('RI', point) ?? 0) > 0);
  // The nearest of them, New Hampshire’s, is 180 km from the centre.
  expect(told).toHaveLength(51 - 1 - 3);
});

test.each([
  ['TX', 'El Paso', 31.8, -106.5],
  ['TX', 'Brownsville', 25.9, -97.5],
  ['TX', 'Texarkana', 33.4, -94.0],
  ['FL', 'Key West', 24.6, -81.8],
  ['FL', 'Pensacola', 30.4, -87.2],
  ['CA', 'Imperial Beach', 32.6, -117.1],
  ['CA', 'Crescent City', 41.8, -124.2],
  ['NY', 'Montauk', 41.0, -71.9],
  ['NY', 'Niagara Falls', 43.1, -79.1],
  ['MI', 'Ironwood', 46.5, -90.2],
  ['MI', 'Monroe', 41.9, -83.4],
  ['AK', 'Attu, beyond the 180th meridian', 52.9, 172.9],
  ['AK', 'Ketchikan', 55.3, -131.6],
  ['HI', 'Hilo', 19.7, -155.1],
  ['HI', 'Lihue', 22.0, -159.4],
  ['VA', 'Cumberland Gap', 36.6, -83.7],
  ['VA', 'Chincoteague', 37.9, -75.4],
])('%s reaches to %s', (state, _town, latitude, longitude) => {
  expect(outside(state, { latitude, longitude })).toBe(0);
});

test('a point far away lies outside by less than it is from the state', () => {
  // El Paso, the Texan town nearest to Reno, is 1,470 km away.
  const km = outside('Texas', { latitude: 39.5, longitude: -119.8 }) ?? 0;
  expect(km).toBeGreaterThan(1000);
  expect(km).toBeLessThan(1470);
});

test('nothing is said without coordinates, or of a region of another country', () => {
  expect(kmOutsideUsState({}, { countryCode: 'US', region: 'TX' })).toBeUndefined();
  expect(kmOutsideUsState({ latitude: 39.5, longitude: -119.8 }, { countryCode: 'US' })).toBeUndefined();
  expect(kmOutsideUsState({ latitude: 39.5, longitude: -119.8 }, { countryCode: 'DE', region: 'DE' })).toBeUndefined();
});
